"""`build.py waive`: a clause is kept although a rule of fair competition objects."""

from __future__ import annotations

from policypress import report
from policypress.cli import FINDINGS, OK
from policypress.cli.options import a_text, add_policy, folder
from policypress.cli.parser import Parser
from policypress.cli.progress import Line
from policypress.findings import has_errors
from policypress.pipeline import auditing

SUMMARY = "保留一处竞争问题：写明谁、为什么、到何时，条文改动即失效"
_EXAMPLES = """\
  build.py waive FC-11 major --who 区发展和改革局 --why 门槛和上限已经写明 --until 2028年12月31日
  build.py waive FC-01 rent --who 区发展和改革局 --why 场地在本区 --until 2027年12月31日 \\
      --exception public --alternative 已比较其他方案，均不能达到同样的效果"""


def run(arguments: list[str]) -> int:
    """Record the waiver; the exit code."""
    given = _parser().parse(arguments)
    policy, templates = folder(given.policy), folder(given.templates)
    entry = {
        "rule": given.rule.upper(),
        "clause": given.clause,
        "who": given.who,
        "why": given.why,
        "until": given.until,
    }
    if given.exception:
        entry["exception"] = given.exception
        entry["alternative"] = given.alternative
    line = Line()
    try:
        found = auditing.clauses_of(policy, templates, line)
    finally:
        line.clear()
    problems = found.found
    if found.policy is not None:
        problems = auditing.waive(policy, found, entry)
    if has_errors(problems):
        print(report.as_text(problems))
        return FINDINGS
    name = found.texts[given.clause].name
    print(
        f"已记下：{name}保留 {entry['rule']} 至{given.until}（audit.yaml）。"
    )
    return OK


def _parser() -> Parser:
    """What the command line may say."""
    from policypress.source.model.audit import EXCEPTIONS

    parser = Parser("waive", SUMMARY, _EXAMPLES)
    parser.add_argument("rule", metavar="规则", help="编号，如 FC-11")
    parser.add_argument("clause", metavar="条文", help="条文标识，如 major")
    for name, shown, said in (
        ("--who", "单位", "决定保留的单位"),
        ("--why", "理由", "为什么保留"),
        ("--until", "日期", "保留到何时，如 2028年12月31日"),
    ):
        parser.add_argument(
            name,
            metavar=shown,
            type=a_text,
            required=True,
            help=said,
        )
    parser.add_argument(
        "--exception",
        choices=sorted(EXCEPTIONS),
        help="适用《公平竞争审查条例》第十二条哪一种例外",
    )
    parser.add_argument(
        "--alternative",
        metavar="论证",
        type=a_text,
        default="",
        help="适用例外的必填：为什么没有影响更小的替代方案",
    )
    add_policy(parser)
    return parser
