"""How a decision tells what became of each unit (写法): as a legislator would first, and in ever
plainer ways where that is read otherwise than meant.

custom: a 款 that is a 条 of its own, a 条 that is two, are told as that.
plain: only what came and what went.
whole: besides, every clause that changed is restated, every number is told by itself and
every new clause has its place; nothing moves, is merged or split.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from policypress.compare.changes import Change, ChangeSet, Step
from policypress.compare.decision.write.crossing import crossing
from policypress.compare.decision.write.units import (
    keeps_number,
    remaining,
    same_sort,
)
from policypress.compare.text.aside import is_record
from policypress.compare.text.labels import relabel
from policypress.compare.text.tree import Node, clauses

Telling = Literal["custom", "plain", "whole"]
TELLINGS: tuple[Telling, ...] = ("custom", "plain", "whole")
# What becomes of the units of a step: they are gone or come; one stays one, is split, several
# are merged; one moves, and is told where it stands now; what was there is not what comes.
Fate = Literal[
    "gone", "come", "pair", "parts", "one", "moves", "told later", "apart"
]


class Manners:
    """How the steps of a comparison are told."""

    def __init__(self, changes: ChangeSet, telling: Telling) -> None:
        """telling: the first way of the three, or a plainer one."""
        self.whole = telling == "whole"
        self._steps = changes.steps
        out_of_order = crossing(changes.old, changes.new)
        if self.whole:
            out_of_order = clauses(changes.new)
        self._by_itself = set(map(id, out_of_order))
        self._still = set(_passing_nothing(changes.steps))

    def by_itself(self, new: Node) -> bool:
        """Whether the number of a clause is told by itself: it says nothing about the
        place of the clause.
        """
        return id(new) in self._by_itself

    def fate(self, step: Step) -> Fate:
        """What becomes of the units of a step."""
        change = step.change
        if step.side == "both":
            return self._fate_in_place(change)
        if not is_pair(change):
            return "gone" if step.side == "old" else "come"
        if step.side == "old":
            return "told later"
        return self._fate_of_moved(change)

    def _fate_in_place(self, change: Change) -> Fate:
        """What becomes of units that are in both texts, where they stand."""
        old, new = change.old, change.new
        if is_pair(change):
            alike = is_record(old[0]) == is_record(new[0])
            return "pair" if alike and same_sort(old[0], new[0]) else "apart"
        if self.whole or not all(map(_is_numbered, new)):
            return "apart"
        if len(old) == 1 and _is_numbered(old[0]):
            return "parts"
        if len(new) == 1 and self._is_called_alike(change):
            return "one"
        return "apart"

    def _is_called_alike(self, change: Change) -> bool:
        """Whether 合并，作为第八条 gives the number as the text writes it, and in its order."""
        new = change.new[0]
        label = relabel(remaining(change).label, new.number)
        return label == new.label and not self.by_itself(new)

    def _fate_of_moved(self, change: Change) -> Fate:
        """What becomes of a unit that stands elsewhere; one that passes nothing that
        stays does not move.
        """
        old, new = change.old[0], change.new[0]
        alike = same_sort(old, new) and keeps_number(old, new)
        if alike and id(change) in self._still:
            return "pair"
        return "moves" if alike and not self.whole else "apart"

    def added(self) -> Iterator[Node]:
        """The clauses with a number that the decision adds, those too that were a part
        of something before.
        """
        for step in self._steps:
            if self.fate(step) not in ("come", "apart"):
                continue
            for node in step.change.new:
                if node.kind == "clause" and _is_counted(node):
                    yield node


def is_pair(change: Change) -> bool:
    """Whether one unit is one afterwards."""
    return len(change.old) == len(change.new) == 1


def _passing_nothing(steps: Sequence[Step]) -> Iterator[int]:
    """The id() of each change whose unit moves over nothing that stays: what was there
    came or went.
    """
    stayed = 0
    leaves: dict[int, int] = {}
    for step in steps:
        key = id(step.change)
        if step.side == "both":
            stayed += 1
        elif not is_pair(step.change):
            continue
        elif key not in leaves:
            leaves[key] = stayed
        elif leaves[key] == stayed:
            yield key


def _is_numbered(node: Node) -> bool:
    return bool(node.label and node.number)


def _is_counted(node: Node) -> bool:
    return _is_numbered(node) and all(node.number)
