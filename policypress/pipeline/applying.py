"""Proposals of a review made edits of the source (采纳修改): each is tried with the others,
and one that would break what `check` holds is refused with what check says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from policypress.edit.edit import Edited, Step, added, copied, spliced
from policypress.findings import Finding, has_errors
from policypress.review.ordering import in_order
from policypress.review.proposal import Proposal, refuse
from policypress.source import load_kept

Look = Callable[[Path], list[Finding]]


class Trial:
    """Tries proposals on a copy of the policy.

    compose: what composing a policy finds, the dear part; it is asked last.
    """

    def __init__(self, root: Path, compose: Look) -> None:
        self._root, self._compose = root, compose
        self._loaded = load_kept(root).findings
        self._composed: list[Finding] | None = None
        self._made: dict[tuple[str, tuple[int, ...]], Edited] = {}

    def loading(self, proposals: Sequence[Proposal]) -> list[Finding]:
        """What is wrong with the source once these are made, and was not before."""
        return self._tried(proposals, self._only_load)

    def composing(self, proposals: Sequence[Proposal]) -> list[Finding]:
        """What is wrong with the documents once these are made, and was not before."""
        if self._composed is None:
            self._composed = self._compose(self._root)
        return self._tried(proposals, self._load_and_compose)

    def _only_load(self, copy: Path) -> list[Finding]:
        return added(self._loaded, load_kept(copy).findings)

    def _load_and_compose(self, copy: Path) -> list[Finding]:
        return added(self._composed or [], self._compose(copy))

    def _tried(
        self,
        proposals: Sequence[Proposal],
        look: Look,
    ) -> list[Finding]:
        """The errors that some proposals bring."""
        made = [self._file(*one) for one in _by_file(proposals).items()]
        findings = [one for each in made for one in each.findings]
        if has_errors(findings):
            return findings
        states = [state for each in made for state in each.files]
        with copied(self._root, states) as copy:
            return [one for one in look(copy) if one.severity == "error"]

    def _file(
        self,
        name: str,
        steps: Sequence[Step],
    ) -> Edited:
        """One file with some steps made, kept: most are tried again and again."""
        key = (name, tuple(map(id, steps)))
        if key not in self._made:
            self._made[key] = spliced(self._root, steps)
        return self._made[key]


def _by_file(proposals: Sequence[Proposal]) -> dict[str, list[Step]]:
    """The steps of proposals by the file they are made in."""
    found: dict[str, list[Step]] = {}
    for step in in_order(step for one in proposals for step in one.steps):
        found.setdefault(step.file, []).append(step)
    return found


def settle(
    proposals: Sequence[Proposal],
    trial: Trial,
) -> None:
    """Refuses every proposal that does not go with those before it."""
    for wrong in (trial.loading, trial.composing):
        while True:
            open_ones = [one for one in proposals if one.steps]
            findings = wrong(open_ones)
            if not has_errors(findings):
                break
            for suspects, finding in _suspects(open_ones, findings):
                culprit, why = _first_wrong(suspects, wrong)
                refuse(culprit, _reason(why or [finding]))


def _suspects(
    proposals: Sequence[Proposal],
    findings: Sequence[Finding],
) -> Iterator[tuple[list[Proposal], Finding]]:
    """The proposals of which one is to blame, for each file in which something is
    wrong: those that change it; all, where none does."""
    seen: set[str] = set()
    is_found = False
    for finding in findings:
        _, _, name = finding.place.file.partition("/")
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
        yield list(proposals), findings[0]


def _first_wrong(
    suspects: Sequence[Proposal],
    wrong: Callable[[Sequence[Proposal]], list[Finding]],
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
    """What check would say of a change."""
    first = next(one for one in findings if one.severity == "error")
    return f"改后检查不通过：{first.message}"
