"""What several payments come to together (合并计算): 就高, 名额, 限额, then the sum.

Payments are blocks. Two lists are carried through side by side: `low`, payments
of the least that is certain which keep to every rule, and `high`, which no
payments exceed that keep to them. Where two rules cross — a limit on one
support that 就高 has merged with another — only the low end keeps to the second
one, and both ends are drawn apart instead of guessing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import floor
from typing import NamedTuple

from msgspec import Struct

from policypress.eligibility.blocks import (
    Block,
    End,
    Ends,
    RowKey,
    add_up,
    by_row,
    largest,
    members,
    parted,
    size_of,
    smaller,
    sum_of,
    total_inside,
)
from policypress.rules import Range, Scope
from policypress.rules.exact import Number

Bound = Callable[[Scope], Range]
Rows = Callable[[RowKey | None], Scope]  # the answers as a row sees them


class Operation(Struct, frozen=True):
    """kind: highest_row (就高 within a row), cap_row (a limit of each row), count
    (so many rows), highest (就高 between totals), cap (a limit of the total).

    of: the supports it is about. bound: the amount or number of a limit; of a
    row where kind is cap_row. home: its measure, "" where the policy says it.
    is_own: a support says it of itself. is_inside: it
    is about some of the supports of which only so many rows count; is_loose:
    and that cannot be told apart, only its ends."""

    kind: str
    of: frozenset[str]
    bound: Bound | None = None
    name: str = ""
    clause: str = ""
    home: str = ""
    is_own: bool = False
    is_inside: bool = False
    is_loose: bool = False


class Trace(NamedTuple):
    """What an operation did, for the arithmetic: the total of what it is about
    before and after; bound: of a limit."""

    operation: Operation
    before: Range
    after: Range
    bound: Range | None


def combined(
    ends: Ends,
    operations: Sequence[Operation],
    scope_of: Rows,
    traces: list[Trace] | None = None,
) -> Ends:
    """The blocks after all operations, in their order. scope_of: the answers as
    a row sees them, or the applicant (None). traces: takes in what each did."""
    for operation in operations:
        after, bound = carried_out(ends, operation, scope_of)
        if traces is not None:
            traces.append(
                trace_of(
                    operation,
                    ends,
                    after,
                    bound,
                )
            )
        ends = after
    return ends


def carried_out(
    ends: Ends,
    operation: Operation,
    scope_of: Rows,
) -> tuple[Ends, Range | None]:
    """The blocks after one operation, and how much a limit of totals allows."""
    if operation.kind == "cap_row":
        return _cap_rows(ends, operation, scope_of), None
    if operation.bound is None:
        return _ACTIONS[operation.kind](ends, operation), None
    bound = operation.bound(scope_of(None))
    return _LIMITS[operation.kind](ends, operation, bound), bound


def trace_of(
    operation: Operation,
    before: Ends,
    after: Ends,
    bound: Range | None,
) -> Trace:
    """What an operation did to the supports that it is about."""
    of = operation.of
    return Trace(
        operation,
        total_inside(before, of),
        total_inside(after, of),
        bound,
    )


def _highest_in_rows(ends: Ends, operation: Operation) -> Ends:
    """Of the blocks of a row only the largest is paid."""
    of = operation.of
    low = _merged_rows(ends.low, of)
    if _crosses(ends, operation):
        return ends._replace(low=low)
    high = low if ends.low is ends.high else _merged_rows(ends.high, of)
    return ends._replace(low=low, high=high)


def _merged_rows(blocks: list[Block], of: frozenset[str]) -> list[Block]:
    """One block in the place of those of a row, the largest."""
    kept, rows = by_row(blocks, of)
    for row, inside in rows.items():
        best = largest([block.amount for block in inside])
        kept.append(
            Block(
                members(inside),
                row,
                best,
                inside[0].copies,
            )
        )
    return kept


def _cap_rows(
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
        if row is not None and block.of & of and row not in bounds:
            bounds[row] = operation.bound(scope_of(row))
    least = {row: bound.min for row, bound in bounds.items()}
    low = _capped_rows(ends.low, of, least)
    if _crosses(ends, operation):
        return ends._replace(low=low)
    most = {row: bound.max for row, bound in bounds.items()}
    high = _capped_rows(ends.high, of, most)
    return ends._replace(low=low, high=low if low == high else high)


def _capped_rows(
    blocks: list[Block],
    of: frozenset[str],
    bounds: dict[RowKey, End],
) -> list[Block]:
    """Blocks of a row merged to one, no larger than the bound of the row."""
    kept, rows = by_row(blocks, of)
    for row, inside in rows.items():
        amount = smaller(add_up([one.amount for one in inside]), bounds[row])
        kept.append(
            Block(
                members(inside),
                row,
                amount,
                inside[0].copies,
            )
        )
    return kept


def _count(
    ends: Ends,
    operation: Operation,
    bound: Range,
) -> Ends:
    """Only so many rows are paid, the most valuable first. What is not of a
    single row cannot be counted: for certain it is not paid."""
    of = operation.of
    fewest = floor(bound.min or 0)
    low = _first_rows(ends.low, of, fewest)
    if operation.is_loose:
        return ends._replace(low=low)
    if not _are_of_single_rows(ends.high, of):
        kept = [one for one in low if one.row or not one.of & of]
        return ends._replace(low=kept)
    most = None if bound.max is None else floor(bound.max)
    if ends.low is ends.high and fewest == most:
        return ends._replace(low=low, high=low)
    high = _first_rows(ends.high, of, most)
    return ends._replace(low=low, high=high)


def _are_of_single_rows(blocks: list[Block], of: frozenset[str]) -> bool:
    """Whether each block of these supports is of one row and of no others."""
    touched = [block for block in blocks if block.of & of]
    return all(block.row and block.of <= of for block in touched)


def _first_rows(
    blocks: list[Block],
    of: frozenset[str],
    number: int | None,
) -> list[Block]:
    """The blocks of the most valuable rows, so many of them; None = all."""
    if number is None:
        return blocks
    kept, rows = by_row(blocks, of)
    layers = [one for inside in rows.values() for one in _layers(inside)]
    left = number
    for inside in sorted(layers, key=_worth, reverse=True):
        if not left:
            break
        copies = inside[0].copies
        taken = left if copies is None else min(left, copies)
        left -= taken
        kept += [block._replace(copies=taken) for block in inside]
    return kept


def _layers(inside: list[Block]) -> Iterator[list[Block]]:
    """Like rows, of which some supports may pay fewer than others: those that
    all pay, those that all but one pay …; each with its number."""
    waiting = sorted(inside, key=_fewest)
    done = 0
    while waiting:
        copies = waiting[0].copies
        if copies is None:
            yield waiting
            return
        if copies > done:
            yield [one._replace(copies=copies - done) for one in waiting]
            done = copies
        waiting = waiting[1:]


def _fewest(block: Block) -> tuple[bool, int]:
    return block.copies is None, block.copies or 0


def _worth(inside: list[Block]) -> tuple[bool, Number]:
    """What orders rows: what has no bound comes first."""
    amount = add_up([block.amount for block in inside])
    return amount is None, amount or 0


def _highest(ends: Ends, operation: Operation) -> Ends:
    """Of the totals of several supports only the largest is paid. The low end keeps
    the blocks of the best, so that a later limit on another does not touch them."""
    of = operation.of
    if len({one.of for one in ends.high if one.of & of}) < 2:
        return ends
    low = _of_best(ends.low, of)
    if operation.is_inside or _crosses(ends, operation):
        return ends._replace(low=low)
    high = _largest_total(ends.high, of)
    return ends._replace(low=low, high=high)


def _of_best(blocks: list[Block], of: frozenset[str]) -> list[Block]:
    """Only the blocks of the support that is certain to give most."""
    kept, totals = _by_support(blocks, of, counts_shared=False)
    best = max(totals, key=lambda name: sum_of(totals[name]) or 0, default="")
    return kept + totals.get(best, [])


def _largest_total(blocks: list[Block], of: frozenset[str]) -> list[Block]:
    """One block in the place of all supports: their largest total."""
    kept, totals = _by_support(blocks, of, counts_shared=True)
    best = largest([sum_of(ones) for ones in totals.values()])
    return [*kept, Block(of, None, best)]


def _by_support(
    blocks: list[Block],
    of: frozenset[str],
    counts_shared: bool,
) -> tuple[list[Block], dict[str, list[Block]]]:
    """Blocks that an operation leaves alone, and the others by support.
    counts_shared: one of several supports may be of any of them; otherwise it
    is left out."""
    kept: list[Block] = []
    totals: dict[str, list[Block]] = {}
    for block in blocks:
        if not block.of & of:
            kept.append(block)
        elif counts_shared or len(block.of) == 1:
            for name in block.of & of:
                totals.setdefault(name, []).append(block)
    return kept, totals


def _cap(
    ends: Ends,
    operation: Operation,
    bound: Range,
) -> Ends:
    """All blocks of the supports together, under a limit."""
    of = operation.of
    before = total_inside(ends, of)
    if before.max is not None and before.max <= (bound.min or 0):
        return ends
    low = _capped(ends.low, of, bound.min)
    if operation.is_loose or _crosses(ends, operation):
        return ends._replace(low=low)
    limited = (*ends.limited, of)
    if ends.low is ends.high and bound.min == bound.max:
        return Ends(low, low, limited)
    return Ends(low, _capped(ends.high, of, bound.max), limited)


def _capped(
    blocks: list[Block],
    of: frozenset[str],
    most: End,
) -> list[Block]:
    """The most valuable blocks, as far as the limit reaches: what a number of
    rows would leave out next are then the rows that add least."""
    if most is None:
        return blocks
    kept, inside = parted(blocks, of)
    left: Number = most
    for block in sorted(inside, key=size_of, reverse=True):
        if left <= 0:
            break
        for piece in _pieces(block, left):
            assert piece.amount is not None and piece.copies is not None
            left -= piece.amount * piece.copies
            kept.append(piece)
    return kept


def _pieces(block: Block, left: Number) -> Iterator[Block]:
    """As much of a block as a limit leaves: whole copies, then part of one."""
    amount, copies = block.amount, block.copies
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


def _crosses(ends: Ends, operation: Operation) -> bool:
    """Whether something is of supports inside and outside: a block, or a limit
    that bore."""
    of = operation.of
    if any(one & of and not one <= of for one in ends.limited):
        return True
    return any(block.of & of and not block.of <= of for block in ends.high)


_ACTIONS: dict[str, Callable[[Ends, Operation], Ends]] = {
    "highest_row": _highest_in_rows,
    "highest": _highest,
}
_LIMITS: dict[str, Callable[[Ends, Operation, Range], Ends]] = {
    "count": _count,
    "cap": _cap,
}
