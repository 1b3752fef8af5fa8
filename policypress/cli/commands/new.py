"""`build.py new`: a small valid policy, or one more measure, provision or annex."""

from __future__ import annotations

from pathlib import Path

from policypress import report
from policypress.cli import FINDINGS, OK
from policypress.cli.options import add_policy, folder
from policypress.cli.parser import Parser

SUMMARY = "新建一套政策（new policy 目录）、一条措施（measure）、一条条文（provision）或一个附件（annex）"
_EXAMPLES = """\
  build.py new policy ~/某区措施
  build.py new measure talent-fund --chapter creation
  build.py new provision 申报材料 --chapter review
  build.py new annex scoring"""


def run(arguments: list[str]) -> int:
    """Write a new policy or measure and say what comes next; the exit code."""
    from policypress.source import new_file, new_policy

    parser = Parser("new", SUMMARY, _EXAMPLES)
    parser.add_argument(
        "kind",
        metavar="类别",
        choices=("policy", "measure", "provision", "annex"),
        help="policy 一套政策；measure 一条措施；provision 不给资金的一条；annex 一个附件",
    )
    parser.add_argument(
        "name",
        metavar="名称",
        help="policy：新文件夹；其他：标识，即文件名",
    )
    parser.add_argument(
        "--chapter", metavar="章", help="measure、provision：所属章的标识"
    )
    add_policy(parser)
    given = parser.parse(arguments)
    if given.kind == "policy":
        made = new_policy(folder(Path(given.name)))
    else:
        made = new_file(
            folder(given.policy), given.kind, given.name, given.chapter
        )
    if made.findings:
        print(report.as_text(made.findings))
        return FINDINGS
    for path in made.written:
        print(f"已写入 {report.shown(path)}")
    print(f"下一步：{made.next}")
    return OK
