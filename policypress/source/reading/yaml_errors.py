"""YAML's syntax errors in a drafter's words: what is probably wrong, and where.

The parser complains where it could go no further; the cause is often a line above. So
the lines around the complaint are first looked at for the usual slips, and only then is
the complaint itself translated.
"""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from policypress.findings import Finding, Place

Position = tuple[int, int]  # line and column from 0, as the parser counts

_KEY = r"\s*(?:- +)?([\w-]+)"
# code, pattern (the place is its group "at"), message, hint; looked for in this order,
# within one line.
_SLIPS = tuple(
    (code, re.compile(pattern), message, hint)
    for code, pattern, message, hint in (
        (
            "tab",
            r" *(?P<at>\t)",
            "缩进用了制表符（Tab）",
            "改用空格缩进，每层两个空格；编辑器可设为“用空格代替 Tab”",
        ),
        (
            "full-width-space",
            r"[ \t]*(?P<at>　)",
            "行首用了全角空格",
            "缩进只用半角空格",
        ),
        (
            "full-width-colon",
            rf"{_KEY}(?P<at>：)(?!.*: )",
            "键和值之间用了全角冒号“：”",
            "改成英文冒号加一个空格，如 title: 名称",
        ),
        (
            "full-width-bracket",
            rf"{_KEY}: +(?P<at>[｛［])|\s*- +(?P<here>[｛［])",
            "用了全角括号“｛”",
            "改成英文括号 { }，各项之间用英文逗号加一个空格",
        ),
        (
            "full-width-comma",
            r"[^\"'#]*[{\[][^\"'{}#]*?(?P<at>，)\s*[A-Za-z_][\w-]*: ",
            "各项之间用了全角逗号“，”",
            "改成英文逗号加一个空格，如 {a: 甲, b: 乙}",
        ),
        (
            "full-width-space",
            rf"{_KEY}:(?P<at>　)",
            "冒号后用了全角空格",
            "改成半角空格",
        ),
        (
            "missing-space",
            rf"{_KEY}(?P<at>:)(?=[^\s/])(?!.*: )",
            "英文冒号后没有空格",
            "冒号后加一个空格，如 title: 名称",
        ),
        (
            "unquoted-braces",
            rf"{_KEY}: +(?P<at>\{{[{{%#])|\s*- +(?P<here>\{{[{{%#])",
            "值以 {{ 开头却没有加引号，会被 YAML 当成另一种写法",
            "给整个值加引号，或换行用 | 写",
        ),
        (
            "reserved-start",
            rf"{_KEY}: +(?P<at>[%@`])|\s*- +(?P<here>[%@`])",
            "值不能以 %、@ 或 ` 开头",
            "给整个值加引号",
        ),
        (
            "reserved-start",
            rf"{_KEY}: +(?P<at>[*&!](?![A-Za-z0-9]))|\s*- +(?P<here>[*&!](?![A-Za-z0-9]))",
            "值不能以 *、& 或 ! 开头",
            "给整个值加引号",
        ),
    )
)
_QUOTED_TAIL = re.compile(rf"""{_KEY}: +(?P<at>(?P<q>["']).*(?P=q))\s*\S""")
_TWO_COLONS = re.compile(rf"{_KEY}: +(?P<value>[^\"'\[{{|>].*?: )")

_INDENT_HINT = "同一层的键左边对齐；下一层比上一层多缩进两个空格"
# What the parser says, in part → code, message, hint. Both of PyYAML's parsers are
# covered; the first match counts.
_COMPLAINTS = (
    (
        "mapping values are not allowed",
        "bad-indent",
        "缩进不对，或这一行有多余的英文冒号",
        f"{_INDENT_HINT}；文字里有英文冒号时给整个值加引号",
    ),
    (
        "could not find expected ':'",
        "missing-colon",
        "这一行没有写成“键: 值”",
        "补上英文冒号和空格；若是上一行文字的继续，就缩进得比键更深",
    ),
    (
        "sequence entries are not allowed",
        "bad-list",
        "列表项“- ”的位置不对",
        "列表另起一行写，每项以“- ”开头，左边对齐",
    ),
    (
        "'-' indicator",
        "bad-list",
        "列表中混进了不以“- ”开头的行",
        "列表项左边对齐，每项以“- ”开头；不是列表的行另作一层",
    ),
    ("tab", "tab", "缩进用了制表符（Tab）", "改用空格缩进，每层两个空格"),
    (
        "',' or ']'",
        "unclosed-bracket",
        "方括号 [ 没有配对，或各项之间缺逗号",
        "补上 ]；各项之间用英文逗号",
    ),
    (
        "',' or '}'",
        "unclosed-bracket",
        "花括号 { 没有配对，或各项之间缺逗号",
        "补上 }；值中有 {{ }} 时给整个值加引号",
    ),
    (
        "escape",
        "bad-escape",
        "双引号里的反斜杠 \\ 用法不对",
        "改用单引号，或写成 \\\\",
    ),
    (
        "node content",
        "bad-value",
        "这里应当是一个值",
        "补写内容；值以 ]、}、, 等符号开头时给它加引号",
    ),
    ("tag", "tag", "不允许使用以 ! 开头的标签", "给整个值加引号"),
    (
        "directive",
        "bad-directive",
        "不能以 % 开头写指令",
        "删去这一行，或给整个值加引号",
    ),
    (
        "document start",
        "bad-indent",
        "缩进不对：这一行比文件开头的行更靠左",
        _INDENT_HINT,
    ),
    ("anchor", "alias", "不支持以 & 或 * 开头的值", "给整个值加引号"),
    ("alias", "alias", "不支持以 & 或 * 开头的值", "给整个值加引号"),
    (
        "cannot start any token",
        "reserved-start",
        "值不能以这个符号开头",
        "给整个值加引号",
    ),
    (
        "expected key",
        "bad-indent",
        "缩进不对：这一行和上面的任何一层都没有对齐",
        _INDENT_HINT,
    ),
    (
        "block end",
        "bad-indent",
        "缩进不对：这一行和上面的任何一层都没有对齐",
        _INDENT_HINT,
    ),
    (
        "block scalar",
        "bad-block",
        "| 或 > 之后的写法不对",
        "| 或 > 后面直接换行，正文从下一行写起",
    ),
    ("depth", "too-deep", "层次太深", "核对括号 [ { 是否多写了"),
)
# What the parser takes and no policy needs: code, message, hint.
MERGED = ("merge-key", "不支持 <<（合并）的写法", "把要用的各项直接写在这里")
SEVERAL_DOCUMENTS = (
    "several-documents",
    "一个文件里有几份内容（中间用 --- 隔开）",
    "删去 ---，或分成几个文件",
)
NO_TEXT_KEY = (
    "not-a-text-key",
    "键必须是文字，不能是列表或一组键值",
    "写成“键: 值”",
)
# Words that count in the parser's context too; others would mislead there.
_IN_CONTEXT = ("block scalar", "anchor", "alias", "tag", "directive")
# Mistakes to be looked for where the parser had begun, not where it stopped.
_AT_BEGINNING = ("unclosed-bracket", "alias", "missing-colon")


def mark_of(mark: Any) -> Position | None:
    """The parser's own mark as a position."""
    if mark:
        return (mark.line, mark.column)
    return None


class Complaint(Struct, frozen=True):
    """What the parser said. problem, context: its words; at: where it could go no
    further; since: where it had begun."""

    problem: str
    context: str
    at: Position | None
    since: Position | None

    @property
    def position(self) -> Position:
        return self.at or (0, 0)

    @property
    def all_text(self) -> str:
        return f"{self.problem} {self.context}"

    @property
    def is_open_quote(self) -> bool:
        """Whether a quotation mark was opened and the file came to its end."""
        if "document indicator" in self.problem:
            return True
        return (
            "quoted scalar" in self.context and "end of stream" in self.problem
        )


def explain_syntax(
    text: str,
    file: str,
    complaint: Complaint,
) -> Finding:
    """A finding for what the parser said of `text`, at the place of the probable cause."""
    lines = text.split("\n")
    complaint = _where_words_end(lines, complaint)
    since = complaint.since
    if complaint.is_open_quote:
        return _finding(
            file,
            since or complaint.position,
            "unclosed-quote",
            "引号没有配对，从这里一直到文件末尾都被当成了文字",
            "补上另一个引号；文字里有引号时外面换一种引号，或用中文引号“”",
        )
    if since and since[0] < len(lines) and "flow" in complaint.context:
        found = _slip(lines, file, since[0], ("unquoted-braces",))
        if found:
            return found
    for number in _suspects(lines, complaint):
        found = _slip(lines, file, number)
        if found:
            return found
    return _translated(lines, file, complaint)


def _where_words_end(
    lines: list[str],
    complaint: Complaint,
) -> Complaint:
    """The complaint; one behind all that is written is about the last words."""
    written = [at for at, line in enumerate(lines) if line.strip()]
    if not written or complaint.position[0] <= written[-1]:
        return complaint
    last = written[-1]
    return replace(complaint, at=(last, len(lines[last].rstrip())))


def _suspects(
    lines: list[str],
    complaint: Complaint,
) -> list[int]:
    """Numbers of the lines worth looking at: the one complained about, the last written
    one above, where it began."""
    line, since = complaint.position[0], complaint.since
    last = min(line, len(lines) - 1)
    written = [
        number for number in range(last, -1, -1) if lines[number].strip()
    ][:2]
    # Where the parser had begun is near the cause only when it is the line before or later.
    begun = [since[0]] if since and line - 1 <= since[0] < len(lines) else []
    return list(dict.fromkeys([*begun, *written]))


def _slip(
    lines: list[str],
    file: str,
    number: int,
    only: tuple[str, ...] = (),
) -> Finding | None:
    """The first of the usual slips in a line; only: codes of those to look for, () = all."""
    for code, pattern, message, hint in _SLIPS:
        if only and code not in only:
            continue
        found = pattern.match(lines[number])
        if found:
            group = "at" if found.groupdict().get("at") is not None else "here"
            position = (number, found.start(group))
            return _finding(file, position, code, message, hint)
    return None


def _translated(
    lines: list[str],
    file: str,
    complaint: Complaint,
) -> Finding:
    """What the parser said, where no slip was found that explains it."""
    for number in _suspects(lines, complaint):
        found = _QUOTED_TAIL.match(lines[number])
        if found:
            return _finding(
                file,
                (number, found.start("at")),
                "text-after-quote",
                "引号之后还有文字",
                "引号要包住整个值；文字里有引号时外面换一种引号，或用中文引号“”",
            )
    second_colon = _second_colon(lines, complaint)
    if second_colon:
        return _finding(
            file,
            second_colon,
            "second-colon",
            "值里又有英文冒号，被当成了另一个键",
            "给整个值加引号，或改用中文冒号",
        )
    for part, code, message, hint in _COMPLAINTS:
        if _is_about(complaint, part):
            begun = complaint.since if code in _AT_BEGINNING else None
            return _finding(
                file,
                begun or complaint.position,
                code,
                message,
                hint,
            )
    return _finding(
        file,
        complaint.position,
        "syntax",
        "这一处不合 YAML 的写法",
        f"{_INDENT_HINT}；含特殊符号的值加引号",
    )


def _second_colon(
    lines: list[str],
    complaint: Complaint,
) -> Position | None:
    """Where a value has a colon that the parser took for another key's; None when it did not."""
    number = complaint.position[0]
    if "mapping values" not in complaint.problem or number >= len(lines):
        return None
    found = _TWO_COLONS.match(lines[number])
    if found:
        return (number, found.end("value") - 2)
    return None


def _is_about(complaint: Complaint, part: str) -> bool:
    """Whether the parser's words have this part; of some things it speaks in the context only."""
    if part in complaint.problem:
        return True
    return part in _IN_CONTEXT and part in complaint.all_text


def _finding(
    file: str,
    position: Position,
    code: str,
    message: str,
    hint: str,
) -> Finding:
    """position: line and column from 0, as the parser counts."""
    return Finding(
        code,
        message,
        Place(file, position[0] + 1, position[1] + 1),
        hint,
    )
