"""Letters of refusal (不予支持告知书) on the disk: one for each applicant and application, and
none replaces another."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from policypress import report
from policypress.findings import Finding, has_errors
from policypress.publish import Owner, is_claimed
from policypress.publish.manifest import digest

if TYPE_CHECKING:
    from policypress.cli.applicants import Applicant
    from policypress.document import Document
    from policypress.eligibility.answer_file import AnswerFile
    from policypress.source.model import Policy

_LONGEST = (
    40  # characters of a label: with the measure's name it fits 255 bytes
)
_NOT_IN_NAMES = str.maketrans(dict.fromkeys('/\\:*?"<>|\0\n\r\t', "-"))


class Asked(Struct, frozen=True):
    """What a user asks for: folders, and the measure that is refused, by id."""

    policy: Path
    templates: Path
    out: Path
    measure: str


def letter_owner(
    out: Path,
    policy: Path,
    measure: str,
    given: AnswerFile,
) -> Owner:
    """A letter belongs to its answers: with others it is another letter.

    The manifest holds only their digest: it must not name applicants.
    """
    content: list[object] = [given.applicant, given.answers]
    if given.application.number:
        content.append(given.application.number)
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, default=str)
    return Owner.of(
        "letter",
        out,
        policy,
        f"{measure} {digest(text.encode())[:16]}",
    )


def own_name(
    document: Document,
    out: Path,
    owner: Owner,
    label: str,
) -> Document:
    """The document under a name that no other letter in the folder bears.

    label: what tells it apart where the applicant has no name, "" otherwise; a number
    is added if that is taken too.
    """
    name = document.name
    if label:
        name = f"{name}-{label.translate(_NOT_IN_NAMES)[:_LONGEST]}"
    numbered = (f"{name}（{number}）" for number in itertools.count(2))
    for candidate in itertools.chain([name], numbered):
        files = (f"{candidate}.{kind}" for kind in document.formats)
        if not is_claimed(out, owner, files):
            return replace(document, name=candidate)
    raise AssertionError("there is always another number")


def write_letters(
    policy: Policy,
    rules: dict[str, Any],
    applicants: list[Applicant],
    asked: Asked,
) -> list[Finding]:
    """A letter of refusal for each applicant, and where it stands printed. Of one that
    cannot be refused there is no letter, and a finding that names its file."""
    findings: list[Finding] = []
    is_one = len(applicants) == 1
    for one in applicants:
        found = _letter(policy, rules, one, asked)
        findings += found if is_one else [_about(one, f) for f in found]
    return findings


def _letter(
    policy: Policy,
    rules: dict[str, Any],
    applicant: Applicant,
    asked: Asked,
) -> list[Finding]:
    """One letter, written below the output folder."""
    from policypress.cli.progress import Line
    from policypress.eligibility import evaluate
    from policypress.eligibility.letter import refusal
    from policypress.pipeline.production import produce
    from policypress.pipeline.request import BuildRequest

    given = applicant.given
    result = evaluate(rules, given.answers, steps=True)
    document, findings = refusal(
        policy,
        asked.templates,
        rules,
        given,
        result,
        asked.measure,
    )
    if document is None or has_errors(findings):
        return findings
    owner = letter_owner(asked.out, asked.policy, asked.measure, given)
    label = "" if given.applicant.strip() else applicant.label
    document = own_name(document, asked.out, owner, label)
    request = BuildRequest(
        asked.policy,
        asked.templates,
        asked.out,
        only=(document.name,),
        inputs=(applicant.file,),
    )
    line = Line()
    made = produce([document], request, line, owner)
    line.clear()
    for path in (*made.written, *made.unchanged):
        print(report.shown(path))
    return [*findings, *made.findings]


def _about(
    applicant: Applicant,
    finding: Finding,
) -> Finding:
    """A finding of one of several, which says whose it is."""
    name = applicant.given.applicant or applicant.label
    return replace(finding, message=f"{name}：{finding.message}")
