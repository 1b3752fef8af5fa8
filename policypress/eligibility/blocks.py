"""Payments as blocks (支付块), one end of a range at a time, and their sums."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from policypress.rules import Range
from policypress.rules.exact import Number

RowKey = tuple[str, int]
Names = frozenset[str]  # of supports: measure.support
End = Number | None  # an amount; None = without bound


class Block(NamedTuple):
    """One end of a payment. of: supports it is of; row: the row of the table
    it is for, None when it is of several; copies: how many such rows there
    are, None = any number (a table that is not answered). rivals: what 就高 chose
    among in this row, each with the supports it is of."""

    of: Names
    row: RowKey | None
    amount: End
    copies: int | None = 1
    rivals: tuple[tuple[Names, End], ...] = ()


Blocks = list[Block]


class Ends(NamedTuple):
    """The blocks of both ends; the same list when all is settled. limited: the
    supports of each limit that bore: how it falls on them is not said."""

    low: Blocks
    high: Blocks
    limited: tuple[Names, ...] = ()


def total(ends: Ends) -> Range:
    """The sum of all blocks."""
    low = sum_of(ends.low)
    if ends.high is ends.low:
        return Range(low or 0, low)
    high = sum_of(ends.high)
    return Range(low or 0, high)


def parted(
    blocks: Blocks,
    of: Names,
) -> tuple[Blocks, Blocks]:
    """The blocks that an operation on some supports leaves alone, and those it
    is about."""
    rest = [block for block in blocks if not block.of & of]
    inside = [block for block in blocks if block.of & of]
    return rest, inside


def size_of(block: Block) -> tuple[bool, Number]:
    """For sorting: what has no bound is largest."""
    return block.amount is None, block.amount or 0


def by_row(
    blocks: Blocks,
    of: Names,
) -> tuple[Blocks, dict[RowKey, Blocks]]:
    """The blocks that an operation leaves alone, and the others by their row."""
    rest: Blocks = []
    rows: dict[RowKey, Blocks] = {}
    for block in blocks:
        row = block.row
        if row is None or not block.of & of:
            rest.append(block)
            continue
        inside = rows.setdefault(row, [])
        inside.append(block)
    return rest, rows


def members(blocks: Sequence[Block]) -> Names:
    """All supports that blocks are of."""
    return Names().union(*(block.of for block in blocks))


def total_inside(ends: Ends, of: Names) -> Range:
    """The sum of the blocks that an operation touches."""
    certain = [block for block in ends.low if block.of & of]
    possible = [block for block in ends.high if block.of & of]
    low = sum_of(certain)
    high = sum_of(possible)
    return Range(low or 0, high)


def sum_of(blocks: Sequence[Block]) -> End:
    """The sum of blocks with their copies; any number of nothing is nothing."""
    result: Number = 0
    for block in blocks:
        if block.amount == 0:
            continue
        if block.amount is None or block.copies is None:
            return None
        result += block.amount * block.copies
    return result


def add_up(amounts: Sequence[End]) -> End:
    """The sum of amounts."""
    result: Number = 0
    for amount in amounts:
        if amount is None:
            return None
        result += amount
    return result


def largest(amounts: Sequence[End]) -> End:
    """The largest of amounts; 0 of none."""
    result: Number = 0
    for amount in amounts:
        if amount is None:
            return None
        result = max(result, amount)
    return result


def smaller(one: End, other: End) -> End:
    """The smaller of two amounts."""
    if one is None:
        return other
    if other is None:
        return one
    return min(one, other)
