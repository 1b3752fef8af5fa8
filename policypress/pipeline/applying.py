"""Proposals of a review made edits of the source (采纳修改): each is tried with the others,
and one that would break what `check` holds is refused with what check says.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from policypress.edit.edit import added, copied, spliced
from policypress.findings import Finding, has_errors
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
        self, proposals: Sequence[Proposal], look: Look
    ) -> list[Finding]:
        """The errors that some proposals bring."""
        steps = [step for one in proposals for step in one.steps]
        made = spliced(self._root, steps)
        if not made.is_made:
            return made.findings
        with copied(self._root, made.files) as copy:
            return [one for one in look(copy) if one.severity == "error"]


def settle(proposals: Sequence[Proposal], trial: Trial) -> None:
    """Refuses every proposal that does not go with those before it."""
    for wrong in (trial.loading, trial.composing):
        while True:
            open_ones = [one for one in proposals if one.steps]
            findings = wrong(open_ones)
            if not has_errors(findings):
                break
            culprit, why = _first_wrong(open_ones, wrong)
            refuse(culprit, _reason(why or findings))


def _first_wrong(
    proposals: Sequence[Proposal],
    wrong: Callable[[Sequence[Proposal]], list[Finding]],
) -> tuple[Proposal, list[Finding]]:
    """The first proposal that brings an error together with those before it, found by
    halving; and the errors."""
    sound, broken = 0, len(proposals)
    why: list[Finding] = []
    while broken - sound > 1:
        middle = (sound + broken) // 2
        found = wrong(proposals[:middle])
        if has_errors(found):
            broken, why = middle, found
        else:
            sound = middle
    return proposals[broken - 1], why


def _reason(findings: Sequence[Finding]) -> str:
    """What check would say of a change."""
    first = next(one for one in findings if one.severity == "error")
    return f"改后检查不通过：{first.message}"
