"""New clauses beside one that stays, whose words it had (分列的识别)."""

from __future__ import annotations

from collections.abc import Sequence

from policypress.compare.changes import Change, ChangeSet
from policypress.compare.decision.write.likeness import (
    HALF,
    LEAST,
    Words,
    is_counted,
    share,
)
from policypress.compare.decision.write.regrouped import Regrouped
from policypress.compare.text.tree import Node, walk


def part(
    found: Regrouped,
    changes: ChangeSet,
    stays: Sequence[Change],
    come: Sequence[Node],
) -> None:
    """Each clause that stays and became several."""
    new_text = _NewText(changes, come)
    for change in stays:
        new = change.new[0]
        if not new_text.has_fresh_beside(new) or not compares(change):
            continue
        had, has = Words(change.old[0].lines), Words(new.lines)
        if (had.pairs - has.pairs).total() < LEAST:
            continue
        parts = new_text.parts_of(new, had, has)
        if len(parts) > 1:
            found.parted[id(change)] = parts


def compares(change: Change) -> bool:
    """Whether a clause that stays has other words now, all of them in paragraphs, and
    a number before and after.
    """
    old, new = change.old[0], change.new[0]
    if not change.changed or not all(map(is_counted, (old, new))):
        return False
    return not any(line.rows for line in (*old.lines, *new.lines))


class _NewText:
    """The units of the new text in order, and which of them are new and not told as a
    part of anything yet.
    """

    def __init__(
        self,
        changes: ChangeSet,
        come: Sequence[Node],
    ) -> None:
        """come: the clauses that are new."""
        self._order = [node for node, _ in walk(changes.new)]
        self._place = {id(node): at for at, node in enumerate(self._order)}
        self._fresh = {id(node) for node in come}

    def has_fresh_beside(self, node: Node) -> bool:
        """Whether the unit before or behind this one is a new clause."""
        at = self._place[id(node)]
        return self._is_fresh(at - 1) or self._is_fresh(at + 1)

    def parts_of(
        self,
        new: Node,
        had: Words,
        has: Words,
    ) -> list[Node]:
        """A clause with the new ones around it that have words which it had, in order."""
        parts = [new]
        for step in (-1, 1):
            at = self._place[id(new)] + step
            while self._is_fresh(at) and _is_part(self._order[at], had, has):
                self._fresh.discard(id(self._order[at]))
                parts.append(self._order[at])
                at += step
        return sorted(parts, key=lambda node: self._place[id(node)])

    def _is_fresh(self, at: int) -> bool:
        """Whether a new clause stands at a place."""
        is_there = 0 <= at < len(self._order)
        return is_there and id(self._order[at]) in self._fresh


def _is_part(
    node: Node,
    had: Words,
    has: Words,
) -> bool:
    """Whether a new clause has words that another one had and has not any more."""
    own = Words(node.lines)
    same = own.phrases & had.phrases - has.phrases
    return bool(same) and share(own.pairs, had.pairs - has.pairs) >= HALF
