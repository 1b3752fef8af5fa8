"""Which text of the new side each text of the old side became (对应).

Used for clauses, for lines and for table rows. In this order:

1. what is known to be the same (permanent ids);
2. equal text, wherever it stands;
3. unmistakable likeness, wherever it stands;
4. likeness in the gaps between those that kept their order;
5. likeness of what is then left over, which moved;
6. neighbours that took over a part of a text (split) or went into one
   (merged).

So an inserted text is new by itself and changes nothing for those below it.
Only texts without an equal are compared by likeness (`likeness`).

The thresholds were tried on 29 pairs of laws (2,268 units: clauses, headings
and the like). How many units another value would pair otherwise stands beside
each of them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from policypress.compare.match.groups import Group, chosen
from policypress.compare.match.likeness import Likeness, grams
from policypress.compare.match.sequences import (
    IndexPair,
    Point,
    heaviest_chain,
)

# So alike are texts that are the same one wherever they stand. Lower, clauses
# on like matters are taken for one that moved (0.5: 2 units, 0.4: 49 units
# otherwise); higher, a clause that moved and was amended is lost (0.7: 8
# units).
UNMISTAKABLE = 0.6

# What standing between the same neighbours is worth: enough that a clause
# amended in its place is preferred to a likelier one far away. Hardly any
# value matters to the laws (0 to 0.4: at most 2 units otherwise); it decides
# between near copies.
IN_PLACE = 0.2

# How alike a text must be to one elsewhere when nothing better is left for
# either. Lower, a new clause passes for an old one that moved (0.4: 42 units
# otherwise).
MOVED = 0.5

# A neighbour belongs to a split or merged text when at least half of what it
# says is what the other part lacks. Lower, a new clause with a borrowed phrase
# is taken for a part (0.4: 8 units otherwise, 0.6: 1 unit).
TAKEN_OVER = 0.5

# A text with fewer character pairs than this is no part of another: it is a
# word such as 第一款, which nearly any text holds.
_FEWEST_GRAMS = 4


def align(
    old: Sequence[str],
    new: Sequence[str],
    known: Iterable[IndexPair] = (),
    old_parts: Sequence[int] = (),
    new_parts: Sequence[int] = (),
) -> list[Group]:
    """Groups of texts that belong together, by old index.

    Texts in no group are new or deleted.

    old, new: comparable texts (typography and numbers put aside).
    known: pairs of old and new index that are certain.
    old_parts, new_parts: for each text the part it stands in; only neighbours
        of one part are split or merged. Without them each side is one part.
    """
    matching = _Matching(old, new, known)
    matching.pair_equal()
    old_left = _without(old, matching.new_of)
    new_left = _without(new, matching.old_of)
    likeness = Likeness(old_left, new_left)
    gaps = matching.gaps(likeness)
    matching.pair_each_others_best(likeness, UNMISTAKABLE, gaps)
    matching.pair_in_gaps(likeness)
    matching.pair_each_others_best(likeness, MOVED, gaps)
    return matching.groups(
        old_parts or [0] * len(old),
        new_parts or [0] * len(new),
    )


def _without(
    texts: Sequence[str],
    paired: Mapping[int, int],
) -> dict[int, str]:
    """The texts, by index, that are not paired yet."""
    left = dict(enumerate(texts))
    for index in paired:
        del left[index]
    return left


class _Gaps(NamedTuple):
    """Where the texts left over stand.

    Between which pairs that kept their order.

    old, new: index of a text → number of the gap. Equal numbers are the same
    place.
    """

    old: Mapping[int, int]
    new: Mapping[int, int]

    def same(
        self,
        i: int,
        j: int,
    ) -> bool:
        """Whether an old and a new text stand between the same neighbours."""
        return self.old[i] == self.new[j]


# How good a pair is: likeness, then nearness, then the earlier one.
_Offer = tuple[float, int, int]


class _Matching:
    """The pairs found so far.

    new_of: old index → new index. old_of: the contrary.
    """

    def __init__(
        self,
        old: Sequence[str],
        new: Sequence[str],
        known: Iterable[IndexPair],
    ) -> None:
        """old, new: comparable texts. known: pairs that are certain."""
        self.old = old
        self.new = new
        self.new_of = dict(known)
        pairs = self.new_of.items()
        self.old_of = {j: i for i, j in pairs}

    def _pair(
        self,
        i: int,
        j: int,
    ) -> None:
        """Note that an old and a new text belong together."""
        self.new_of[i] = j
        self.old_of[j] = i

    def _both_free(
        self,
        i: int,
        j: int,
    ) -> bool:
        """Whether neither an old nor a new text belongs to another yet."""
        if i in self.new_of:
            return False
        return j not in self.old_of

    def pair_equal(self) -> None:
        """Pair equal texts; where one occurs several times, the
        nearest ones.
        """
        old_size = len(self.old)
        new_size = len(self.new)
        old_places = _places(self.old, self.new_of)
        new_places = _places(self.new, self.old_of)
        for text, olds in old_places.items():
            news = new_places.get(text, [])
            pairs = _nearest(olds, news, old_size, new_size)
            for i, j in pairs:
                self._pair(i, j)

    def gaps(self, likeness: Likeness) -> _Gaps:
        """The gap in which each text left over stands."""
        pairs = sorted(self.new_of.items())
        points = [(i, j, 1.0) for i, j in pairs]
        ordered = chosen(pairs, heaviest_chain(points))
        olds = [i for i, _ in ordered]
        news = [j for _, j in ordered]
        return _Gaps(
            _gap_numbers(likeness.old, olds),
            _gap_numbers(likeness.new, news),
        )

    def pair_each_others_best(
        self,
        likeness: Likeness,
        floor: float,
        gaps: _Gaps,
    ) -> None:
        """Pair texts that are each other's best, and at least `floor` alike.

        A text in the same place is the better one even when it is not alike
        enough to be paired yet: then neither is paired now.
        """
        offers = self._offers(likeness, floor, gaps)
        best_of_old: dict[int, _Offer] = {}
        best_of_new: dict[int, _Offer] = {}
        for pair, offer in offers.items():
            i, j = pair
            before = best_of_old.get(i, offer)
            best_of_old[i] = max(before, offer)
            before = best_of_new.get(j, offer)
            best_of_new[j] = max(before, offer)
        in_order = sorted(offers)
        for pair in in_order:
            i, j = pair
            offer = offers[pair]
            each_others_best = best_of_old[i] == offer == best_of_new[j]
            alike = likeness.pairs[pair] >= floor
            if not each_others_best or not alike:
                continue
            if self._both_free(i, j):
                self._pair(i, j)

    def _offers(
        self,
        likeness: Likeness,
        floor: float,
        gaps: _Gaps,
    ) -> dict[IndexPair, _Offer]:
        """How good each pair of texts left over is."""
        offers: dict[IndexPair, _Offer] = {}
        for pair, like in likeness.pairs.items():
            i, j = pair
            in_place = gaps.same(i, j)
            if like < floor and not in_place:
                continue
            if not self._both_free(i, j):
                continue
            worth = like
            if in_place:
                worth += IN_PLACE
            nearness = -abs(i - j)
            earliness = -i - j
            offers[pair] = (worth, nearness, earliness)
        return offers

    def pair_in_gaps(self, likeness: Likeness) -> None:
        """Pair what is left between the same neighbours.

        Of each gap, the pairs that keep their order and are most alike
        together.
        """
        gaps = self.gaps(likeness)
        by_gap: dict[int, list[Point]] = defaultdict(list)
        for pair, like in likeness.pairs.items():
            i, j = pair
            if not gaps.same(i, j):
                continue
            if self._both_free(i, j):
                gap = gaps.old[i]
                by_gap[gap].append((i, j, like))
        for candidates in by_gap.values():
            for index in heaviest_chain(candidates):
                i, j, _ = candidates[index]
                self._pair(i, j)

    def groups(
        self,
        old_parts: Sequence[int],
        new_parts: Sequence[int],
    ) -> list[Group]:
        """The pairs as groups, with the neighbours a text was split into or
        merged from.

        A text that was split is not looked at for merging as well.
        """
        groups = []
        pairs = sorted(self.new_of.items())
        for i, j in pairs:
            old = self.old[i]
            new = self.new[j]
            if old == new:
                groups.append(Group.pair(i, j))
                continue
            olds: tuple[int, ...] = (i,)
            news = _took_over(old, self.new, j, self.old_of, new_parts)
            if len(news) == 1:
                olds = _took_over(new, self.old, i, self.new_of, old_parts)
            self.old_of |= dict.fromkeys(news, i)
            self.new_of |= dict.fromkeys(olds, j)
            groups.append(Group(olds, news))
        return groups


def _places(
    texts: Sequence[str],
    paired: Mapping[int, int],
) -> dict[str, list[int]]:
    """Where each text stands that is not paired yet."""
    places: dict[str, list[int]] = {}
    for index, text in enumerate(texts):
        if index not in paired:
            places.setdefault(text, []).append(index)
    return places


def _nearest(
    olds: Sequence[int],
    news: Sequence[int],
    old_size: int,
    new_size: int,
) -> list[IndexPair]:
    """Pairs of equal texts, in order, by their indexes.

    Where one side has more of them, each of the other side takes the nearest,
    by the share of the whole text that stands before it. old_size, new_size:
    texts in all.
    """
    if len(olds) == len(news):
        pairs = zip(olds, news, strict=True)
        return list(pairs)
    if len(olds) > len(news):
        turned = _nearest(news, olds, new_size, old_size)
        return [(i, j) for j, i in turned]
    nearest = []
    start = 0
    for rank, i in enumerate(olds):
        still_to_come = len(olds) - rank
        last = len(news) - still_to_come
        expected = i * new_size / max(old_size, 1)
        at = bisect_left(news, expected)
        at = max(at, start)
        at = min(at, last)
        if at > start:
            distance = abs(news[at] - expected)
            distance_before = expected - news[at - 1]
            if distance_before <= distance:
                at -= 1
        nearest.append((i, news[at]))
        start = at + 1
    return nearest


def _gap_numbers(
    indexes: Iterable[int],
    ordered: Sequence[int],
) -> dict[int, int]:
    """For each index, how many of those that kept their order (ordered) are
    before it.
    """
    # Bisecting finds how many are smaller.
    return {index: bisect_left(ordered, index) for index in indexes}


def _took_over(
    all_text: str,
    texts: Sequence[str],
    at: int,
    paired: Mapping[int, int],
    parts: Sequence[int],
) -> tuple[int, ...]:
    """The indexes of texts[at] and of its neighbours that hold the rest of a
    text.

    all_text: the text of which texts[at] holds a part. paired: texts that
    belong elsewhere. parts: for each text the part it stands in.
    """
    rest = grams(all_text) - grams(texts[at])
    part = parts[at]
    below = range(at + 1, len(texts))
    above = range(at - 1, -1, -1)
    first = last = at
    for neighbours in (below, above):
        for near in neighbours:
            if near in paired or parts[near] != part:
                break
            held = grams(texts[near])
            size = len(held)
            if size < _FEWEST_GRAMS:
                break
            shared = held & rest
            if len(shared) < TAKEN_OVER * size:
                break
            rest -= held
            first = min(first, near)
            last = max(last, near)
    indexes = range(first, last + 1)
    return tuple(indexes)
