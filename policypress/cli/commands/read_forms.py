"""`build.py read-forms`: filled-in application forms as one table."""

from __future__ import annotations

from pathlib import Path

from policypress import report
from policypress.cli import FINDINGS, OK
from policypress.cli.closing import counts, removed
from policypress.cli.options import folder
from policypress.cli.parser import Parser
from policypress.cli.progress import Line
from policypress.findings import has_errors
from policypress.system import terminal
from policypress.system.environment import ROOT

SUMMARY = "把收回的申请表（.docx）汇总成表：一份一行，读不准的指出来"
_EXAMPLES = """\
  build.py read-forms 收件
  build.py read-forms 收件 --format xlsx,csv
  build.py read-forms 收件 --answers          另为每份写出可以测算的填报文件"""
_FORMATS = ("xlsx", "csv")


def run(arguments: list[str]) -> int:
    """Read a folder of forms and say what came of it; the exit code."""
    from policypress.pipeline.forms import FormsRequest, read_forms

    parser = Parser("read-forms", SUMMARY, _EXAMPLES)
    parser.add_argument(
        "folder",
        metavar="文件夹",
        type=Path,
        help="收回的申请表所在的文件夹",
    )
    parser.add_argument(
        "--out",
        metavar="目录",
        type=Path,
        default=ROOT / "outputs" / "填报汇总",
        help="输出文件夹（默认 outputs/填报汇总/）",
    )
    parser.add_argument(
        "--format",
        metavar="格式",
        default="xlsx",
        help="xlsx、csv，用逗号隔开（默认 xlsx）",
    )
    parser.add_argument(
        "--answers",
        action="store_true",
        help="为每份申请表写一份填报文件，供 calculate 使用",
    )
    given = parser.parse(arguments)
    formats = tuple(given.format.replace("，", ",").split(","))
    wrong = [one for one in formats if one not in _FORMATS]
    if wrong:
        parser.error(f"--format 只能写 xlsx、csv，写的是“{wrong[0]}”")
    request = FormsRequest(
        folder(given.folder),
        folder(given.out),
        formats,
        given.answers,
    )
    line = Line()
    try:
        result = read_forms(request, line)
    finally:
        line.clear()
    lines = [report.as_text(result.findings)] if result.findings else []
    lines += [f"{name}：{number} 份" for name, number in result.rows.items()]
    if result.written or result.unchanged:
        lines.append(f"{report.shown(request.out)}/  {counts(result)}。")
        lines += removed(result.removed)
    print(terminal.printable("\n".join(lines)))
    return FINDINGS if has_errors(result.findings) else OK
