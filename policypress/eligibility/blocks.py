"""Payments as blocks (支付块), one end of a range at a time, and their sums."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from policypress.rules import Range
from policypress.rules.exact import Number

RowKey = tuple[str, int]
End = Number | None  # an amount; None = without bound


class Block(NamedTuple):
    """One end of a payment. of: supports it is of; row: the row of the table
    it is for, None when it is of several; copies: how many such rows there
    are, None = any number (a table that is not answered)."""

    of: frozenset[str]
    row: RowKey | None
    amount: End
    copies: int | None = 1


class Ends(NamedTuple):
    """The blocks of both ends; the same list when all is settled. limited: the
    supports of each limit that bore: how it falls on them is not said."""

    low: list[Block]
    high: list[Block]
    limited: tuple[frozenset[str], ...] = ()


def total(ends: Ends) -> Range:
    """The sum of all blocks."""
    low = sum_of(ends.low)
    high = low if ends.high is ends.low else sum_of(ends.high)
    return Range(low or 0, high)


def parted(
    blocks: list[Block], of: frozenset[str]
) -> tuple[list[Block], list[Block]]:
    """The blocks that an operation on some supports leaves alone, and those it
    is about."""
    rest = [block for block in blocks if not block.of & of]
    inside = [block for block in blocks if block.of & of]
    return rest, inside


def size_of(block: Block) -> tuple[bool, Number]:
    """For sorting: what has no bound is largest."""
    return block.amount is None, block.amount or 0


def by_row(
    blocks: list[Block], of: frozenset[str]
) -> tuple[list[Block], dict[RowKey, list[Block]]]:
    """The blocks that an operation leaves alone, and the others by their row."""
    rest: list[Block] = []
    rows: dict[RowKey, list[Block]] = {}
    for block in blocks:
        if block.row is not None and block.of & of:
            rows.setdefault(block.row, []).append(block)
        else:
            rest.append(block)
    return rest, rows


def members(blocks: Sequence[Block]) -> frozenset[str]:
    """All supports that blocks are of."""
    return frozenset[str]().union(*(block.of for block in blocks))


def total_inside(ends: Ends, of: frozenset[str]) -> Range:
    """The sum of the blocks that an operation touches."""
    low = sum_of([block for block in ends.low if block.of & of])
    high = sum_of([block for block in ends.high if block.of & of])
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
    return one if other is None else min(one, other)
