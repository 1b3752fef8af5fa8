"""Chapters of the old text that get new clauses at their end (章末增加的条):
在第二章增加一条，作为第十条.

Before a heading a number does not say on which side of it a clause stands; the chapter
does.
"""

from __future__ import annotations

from collections.abc import Sequence

from policypress.compare.changes import ChangeSet
from policypress.compare.decision.write.manners import Manners
from policypress.compare.decision.write.names import Names
from policypress.compare.text.tree import Node, walk


class Chapters:
    """The headings of both texts that are the same, and where each ends in the old one."""

    def __init__(
        self,
        changes: ChangeSet,
        names: Names,
        manners: Manners,
    ) -> None:
        """names: of the units of the old text. manners: which of them stay."""
        self._names = names
        # By id() of nodes, which the trees hold.
        self._last_of: dict[int, Node] = {}
        self._above: dict[int, tuple[Node, ...]] = {}
        for node, above in walk(changes.old):
            self._above[id(node)] = above
            if above:
                self._last_of[id(above[-1])] = node
        self._above_new = {
            id(node): above for node, above in walk(changes.new)
        }
        self._became: dict[int, Node] = {}
        for step in changes.steps:
            if manners.fate(step) == "pair":
                old, new = step.change.old, step.change.new
                self._became[id(old[0])] = new[0]

    def ended_by(
        self,
        behind: Node,
        added: Sequence[Node],
    ) -> str:
        """在第二章, when new clauses stand behind the last unit of that chapter and in it; ""
        otherwise. behind: the old unit they stand behind.
        """
        above = self._above.get(id(behind), ())
        if not above or not above[-1].number or not all(above[-1].number):
            return ""
        heading = above[-1]
        if self._last_of.get(id(heading)) is not behind:
            return ""
        became = self._became.get(id(heading))
        for node in added:
            own = self._above_new[id(node)]
            if not own or own[-1] is not became:
                return ""
        return f"在{self._names.of(heading)}"
