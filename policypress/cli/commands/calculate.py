"""`build.py calculate answers.yaml`: what one applicant can apply for, how much, and why; or the letter of a refusal."""

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
    from policypress.source import load
    from policypress.source.promises import promises

    parser = _parser()
    given = parser.parse(arguments)
    given.policy, given.templates, given.out = folders(parser, given)
    loaded = load(given.policy)
    found = [*loaded.findings, *(promises(loaded.policy) if loaded.policy else ())]
    if loaded.policy is None or has_errors(found):
        return _told(
            [finding for finding in found if finding.severity == "error"], given.json
        )
    if doubts := [finding for finding in found if finding.severity == "warning"]:
        print(report.as_text(doubts), file=sys.stderr)
    from policypress.eligibility import evaluate, export
    from policypress.eligibility.answer_file import read_answers
    from policypress.eligibility.report import as_data, as_text

    rules = export(loaded.policy)
    said = read_answers(folder(given.answers), str(given.answers), rules)
    if said.findings:
        return _told(list(said.findings), given.json)
    if given.letter:
        return _letter(loaded.policy, rules, said, given)
    result = evaluate(rules, said.answers)
    if given.json:
        print(terminal.as_json(as_data(rules, said.answers, result)))
    else:
        print(as_text(rules, said.answers, result))
    return OK


def _letter(
    policy: Policy,
    rules: dict[str, Any],
    said: AnswerFile,
    given: argparse.Namespace,
) -> int:
    from policypress.cli.letters import letter_owner, own_name
    from policypress.eligibility import evaluate
    from policypress.eligibility.letter import refusal
    from policypress.findings import did_you_mean
    from policypress.pipeline.production import produce
    from policypress.pipeline.request import BuildRequest

    names = {
        name: key
        for key, one in policy.measures.items()
        for name in (one.title, one.subject)
    } | {key: key for key in policy.measures}
    if given.letter not in names:
        hint = did_you_mean(given.letter, names, f"可用：{'、'.join(policy.measures)}")
        return _told(
            [
                Finding(
                    "unknown-measure",
                    f"没有措施“{given.letter}”",
                    Place("--letter"),
                    hint,
                )
            ],
            given.json,
        )
    result = evaluate(rules, said.answers)
    document, findings = refusal(
        policy,
        given.templates,
        rules,
        said.applicant,
        said.answers,
        result,
        names[given.letter],
    )
    if document is None or has_errors(findings):
        return _told(findings, given.json)
    owner = letter_owner(given.out, given.policy, names[given.letter], said)
    answers = folder(given.answers)
    label = "" if said.applicant.strip() else answers.stem
    document = own_name(document, given.out, owner, label)
    line = Line()
    request = BuildRequest(
        given.policy,
        given.templates,
        given.out,
        only=(document.name,),
        inputs=(answers,),
    )
    made = produce([document], request, line, owner)
    line.clear()
    for path in (*made.written, *made.unchanged):
        print(report.shown(path))
    return _told(made.findings, given.json)


def _told(findings: list[Finding], as_json: bool) -> int:
    if findings:
        print(report.as_json(findings) if as_json else report.as_text(findings))
    return FINDINGS if has_errors(findings) else OK


def _parser() -> Parser:
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
