"""Which heading of the new text each old heading became (编章节的对应)."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import product

from policypress.compare.match.groups import Group, grouped
from policypress.compare.match.likeness import grams
from policypress.compare.match.sequences import IndexPair
from policypress.compare.match.units import TextUnit, Units

# Half of the title, or a quarter of the clauses below: less is another
# heading. Of 2,268 units in 29 pairs of laws, 0.4 and 0.6 would each pair 2
# otherwise.
_FLOOR = 0.5

# How much the clauses below count beside the title (1 for the same title): a
# heading that was renamed but has its clauses still is the same one.
_CLAUSES = 2

# For a title that one text repeats over and over, so many headings are looked
# at before and after the place of the old one. A law with 24 chapters has each
# title once.
_NEAREST = 24


def pair_headings(
    olds: Units,
    news: Units,
    clauses: Sequence[Group],
) -> list[Group]:
    """Pairs of headings of one rank, by unit index.

    By id, title and the clauses below, the most certain first. clauses: the
    clauses that belong together.
    """
    shared = _shared_clauses(olds, news, clauses)
    below_old = _clauses_below(olds)
    below_new = _clauses_below(news)
    candidates = set(shared)
    candidates.update(_alike_by_name(olds, news))
    scored = []
    for i, j in candidates:
        old = olds[i]
        new = news[j]
        if old.node.kind != new.node.kind:
            continue
        clauses_in_all = max(below_old[i] + below_new[j], 1)
        score = _title_likeness(old, new)
        score += _CLAUSES * shared[i, j] / clauses_in_all
        if score >= _FLOOR:
            distance = abs(i - j)
            scored.append((-score, distance, i, j))
    scored.sort()

    new_of: dict[int, int] = {}
    taken = set()
    for _, _, i, j in scored:
        if i not in new_of and j not in taken:
            new_of[i] = j
            taken.add(j)
    return grouped(sorted(new_of.items()))


def _shared_clauses(
    olds: Units,
    news: Units,
    clauses: Sequence[Group],
) -> Counter[IndexPair]:
    """For an old and a new heading, how many clauses below both belong
    together.
    """
    shared: Counter[IndexPair] = Counter()
    for group in clauses:
        old = olds[group.old[0]]
        new = news[group.new[0]]
        for pair in product(old.above, new.above):
            shared[pair] += 1
    return shared


def _clauses_below(units: Units) -> Counter[int]:
    """For each heading, by index, how many clauses stand below it."""
    below: Counter[int] = Counter()
    for unit in units:
        if unit.kind == "clause":
            below.update(unit.above)
    return below


def _alike_by_name(
    olds: Units,
    news: Units,
) -> Iterator[IndexPair]:
    """Headings of one id or one title, on both sides."""
    places: dict[str, list[int]] = defaultdict(list)
    for j, new in enumerate(news):
        if new.kind == "heading":
            for name in _names(new):
                places[name].append(j)
    for i, old in enumerate(olds):
        if old.kind != "heading":
            continue
        for name in _names(old):
            for j in _nearest(i, places.get(name, ())):
                yield i, j


def _names(unit: TextUnit) -> set[str]:
    """Under what a heading is found: its title, and its permanent id."""
    names = {unit.text, unit.node.id}
    names.discard("")
    return names


def _nearest(
    index: int,
    places: Sequence[int],
) -> Sequence[int]:
    """The places nearest to an index.

    All of them unless a title is repeated a lot.
    """
    at = bisect_left(places, index)
    first = max(0, at - _NEAREST)
    return places[first : at + _NEAREST]


def _title_likeness(
    old: TextUnit,
    new: TextUnit,
) -> float:
    """2 for one id, 1 for one title, otherwise how much the titles are alike.

    The last is the share of character pairs that both have, at most a half.
    """
    identity = old.node.id
    if identity and identity == new.node.id:
        return 2.0
    if old.text == new.text:
        return 1.0
    one = grams(old.text)
    other = grams(new.text)
    in_all = max(len(one) + len(other), 1)
    return len(one & other) / in_all
