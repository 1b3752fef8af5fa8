"""Which heading of the new text each old heading became (编章节的对应): by id, title and the clauses below."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from policypress.compare.match.align import Group, grams
from policypress.compare.match.units import Standing

_FLOOR = 0.5
_ALIKE = (
    24  # headings of one title on each side; a law with 24 chapters has each title once
)


def pair_headings(
    olds: Sequence[Standing], news: Sequence[Standing], clauses: Sequence[Group]
) -> list[Group]:
    """Pairs of headings of one rank, by unit index, the most certain first."""
    shared: Counter[tuple[int, int]] = Counter()
    below_old = Counter(i for unit in olds if unit.unit == "clause" for i in unit.above)
    below_new = Counter(j for unit in news if unit.unit == "clause" for j in unit.above)
    for group in clauses:
        shared.update(
            (i, j) for i in olds[group.old[0]].above for j in news[group.new[0]].above
        )
    scored = []
    for i, j in {*shared, *_named_alike(olds, news)}:
        old, new = olds[i], news[j]
        if old.node.kind == new.node.kind:
            score = _title(old, new) + 2 * shared[i, j] / max(
                below_old[i] + below_new[j], 1
            )
            if score >= _FLOOR:
                scored.append((-score, abs(i - j), i, j))
    pairs: dict[int, int] = {}
    taken = set()
    for _, _, i, j in sorted(scored):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return [Group((i,), (j,)) for i, j in sorted(pairs.items())]


def _named_alike(
    olds: Sequence[Standing], news: Sequence[Standing]
) -> Iterator[tuple[int, int]]:
    """Headings of one id or one title, on both sides."""
    places: dict[str, list[int]] = {}
    for j, new in enumerate(news):
        if new.unit == "heading":
            for name in {new.words, new.node.id}:
                places.setdefault(name, []).append(j)
    for i, old in enumerate(olds):
        if old.unit == "heading":
            for name in {old.words, old.node.id} - {""}:
                yield from ((i, j) for j in _near(i, places.get(name, [])))


def _near(index: int, places: list[int]) -> list[int]:
    """The places nearest to an index; all of them unless a text repeats one title over and over."""
    at = bisect_left(places, index)
    return places[max(0, at - _ALIKE) : at + _ALIKE]


def _title(old: Standing, new: Standing) -> float:
    """2 for one id, 1 for one title, otherwise how much the titles are alike."""
    if old.node.id and old.node.id == new.node.id:
        return 2.0
    if old.words == new.words:
        return 1.0
    one, other = grams(old.words), grams(new.words)
    return len(one & other) / max(len(one) + len(other), 1)
