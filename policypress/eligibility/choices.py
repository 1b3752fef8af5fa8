"""What an applicant chooses where supports exclude each other (不得同时享受).

Where the table is the same, for each row. The least is what some choice gives for
certain, the most what no choice exceeds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from msgspec.structs import replace

from policypress.eligibility.blocks import Block, Ends, Names, RowKey, smaller
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
_Cells = frozenset[Key]
_Group = list[Offer]  # measures that exclude each other


def chosen(offer: Offer, case: Case) -> Offer:
    """A measure with what a choice gives, where some of its own supports exclude
    each other."""
    bearing = bearing_on(offer.measure.exclusive, [offer])
    if not bearing:
        return offer
    why = list(offer.amount.undecided)
    ends = choice([offer], bearing, case, why)
    amount = because(total_of(ends), why)
    given_up = _given_up(offer, bearing, case)
    return replace(offer, amount=amount, given_up=given_up)


def because(found: Range, why: list[str]) -> Range:
    """A range with what keeps it from being reckoned, each once."""
    once = tuple(dict.fromkeys(why))
    return Range(found.min, found.max, once)


def _given_up(
    offer: Offer,
    exclusive: list[Exclusion],
    case: Case,
) -> _Cells:
    """What the applicant gives up to have the most, the first of equals; nothing
    while an amount is open."""
    cells = [cell for one in offer.payments for cell in one.cells]
    if not all(cell.amount.is_settled for cell in cells):
        return frozenset()
    group = [offer]
    totals = _Totals(group, case)
    best = _Cells()
    most: Number = -1
    for dropped in _all_choices(group, exclusive):
        found = totals.without(dropped)
        certain = found.min or 0
        if certain > most:
            best = dropped
            most = certain
    return best


def bearing_on(
    exclusive: Sequence[Exclusion],
    offered: Iterable[Offer],
) -> list[Exclusion]:
    """The exclusions of which both sides are offered."""
    if not exclusive:
        return []
    names: set[str] = set()
    for offer in offered:
        paid = [one for one in offer.payments if one.verdict != "no"]
        names.update(one.support.name for one in paid)
    return [one for one in exclusive if one.of & names and one.other & names]


def choice(
    group: _Group,
    exclusive: list[Exclusion],
    case: Case,
    why: list[str],
) -> Ends:
    """One block in the place of measures that exclude each other. why: takes in
    that the choice cannot be reckoned though nothing is missing."""
    of = Names().union(*(one.measure.names for one in group))
    totals = _Totals(group, case)
    least: Number = 0
    for dropped in _all_choices(group, exclusive):
        found = totals.without(dropped)
        least = max(least, found.min or 0)
    most = _most(group, exclusive, totals)
    is_settled = all(one.amount.is_settled for one in group)
    if is_settled and least != most:
        why.append(CHOICE)
    return one_block(of, Range(least, most))


def one_block(of: Names, amount: Range) -> Ends:
    """Payments of which it is not known what each support has of them."""
    least = Block(of, None, amount.min)
    most = Block(of, None, amount.max)
    return Ends([least], [most])


def _all_choices(
    group: _Group,
    exclusive: list[Exclusion],
) -> Iterator[_Cells]:
    """What is given up by each choice; of more exclusions than are tried, always
    the other side."""
    tried = exclusive[:_MOST_CHOICES]
    rest = exclusive[_MOST_CHOICES:]
    other_sides = Names().union(*(one.other for one in rest))
    others = _cells(group, other_sides)
    for dropped in _choices(group, tried):
        yield dropped | others


def _choices(
    group: _Group,
    exclusive: list[Exclusion],
) -> Iterator[_Cells]:
    """What is given up: for each exclusion one side or the other, or of each
    row the smaller."""
    options: list[list[_Cells]] = []
    for one in exclusive:
        ours = _cells(group, one.of)
        theirs = _cells(group, one.other)
        sides = [ours, theirs]
        if one.by_row:
            less = _smaller_of_rows(group, one)
            sides.append(less)
        options.append(sides)
    for taken in product(*options):
        yield _Cells().union(*taken)


def _most(
    group: _Group,
    exclusive: list[Exclusion],
    totals: _Totals,
) -> Number | None:
    """No choice gives more. Where it is made for each row, all that others give
    and the larger of each row."""
    whole = [one for one in exclusive if not one.by_row]
    tried = whole[:_MOST_CHOICES]
    most = _most_of_choices(group, tried, totals)
    by_row = [one for one in exclusive if one.by_row]
    if len(by_row) != 1:
        return most
    of_rows = _most_by_row(group, by_row[0], totals)
    return smaller(most, of_rows)


def _most_of_choices(
    group: _Group,
    exclusive: list[Exclusion],
    totals: _Totals,
) -> Number | None:
    """The most that any choice gives; None = without bound."""
    best: Number = 0
    for dropped in _choices(group, exclusive):
        found = totals.without(dropped)
        if found.max is None:
            return None
        best = max(best, found.max)
    return best


def _most_by_row(
    group: _Group,
    one: Exclusion,
    totals: _Totals,
) -> Number | None:
    """The larger side of each row, with all that stands outside; None = without
    bound."""
    inside = _cells(group, one.of | one.other)
    rest = totals.without(inside).max
    rows = _largest_of_rows(group, one)
    if rest is None or rows is None:
        return None
    return rest + rows


class _Totals:
    """What the measures of a group give. A choice changes few of them; each is
    reckoned once for all that can be given up of it."""

    def __init__(self, group: _Group, case: Case) -> None:
        """group: the measures; case: the applicant."""
        self._case = case
        self._cells = [
            (one, _cells([one], one.measure.names)) for one in group
        ]
        self._known: dict[tuple[str, _Cells], Range] = {}

    def without(self, dropped: _Cells) -> Range:
        """What all give when some cells are given up."""
        low: Number = 0
        high: Number | None = 0
        for offer, own in self._cells:
            found = self._of(offer, own & dropped)
            low += found.min or 0
            if found.max is None or high is None:
                high = None
            else:
                high += found.max
        return Range(simple(low), high)

    def _of(self, offer: Offer, dropped: _Cells) -> Range:
        """What one measure gives without some of its own cells."""
        key = (offer.measure.id, dropped)
        if key not in self._known:
            ends = blocks_of(offer.payments, dropped)
            operations = offer.measure.operations
            done = combined(ends, operations, self._case.row)
            self._known[key] = total_of(done)
        return self._known[key]


def _cells(
    group: _Group,
    of: Names,
) -> _Cells:
    """Every cell of some supports."""
    found: list[Key] = []
    for offer in group:
        for one in offer.payments:
            name = one.support.name
            if name in of:
                found += [(name, cell.row) for cell in one.cells]
    return _Cells(found)


def _smaller_of_rows(
    group: _Group,
    one: Exclusion,
) -> _Cells:
    """Of each row the side that gives less for certain."""
    ours = _by_row(group, one.of)
    theirs = _by_row(group, one.other)
    found: list[Key] = []
    for row in ours.keys() & theirs.keys():
        mine = _certain(ours[row])
        other = _certain(theirs[row])
        side = one.other if mine >= other else one.of
        found += [(name, row) for name in side]
    return _Cells(found)


def _certain(ends: Ends) -> Number:
    """What payments of one row come to for certain."""
    return sum(block.amount or 0 for block in ends.low)


def _largest_of_rows(
    group: _Group,
    one: Exclusion,
) -> Number | None:
    """The sum of the larger side of each row."""
    ours = _by_row(group, one.of)
    theirs = _by_row(group, one.other)
    nothing = Ends([], [])
    result: Number = 0
    for row in {**ours, **theirs}:
        mine = total_of(ours.get(row, nothing))
        other = total_of(theirs.get(row, nothing))
        if mine.max is None or other.max is None:
            return None
        result += max(mine.max, other.max)
    return simple(result)


def _by_row(
    group: _Group,
    of: Names,
) -> dict[RowKey, Ends]:
    """The cells of some supports by their row."""
    rows: dict[RowKey, Ends] = {}
    for offer in group:
        paid = [one for one in offer.payments if one.support.name in of]
        ends = blocks_of(paid)
        pairs = zip(ends.low, ends.high, strict=True)
        for low, high in pairs:
            assert low.row
            both = rows.setdefault(low.row, Ends([], []))
            both.low.append(low)
            both.high.append(high)
    return rows
