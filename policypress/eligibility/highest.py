"""就高: of the payments for one matter only the largest."""

from __future__ import annotations

from policypress.eligibility.blocks import (
    Block,
    Blocks,
    Ends,
    Names,
    by_row,
    largest,
    members,
    sum_of,
)
from policypress.eligibility.operation import Operation, crosses


def highest_in_rows(
    ends: Ends,
    operation: Operation,
) -> Ends:
    """Of the blocks of a row only the largest is paid."""
    of = operation.of
    low = _merged_rows(ends.low, of)
    if crosses(ends, operation):
        return ends._replace(low=low)
    if ends.low is ends.high:
        return ends._replace(low=low, high=low)
    high = _merged_rows(ends.high, of)
    return ends._replace(low=low, high=high)


def _merged_rows(
    blocks: Blocks,
    of: Names,
) -> Blocks:
    """One block in the place of those of a row, the largest."""
    kept, rows = by_row(blocks, of)
    for row, inside in rows.items():
        best = largest([block.amount for block in inside])
        together = members(inside)
        copies = inside[0].copies
        rivals = tuple((one.of, one.amount) for one in inside)
        merged = Block(together, row, best, copies, rivals)
        kept.append(merged)
    return kept


def highest(ends: Ends, operation: Operation) -> Ends:
    """Of the totals of several supports only the largest is paid. The low end keeps
    the blocks of the best, so that a later limit on another does not touch them."""
    of = operation.of
    rivals = {one.of for one in ends.high if one.of & of}
    if len(rivals) < 2:
        return ends
    low = _of_best(ends.low, of)
    if operation.is_inside or crosses(ends, operation):
        return ends._replace(low=low)
    high = _largest_total(ends.high, of)
    return ends._replace(low=low, high=high)


def _of_best(
    blocks: Blocks,
    of: Names,
) -> Blocks:
    """Only the blocks of the support that is certain to give most."""
    kept, totals = _by_support(blocks, of, counts_shared=False)
    if not totals:
        return kept
    sums = {name: sum_of(ones) or 0 for name, ones in totals.items()}
    best = max(sums, key=sums.__getitem__)
    return kept + totals[best]


def _largest_total(
    blocks: Blocks,
    of: Names,
) -> Blocks:
    """One block in the place of all supports: their largest total."""
    kept, totals = _by_support(blocks, of, counts_shared=True)
    sums = [sum_of(ones) for ones in totals.values()]
    merged = Block(of, None, largest(sums))
    return [*kept, merged]


def _by_support(
    blocks: Blocks,
    of: Names,
    counts_shared: bool,
) -> tuple[Blocks, dict[str, Blocks]]:
    """Blocks that an operation leaves alone, and the others by support.
    counts_shared: one of several supports may be of any of them; otherwise it
    is left out."""
    kept: Blocks = []
    totals: dict[str, Blocks] = {}
    for block in blocks:
        touched = block.of & of
        if not touched:
            kept.append(block)
            continue
        is_shared = len(block.of) > 1
        if is_shared and not counts_shared:
            continue
        for name in touched:
            own = totals.setdefault(name, [])
            own.append(block)
    return kept, totals
