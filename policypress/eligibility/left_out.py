"""Which payments others leave out (不计入): beaten under 就高, or beyond a number of
rows. Only what is certain to be left out."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor

from policypress.eligibility.blocks import RowKey
from policypress.eligibility.case import Case
from policypress.eligibility.operation import Operation
from policypress.eligibility.parts import Measure
from policypress.eligibility.payments import Cell, Payment, amount_of
from policypress.eligibility.result import Range
from policypress.rules.exact import Number

Key = tuple[str, RowKey]
Cells = list[tuple[str, Cell]]  # of one row, each with its support


def left_out(
    measure: Measure,
    payments: Sequence[Payment],
    case: Case,
) -> frozenset[Key]:
    """The cells, as support and row, that cannot enter the amount."""
    found: set[Key] = set()
    for operation in measure.operations:
        offered = _offered(operation, payments)
        if operation.kind == "highest_row":
            found |= _beaten_in_rows(offered)
        elif operation.kind == "count":
            found |= _beyond(operation, offered, case, found)
    for operation in measure.operations:
        if operation.kind == "highest":
            offered = _offered(operation, payments)
            found |= _beaten_totals(offered, case)
    return frozenset(found)


def _offered(
    operation: Operation,
    payments: Sequence[Payment],
) -> list[Payment]:
    """What an operation is about, without what is refused."""
    of = operation.of
    open_ones = [one for one in payments if one.verdict != "no"]
    return [one for one in open_ones if one.support.name in of]


def _beaten_in_rows(offered: list[Payment]) -> set[Key]:
    """Cells that another cell of their row beats; of equals the first stays."""
    found: set[Key] = set()
    for cells in _by_row(offered):
        amounts = [cell.amount for _, cell in cells]
        best = _best(amounts)
        for at, (name, cell) in enumerate(cells):
            if at == best:
                continue
            if _is_beaten(cell.amount, amounts[best]):
                found.add((name, cell.row))
    return found


def _by_row(offered: list[Payment]) -> list[Cells]:
    """The cells that are not refused, row by row, in the order of the payments."""
    rows: dict[RowKey, Cells] = {}
    for one in offered:
        for cell in one.cells:
            if cell.verdict == "no":
                continue
            cells = rows.setdefault(cell.row, [])
            cells.append((one.support.name, cell))
    return list(rows.values())


def _beaten_totals(
    offered: list[Payment],
    case: Case,
) -> set[Key]:
    """All cells of supports that another support beats as a whole."""
    if not offered:
        return set()
    amounts = [amount_of(one, case) for one in offered]
    best = _best(amounts)
    found: set[Key] = set()
    for at, one in enumerate(offered):
        if at == best:
            continue
        if _is_beaten(amounts[at], amounts[best]):
            name = one.support.name
            found.update((name, cell.row) for cell in one.cells)
    return found


def _beyond(
    operation: Operation,
    offered: list[Payment],
    case: Case,
    gone: set[Key],
) -> set[Key]:
    """Cells of rows that come after the number of rows that is paid."""
    assert operation.bound
    bound = operation.bound(case.scope)
    if bound.max is None:
        return set()
    rows = _rows_left(offered, gone)
    if not all(_is_settled(cells) for cells in rows):
        return set()
    rows.sort(key=_worth, reverse=True)
    paid = max(0, floor(bound.max))
    found: set[Key] = set()
    for cells in rows[paid:]:
        found.update((name, cell.row) for name, cell in cells)
    return found


def _rows_left(
    offered: list[Payment],
    gone: set[Key],
) -> list[Cells]:
    """The cells that may be paid, row by row, in the order of the first of each: that
    order says which of two equal rows is paid.

    gone: those that are left out for another reason; of a table that is not answered
    nothing is known.
    """
    rows: dict[RowKey, Cells] = {}
    for one in offered:
        name = one.support.name
        for cell in one.cells:
            is_gone = (name, cell.row) in gone
            if cell.verdict == "no" or is_gone or not cell.copies:
                continue
            cells = rows.setdefault(cell.row, [])
            cells.append((name, cell))
    return list(rows.values())


def _is_settled(cells: Cells) -> bool:
    """Whether it is known what each cell of a row gives."""
    return all(cell.amount.is_settled for _, cell in cells)


def _worth(cells: Cells) -> Number:
    """What a row gives for certain."""
    return sum(cell.amount.min or 0 for _, cell in cells)


def _best(amounts: list[Range]) -> int:
    """The place of the one that is certain to give most; the first of equals."""
    certain = [one.min or 0 for one in amounts]
    most = max(certain)
    return certain.index(most)


def _is_beaten(one: Range, best: Range) -> bool:
    """Whether it cannot give more than the best gives for certain."""
    if one.max is None:
        return False
    certain = best.min or 0
    return one.max <= certain
