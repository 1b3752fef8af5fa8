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
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from policypress.compare.match.groups import Group
from policypress.compare.match.likeness import Likeness, grams
from policypress.compare.match.sequences import IndexPair, heaviest_chain

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
    old_left = {
        i: text for i, text in enumerate(old) if i not in matching.new_of
    }
    new_left = {
        j: text for j, text in enumerate(new) if j not in matching.old_of
    }
    likeness = Likeness(old_left, new_left)
    gaps = matching.gaps(likeness)
    matching.pair_each_others_best(likeness, UNMISTAKABLE, gaps)
    matching.pair_in_gaps(likeness)
    matching.pair_each_others_best(likeness, MOVED, gaps)
    return matching.groups(
        old_parts or [0] * len(old),
        new_parts or [0] * len(new),
    )


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
        self.old_of = {j: i for i, j in self.new_of.items()}

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
        return i not in self.new_of and j not in self.old_of

    def pair_equal(self) -> None:
        """Pair equal texts; where one occurs several times, the
        nearest ones.
        """
        old_places = _places(self.old, self.new_of)
        new_places = _places(self.new, self.old_of)
        for text, olds in old_places.items():
            news = new_places.get(text, [])
            for i, j in _nearest(olds, news, len(self.old), len(self.new)):
                self._pair(i, j)

    def gaps(self, likeness: Likeness) -> _Gaps:
        """The gap in which each text left over stands."""
        points = [(i, j, 1.0) for i, j in sorted(self.new_of.items())]
        ordered = [points[index] for index in heaviest_chain(points)]
        return _Gaps(
            _gap_numbers(likeness.old, [i for i, _, _ in ordered]),
            _gap_numbers(likeness.new, [j for _, j, _ in ordered]),
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
        for (i, j), offer in offers.items():
            best_of_old[i] = max(best_of_old.get(i, offer), offer)
            best_of_new[j] = max(best_of_new.get(j, offer), offer)
        for (i, j), offer in sorted(offers.items()):
            each_others_best = best_of_old[i] == offer == best_of_new[j]
            alike = likeness.pairs[i, j] >= floor
            if each_others_best and alike and self._both_free(i, j):
                self._pair(i, j)

    def _offers(
        self,
        likeness: Likeness,
        floor: float,
        gaps: _Gaps,
    ) -> dict[IndexPair, _Offer]:
        """How good each pair of texts left over is."""
        offers: dict[IndexPair, _Offer] = {}
        for (i, j), like in likeness.pairs.items():
            in_place = gaps.same(i, j)
            if like < floor and not in_place:
                continue
            if not self._both_free(i, j):
                continue
            worth = like + IN_PLACE if in_place else like
            offers[i, j] = (worth, -abs(i - j), -i - j)
        return offers

    def pair_in_gaps(self, likeness: Likeness) -> None:
        """Pair what is left between the same neighbours.

        Of each gap, the pairs that keep their order and are most alike
        together.
        """
        gaps = self.gaps(likeness)
        by_gap: dict[int, list[tuple[int, int, float]]] = {}
        for (i, j), like in likeness.pairs.items():
            if gaps.same(i, j) and self._both_free(i, j):
                by_gap.setdefault(gaps.old[i], []).append((i, j, like))
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
        for i, j in sorted(self.new_of.items()):
            if self.old[i] == self.new[j]:
                groups.append(Group((i,), (j,)))
                continue
            olds: tuple[int, ...] = (i,)
            news = _took_over(self.old[i], self.new, j, self.old_of, new_parts)
            if len(news) == 1:
                olds = _took_over(
                    self.new[j], self.old, i, self.new_of, old_parts
                )
            self.old_of.update(dict.fromkeys(news, i))
            self.new_of.update(dict.fromkeys(olds, j))
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
        return list(zip(olds, news, strict=True))
    if len(olds) > len(news):
        return [(i, j) for j, i in _nearest(news, olds, new_size, old_size)]
    chosen = []
    start = 0
    for rank, i in enumerate(olds):
        still_to_come = len(olds) - rank
        last = len(news) - still_to_come
        expected = i * new_size / max(old_size, 1)
        at = bisect_left(news, expected)
        at = min(max(at, start), last)
        if at > start and expected - news[at - 1] <= abs(news[at] - expected):
            at -= 1
        chosen.append((i, news[at]))
        start = at + 1
    return chosen


def _gap_numbers(
    indexes: Iterable[int],
    ordered: Sequence[int],
) -> dict[int, int]:
    """For each index, how many of those that kept their order (ordered) are
    before it.
    """
    numbers = {}
    gap = 0
    for index in sorted(indexes):
        while gap < len(ordered) and ordered[gap] < index:
            gap += 1
        numbers[index] = gap
    return numbers


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
    first = last = at
    for step in (1, -1):
        near = at + step
        while 0 <= near < len(texts):
            if near in paired or parts[near] != parts[at]:
                break
            held = grams(texts[near])
            if len(held) < _FEWEST_GRAMS:
                break
            if len(held & rest) < TAKEN_OVER * len(held):
                break
            rest -= held
            first = min(first, near)
            last = max(last, near)
            near += step
    return tuple(range(first, last + 1))
