"""`build.py amend`: an amending decision applied to a text."""

from __future__ import annotations

import datetime
from pathlib import Path

from policypress import report
from policypress.cli import FINDINGS, OK
from policypress.cli.closing import counts, removed
from policypress.cli.options import add_policy, folders
from policypress.cli.parser import Parser
from policypress.cli.progress import Line
from policypress.findings import has_errors
from policypress.pipeline import amend as amending
from policypress.system.environment import ROOT

SUMMARY = "把修改决定适用到原文：修改后全文、修订稿、每一项落在哪里"
_EXAMPLES = """\
  build.py amend 旧法.docx 修改决定.docx
  build.py amend 办法.md 修改决定.md --out ~/修改后"""


def run(arguments: list[str]) -> int:
    """Applies a decision and says what came of it; the exit code."""
    parser = Parser(
        "amend",
        "读懂修改决定的每一项，适用到原文。有一项读不懂、找不到，就指出是哪一项，一项也不适用。",
        _EXAMPLES,
    )
    parser.add_argument(
        "old",
        metavar="原文",
        help="修改前的文本：.docx、.md、.txt",
    )
    parser.add_argument(
        "decision",
        metavar="修改决定",
        help="修改决定：.docx、.md、.txt",
    )
    add_policy(parser)
    parser.add_argument(
        "--out",
        metavar="目录",
        type=Path,
        default=ROOT / "outputs" / "修改后",
        help="输出文件夹（默认 outputs/修改后/）",
    )
    given = parser.parse(arguments)
    policy, templates, out = folders(parser, given)
    request = amending.AmendRequest(
        given.old,
        given.decision,
        policy,
        templates,
        out,
        date=datetime.date.today().isoformat(),
    )
    line = Line()
    try:
        result = amending.amend(request, line)
    finally:
        line.clear()
    print(describe(result, out))
    if has_errors(result.findings):
        return FINDINGS
    return OK


def describe(
    result: amending.AmendResult,
    out: Path,
) -> str:
    """The closing text."""
    from policypress.compare.reports.landed import counted

    lines = [report.as_text(result.findings)] if result.findings else []
    if not (result.written or result.unchanged):
        lines.append("没有适用任何一项，没有写入文件。")
        return "\n".join(lines)
    lines.append(f"{counted(result.landed)}：")
    lines += [f"  {one.sentence}" for one in result.landed]
    lines.append(f"{report.shown(out)}/  {counts(result)}。")
    lines += removed(result.removed)
    return "\n".join(lines)
