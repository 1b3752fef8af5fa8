"""`build.py sign`: legal review approves clauses as they read now."""

from __future__ import annotations

import datetime

from policypress import report
from policypress.cli import FINDINGS, OK
from policypress.cli.options import a_text, add_policy, folder
from policypress.cli.parser import Parser
from policypress.cli.progress import Line
from policypress.findings import has_errors
from policypress.pipeline import auditing

SUMMARY = "合法性审核签认：记下各条现在的文字，以后改动即失效"
_EXAMPLES = """\
  build.py sign --who 区司法局                    全部条款
  build.py sign major ceiling --who 法规科        这两条
  build.py audit --changed                        签认以后有改动的"""


def run(arguments: list[str]) -> int:
    """Record the approval; the exit code."""
    parser = Parser("sign", SUMMARY, _EXAMPLES)
    parser.add_argument(
        "clauses",
        metavar="条文",
        nargs="*",
        help="条文标识；不写为全部",
    )
    parser.add_argument(
        "--who",
        metavar="单位",
        type=a_text,
        required=True,
        help="审核单位或者审核人",
    )
    parser.add_argument("--date", metavar="日期", type=a_text, help="默认今天")
    parser.add_argument(
        "--note",
        metavar="意见",
        type=a_text,
        default="",
        help="审核意见",
    )
    add_policy(parser)
    given = parser.parse(arguments)
    policy, templates = folder(given.policy), folder(given.templates)
    day = datetime.date.today()
    date = given.date or f"{day.year}年{day.month}月{day.day}日"
    line = Line()
    try:
        found = auditing.clauses_of(policy, templates, line)
    finally:
        line.clear()
    problems = found.found
    if found.policy is not None:
        problems = auditing.sign(
            policy,
            found,
            given.clauses,
            given.who,
            date,
            given.note,
        )
    if has_errors(problems):
        print(report.as_text(problems))
        return FINDINGS
    count = len(given.clauses) or len(found.texts)
    print(f"已签认 {count} 条（{given.who}，{date}），记在 audit.yaml。")
    return OK
