"""`build.py new`: a policy to start from, or one more measure, provision, annex, guide or
compared policy."""

from __future__ import annotations

from pathlib import Path

from policypress import report
from policypress.cli import FINDINGS, OK
from policypress.cli.options import add_policy, folder
from policypress.cli.parser import Parser

SUMMARY = "新建一套政策（new policy 目录），或一条措施、一条条文、一个附件、一份指南、一份对照政策"
_EXAMPLES = """\
  build.py new policy ~/某区措施
  build.py new policy ~/某区低空 --like low-altitude
  build.py new measure talent-fund --chapter creation
  build.py new provision 申报材料 --chapter review
  build.py new annex scoring
  build.py new guide talent-fund
  build.py new benchmark city"""
_KINDS = ("policy", "measure", "provision", "annex", "guide", "benchmark")
_WHAT = (
    "policy 一套政策；measure 一条措施；provision 不给资金的一条；annex 一个附件；"
    "guide 一条措施的申报指南（标识与措施相同；各指南的通用部分写 common）；benchmark 一份对照政策"
)


def run(arguments: list[str]) -> int:
    """Write a new policy or file and say what comes next; the exit code."""
    from policypress.source import new_file, new_policy

    parser = Parser("new", SUMMARY, _EXAMPLES)
    parser.add_argument("kind", metavar="类别", choices=_KINDS, help=_WHAT)
    parser.add_argument(
        "name",
        metavar="名称",
        help="policy：新文件夹；其他：标识，即文件名",
    )
    parser.add_argument(
        "--chapter",
        metavar="章",
        help="measure、provision：所属章的标识",
    )
    parser.add_argument(
        "--like",
        metavar="样例",
        help="policy：从哪一套开始，starter（默认，最小的）、policy（随附的），或 examples/ 中的 low-altitude、talent-housing",
    )
    add_policy(parser)
    given = parser.parse(arguments)
    if given.like and given.kind != "policy":
        parser.error("--like 只用于 new policy")
    if given.kind == "policy":
        made = new_policy(folder(Path(given.name)), given.like or "starter")
    else:
        made = new_file(
            folder(given.policy),
            given.kind,
            given.name,
            given.chapter,
        )
    if made.findings:
        print(report.as_text(made.findings))
        return FINDINGS
    for path in made.written:
        print(f"已写入 {report.shown(path)}")
    print(f"下一步：{made.next}")
    return OK
