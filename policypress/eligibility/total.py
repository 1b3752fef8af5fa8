"""What all measures come to together (合计): measures that exclude each other
(不得同时享受) once, then the limits of the policy.

Where two exclude each other the applicant chooses; where the table is the same,
for each row. The least is what some choice gives for certain, the most what no
choice exceeds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from policypress.eligibility.blocks import Block, Ends, RowKey
from policypress.eligibility.blocks import total as total_of
from policypress.eligibility.combine import Operation, Trace, combined
from policypress.eligibility.offers import Key, Offer, groups
from policypress.eligibility.parts import Exclusion, Ready
from policypress.eligibility.payments import (
    Case,
    are_known,
    blocks_of,
)
from policypress.eligibility.result import Range
from policypress.rules.exact import Number, simple
from policypress.rules.ranges import add

_MOST_CHOICES = 5  # exclusions of which every choice is tried
CROSSED = "几项限额相互交叉"
CHOICE = "不得同时享受的，由申请人选择"


def policy_total(
    prepared: Ready,
    offers: Sequence[Offer],
    case: Case,
    traces: list[Trace] | None = None,
) -> Range:
    """The amount of all measures, under the limits of the policy. traces: takes
    in what these did."""
    offered = [one for one in offers if one.is_open]
    why = _undecided(offered)
    bearing = _bearing(prepared.exclusive, offered)
    if not prepared.operations:
        return _added(bearing, offered, case, why)
    ends, merged = _chosen(bearing, offered, case, why)
    # What the measures do is done again, rows and numbers of rows first.
    done = [
        one for one in prepared.every if not one.home or not one.of & merged
    ]
    found = total_of(combined(ends, done, case.row, traces))
    amounts = [one.amount for one in offered]
    if is_crossed(found, amounts, done, case):
        why.append(CROSSED)
    return _because(found, why)


def _undecided(offered: Iterable[Offer]) -> list[str]:
    """What keeps the amounts of measures from being reckoned."""
    return [words for one in offered for words in one.amount.undecided]


def chosen(offer: Offer, case: Case) -> Offer:
    """A measure with what a choice gives, where some of its own supports exclude
    each other."""
    bearing = _bearing(offer.measure.exclusive, [offer])
    if not bearing:
        return offer
    why = _undecided([offer])
    amount = _because(_chosen_amount([offer], bearing, case, why), why)
    given_up = _given_up(offer, bearing, case)
    return offer._replace(amount=amount, given_up=given_up)


def _given_up(
    offer: Offer, exclusive: list[Exclusion], case: Case
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


def is_crossed(
    found: Range,
    amounts: Iterable[Range],
    operations: Sequence[Operation],
    case: Case,
) -> bool:
    """Whether nothing is missing and still the total is no single number: rules
    cross so that how they are combined is not said."""
    if found.is_settled or not are_known(operations, case):
        return False
    return all(one.is_settled for one in amounts)


def _because(found: Range, why: list[str]) -> Range:
    """A range with what keeps it from being reckoned, each once."""
    return Range(found.min, found.max, tuple(dict.fromkeys(why)))


def _added(
    bearing: list[Exclusion],
    offered: list[Offer],
    case: Case,
    why: list[str],
) -> Range:
    """The sum of all measures, of those that exclude each other what a choice
    gives."""
    if not bearing:
        return _because(add([one.amount for one in offered]), why)
    amounts = []
    for group, inside in groups(offered, bearing):
        if inside:  # of one measure too: its supports may exclude each other
            amounts.append(_chosen_amount(group, inside, case, why))
        else:
            amounts.append(group[0].amount)
    return _because(add(amounts), why)


def _chosen_amount(
    group: list[Offer], inside: list[Exclusion], case: Case, why: list[str]
) -> Range:
    """What measures that exclude each other give. why: takes in that the choice
    cannot be reckoned."""
    found = total_of(_choice(group, inside, case))
    is_settled = all(one.amount.is_settled for one in group)
    if is_settled and not found.is_settled:
        why.append(CHOICE)
    return found


def _bearing(
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


def _chosen(
    bearing: list[Exclusion],
    offered: list[Offer],
    case: Case,
    why: list[str],
) -> tuple[Ends, frozenset[str]]:
    """The payments of all measures, what excludes each other once, and the
    supports whose payments are combined already. why: takes in why a choice
    cannot be reckoned."""
    low: list[Block] = []
    high: list[Block] = []
    merged: list[frozenset[str]] = []
    for group, inside in groups(offered, bearing):
        if inside:
            ends = _choice(group, inside, case)
            is_settled = all(one.amount.is_settled for one in group)
            if is_settled and not total_of(ends).is_settled:
                why.append(CHOICE)
        else:
            ends = _ends_of(group[0], case)
        merged += [block.of for block in ends.high if block.row is None]
        low += ends.low
        high += ends.high
    return Ends(low, high), frozenset[str]().union(*merged)


def _ends_of(one: Offer, case: Case) -> Ends:
    """The payments of a measure, to be combined with all others. One whose
    shared questions drew its range together is one block: its supports cannot
    be told apart."""
    ends = blocks_of(one.payments)
    done = combined(ends, one.measure.operations, case.row)
    if total_of(done)[:2] == one.amount[:2]:
        return ends
    of = one.measure.names
    low = [Block(of, None, one.amount.min)]
    return Ends(low, [Block(of, None, one.amount.max)])


def _choice(
    group: list[Offer], exclusive: list[Exclusion], case: Case
) -> Ends:
    """One block in the place of measures that exclude each other."""
    of = frozenset[str]().union(*(one.measure.names for one in group))
    least: Number = 0
    for dropped in _all_choices(group, exclusive):
        found = _total_without(group, dropped, case)
        least = max(least, found.min or 0)
    most = _most(group, exclusive, case)
    return Ends([Block(of, None, least)], [Block(of, None, most)])


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
    group: list[Offer], exclusive: list[Exclusion], case: Case
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
    group: list[Offer], exclusive: list[Exclusion], case: Case
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
    group: list[Offer], one: Exclusion, case: Case
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
    group: list[Offer], dropped: frozenset[Key], case: Case
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
