"""Proposals of a review made edits of the source (采纳修改): each is tried with the others,
and one that would break what `check` holds is refused with what check says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from policypress.edit import Edit, Put
from policypress.findings import Finding, has_errors
from policypress.pipeline.returned import Returned
from policypress.pipeline.trial import Trial
from policypress.review.proposal import Proposal, mates, refuse

_EXPRESSION = re.compile(r"\{\{.*?\}\}", re.DOTALL)
Wrong = Callable[[Sequence[Proposal]], list[Finding]]


def settle(
    proposals: Sequence[Proposal],
    trial: Trial,
) -> None:
    """Refuses every proposal that does not go with those before it."""
    _refuse_wrong(proposals, trial.reading)
    _refuse_wrong(proposals, trial.composing)


def refuse_alone(
    proposals: Sequence[Proposal],
    trial: Trial,
) -> None:
    """Refuses those of some proposals that are wrong by themselves."""
    for one in proposals:
        findings = trial.composing([one])
        if has_errors(findings):
            refuse(one, _reason(findings))


def halves(
    proposals: Sequence[Proposal],
    files: Sequence[Returned],
) -> bool:
    """Notes the changes of which a part was refused while another could be made: neither
    is, and what else their paragraphs say is proposed anew. Whether there are any."""
    is_any = False
    by_name = {one.name: one for one in files}
    for one in proposals:
        others = mates(one, proposals) if one.is_refused else []
        if all(other.is_refused for other in others):
            continue
        noted = by_name[one.source].halves
        before = len(noted)
        for at in one.stretches:
            noted.setdefault((one.numbers[0], at), one.reason)
        is_any |= len(noted) > before
    return is_any


def _refuse_wrong(
    proposals: Sequence[Proposal],
    wrong: Wrong,
) -> None:
    """Refuses one proposal after the other until nothing is wrong with the rest."""
    findings = wrong(_open(proposals))
    while has_errors(findings):
        left = _refuse_named(proposals, findings, wrong)
        if left is None:
            _refuse_first(proposals, findings, wrong)
            left = wrong(_open(proposals))
        findings = left


def _refuse_named(
    proposals: Sequence[Proposal],
    findings: Sequence[Finding],
    wrong: Wrong,
) -> list[Finding] | None:
    """Refuses the proposals that findings point at, where the finding goes with them;
    what is wrong without them. None where they point at none."""
    named: dict[int, Finding] = {}
    for identity, finding in _named(proposals, findings):
        named.setdefault(identity, finding)
    if not named:
        return None
    accused = [one for one in _open(proposals) if id(one) in named]
    left = wrong([one for one in _open(proposals) if id(one) not in named])
    guilty = _guilty(accused, named, left)
    for one in guilty:
        refuse(one, _reason([named[id(one)]]))
    if not guilty:
        return None
    return left if len(guilty) == len(named) else wrong(_open(proposals))


def _guilty(
    accused: Sequence[Proposal],
    named: Mapping[int, Finding],
    left: Sequence[Finding],
) -> list[Proposal]:
    """Those whose finding went with them. named: what points at each, by identity; left:
    what is wrong without all of them."""
    still = {_about(finding) for finding in left}
    return [one for one in accused if _about(named[id(one)]) not in still]


def _named(
    proposals: Sequence[Proposal],
    findings: Sequence[Finding],
) -> Iterator[tuple[int, Finding]]:
    """The one proposal that a finding points at, by identity; findings that point at
    none, or at several, are left out."""
    for finding in findings:
        found = _pointed_at(proposals, finding)
        if finding.severity == "error" and len(found) == 1:
            yield id(found[0]), finding


def _pointed_at(
    proposals: Sequence[Proposal],
    finding: Finding,
) -> list[Proposal]:
    """The proposals that put a value which a finding quotes into the file that it is
    about; else all that change that file, or those of them that drop an expression: an
    amount that no clause states any more is still there and says nothing of who
    unstated it."""
    own = [one for one in proposals if _changes_file_of(one, finding)]
    quoted = [one for one in own if _is_quoted(one, finding)]
    if quoted or len(own) == 1:
        return quoted or own
    return [one for one in own if _drops_an_expression(one)]


def _changes_file_of(
    one: Proposal,
    finding: Finding,
) -> bool:
    """Whether a proposal changes the file that a finding is about."""
    file = _file(finding)
    return any(step.file == file for step in one.steps)


def _is_quoted(one: Proposal, finding: Finding) -> bool:
    """Whether a finding says a value that a proposal puts into its file."""
    values = _values(one, finding)
    return any(value in finding.message for value in values)


def _drops_an_expression(one: Proposal) -> bool:
    """Whether an expression that stood there does not stand there any more."""
    before = set(_EXPRESSION.findall(one.old))
    return not before <= set(_EXPRESSION.findall(one.new))


def _values(
    one: Proposal,
    finding: Finding,
) -> Iterator[str]:
    """The values that a proposal puts into the file of a finding."""
    for step in one.steps:
        if not isinstance(step, Edit) or step.file != _file(finding):
            continue
        if isinstance(step.change, Put):
            value = step.change.value
            if isinstance(value, str) and value:
                yield value


def _about(finding: Finding) -> tuple[str, str, str]:
    """What a finding is about, wherever its line is now."""
    return finding.code, finding.place.file, finding.message


def _file(finding: Finding) -> str:
    """The file of a finding, as steps name it."""
    return finding.place.file.partition("/")[2]


def _refuse_first(
    proposals: Sequence[Proposal],
    findings: Sequence[Finding],
    wrong: Wrong,
) -> None:
    """Refuses the first proposal that goes wrong together with those before it, for
    each file in which something is wrong."""
    for suspects, finding in _suspects(proposals, findings):
        own = suspects
        if not has_errors(wrong(own)):
            # The file is right in what it says of another, or a refusal has mended it
            # meanwhile.
            own = _open(proposals)
        if has_errors(wrong(own)):
            culprit, why = _first_wrong(own, wrong)
            refuse(culprit, _reason(why or [finding]))


def _open(proposals: Sequence[Proposal]) -> list[Proposal]:
    """The proposals that would be written."""
    return [one for one in proposals if one.steps]


def _suspects(
    proposals: Sequence[Proposal],
    findings: Sequence[Finding],
) -> Iterator[tuple[list[Proposal], Finding]]:
    """The proposals of which one is to blame, for each file in which something is
    wrong: those that change it; all, where none does."""
    seen: set[str] = set()
    is_found = False
    for finding in findings:
        name = _file(finding)
        if finding.severity != "error" or name in seen:
            continue
        seen.add(name)
        found = [
            one
            for one in proposals
            if any(step.file == name for step in one.steps)
        ]
        if found:
            is_found = True
            yield found, finding
    if not is_found:
        yield _open(proposals), findings[0]


def _first_wrong(
    suspects: Sequence[Proposal],
    wrong: Wrong,
) -> tuple[Proposal, list[Finding]]:
    """The first of some proposals that brings an error together with those before it,
    found by halving; and the errors."""
    sound, broken = 0, len(suspects)
    why: list[Finding] = []
    while broken - sound > 1:
        middle = (sound + broken) // 2
        found = wrong(suspects[:middle])
        if has_errors(found):
            broken, why = middle, found
        else:
            sound = middle
    return suspects[broken - 1], why


def _reason(findings: Sequence[Finding]) -> str:
    """What check would say of a change, and where."""
    first = next(one for one in findings if one.severity == "error")
    where = first.place.file.partition("/")[2] or first.place.file
    if first.place.line:
        where += f"第{first.place.line}行"
    return f"改后检查不通过：{first.message}（{where}）"
