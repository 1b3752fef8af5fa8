"""What a review proposes (修改建议): one change of the source each, or why there is none."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from policypress.edit.edit import Step
from policypress.word.marked import Change

Kind = Literal[
    "words",
    "figure",
    "added",
    "removed",
    "moved",
    "split",
    "joined",
    "same",
    "refused",
]


class Proposal(Struct):
    """A change that a reviewer made, and what it is in the source.

    node: the path of what changes; old, new: its words before and after, as they are
    printed or, for figures, as they are written; by: who, and when. steps: the edits of
    the source; none for what is refused, and then reason says why. numbers: the
    paragraphs of ours that it is about; printed: what stands in their place now.
    comments: what the reviewer said beside it. source: the name of the returned file.
    same: nothing has to be written, and reason says why. said: a figure in the words of
    the reviewer, where data have it otherwise. stretches: which of the changes of its
    paragraph it is of; what is of one change is made together, or not at all.
    """

    kind: Kind
    node: str
    old: str
    new: str
    by: tuple[Change, ...] = ()
    steps: tuple[Step, ...] = ()
    reason: str = ""
    numbers: tuple[int, ...] = ()
    printed: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    source: str = ""
    said: str = ""
    stretches: frozenset[int] = frozenset()

    @property
    def is_refused(self) -> bool:
        """Whether it cannot be written back."""
        return self.kind == "refused"

    @property
    def authors(self) -> list[str]:
        """Who made it, each once."""
        return list(dict.fromkeys(one.author for one in self.by if one.author))


def refuse(proposal: Proposal, reason: str) -> None:
    """Takes a proposal back, with the reason."""
    proposal.kind = "refused"
    proposal.steps = ()
    proposal.reason = reason


def mates(one: Proposal, all_of: Iterable[Proposal]) -> list[Proposal]:
    """The others that are of one change with a proposal."""
    return [
        other
        for other in all_of
        if other is not one
        and other.source == one.source
        and other.numbers == one.numbers
        and not other.stretches.isdisjoint(one.stretches)
    ]
