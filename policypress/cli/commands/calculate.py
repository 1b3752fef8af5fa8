"""`build.py calculate answers.yaml`: what one applicant can apply for, how much, and
why; or the letter of a refusal.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policypress import report
from policypress.cli import FINDINGS, OK
from policypress.cli.options import add_out, add_policy, folder, folders
from policypress.cli.parser import Parser
from policypress.cli.progress import Line
from policypress.findings import Finding, Place, has_errors
from policypress.system import terminal

if TYPE_CHECKING:
    from policypress.eligibility.answer_file import AnswerFile
    from policypress.source.model import Policy

SUMMARY = "按一个申请人的情况测算能申报哪些措施、多少金额"
_EXAMPLES = """\
  build.py calculate 填报.yaml
  build.py calculate 填报.yaml --json > 测算结果.json
  build.py calculate 填报.yaml --letter patent-award"""


def run(arguments: list[str]) -> int:
    """Calculate for one applicant, or write the letter of a refusal; the exit code."""
    from policypress.eligibility import export
    from policypress.eligibility.answer_file import read_answers

    parser = _parser()
    given = parser.parse(arguments)
    given.policy, given.templates, given.out = folders(parser, given)
    policy, findings = _policy(given.policy)
    if policy is None:
        errors = [
            finding for finding in findings if finding.severity == "error"
        ]
        return _report(errors, given.json)
    doubts = [finding for finding in findings if finding.severity == "warning"]
    if doubts:
        print(report.as_text(doubts), file=sys.stderr)
    rules = export(policy)
    answers = read_answers(folder(given.answers), str(given.answers), rules)
    if answers.findings:
        return _report(list(answers.findings), given.json)
    if given.letter:
        return _letter(policy, rules, answers, given)
    print(_result(rules, answers, given.json))
    return OK


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


def _letter(
    policy: Policy,
    rules: dict[str, Any],
    answers: AnswerFile,
    given: argparse.Namespace,
) -> int:
    """Write the letter that refuses one measure, and print where; the exit code."""
    from policypress.cli.letters import letter_owner, own_name
    from policypress.eligibility import evaluate
    from policypress.eligibility.letter import refusal
    from policypress.pipeline.production import produce
    from policypress.pipeline.request import BuildRequest

    measure = _measure(policy, given.letter)
    if isinstance(measure, Finding):
        return _report([measure], given.json)
    document, findings = refusal(
        policy,
        given.templates,
        rules,
        answers.applicant,
        answers.answers,
        evaluate(rules, answers.answers),
        measure,
    )
    if document is None or has_errors(findings):
        return _report(findings, given.json)
    owner = letter_owner(given.out, given.policy, measure, answers)
    file = folder(given.answers)
    label = "" if answers.applicant.strip() else file.stem
    document = own_name(document, given.out, owner, label)
    request = BuildRequest(
        given.policy,
        given.templates,
        given.out,
        only=(document.name,),
        inputs=(file,),
    )
    line = Line()
    made = produce([document], request, line, owner)
    line.clear()
    for path in (*made.written, *made.unchanged):
        print(report.shown(path))
    return _report(made.findings, given.json)


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
        "读取一个申请人的填报文件，列出每条措施可申报、不可申报还是待确认，以及金额、算法和依据的条款。",
        _EXAMPLES,
    )
    parser.add_argument(
        "answers",
        metavar="填报文件",
        type=Path,
        help="YAML：applicant: 名称；answers: 下面每行“填报项: 值”，填报项见 fields.yaml",
    )
    add_policy(parser)
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="以 JSON 输出")
    form.add_argument(
        "--letter",
        metavar="措施",
        help="按标识或名称，为不可申报的措施写一份《不予支持告知书》（.docx）",
    )
    add_out(parser, "，只写告知书")
    return parser
