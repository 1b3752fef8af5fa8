"""Limits (限额) of rows and of totals, and numbers of rows (名额)."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor

from policypress.eligibility.blocks import (
    Block,
    Blocks,
    End,
    Ends,
    Names,
    RowKey,
    add_up,
    by_row,
    members,
    parted,
    size_of,
    smaller,
    total_inside,
)
from policypress.eligibility.operation import Operation, Rows, crosses
from policypress.eligibility.rivals import count_rivals
from policypress.rules import Range
from policypress.rules.exact import Number


def cap_rows(
    ends: Ends,
    operation: Operation,
    scope_of: Rows,
) -> Ends:
    """The blocks of a row together, under the limit of that row."""
    assert operation.bound
    of = operation.of
    bounds: dict[RowKey, Range] = {}
    for block in ends.high:
        row = block.row
        if row is None or row in bounds:
            continue
        if block.of & of:
            scope = scope_of(row)
            bounds[row] = operation.bound(scope)
    least = {row: bound.min for row, bound in bounds.items()}
    low = _capped_rows(ends.low, of, least)
    if crosses(ends, operation):
        return ends._replace(low=low)
    most = {row: bound.max for row, bound in bounds.items()}
    high = _capped_rows(ends.high, of, most)
    if low == high:
        high = low
    return ends._replace(low=low, high=high)


def _capped_rows(
    blocks: Blocks,
    of: Names,
    bounds: dict[RowKey, End],
) -> Blocks:
    """Blocks of a row merged to one, no larger than the bound of the row."""
    kept, rows = by_row(blocks, of)
    for row, inside in rows.items():
        whole = add_up([one.amount for one in inside])
        amount = smaller(whole, bounds[row])
        together = members(inside)
        copies = inside[0].copies
        merged = Block(together, row, amount, copies)
        kept.append(merged)
    return kept


def count(
    ends: Ends,
    operation: Operation,
    bound: Range,
) -> Ends:
    """Only so many rows are paid, the most valuable first. What is not of a
    single row cannot be counted: for certain it is not paid."""
    of = operation.of
    fewest = floor(bound.min or 0)
    most = None if bound.max is None else floor(bound.max)
    low = _first_rows(ends.low, of, fewest)
    if operation.is_loose:
        return ends._replace(low=low)
    if not _are_of_single_rows(ends.high, of):
        rivals = count_rivals(ends, of, fewest, most)
        return rivals or ends._replace(low=_of_one_row(low, of))
    if ends.low is ends.high and fewest == most:
        return ends._replace(low=low, high=low)
    high = _first_rows(ends.high, of, most)
    return ends._replace(low=low, high=high)


def _of_one_row(blocks: Blocks, of: Names) -> Blocks:
    """Blocks without those of these supports that are of several rows."""
    return [one for one in blocks if one.row or not one.of & of]


def _are_of_single_rows(
    blocks: Blocks,
    of: Names,
) -> bool:
    """Whether each block of these supports is of one row and of no others."""
    touched = [block for block in blocks if block.of & of]
    return all(block.row and block.of <= of for block in touched)


def _first_rows(
    blocks: Blocks,
    of: Names,
    number: int | None,
) -> Blocks:
    """The blocks of the most valuable rows, so many of them; None = all."""
    if number is None:
        return blocks
    kept, rows = by_row(blocks, of)
    layers: list[Blocks] = []
    for inside in rows.values():
        layers += _layers(inside)
    layers.sort(key=_worth, reverse=True)
    left = number
    for inside in layers:
        if not left:
            break
        copies = inside[0].copies
        taken = left if copies is None else min(left, copies)
        left -= taken
        kept += [block._replace(copies=taken) for block in inside]
    return kept


def _layers(inside: Blocks) -> Iterator[Blocks]:
    """Like rows, of which some supports may pay fewer than others: those that
    all pay, those that all but one pay …; each with its number."""
    waiting = sorted(inside, key=_fewest)
    done = 0
    while waiting:
        copies = waiting[0].copies
        if copies is None:
            yield waiting
            return
        more = copies - done
        if more > 0:
            yield [one._replace(copies=more) for one in waiting]
            done = copies
        waiting = waiting[1:]


def _fewest(block: Block) -> tuple[bool, int]:
    """For sorting: any number of copies comes last."""
    return block.copies is None, block.copies or 0


def _worth(inside: Blocks) -> tuple[bool, Number]:
    """What orders rows: what has no bound comes first."""
    amount = add_up([block.amount for block in inside])
    return amount is None, amount or 0


def cap(
    ends: Ends,
    operation: Operation,
    bound: Range,
) -> Ends:
    """All blocks of the supports together, under a limit."""
    of = operation.of
    before = total_inside(ends, of)
    certain = bound.min or 0
    if before.max is not None and before.max <= certain:
        return ends
    low = _capped(ends.low, of, bound.min)
    if operation.is_loose or crosses(ends, operation):
        return ends._replace(low=low)
    limited = (*ends.limited, of)
    is_settled = ends.low is ends.high
    if is_settled and bound.min == bound.max:
        return Ends(low, low, limited)
    high = _capped(ends.high, of, bound.max)
    return Ends(low, high, limited)


def _capped(
    blocks: Blocks,
    of: Names,
    most: End,
) -> Blocks:
    """The most valuable blocks, as far as the limit reaches: what a number of
    rows would leave out next are then the rows that add least."""
    if most is None:
        return blocks
    kept, inside = parted(blocks, of)
    inside.sort(key=size_of, reverse=True)
    left: Number = most
    for block in inside:
        if left <= 0:
            break
        for piece in _pieces(block, left):
            assert piece.amount is not None
            assert piece.copies is not None
            left -= piece.amount * piece.copies
            kept.append(piece)
    return kept


def _pieces(
    block: Block,
    left: Number,
) -> Iterator[Block]:
    """As much of a block as a limit leaves: whole copies, then part of one."""
    amount = block.amount
    copies = block.copies
    if amount is None or amount >= left:
        yield block._replace(amount=left, copies=1)
        return
    if amount == 0:
        return
    fitting = int(left // amount)
    taken = fitting if copies is None else min(copies, fitting)
    yield block._replace(copies=taken)
    rest = left - amount * taken
    if rest and (copies is None or copies > taken):
        yield block._replace(amount=rest, copies=1)
