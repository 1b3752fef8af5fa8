"""A number of rows for some of the supports that 就高 chooses among (就高与项数交叉): 标准奖不超
过1项, and of the prizes of one standard only the highest is paid.

A row whose highest is of a support without that number counts for nothing. Of the others
the most valuable are paid, so many. What a row beyond that number gets is not said where
a lower support without a number would be left to it: for certain nothing, at most that.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from policypress.eligibility.blocks import (
    Block,
    Blocks,
    End,
    Ends,
    Names,
    RowKey,
    largest,
    size_of,
    sum_of,
)
from policypress.rules.exact import Number


class _Row(Struct, frozen=True):
    """What a row gives (block): by supports of which only so many rows count, and by
    others."""

    block: Block
    counted: End
    other: End


_Rows = dict[RowKey, _Row]


def count_rivals(
    ends: Ends,
    of: Names,
    fewest: int,
    most: int | None,
) -> Ends | None:
    """The blocks with no more rows of some supports than a number; None where it is not
    known of each row what 就高 chose among."""
    low, high = _rows(ends.low, of), _rows(ends.high, of)
    if low is None or high is None:
        return None
    certain = _untouched(ends.low, of) + _certain(low, high, fewest)
    possible = _untouched(ends.high, of) + _possible(high, most)
    is_settled = ends.low is ends.high
    if is_settled and sum_of(certain) == sum_of(possible):
        return ends._replace(low=certain, high=certain)
    return ends._replace(low=certain, high=possible)


def _untouched(blocks: Blocks, of: Names) -> Blocks:
    """The blocks of other supports alone."""
    return [block for block in blocks if not block.of & of]


def _rows(blocks: Blocks, of: Names) -> _Rows | None:
    """The rows of some supports; None where one is not told apart from others."""
    found: _Rows = {}
    for block in blocks:
        if not block.of & of:
            continue
        one = _row(block, of)
        if one is None or block.row is None or block.row in found:
            return None
        found[block.row] = one
    return found


def _row(block: Block, of: Names) -> _Row | None:
    """One row, by supports inside and outside."""
    if block.of <= of:
        return _Row(block, block.amount, 0)
    inside = [amount for names, amount in block.rivals if names <= of]
    outside = [amount for names, amount in block.rivals if not names & of]
    if not block.rivals or len(inside) + len(outside) < len(block.rivals):
        return None
    return _Row(block, largest(inside), largest(outside))


def _certain(
    low: _Rows,
    high: _Rows,
    number: int,
) -> Blocks:
    """What is paid for certain: the rows whose highest cannot be of what is counted, and
    the first of all others."""
    kept: Blocks = []
    others: Blocks = []
    for key, row in low.items():
        most = high[key].counted if key in high else row.counted
        is_free = most is not None and (row.other or 0) >= most
        place = kept if is_free else others
        place.append(row.block)
    return kept + _first(others, number)


def _possible(high: _Rows, number: int | None) -> Blocks:
    """What is paid at most: of each row what is not counted, and what the others add to
    it, of so many rows."""
    kept: Blocks = []
    gains: Blocks = []
    for row in high.values():
        if row.other != 0:
            kept.append(row.block._replace(amount=row.other, rivals=()))
        gain = _gain(row)
        if gain != 0:
            gains.append(row.block._replace(amount=gain, rivals=()))
    return kept + (gains if number is None else _first(gains, number))


def _gain(row: _Row) -> End:
    """How much more a row gives by what is counted."""
    if row.other is None:
        return 0
    if row.counted is None:
        return None
    gain: Number = max(row.counted - row.other, 0)
    return gain


def _first(blocks: Iterable[Block], number: int) -> Blocks:
    """The largest blocks of so many rows."""
    kept: Blocks = []
    left = number
    for block in sorted(blocks, key=size_of, reverse=True):
        if not left:
            break
        taken = left if block.copies is None else min(left, block.copies)
        left -= taken
        kept.append(block._replace(copies=taken))
    return kept
