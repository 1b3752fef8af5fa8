"""YAML's syntax errors in a drafter's words: what is probably wrong, and where.

The parser complains where it could go no further; the cause is often a line above. So the lines around the complaint
are first looked at for the usual slips, and only then is the complaint itself translated.
"""

from __future__ import annotations

import re

from policypress.findings import Finding, Place

Spot = tuple[int, int]  # line and column from 0, as the parser counts

_KEY = r"\s*(?:- +)?([\w-]+)"
# code, pattern (the place is its group "at"), message, hint; looked for in this order, within one line.
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
# What the parser says, in part → code, message, hint. Both of PyYAML's parsers are covered; the first match counts.
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
        "补上 }；值以 {{ 开头时给整个值加引号",
    ),
    ("escape", "bad-escape", "双引号里的反斜杠 \\ 用法不对", "改用单引号，或写成 \\\\"),
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


def explain_syntax(
    text: str,
    file: str,
    problem: str,
    context: str,
    at: Spot | None,
    since: Spot | None,
) -> Finding:
    """A finding for what the parser said (`problem`, `context`), at the place of the probable cause."""
    lines = text.split("\n")
    line, column = at or (0, 0)
    if (
        "quoted scalar" in context
        and "end of stream" in problem
        or "document indicator" in problem
    ):
        begin = since or (line, column)
        return _finding(
            file,
            begin,
            "unclosed-quote",
            "引号没有配对，从这里一直到文件末尾都被当成了文字",
            "补上另一个引号；文字里有引号时外面换一种引号，或用中文引号“”",
        )
    if since and since[0] < len(lines) and "flow" in context:
        if found := _slip(lines, file, since[0], ("unquoted-braces",)):
            return found
    for number in _suspects(lines, line, since):
        if found := _slip(lines, file, number):
            return found
    return _translated(lines, file, problem, context, (line, column), since)


def _suspects(lines: list[str], line: int, since: Spot | None) -> list[int]:
    """Numbers of the lines worth looking at: the one complained about, the last written one above, where it began."""
    written = [n for n in range(min(line, len(lines) - 1), -1, -1) if lines[n].strip()][
        :2
    ]
    begun = [since[0]] if since and line - 1 <= since[0] < len(lines) else []
    return list(dict.fromkeys([*begun, *written]))


def _slip(
    lines: list[str], file: str, number: int, only: tuple[str, ...] = ()
) -> Finding | None:
    for code, pattern, message, hint in _SLIPS:
        if (not only or code in only) and (found := pattern.match(lines[number])):
            groups = found.groupdict()
            column = (
                found.start("at")
                if groups.get("at") is not None
                else found.start("here")
            )
            return _finding(file, (number, column), code, message, hint)
    return None


def _translated(
    lines: list[str],
    file: str,
    problem: str,
    context: str,
    at: Spot,
    since: Spot | None,
) -> Finding:
    here = lines[at[0]] if at[0] < len(lines) else ""
    for number in _suspects(lines, at[0], since):
        if found := _QUOTED_TAIL.match(lines[number]):
            return _finding(
                file,
                (number, found.start("at")),
                "text-after-quote",
                "引号之后还有文字",
                "引号要包住整个值；文字里有引号时外面换一种引号，或用中文引号“”",
            )
    if "mapping values" in problem and (found := _TWO_COLONS.match(here)):
        return _finding(
            file,
            (at[0], found.end("value") - 2),
            "second-colon",
            "值里又有英文冒号，被当成了另一个键",
            "给整个值加引号，或改用中文冒号",
        )
    said = f"{problem} {context}"
    for part, code, message, hint in _COMPLAINTS:
        if (
            part in problem
            or part in said
            and part in ("block scalar", "anchor", "alias", "tag", "directive")
        ):
            spot = since if code in ("unclosed-bracket", "alias") and since else at
            return _finding(file, spot, code, message, hint)
    return _finding(
        file,
        at,
        "syntax",
        "这一处不合 YAML 的写法",
        f"{_INDENT_HINT}；含特殊符号的值加引号",
    )


def _finding(file: str, spot: Spot, code: str, message: str, hint: str) -> Finding:
    return Finding(code, message, Place(file, spot[0] + 1, spot[1] + 1), hint)
