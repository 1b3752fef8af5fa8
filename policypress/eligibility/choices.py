"""What an applicant chooses where supports exclude each other (不得同时享受).

Where the table is the same, for each row. The least is what some choice gives for
certain, the most what no choice exceeds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from policypress.eligibility.blocks import Block, Ends, RowKey
from policypress.eligibility.blocks import total as total_of
from policypress.eligibility.case import Case
from policypress.eligibility.combine import combined
from policypress.eligibility.offers import Key, Offer
from policypress.eligibility.parts import Exclusion
from policypress.eligibility.payments import blocks_of
from policypress.eligibility.result import Range
from policypress.rules.exact import Number, simple

_MOST_CHOICES = 5  # exclusions of which every choice is tried
CHOICE = "不得同时享受的，由申请人选择"


def chosen(offer: Offer, case: Case) -> Offer:
    """A measure with what a choice gives, where some of its own supports exclude
    each other."""
    bearing = bearing_on(offer.measure.exclusive, [offer])
    if not bearing:
        return offer
    why = list(offer.amount.undecided)
    found = total_of(
        choice(
            [offer],
            bearing,
            case,
            why,
        )
    )
    return offer._replace(
        amount=because(found, why), given_up=_given_up(offer, bearing, case)
    )


def because(found: Range, why: list[str]) -> Range:
    """A range with what keeps it from being reckoned, each once."""
    return Range(found.min, found.max, tuple(dict.fromkeys(why)))


def _given_up(
    offer: Offer,
    exclusive: list[Exclusion],
    case: Case,
) -> frozenset[Key]:
    """What the applicant gives up to have the most, the first of equals; nothing
    while an amount is open."""
    cells = [cell for one in offer.payments for cell in one.cells]
    if not all(cell.amount.is_settled for cell in cells):
        return frozenset()
    group = [offer]
    best = frozenset[Key]()
    most: Number = -1
    for dropped in _all_choices(group, exclusive):
        found = _total_without(group, dropped, case).min or 0
        if found > most:
            best, most = dropped, found
    return best


def bearing_on(
    exclusive: Sequence[Exclusion], offered: Iterable[Offer]
) -> list[Exclusion]:
    """The exclusions of which both sides are offered."""
    if not exclusive:
        return []
    names = {
        one.support.name
        for offer in offered
        for one in offer.payments
        if one.verdict != "no"
    }
    return [one for one in exclusive if one.of & names and one.other & names]


def choice(
    group: list[Offer],
    exclusive: list[Exclusion],
    case: Case,
    why: list[str],
) -> Ends:
    """One block in the place of measures that exclude each other. why: takes in
    that the choice cannot be reckoned though nothing is missing."""
    of = frozenset[str]().union(*(one.measure.names for one in group))
    least: Number = 0
    for dropped in _all_choices(group, exclusive):
        found = _total_without(group, dropped, case)
        least = max(least, found.min or 0)
    most = _most(group, exclusive, case)
    is_settled = all(one.amount.is_settled for one in group)
    if is_settled and least != most:
        why.append(CHOICE)
    return one_block(of, Range(least, most))


def one_block(of: frozenset[str], amount: Range) -> Ends:
    """Payments of which it is not known what each support has of them."""
    low = [Block(of, None, amount.min)]
    return Ends(low, [Block(of, None, amount.max)])


def _all_choices(
    group: list[Offer], exclusive: list[Exclusion]
) -> Iterator[frozenset[Key]]:
    """What is given up by each choice; of more exclusions than are tried, always
    the other side."""
    tried, rest = exclusive[:_MOST_CHOICES], exclusive[_MOST_CHOICES:]
    every = _cells_of_each(group)
    others = [every.get(name, ()) for one in rest for name in one.other]
    for dropped in _choices(group, tried):
        yield dropped.union(*others)


def _choices(
    group: list[Offer], exclusive: list[Exclusion]
) -> Iterator[frozenset[Key]]:
    """What is given up: for each exclusion one side or the other, or of each
    row the smaller."""
    options = []
    for one in exclusive:
        sides = [_cells(group, one.of), _cells(group, one.other)]
        if one.by_row:
            sides.append(_smaller_of_rows(group, one))
        options.append(sides)
    for choice in product(*options):
        yield frozenset[Key]().union(*choice)


def _most(
    group: list[Offer],
    exclusive: list[Exclusion],
    case: Case,
) -> Number | None:
    """No choice gives more. Where it is made for each row, all that others give
    and the larger of each row."""
    whole = [one for one in exclusive if not one.by_row][:_MOST_CHOICES]
    most = _most_of_choices(group, whole, case)
    by_row = [one for one in exclusive if one.by_row]
    if len(by_row) != 1:
        return most
    of_rows = _most_by_row(group, by_row[0], case)
    if most is None or of_rows is None:
        return most if of_rows is None else of_rows
    return min(most, of_rows)


def _most_of_choices(
    group: list[Offer],
    exclusive: list[Exclusion],
    case: Case,
) -> Number | None:
    """The most that any choice gives; None = without bound."""
    best: Number = 0
    for dropped in _choices(group, exclusive):
        found = _total_without(group, dropped, case).max
        if found is None:
            return None
        best = max(best, found)
    return best


def _most_by_row(
    group: list[Offer],
    one: Exclusion,
    case: Case,
) -> Number | None:
    """The larger side of each row, with all that stands outside; None = without
    bound."""
    inside = _cells(group, one.of | one.other)
    rest = _total_without(group, inside, case).max
    rows = _largest_of_rows(group, one)
    if rest is None or rows is None:
        return None
    return rest + rows


def _total_without(
    group: list[Offer],
    dropped: frozenset[Key],
    case: Case,
) -> Range:
    """What the measures of a group give when some cells are given up."""
    low: Number = 0
    high: Number | None = 0
    for one in group:
        ends = blocks_of(one.payments, dropped)
        ends = combined(ends, one.measure.operations, case.row)
        found = total_of(ends)
        low += found.min or 0
        if found.max is None or high is None:
            high = None
        else:
            high += found.max
    return Range(simple(low), high)


def _cells(group: list[Offer], of: frozenset[str]) -> frozenset[Key]:
    """Every cell of some supports."""
    every = _cells_of_each(group)
    return frozenset[Key]().union(*(every.get(name, ()) for name in of))


def _cells_of_each(group: list[Offer]) -> dict[str, list[Key]]:
    """Every cell, by its support."""
    return {
        one.support.name: [(one.support.name, cell.row) for cell in one.cells]
        for offer in group
        for one in offer.payments
    }


def _smaller_of_rows(group: list[Offer], one: Exclusion) -> frozenset[Key]:
    """Of each row the side that gives less for certain."""
    ours, theirs = _by_row(group, one.of), _by_row(group, one.other)
    found: list[Key] = []
    for row in ours.keys() & theirs.keys():
        mine = sum(block.amount or 0 for block in ours[row].low)
        other = sum(block.amount or 0 for block in theirs[row].low)
        side = one.other if mine >= other else one.of
        found += [(name, row) for name in side]
    return frozenset(found)


def _largest_of_rows(group: list[Offer], one: Exclusion) -> Number | None:
    """The sum of the larger side of each row."""
    ours, theirs = _by_row(group, one.of), _by_row(group, one.other)
    result: Number = 0
    for row in {**ours, **theirs}:
        sides = [
            total_of(side[row]).max for side in (ours, theirs) if row in side
        ]
        if None in sides:
            return None
        result += max(side for side in sides if side is not None)
    return simple(result)


def _by_row(group: list[Offer], of: frozenset[str]) -> dict[RowKey, Ends]:
    """The cells of some supports by their row."""
    rows: dict[RowKey, Ends] = {}
    for offer in group:
        paid = [one for one in offer.payments if one.support.name in of]
        ends = blocks_of(paid)
        for low, high in zip(ends.low, ends.high, strict=True):
            assert low.row
            both = rows.setdefault(low.row, Ends([], []))
            both.low.append(low)
            both.high.append(high)
    return rows
