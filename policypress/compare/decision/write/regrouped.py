"""Words that stand in other clauses than before (单列、分列、合并), changed or not: a 款 that is
a 条 of its own now, a 条 that is two, two that are one.

A comparison shows these as something deleted here and something added there; a
legislator says what became of it.
"""

from __future__ import annotations

from msgspec import Struct, field

from policypress.compare.changes import Change
from policypress.compare.text.tree import Line, Node


class Paragraph(Struct, frozen=True):
    """A 款 of an old clause: its change, its first line and the 项 below it, by place."""

    change: Change
    lines: tuple[int, ...]

    @property
    def old(self) -> tuple[Line, ...]:
        """Its lines as they stood."""
        return tuple(self.change.old[0].lines[at] for at in self.lines)


class Regrouped(Struct):
    """What became of clauses and 款.

    raised: by id() of the new clause, the 款 that it was. merged: by id() of a change
    that stays, the old clauses that went into it. parted: by id() of a change that
    stays, all clauses that it became, in order.
    """

    raised: dict[int, Paragraph] = field(default_factory=dict)
    merged: dict[int, list[Node]] = field(default_factory=dict)
    parted: dict[int, list[Node]] = field(default_factory=dict)

    def leaving(self, change: Change) -> frozenset[int]:
        """The lines of an old clause that are in clauses of their own now."""
        return frozenset(
            line
            for one in self.raised.values()
            if one.change is change
            for line in one.lines
        )

    def beside(self, paragraph: Paragraph) -> list[tuple[int, Paragraph]]:
        """All 款 of a clause that is gone, each with the id() of the clause it is."""
        return [
            (key, one)
            for key, one in self.raised.items()
            if one.change is paragraph.change
        ]

    def takes(self, node: Node) -> bool:
        """Whether an old clause goes into another one, or leaves in parts."""
        merged = any(
            node is one for nodes in self.merged.values() for one in nodes
        )
        return merged or any(
            len(one.change.new) == 0 and one.change.old[0] is node
            for one in self.raised.values()
        )

    def is_part(self, node: Node) -> bool:
        """Whether a new clause is told as a part of an old one."""
        return any(
            node is one for nodes in self.parted.values() for one in nodes
        )

    def forget(self, change: Change) -> None:
        """Tell a change as it is shown after all: nothing left it for another clause."""
        self.raised = {
            key: one
            for key, one in self.raised.items()
            if one.change is not change
        }
