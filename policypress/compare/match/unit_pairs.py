"""Which clause, title or annex of the new text each old one became (单元的对应)."""

from __future__ import annotations

from collections.abc import Sequence

from policypress.compare.changes import Unit
from policypress.compare.match.align import align
from policypress.compare.match.groups import Group, chosen, grouped
from policypress.compare.match.headings import pair_headings
from policypress.compare.match.sequences import IndexPair
from policypress.compare.match.units import Units

# Units of which a text has one: they belong together whatever they say.
_SINGLE: tuple[Unit, ...] = (
    "letter",
    "title",
    "preamble",
    "contents",
    "closing",
)


def pair_units(
    olds: Units,
    news: Units,
    clauses: Sequence[Group],
) -> list[Group]:
    """All units that belong together, by index, those of each kind one after
    another.

    clauses: those of clauses, which decide over headings and are found first.
    """
    headings = pair_headings(olds, news, clauses)
    groups = [*clauses, *headings]
    for kind in _SINGLE:
        old_at = _indexes(olds, kind)
        new_at = _indexes(news, kind)
        pairs = zip(old_at, new_at, strict=False)
        groups += grouped(pairs)
    groups += _pair_annexes(olds, news)
    return groups


def pair_clauses(
    olds: Units,
    news: Units,
) -> list[Group]:
    """Groups of clauses, by unit index: by id, by equal words, by likeness.

    Clauses are split and merged only into neighbours with nothing between
    them, no heading for instance. Such clauses have the same distance between
    their index among all units and their rank among the clauses.
    """
    old_at = _indexes(olds, "clause")
    new_at = _indexes(news, "clause")
    groups = align(
        _texts(olds, old_at),
        _texts(news, new_at),
        _same_ids(olds, old_at, news, new_at),
        _parts(old_at),
        _parts(new_at),
    )
    found = []
    for group in groups:
        old = chosen(old_at, group.old)
        new = chosen(new_at, group.new)
        found.append(Group(tuple(old), tuple(new)))
    return found


def _texts(
    units: Units,
    indexes: Sequence[int],
) -> list[str]:
    """The comparable texts of some units."""
    return [unit.text for unit in chosen(units, indexes)]


def _parts(indexes: Sequence[int]) -> list[int]:
    """For each clause how many units that are no clauses stand before it."""
    return [index - rank for rank, index in enumerate(indexes)]


def _indexes(
    units: Units,
    kind: Unit,
) -> list[int]:
    """Where the units of a kind stand among all units."""
    return [index for index, unit in enumerate(units) if unit.kind == kind]


def _same_ids(
    olds: Units,
    old_at: Sequence[int],
    news: Units,
    new_at: Sequence[int],
) -> list[IndexPair]:
    """Ranks of clauses that have one permanent id.

    old_at, new_at: where clauses are.
    """
    rank_of_id = {}
    for rank, index in enumerate(new_at):
        identity = news[index].node.id
        if identity:
            rank_of_id[identity] = rank
    pairs = []
    for rank, index in enumerate(old_at):
        identity = olds[index].node.id
        if identity in rank_of_id:
            new_rank = rank_of_id[identity]
            pairs.append((rank, new_rank))
    return pairs


def _pair_annexes(
    olds: Units,
    news: Units,
) -> list[Group]:
    """Annexes that belong together: by likeness, then by their number."""
    old_at = _indexes(olds, "annex")
    new_at = _indexes(news, "annex")
    alike = align(_texts(olds, old_at), _texts(news, new_at))
    new_of: dict[int, int] = {}
    for group in alike:
        i = old_at[group.old[0]]
        j = new_at[group.new[0]]
        new_of[i] = j
    left = set(new_at).difference(new_of.values())
    by_name = {news[j].name: j for j in sorted(left)}
    for i in old_at:
        name = olds[i].name
        if i not in new_of and name in by_name:
            new_of[i] = by_name[name]
    return grouped(sorted(new_of.items()))
