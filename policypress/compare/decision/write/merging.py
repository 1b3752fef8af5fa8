"""Old clauses behind one that stays, whose words it has now and had not (合并的识别)."""

from __future__ import annotations

from collections.abc import Sequence

from policypress.compare.changes import Change, ChangeSet
from policypress.compare.decision.write.likeness import (
    HALF,
    Words,
    is_counted,
    share,
)
from policypress.compare.decision.write.parting import compares
from policypress.compare.decision.write.regrouped import Regrouped
from policypress.compare.text.tree import Node, walk


def merge(
    found: Regrouped,
    changes: ChangeSet,
    stays: Sequence[Change],
    gone: Sequence[Change],
) -> None:
    """Each old clause that is gone, to the clause that took it in."""
    lost = [change.old[0] for change in gone if is_counted(change.old[0])]
    if not lost:
        return
    place = {id(node): at for at, (node, _) in enumerate(walk(changes.old))}
    takers = [_Taker(change, place) for change in stays if compares(change)]
    having = _by_phrase(takers)
    for node in lost:
        words, at = Words(node.lines), place[id(node)]
        sharing = _sharing(words, having)
        able = [one for one in sharing if one.takes(node, at)]
        _give(found, node, words, able)


class _Taker:
    """A clause that may have taken in others: what it has now and had not, in pairs and
    phrases; its place in the old text and its number in the new one.
    """

    def __init__(
        self,
        change: Change,
        place: dict[int, int],
    ) -> None:
        """place: of every old unit, by id()."""
        old, new = change.old[0], change.new[0]
        had, has = Words(old.lines), Words(new.lines)
        self.change = change
        self.spare = has.pairs - had.pairs
        self.phrases = has.phrases - had.phrases
        self.place, self.number = place[id(old)], new.number

    def takes(self, node: Node, place: int) -> bool:
        """Whether it can take in an old clause that stands at a place: one behind it. One
        that has its number already would be taken for the one that stays.
        """
        return self.place < place and self.number != node.number


def _by_phrase(takers: Sequence[_Taker]) -> dict[str, list[_Taker]]:
    """The clauses that have each phrase now and had it not."""
    found: dict[str, list[_Taker]] = {}
    for taker in takers:
        for phrase in taker.phrases:
            found.setdefault(phrase, []).append(taker)
    return found


def _sharing(
    words: Words,
    having: dict[str, list[_Taker]],
) -> list[_Taker]:
    """The clauses that have a phrase of some words, each once."""
    found: dict[int, _Taker] = {}
    for phrase in words.phrases:
        for one in having.get(phrase, ()):
            found[id(one)] = one
    return list(found.values())


def _give(
    found: Regrouped,
    node: Node,
    words: Words,
    takers: list[_Taker],
) -> None:
    """An old clause to the one that has most of its words now, if that is half of them."""
    if not takers or any(line.rows for line in node.lines):
        return
    shares = [(share(words.pairs, one.spare), -one.place) for one in takers]
    best = max(shares)
    if best[0] >= HALF:
        taker = takers[shares.index(best)]
        found.merged.setdefault(id(taker.change), []).append(node)
        taker.spare -= words.pairs
