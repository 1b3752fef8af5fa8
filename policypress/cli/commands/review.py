"""`build.py review`: a Word file that came back, as changes of the source."""

from __future__ import annotations

import argparse
import datetime
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policypress import report
from policypress.cli import FINDINGS, OK
from policypress.cli.options import add_policy, folder
from policypress.cli.parser import Parser
from policypress.cli.progress import Line
from policypress.findings import has_errors
from policypress.system import terminal

if TYPE_CHECKING:
    from policypress.pipeline.review import ReviewRequest, ReviewResult
    from policypress.review.proposal import Proposal
    from policypress.word.formats import Format

SUMMARY = (
    "读取审阅后的 Word 文件，把修改逐处改回源文件；说明哪些不能改回、为什么"
)
_EXAMPLES = """\
  build.py review 回稿.docx                    列出每处修改，不写入
  build.py review 回稿.docx --apply            采纳能改回的全部修改
  build.py review 回稿.docx --apply --pick 1,3-5
  build.py review 张三.docx 李四.docx --json
  build.py review 意见汇总.xlsx --apply        把来函意见登记到 policy/reviews/
  build.py undo                                撤销"""
_KINDS = {
    "words": "文字",
    "figure": "数据",
    "added": "新增",
    "removed": "删去",
    "moved": "移动",
    "split": "拆分",
    "joined": "合并",
    "same": "不用改",
    "refused": "不能改回",
}
_WITNESS = {
    "exact": "底稿与现在的源文件一致，修订逐处有据",
    "moved-on": "底稿是 git 中较早的版本；送审以后源文件没有改的各段逐处有据",
    "own-marks": "底稿是回稿拒绝全部修订以后的文字；源文件里没有改的各段逐处有据",
    "mixed": "有的改动没有留痕；只有修订的各段逐处有据，其余按文字比较",
    "bookmarks": "没有可用的修订痕迹或者底稿不同，按文字和段落的书签比较",
    "compared": "没有可用的修订痕迹或者底稿不同，按文字比较",
}
_YES = ("y", "yes", "是", "采纳")
_AROUND = 12  # characters shown beside what changed


def run(arguments: list[str]) -> int:
    """Show what a file changes, write it if asked; the exit code."""
    from msgspec.structs import replace

    from policypress.pipeline.review import ReviewRequest

    given = _parse(arguments)
    request = ReviewRequest(
        tuple(given.files),
        folder(given.policy),
        folder(given.templates),
        given.apply,
        given.pick,
        tuple(given.author),
        datetime.datetime.now().isoformat(timespec="seconds"),
    )
    result = _reviewed(request)
    if given.interactive and not has_errors(result.findings):
        picked = ask(result.proposals)
        if picked:
            request = replace(request, apply=True, pick=picked)
            result = _reviewed(request)
    print(_as_json(result) if given.json else as_text(result))
    is_wrong = has_errors(result.findings) or result.differences
    return FINDINGS if is_wrong else OK


def _reviewed(request: ReviewRequest) -> ReviewResult:
    """A review with its progress on the terminal."""
    from policypress.pipeline.review import review

    line = Line()
    try:
        return review(request, line)
    finally:
        line.clear()


def ask(proposals: Sequence[Proposal]) -> tuple[int, ...]:
    """Shows each change that can be written back and asks whether to take it; the
    numbers of those that are taken. The end of the input takes no more."""
    picked: list[int] = []
    for number, one in enumerate(proposals, 1):
        if not one.steps:
            continue
        print(terminal.printable("\n".join(_shown(number, one))))
        try:
            answer = input("     采纳？[y/N] ")
        except EOFError:
            break
        if answer.strip().lower() in _YES:
            picked.append(number)
    return tuple(picked)


def _parse(arguments: list[str]) -> argparse.Namespace:
    """The words of the command line."""
    parser = Parser("review", SUMMARY, _EXAMPLES)
    parser.add_argument(
        "files",
        metavar="回稿",
        type=Path,
        nargs="+",
        help="审阅后交回的 .docx，或者意见汇总表（.xlsx、.docx），可以有几份",
    )
    parser.add_argument(
        "--apply",
        action="store_true",
        help="写入能改回的修改（默认只列出）",
    )
    parser.add_argument(
        "--pick",
        metavar="序号",
        type=numbers,
        default=(),
        help="只采纳这些序号的，如 1,3-5",
    )
    parser.add_argument(
        "--author",
        metavar="姓名",
        action="append",
        default=[],
        help="只采纳这个人的，可以写几次",
    )
    parser.add_argument(
        "--interactive",
        action="store_true",
        help="逐处询问是否采纳，问完写入采纳的",
    )
    parser.add_argument("--json", action="store_true", help="以 JSON 输出")
    add_policy(parser)
    return parser.parse(arguments)


def numbers(text: str) -> tuple[int, ...]:
    """1,3-5 as numbers. Raises ArgumentTypeError."""
    found: list[int] = []
    for part in text.replace("，", ",").split(","):
        match = re.fullmatch(r"\s*(\d{1,5})(?:\s*-\s*(\d{1,5}))?\s*", part)
        if match is None:
            message = f"“{text}”不是序号，写成 1,3-5"
            raise argparse.ArgumentTypeError(message)
        first = int(match[1])
        found += range(first, int(match[2] or first) + 1)
    return tuple(found)


def as_text(result: ReviewResult) -> str:
    """Everything for the terminal."""
    lines = [report.as_text(result.findings)] if result.findings else []
    for returned in result.returned:
        witness = _WITNESS.get(returned.witness, "")
        if witness:
            lines += [f"{returned.name} ← {returned.document}：{witness}"]
    for number, one in enumerate(result.proposals, 1):
        lines += _shown(number, one)
    if result.tables:
        lines += _table(result)
    for returned in result.returned:
        for said in returned.remarks:
            lines += _remark(said)
        lines += [_format(one) for one in returned.formats]
    lines += _closing(result)
    return terminal.printable("\n".join(lines))


def _shown(number: int, one: Proposal) -> list[str]:
    """One proposal."""
    who = "、".join(one.authors)
    dates = sorted({change.date[:10] for change in one.by if change.date})
    head = (
        f"{number:>3}. {_KINDS[one.kind]}  {one.node}  {who} {' '.join(dates)}"
    )
    from policypress.word.marked import LINE

    lines = [head.rstrip()]
    old, new = (
        words.replace(LINE, "↵") for words in clipped(one.old, one.new)
    )
    if old:
        lines.append(f"     原：{old}")
    if new:
        lines.append(f"     改：{new}")
    if one.said:
        lines.append(f"     回稿写作：{one.said}")
    if one.reason:
        lines.append(f"     原因：{one.reason}")
    return lines


def clipped(old: str, new: str) -> tuple[str, str]:
    """Old and new words where they differ, with a few characters around."""
    old, new = old.replace("\n", "⏎"), new.replace("\n", "⏎")
    before = 0
    while before < min(len(old), len(new)) and old[before] == new[before]:
        before += 1
    behind = 0
    most = min(len(old), len(new)) - before
    while behind < most and old[-1 - behind] == new[-1 - behind]:
        behind += 1
    start = max(before - _AROUND, 0)
    return _part(old, start, behind), _part(new, start, behind)


def _part(
    text: str,
    start: int,
    behind: int,
) -> str:
    """A text without what it begins and ends with in common with another."""
    end = min(len(text) - behind + _AROUND, len(text))
    head = "……" if start else ""
    tail = "……" if end < len(text) else ""
    return f"{head}{text[start:end]}{tail}" if text else ""


def _remark(said: Any) -> list[str]:
    """One comment."""
    remark = said.remark
    state = "（已解决）" if remark.done else ""
    lines = [
        f"批注{state}  {said.node}  {remark.author} {remark.date[:10]}",
        f"     对“{said.words[:30]}”：{remark.text}",
    ]
    answers = [f"     {one.author} 答：{one.text}" for one in said.answers]
    return lines + answers


def _format(one: Format) -> str:
    """A change of nothing but the look."""
    who = f"{one.by.author} {one.by.date[:10]}"
    return f"只改格式，不写回  “{one.words[:30]}”  {who}".rstrip()


def _table(result: ReviewResult) -> list[str]:
    """What tables of opinions say and enter."""
    lines = []
    for one in result.tables:
        rows = one.table.rows
        lines.append(f"{one.name}：意见 {len(rows)} 条")
        if one.table.empty:
            lines[-1] += f"，写明没有意见的 {one.table.empty} 行"
    made = result.entered
    lines.append(
        f"意见登记：新增 {made.new} 条，补采纳情况 {made.answered} 条，"
        f"已有 {made.same} 条"
    )
    return lines


def _registered(result: ReviewResult) -> list[str]:
    """The end of a review of nothing but opinions."""
    if result.is_applied:
        written = f"已写入：{'、'.join(result.written)}"
        return [written, "撤销：build.py undo"]
    if result.entered.steps:
        return ["没有写入。登记：加 --apply。"]
    return ["没有要写入的。"]


def _closing(result: ReviewResult) -> list[str]:
    """How many, what was written, and what does not agree."""
    is_read = result.returned or result.tables
    if not is_read or has_errors(result.findings):
        return ["没有写入任何文件。"]
    if not result.returned:
        return _registered(result)
    refused = sum(one.is_refused for one in result.proposals)
    same = sum(one.kind == "same" for one in result.proposals)
    able = len(result.proposals) - refused - same
    remarks = sum(len(one.remarks) for one in result.returned)
    counted = (
        f"修改 {len(result.proposals)} 处：能改回 {able} 处，"
        + (f"不用改 {same} 处，" if same else "")
        + f"不能改回 {refused} 处；批注 {remarks} 条。"
    )
    if result.is_applied:
        return [counted, *_applied(result)]
    if able:
        how = "没有写入。采纳：加 --apply，或 --apply --pick 序号。"
        return [counted, how]
    return [counted]


def _applied(result: ReviewResult) -> list[str]:
    """What was written of a review, and what does not agree."""
    lines = [f"已写入：{'、'.join(result.written)}"]
    if result.follow:
        lines.append(f"跟着变的文件：{'、'.join(result.follow)}")
    lines += [
        f"核对不一致：源文件“{one.ours}”，回稿“{one.theirs}”"
        for one in result.differences
    ]
    if result.is_proved and not result.differences:
        lines.append(
            "核对：除列明不能改回的和没有选用的，重新生成的文字与回稿接受全部修订后一致。"
        )
    lines.append("撤销：build.py undo")
    return lines


def _as_json(result: ReviewResult) -> str:
    """Everything, for programs."""
    rows = [
        {
            "number": number,
            "kind": one.kind,
            "node": one.node,
            "old": one.old,
            "new": one.new,
            "by": [
                {"author": change.author, "date": change.date}
                for change in one.by
            ],
            "reason": one.reason,
            "said": one.said,
            "file": one.source,
        }
        for number, one in enumerate(result.proposals, 1)
    ]
    remarks = [
        {
            "node": said.node,
            "words": said.words,
            "author": said.remark.author,
            "date": said.remark.date,
            "text": said.remark.text,
            "done": said.remark.done,
            "answers": [
                {"author": one.author, "text": one.text}
                for one in said.answers
            ],
        }
        for returned in result.returned
        for said in returned.remarks
    ]
    formats = [
        {
            "words": one.words,
            "author": one.by.author,
            "date": one.by.date,
            "file": returned.name,
        }
        for returned in result.returned
        for one in returned.formats
    ]
    files = [
        {
            "file": returned.name,
            "document": returned.document,
            "witness": returned.witness,
        }
        for returned in result.returned
    ]
    return terminal.as_json(
        {
            "files": files,
            "changes": rows,
            "comments": remarks,
            "formats": formats,
            "opinions": {
                "new": result.entered.new,
                "answered": result.entered.answered,
                "same": result.entered.same,
            },
            "applied": result.is_applied,
            "written": result.written,
            "differences": [
                {"ours": one.ours, "theirs": one.theirs}
                for one in result.differences
            ],
            **json.loads(report.as_json(result.findings)),
        }
    )
