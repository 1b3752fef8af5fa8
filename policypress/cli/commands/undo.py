"""`build.py undo`: the last change that this tool made to the source, taken back."""

from __future__ import annotations

from policypress import report
from policypress.cli import FINDINGS, OK
from policypress.cli.options import add_policy, folder
from policypress.cli.parser import Parser
from policypress.system import terminal

SUMMARY = "撤销本工具对源文件的上一次改动，可以连续撤销"
_EXAMPLES = "  build.py undo"


def run(arguments: list[str]) -> int:
    """Take the last edit back and say what it was; the exit code."""
    from policypress.edit import undo

    parser = Parser("undo", SUMMARY, _EXAMPLES)
    add_policy(parser)
    given = parser.parse(arguments)
    undone = undo(folder(given.policy))
    if isinstance(undone, list):
        print(report.as_text(undone))
        return FINDINGS
    files = "、".join(undone.before)
    print(
        terminal.printable(
            f"已撤销 {undone.when} 的改动：{undone.what}\n  {files}"
        )
    )
    return OK
