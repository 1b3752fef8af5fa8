"""`build.py calculate answers.yaml`: what applicants can apply for, how much, and why; their
forms, filled in; or the letters of a refusal.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policypress import report
from policypress.cli import FINDINGS, OK
from policypress.cli.lists import add_list_options, of_list
from policypress.cli.options import add_out, add_policy, folder, folders
from policypress.cli.parser import Parser
from policypress.cli.progress import Line
from policypress.findings import Finding, Place, has_errors
from policypress.system import terminal

if TYPE_CHECKING:
    from policypress.cli.applicants import Applicant
    from policypress.eligibility.answer_file import AnswerFile
    from policypress.source.model import Policy

SUMMARY = "按申请人的情况测算能申报哪些措施、多少金额"
_EXAMPLES = """\
  build.py calculate 填报.yaml
  build.py calculate 填报.yaml --json > 测算结果.json
  build.py calculate 填报.yaml --forms 申请表
  build.py calculate 填报.yaml --letter patent-award
  build.py calculate 填报汇总.csv --letter patent-award
  build.py calculate --table-template 名单.xlsx
  build.py calculate --table 名单.xlsx
  build.py calculate --table 名单.xlsx --against HEAD~1"""


def run(arguments: list[str]) -> int:
    """Calculate for applicants, fill in their forms, or write the letters of a
    refusal; the exit code."""
    from policypress.cli.applicants import read_applicants
    from policypress.eligibility import export

    parser = _parser()
    given = parser.parse(arguments)
    given.policy, given.templates, given.out = folders(parser, given)
    _check_choice(parser, given)
    policy, findings = _policy(given.policy)
    if policy is None:
        return _report(_of_severity(findings, "error"), given.json)
    doubts = _of_severity(findings, "warning")
    if doubts:
        print(report.as_text(doubts), file=sys.stderr)
    if not given.answers:
        return of_list(policy, given)
    rules = export(policy)
    applicants, mistakes = read_applicants(given.answers, rules)
    if has_errors(mistakes) or not applicants:
        return _report(mistakes, given.json)
    if given.letter:
        return _letters(policy, rules, applicants, given)
    if given.forms:
        return _forms(policy, rules, applicants, given)
    print(_results(rules, applicants, given.json))
    return OK


def _of_severity(
    findings: list[Finding],
    severity: str,
) -> list[Finding]:
    """Those that are errors, or warnings."""
    return [one for one in findings if one.severity == severity]


def _results(
    rules: dict[str, Any],
    applicants: list[Applicant],
    as_json: bool,
) -> str:
    """The results of all applicants, as text or JSON; of several each with its name."""
    if len(applicants) == 1:
        return _result(rules, applicants[0].given, as_json)
    texts = [_result(rules, one.given, as_json) for one in applicants]
    if as_json:
        return f"[{','.join(texts)}]"
    names = [one.given.applicant or one.label for one in applicants]
    titled = zip(names, texts, strict=True)
    return "\n\n".join(f"【{name}】\n{text}" for name, text in titled)


def _policy(folder: Path) -> tuple[Policy | None, list[Finding]]:
    """The policy to calculate with, None when it has errors; and all its findings."""
    from policypress.source import load_kept
    from policypress.source.promises import promises

    loaded = load_kept(folder)
    findings = list(loaded.findings)
    if loaded.policy is not None:
        findings += promises(loaded.policy)
    if has_errors(findings):
        return None, findings
    return loaded.policy, findings


def _result(
    rules: dict[str, Any],
    answers: AnswerFile,
    as_json: bool,
) -> str:
    """What the applicant can apply for, as text or JSON."""
    from policypress.eligibility import evaluate
    from policypress.eligibility.report import as_data, as_text

    result = evaluate(rules, answers.answers, steps=True)
    if as_json:
        return terminal.as_json(as_data(rules, answers.answers, result))
    return as_text(rules, answers.answers, result)


def _letters(
    policy: Policy,
    rules: dict[str, Any],
    applicants: list[Applicant],
    given: argparse.Namespace,
) -> int:
    """Write the letters that refuse one measure; the exit code."""
    from policypress.cli.letters import Asked, write_letters

    measure = _measure(policy, given.letter)
    if isinstance(measure, Finding):
        return _report([measure], given.json)
    asked = Asked(given.policy, given.templates, given.out, measure)
    findings = write_letters(policy, rules, applicants, asked)
    return _report(findings, given.json)


def _forms(
    policy: Policy,
    rules: dict[str, Any],
    applicants: list[Applicant],
    given: argparse.Namespace,
) -> int:
    """Fill in the forms of what came out, and print where they are; the exit code."""
    from policypress.pipeline.filled_forms import FillRequest, fill_forms

    request = FillRequest(
        given.policy,
        given.templates,
        folder(given.forms),
    )
    findings: list[Finding] = []
    for one in applicants:
        line = Line()
        made = fill_forms(
            policy,
            rules,
            one.given,
            one.label,
            request,
            line,
        )
        line.clear()
        for path in (*made.written, *made.unchanged):
            print(report.shown(path))
        findings += made.findings
    return _report(findings, given.json)


def _measure(policy: Policy, asked: str) -> str | Finding:
    """The id of the measure that is asked for by id, title or subject."""
    from policypress.findings import did_you_mean

    names: dict[str, str] = {}
    for key, measure in policy.measures.items():
        names |= {measure.title: key, measure.subject: key}
    names |= {key: key for key in policy.measures}
    if asked in names:
        return names[asked]
    hint = did_you_mean(asked, names, f"可用：{'、'.join(policy.measures)}")
    message = f"没有措施“{asked}”"
    return Finding("unknown-measure", message, Place("--letter"), hint)


def _report(findings: list[Finding], as_json: bool) -> int:
    """Print findings, if there are any; the exit code.

    Nothing is printed without a finding, not even as JSON.
    """
    if findings:
        print(
            report.as_json(findings) if as_json else report.as_text(findings)
        )
    return FINDINGS if has_errors(findings) else OK


def _parser() -> Parser:
    """What the command line may say."""
    parser = Parser(
        "calculate",
        "读取一个申请人的填报文件，列出每条措施可申报、不可申报还是待确认，以及金额、算法和依据的条款；"
        "或者读取一份名单，逐户测算，写出结果、公示名单和资金测算表。",
        _EXAMPLES,
    )
    parser.add_argument(
        "answers",
        metavar="填报文件",
        type=Path,
        nargs="*",
        help=(
            "YAML：applicant: 名称；answers: 下面每行“填报项: 值”，填报项见 fields.yaml；"
            "也可以写几个文件、文件夹，或者一人一行的 .csv"
        ),
    )
    add_policy(parser)
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="以 JSON 输出")
    form.add_argument(
        "--letter",
        metavar="措施",
        help="按标识或名称，为不可申报的措施写一份《不予支持告知书》（.docx）",
    )
    form.add_argument(
        "--forms",
        metavar="目录",
        type=Path,
        help="为可申报的措施填好申请表，并列出材料清单（.docx），写入这个目录",
    )
    add_list_options(parser)
    add_out(parser, "，写告知书和名单测算的文件")
    return parser


def _check_choice(
    parser: Parser,
    given: argparse.Namespace,
) -> None:
    """Raises WrongUsage unless one applicant is asked for, one list, or the empty one."""
    asked = [given.answers or None, given.table, given.table_template]
    named = [one for one in asked if one is not None]
    if not named:
        parser.error("写一个填报文件，或者用 --table 写名单")
    if len(named) > 1:
        parser.error("填报文件、--table 和 --table-template 只能用一个")
    _check_beside(parser, given)


def _check_beside(
    parser: Parser,
    given: argparse.Namespace,
) -> None:
    """Raises WrongUsage for options that need a list, or an applicant, without one."""
    if not given.answers and (given.letter or given.forms):
        parser.error("--letter 和 --forms 只与填报文件一起用")
    of_lists = given.against or given.dask or given.budget is not None
    if given.table is None and of_lists:
        parser.error("--against、--budget 和 --dask 与 --table 一起用")
