"""`build.py set`: one value of the source changed, every other byte as it was."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from policypress import report
from policypress.cli import FINDINGS, OK
from policypress.cli.options import add_policy, folder
from policypress.cli.parser import Parser
from policypress.cli.progress import Line
from policypress.findings import Place
from policypress.system import terminal

if TYPE_CHECKING:
    from policypress.pipeline import editing

SUMMARY = "修改源文件里的一个值：改哪一处、原来是什么、哪些文件跟着变"
_EXAMPLES = """\
  build.py set measures/patent-award#title 支持专利创造
  build.py set excellence#supports.team.amount 12万元
  build.py undo                   撤销"""
_SHOWN = 12  # documents named; the rest are counted


def run(arguments: list[str]) -> int:
    """Change one value and say what follows; the exit code."""
    from policypress.pipeline import editing

    parser = Parser("set", SUMMARY, _EXAMPLES)
    parser.add_argument(
        "node",
        metavar="节点",
        help="文件#键.键，如 measures/patent-award#title",
    )
    parser.add_argument("value", metavar="新值", help="新的文字或数据")
    add_policy(parser)
    given = parser.parse(arguments)
    policy, templates = folder(given.policy), folder(given.templates)
    when = datetime.datetime.now().isoformat(timespec="seconds")
    request = editing.SetRequest(
        given.node,
        given.value,
        policy,
        templates,
        when,
    )
    line = Line()
    try:
        result = editing.set_value(request, line)
    finally:
        line.clear()
    print(describe(result, given.value))
    return OK if result.is_made else FINDINGS


def describe(result: editing.SetResult, value: str) -> str:
    """The closing text."""
    lines = [report.as_text(result.findings)] if result.findings else []
    if not result.is_made:
        lines.append("没有写入任何文件。")
        return terminal.printable("\n".join(lines))
    if result.place:
        place = result.place
        file = report.relative(place.file)
        where = str(Place(file, place.line, place.column))
        lines.append(f"{where}  {result.node}")
    lines += [f"  原来：{result.old or '（没有写）'}", f"  现在：{value}"]
    lines += _follow(result.follow)
    lines.append("撤销：build.py undo")
    return terminal.printable("\n".join(lines))


def _follow(names: list[str]) -> list[str]:
    """The documents that follow."""
    if not names:
        return ["没有文件因此变化。"]
    rest = len(names) - _SHOWN
    more = [f"  ……另有 {rest} 份"] if rest > 0 else []
    head = f"跟着变的文件（{len(names)} 份，运行 build.py 生成）："
    return [head, *(f"  {name}" for name in names[:_SHOWN]), *more]
