"""Which text of the new side each text of the old side became (对应): used for clauses, for lines and for table rows.

In this order: what is known to be the same (ids); equal text wherever it stands; unmistakable likeness wherever it
stands; likeness in the gaps between those that kept their order; likeness of what is then left over, which moved.
Last, neighbours that took over a part of a text (split) or went into one (merged). So an inserted text is new by
itself and changes nothing for those below it.

Likeness is the Dice coefficient of the sets of character pairs, each pair weighted down the more texts have it, so
that 应当依照有关规定 does not make two clauses alike. Only texts without an equal are compared, and pairs that many texts
have are not followed, so ordinary edits cost n log n.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from math import log

from policypress.compare.match.sequences import heaviest_chain

UNMISTAKABLE = 0.6
IN_ORDER = 0.25
IN_PLACE = 0.2  # what standing between the same neighbours is worth
MOVED = 0.5
TAKEN_OVER = 0.5
_HEAVIEST = 1000  # the weight of a character pair that one text has
_FOLLOWED = 48  # a character pair that more old texts have than this does not lead to any of them
# Two large texts with hardly an equal line follow fewer: steps from a character pair to a text, and pairs of texts kept.
# A whole law of 100,000 characters that was written anew is far below both.
_STEPS = 20_000_000
_KEPT = 300_000
_WEIGHED = 20_000_000  # character pairs to compare one by one; then only the likeliest candidates are
_LIKELIEST = 8


@dataclass(frozen=True, slots=True)
class Group:
    """Texts that belong together, by index: one and one, one and several (split), several and one (merged)."""

    old: tuple[int, ...]
    new: tuple[int, ...]


Placed = tuple[dict[int, int], dict[int, int]]


class _Likeness:
    """How much each old text without an equal is like each new one: (old, new) → 0 … 1, for pairs alike enough to matter
    (IN_ORDER and more).

    Weights are whole numbers, so that no sum depends on the order in which a set is walked.
    """

    def __init__(
        self,
        old: Sequence[str],
        new: Sequence[str],
        left: Iterable[int],
        open_: Iterable[int],
    ) -> None:
        self.old = {i: grams(old[i]) for i in left}
        self.new = {j: grams(new[j]) for j in open_}
        self.like: dict[tuple[int, int], float] = {}
        if self.old and self.new:
            self._compare()

    def _compare(self) -> None:
        holders: dict[str, list[int]] = {}
        for i, found in self.old.items():
            for gram in found:
                holders.setdefault(gram, []).append(i)
        count = {gram: len(places) for gram, places in holders.items()}
        for gram, times in Counter(chain.from_iterable(self.new.values())).items():
            count[gram] = max(times, count.get(gram, 0))
        weight = {gram: _weight(times) for gram, times in count.items()}
        mass = {i: sum(map(weight.__getitem__, found)) for i, found in self.old.items()}
        most = self._followed()
        followed = {
            gram: places for gram, places in holders.items() if len(places) <= most
        }
        weighed = 0
        for j, found in self.new.items():
            shared = found & followed.keys()
            total = sum(map(weight.__getitem__, found))
            candidates = Counter(
                chain.from_iterable(map(followed.__getitem__, shared))
            ).items()
            if weighed > _WEIGHED:
                candidates = sorted(candidates, key=lambda item: (-item[1], item[0]))[
                    :_LIKELIEST
                ]
            for i, times in candidates:
                both = mass[i] + total
                if 2 * _HEAVIEST * times < IN_ORDER * both:
                    continue  # too few, even if each counted most
                weighed += min(len(shared), len(self.old[i]))
                like = 2 * sum(map(weight.__getitem__, shared & self.old[i])) / both
                if like >= IN_ORDER:
                    self.like[i, j] = like

    def _followed(self) -> int:
        """How many old texts may have a character pair that still leads to them."""
        steps = sum(map(len, self.new.values()))
        return max(1, min(_FOLLOWED, _STEPS // max(steps, 1), _KEPT // len(self.new)))


@cache
def _weight(holders: int) -> int:
    """What sharing a character pair counts when at most so many texts of one side have it."""
    return round(_HEAVIEST / (1 + log(holders)))


@lru_cache(maxsize=8192)
def grams(text: str) -> frozenset[str]:
    """The character pairs of a text."""
    return frozenset(map("".join, zip(text, text[1:]))) or frozenset(
        (text,) if text else ()
    )


def align(
    old: Sequence[str],
    new: Sequence[str],
    known: Iterable[tuple[int, int]] = (),
    old_parts: Sequence[int] = (),
    new_parts: Sequence[int] = (),
) -> list[Group]:
    """Groups of texts that belong together, by old index; texts in no group are new or gone.

    old, new: comparable texts (typography and numbers put aside). known: pairs that are certain.
    old_parts, new_parts: for each text the part it stands in; only neighbours of one part are split or merged.
    """
    pairs = dict(known)
    taken = set(pairs.values())
    _equal(old, new, pairs, taken)
    left = [i for i in range(len(old)) if i not in pairs]
    open_ = [j for j in range(len(new)) if j not in taken]
    likeness = _Likeness(old, new, left, open_)
    placed = _placed(likeness, pairs)
    _mutual(likeness, pairs, taken, UNMISTAKABLE, placed)
    _gaps(likeness, pairs, taken)
    _mutual(likeness, pairs, taken, MOVED, placed)
    return _groups(
        old, new, pairs, old_parts or [0] * len(old), new_parts or [0] * len(new)
    )


def _equal(
    old: Sequence[str], new: Sequence[str], pairs: dict[int, int], taken: set[int]
) -> None:
    """Pair equal texts; of several equal ones the first with the first, from both ends of the document alike."""
    places: dict[str, list[int]] = {}
    for j, text in enumerate(new):
        if j not in taken:
            places.setdefault(text, []).append(j)
    for text, olds in _by_text(old, pairs).items():
        news = places.get(text, [])
        if len(olds) > 1 or len(news) > 1:
            chosen = _nearest(olds, news, len(old), len(new))
        else:
            chosen = zip(olds, news)
        for i, j in chosen:
            pairs[i] = j
            taken.add(j)


def _by_text(old: Sequence[str], pairs: dict[int, int]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for i, text in enumerate(old):
        if i not in pairs:
            found.setdefault(text, []).append(i)
    return found


def _nearest(
    olds: list[int], news: list[int], old_size: int, new_size: int
) -> list[tuple[int, int]]:
    """Equal texts in order; where the numbers differ, the shorter row takes the relatively nearest of the longer."""
    if len(olds) == len(news):
        return list(zip(olds, news))
    if len(olds) > len(news):
        return [(i, j) for j, i in _nearest(news, olds, new_size, old_size)]
    chosen, start = [], 0
    for rank, i in enumerate(olds):
        last = len(news) - (len(olds) - rank)
        here = i * new_size / max(old_size, 1)
        at = min(max(bisect_left(news, here), start), last)
        if at > start and here - news[at - 1] <= abs(news[at] - here):
            at -= 1
        chosen.append((i, news[at]))
        start = at + 1
    return chosen


def _placed(likeness: _Likeness, pairs: dict[int, int]) -> Placed:
    """For each old and each new text left over, the gap between the pairs that kept their order in which it stands."""
    points = [(i, j, 1.0) for i, j in sorted(pairs.items())]
    backbone = [points[index] for index in heaviest_chain(points)]
    return (
        _gap_numbers(likeness.old, [i for i, _, _ in backbone]),
        _gap_numbers(likeness.new, [j for _, j, _ in backbone]),
    )


def _mutual(
    likeness: _Likeness,
    pairs: dict[int, int],
    taken: set[int],
    floor: float,
    placed: Placed,
) -> None:
    """Pair texts that are each other's best, and at least that much alike.

    A text in the same place is the better one even when it is not alike enough to be paired yet.
    """
    offers = {}
    for (i, j), like in likeness.like.items():
        there = placed[0][i] == placed[1][j]
        if like >= (IN_ORDER if there else floor) and i not in pairs and j not in taken:
            offers[i, j] = (like + IN_PLACE if there else like, -abs(i - j), -i - j)
    best_old: dict[int, tuple[float, int, int]] = {}
    best_new: dict[int, tuple[float, int, int]] = {}
    for (i, j), offer in offers.items():
        best_old[i] = max(best_old.get(i, offer), offer)
        best_new[j] = max(best_new.get(j, offer), offer)
    for (i, j), offer in sorted(offers.items()):
        if (
            likeness.like[i, j] >= floor
            and best_old[i] == offer == best_new[j]
            and i not in pairs
            and j not in taken
        ):
            pairs[i] = j
            taken.add(j)


def _gaps(likeness: _Likeness, pairs: dict[int, int], taken: set[int]) -> None:
    """Between neighbours that kept their order, pair what is left in the order that gives the most likeness."""
    gap_old, gap_new = _placed(likeness, pairs)
    candidates: dict[int, list[tuple[int, int, float]]] = {}
    for (i, j), like in likeness.like.items():
        if (
            like >= IN_ORDER
            and i not in pairs
            and j not in taken
            and gap_old[i] == gap_new[j]
        ):
            candidates.setdefault(gap_old[i], []).append((i, j, like))
    for found in candidates.values():
        found.sort()
        for index in heaviest_chain(found):
            i, j, _ = found[index]
            pairs[i] = j
            taken.add(j)


def _gap_numbers(indexes: Iterable[int], backbone: list[int]) -> dict[int, int]:
    numbers, gap = {}, 0
    for index in sorted(indexes):
        while gap < len(backbone) and backbone[gap] < index:
            gap += 1
        numbers[index] = gap
    return numbers


def _groups(
    old: Sequence[str],
    new: Sequence[str],
    pairs: dict[int, int],
    old_parts: Sequence[int],
    new_parts: Sequence[int],
) -> list[Group]:
    """Pairs as groups, with the neighbours that a text was split into or merged from."""
    back = {j: i for i, j in pairs.items()}
    groups = []
    for i, j in sorted(pairs.items()):
        if old[i] == new[j]:
            groups.append(Group((i,), (j,)))
            continue
        news = _took(old[i], new, j, back, new_parts)
        olds = _took(new[j], old, i, pairs, old_parts) if len(news) == 1 else (i,)
        for other in news:
            back[other] = i
        for other in olds:
            pairs[other] = j
        groups.append(Group(olds, news))
    return groups


def _took(
    whole: str,
    texts: Sequence[str],
    at: int,
    busy: dict[int, int],
    parts: Sequence[int],
) -> tuple[int, ...]:
    """The neighbours of texts[at], and itself, that hold what texts[at] does not hold of the whole."""
    rest = grams(whole) - grams(texts[at])
    first = last = at
    for step in (1, -1):
        near = at + step
        while 0 <= near < len(texts) and near not in busy and parts[near] == parts[at]:
            held = grams(texts[near])
            if len(held) < 4 or len(held & rest) < TAKEN_OVER * len(held):
                break
            rest -= held
            first, last = min(first, near), max(last, near)
            near += step
    return tuple(range(first, last + 1))
