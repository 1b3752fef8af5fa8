"""What one support gives one applicant (一个资助项目): decided row by row where it is
paid by item."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from policypress.eligibility.blocks import Block, Ends, RowKey
from policypress.eligibility.blocks import total as total_of
from policypress.eligibility.case import Case
from policypress.eligibility.combine import combined
from policypress.eligibility.deciding import both, decide
from policypress.eligibility.open_questions import open_keys
from policypress.eligibility.operation import Operation
from policypress.eligibility.parts import (
    NEED,
    NOTHING_PAID,
    SOMETHING_PAID,
    Support,
    limited_amount,
    unknown_row,
)
from policypress.eligibility.result import ConditionResult, Range, Verdict
from policypress.rules import Scope
from policypress.rules.exact import to_fen
from policypress.rules.logic import any_holds
from policypress.rules.ranges import NOTHING, add, exactly, reasons

CellKey = tuple[str, RowKey]  # a support and a row


class Cell(Struct, frozen=True, gc=False):
    """What is paid for one row. row: ("", n) where the support has no table.
    copies: None = any number of such rows (the table is not answered)."""

    row: RowKey
    verdict: Verdict
    amount: Range
    conditions: tuple[ConditionResult, ...] = ()
    copies: int | None = 1


# Not gc=False: a support keeps payments (`Support.kept`) that lead back to it.
class Payment(Struct, frozen=True):
    """A support with its cells; those that pay nothing for certain too.
    conditions: in the order of the rules, and last that of the amount. amount:
    what it gives by itself, under its own limits."""

    support: Support
    verdict: Verdict
    conditions: tuple[ConditionResult, ...]
    cells: tuple[Cell, ...]
    amount: Range


def payment(
    support: Support,
    gate: Verdict,
    case: Case,
) -> Payment:
    """What a support gives. gate: whether what stands before it holds."""
    if support.thing:
        return _by_rows(support, gate, case)
    cell = _cell(
        support,
        support.row,
        gate,
        case,
        case.scope,
    )
    found = Payment(
        support,
        cell.verdict,
        cell.conditions,
        (cell,),
        cell.amount,
    )
    return _under_own(found, case)


def _by_rows(
    support: Support,
    gate: Verdict,
    case: Case,
) -> Payment:
    """The same, of a support that is paid for each row of a table."""
    if support.asks_rows_only and not case.tables[support.thing]:
        key = (case.tables[support.thing], gate, case.asks)
        if key not in support.kept:
            support.kept[key] = _of_table(support, gate, case)
        return support.kept[key]
    return _of_table(support, gate, case)


def _of_table(
    support: Support,
    gate: Verdict,
    case: Case,
) -> Payment:
    """The same, made anew."""
    common: list[ConditionResult] = []
    opened = decide(
        support.plain,
        case,
        case.scope,
        0,
        gate,
        common,
    )
    rows = case.tables[support.thing]
    if rows is None:
        cells = [_any_row(support, opened, case)]
    else:
        cells = [
            _cell(
                support,
                (support.thing, at),
                opened,
                case,
                scope,
            )
            for at, scope in enumerate(rows)
        ]
    own: Sequence[ConditionResult]
    if len(cells) == 1:
        verdict, own = cells[0].verdict, cells[0].conditions
    else:
        verdict = any_holds([cell.verdict for cell in cells])
        own = _of_rows(support, cells)
    results = support.in_order(common, own)
    return _payment(
        support,
        verdict,
        results,
        tuple(cells),
        case,
    )


def _payment(
    support: Support,
    verdict: Verdict,
    conditions: tuple[ConditionResult, ...],
    cells: tuple[Cell, ...],
    case: Case,
) -> Payment:
    """A payment with its amount."""
    amount = NOTHING if verdict == "no" else _sum_of(cells)
    found = Payment(
        support,
        verdict,
        conditions,
        cells,
        amount,
    )
    return _under_own(found, case)


def _under_own(found: Payment, case: Case) -> Payment:
    """A payment under the limits that its support says of its total."""
    if not found.support.own or found.verdict == "no":
        return found
    return replace(found, amount=_limited(found, case, frozenset()))


def _cell(
    support: Support,
    row: RowKey,
    opened: Verdict,
    case: Case,
    scope: Scope,
) -> Cell:
    """What is paid for a row, or for the application. opened: whether what stands
    before it holds."""
    thing, at = row
    conditions = support.of_rows if thing else support.plain
    at = at if thing else 0
    results: list[ConditionResult] = []
    verdict = decide(
        conditions,
        case,
        scope,
        at,
        opened,
        results,
    )
    number = support.known(scope)
    if number is None:
        amount, need = _open_amount(
            support,
            case,
            scope,
            at,
        )
    else:
        amount = NOTHING if number <= 0 else exactly(to_fen(number))
        need = SOMETHING_PAID if amount.max else NOTHING_PAID
    results.append(need)
    verdict = both(verdict, need.verdict)
    return Cell(
        row,
        verdict,
        _offered(verdict, amount),
        tuple(results),
    )


def without(
    one: Payment,
    given_up: frozenset[CellKey],
    case: Case,
) -> Payment:
    """A payment as if some of its cells were refused."""
    name = one.support.name
    cells = tuple(
        [
            replace(cell, verdict="no", amount=NOTHING)
            if (name, cell.row) in given_up
            else cell
            for cell in one.cells
        ]
    )
    verdict = any_holds([cell.verdict for cell in cells])
    return _payment(
        one.support,
        verdict,
        one.conditions,
        cells,
        case,
    )


def _any_row(
    support: Support,
    opened: Verdict,
    case: Case,
) -> Cell:
    """What a row may be paid while the table is not answered."""
    found = support.any_row
    if found is None:
        scope = case.scope.inside(support.thing, {})
        found = unknown_row(support, scope)
    verdict, amount, results = found
    verdict = both(opened, verdict)
    row = (support.thing, 0)
    return Cell(
        row,
        verdict,
        _offered(verdict, amount),
        results,
        None,
    )


def _of_rows(
    support: Support,
    cells: list[Cell],
) -> Sequence[ConditionResult]:
    """The conditions that are about a row, and that of the amount, for all rows:
    each holds when it does in some row."""
    if not cells:
        return support.no_rows
    places = range(len(support.of_rows) + 1)
    return [_in_some_row(cells, place) for place in places]


def _in_some_row(
    cells: list[Cell],
    place: int,
) -> ConditionResult:
    """The condition at a place of the rows' own."""
    ones = [cell.conditions[place] for cell in cells]
    verdict = any_holds([one.verdict for one in ones])
    asked: dict[str, None] = {}
    for cell, one in zip(cells, ones, strict=True):
        if one.unanswered and cell.verdict != "no":
            asked.update(dict.fromkeys(one.unanswered))
    return ConditionResult(ones[0].id, verdict, tuple(asked))


def _open_amount(
    support: Support,
    case: Case,
    scope: Scope,
    at: int,
) -> tuple[Range, ConditionResult]:
    """What is paid for a row under its limits while something is not answered,
    and whether it is anything."""
    amount = limited_amount(support, scope)
    if amount.max == 0:
        return amount, NOTHING_PAID
    if amount.min == amount.max:
        return amount, SOMETHING_PAID
    asked: tuple[str, ...] = ()
    if case.asks or amount.undecided:
        asked = open_keys(support.nodes, scope, at)
    if not amount.min and (asked or not amount.undecided):
        return amount, ConditionResult(NEED, "unknown", asked)
    return amount, ConditionResult(NEED, "yes", asked)


def _offered(verdict: Verdict, amount: Range) -> Range:
    """What may be paid: nothing to who is refused, perhaps nothing to whom it is
    not certain."""
    if verdict == "yes":
        return amount
    if verdict == "no":
        return NOTHING
    return Range(0, amount.max, amount.undecided)


def blocks_of(
    payments: Iterable[Payment],
    left_out: frozenset[CellKey] = frozenset(),
) -> Ends:
    """The cells as blocks that can be combined. left_out: cells that are not
    paid."""
    low, high = [], []
    is_settled = True
    for one in payments:
        of = frozenset((one.support.name,))
        for cell in one.cells:
            row, amount, copies = cell.row, cell.amount, cell.copies
            if amount.max == 0 or (one.support.name, row) in left_out:
                continue
            low.append(
                Block(
                    of,
                    row,
                    amount.min,
                    copies,
                )
            )
            if amount.min == amount.max:
                high.append(low[-1])
                continue
            is_settled = False
            high.append(
                Block(
                    of,
                    row,
                    amount.max,
                    copies,
                )
            )
    return Ends(low, low if is_settled else high)


def amount_of(
    one: Payment,
    case: Case,
    left_out: frozenset[CellKey] = frozenset(),
) -> Range:
    """What a support gives by itself, under its own limits."""
    if not left_out or one.verdict == "no":
        return one.amount
    return _limited(one, case, left_out)


def _limited(
    one: Payment,
    case: Case,
    left_out: frozenset[CellKey],
) -> Range:
    """The same, reckoned from its cells."""
    ends = blocks_of((one,), left_out)
    if one.support.own:
        ends = combined(ends, one.support.own, case.row)
    found = total_of(ends)
    why = reasons([cell.amount for cell in one.cells])
    return Range(found.min, found.max, why)


def _sum_of(cells: tuple[Cell, ...]) -> Range:
    """The sum of cells that nothing limits; of a table that is not answered
    there is no bound."""
    if len(cells) != 1:
        return add([cell.amount for cell in cells])
    amount = cells[0].amount
    if cells[0].copies is None and amount.max != 0:
        return Range(0, None, amount.undecided)
    return amount


def are_known(
    operations: Iterable[Operation],
    case: Case,
) -> bool:
    """Whether the applicant has answered what limits depend on; those of rows are
    not looked at."""
    for one in operations:
        if one.kind == "cap_row":
            return False
        if one.bound is not None and not one.bound(case.scope).is_settled:
            return False
    return True
