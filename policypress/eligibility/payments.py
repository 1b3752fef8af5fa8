"""What one support gives one applicant (一个资助项目): decided row by row where it is
paid by item."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from policypress.eligibility.combine import Block, Ends, RowKey, combined
from policypress.eligibility.combine import total as total_of
from policypress.eligibility.compiled import Condition, Support
from policypress.eligibility.open_questions import open_keys
from policypress.eligibility.result import ConditionResult, Range, Verdict
from policypress.rules import Scope, paid
from policypress.rules.logic import all_hold, any_holds
from policypress.rules.ranges import NOTHING, least

NEED = "amount"  # the condition that every amount brings: something is paid
_NEEDED = ConditionResult(NEED, "yes", ())
_NOT_NEEDED = ConditionResult(NEED, "no", ())
_NO_ROW = ConditionResult(NEED, "unknown", ())


class Case(NamedTuple):
    """One applicant. tables: a scope for each row; None while not answered."""

    scope: Scope
    tables: dict[str, tuple[Scope, ...] | None]

    def row(self, key: RowKey | None) -> Scope:
        """The answers as a row sees them; the applicant's where there is none."""
        if key is None or not key[0]:
            return self.scope
        table = self.tables[key[0]]
        if table is None:
            return self.scope.inside(key[0], {})
        return table[key[1]]


class Cell(NamedTuple):
    """What is paid for one row. row: ("", n) where the support has no table.
    copies: None = any number of such rows (the table is not answered)."""

    row: RowKey
    verdict: Verdict
    amount: Range
    conditions: tuple[ConditionResult, ...] = ()
    copies: int | None = 1


class Payment(NamedTuple):
    """A support with its cells; those that pay nothing for certain too."""

    support: Support
    verdict: Verdict
    conditions: tuple[ConditionResult, ...]
    cells: tuple[Cell, ...]


def case_of(scope: Scope, things: Iterable[str]) -> Case:
    """The applicant with the rows of each table."""
    tables: dict[str, tuple[Scope, ...] | None] = {}
    for thing in things:
        rows = scope.answers.get(thing)
        tables[thing] = None
        if rows is not None:
            tables[thing] = tuple(scope.inside(thing, row) for row in rows)
    return Case(scope, tables)


def payment(support: Support, gate: Verdict, case: Case) -> Payment:
    """What a support gives. gate: whether what stands before it holds."""
    if support.thing:
        return _by_rows(support, gate, case)
    scope = case.scope
    found = decided(support.conditions, scope)
    amount, need = _amount(support, scope, 0)
    verdict = all_hold((gate, *[one.verdict for one in found], need.verdict))
    row = ("", support.place)
    cell = Cell(row, verdict, _offered(verdict, amount))
    return Payment(support, verdict, (*found, need), (cell,))


def _by_rows(support: Support, gate: Verdict, case: Case) -> Payment:
    """The same, of a support that is paid for each row of a table."""
    common = {
        at: _decision(one, case.scope, 0)
        for at, one in enumerate(support.conditions)
        if not one.is_of_row
    }
    opened = all_hold((gate, *[one.verdict for one in common.values()]))
    own = [one for one in support.conditions if one.is_of_row]
    rows = case.tables[support.thing]
    if rows is None:
        cells = [_any_row(support, opened, own, case)]
    else:
        cells = [
            _row_cell(support, opened, own, scope, at)
            for at, scope in enumerate(rows)
        ]
    verdict = any_holds(cell.verdict for cell in cells)
    summary = _summary(support, common, cells)
    return Payment(support, verdict, summary, tuple(cells))


def _row_cell(
    support: Support,
    opened: Verdict,
    own: list[Condition],
    scope: Scope,
    at: int,
) -> Cell:
    """What is paid for a row. own: the conditions that are about it."""
    found = decided(own, scope, at)
    amount, need = _amount(support, scope, at)
    verdict = all_hold((opened, *[one.verdict for one in found], need.verdict))
    return Cell(
        (support.thing, at),
        verdict,
        _offered(verdict, amount),
        (*found, need),
    )


def _any_row(
    support: Support, opened: Verdict, own: list[Condition], case: Case
) -> Cell:
    """What a row may be paid while the table is not answered."""
    scope = case.scope.inside(support.thing, {})
    found = [
        ConditionResult(one.rule["id"], one.holds(scope), ()) for one in own
    ]
    amount, _ = _amount(support, scope, None)
    need = ConditionResult(NEED, "unknown", (support.thing,))
    verdicts = [one.verdict for one in found]
    verdict = all_hold((opened, *verdicts, "unknown"))
    return Cell(
        (support.thing, 0),
        verdict,
        _offered(verdict, amount),
        (*found, need),
        None,
    )


def _summary(
    support: Support,
    common: dict[int, ConditionResult],
    cells: list[Cell],
) -> tuple[ConditionResult, ...]:
    """The conditions of the support as a whole, in the order of the rules, and
    that of its amount: what is about a row holds when it does in some row."""
    results = []
    place = 0
    for at, condition in enumerate(support.conditions):
        if at in common:
            results.append(common[at])
            continue
        results.append(_in_some_row(condition.rule["id"], cells, place))
        place += 1
    results.append(_in_some_row(NEED, cells, -1))
    return tuple(results)


def _in_some_row(
    identity: str, cells: list[Cell], place: int
) -> ConditionResult:
    """The condition at a place of the rows' own."""
    if not cells:
        return ConditionResult(identity, "unknown", ())
    ones = [cell.conditions[place] for cell in cells]
    asked: list[str] = []
    for cell, one in zip(cells, ones, strict=True):
        if cell.verdict != "no":
            asked += one.unanswered
    verdict = any_holds(one.verdict for one in ones)
    return ConditionResult(identity, verdict, tuple(dict.fromkeys(asked)))


def _amount(
    support: Support, scope: Scope, at: int | None
) -> tuple[Range, ConditionResult]:
    """What is paid for a row under its limits, and whether it is anything. at:
    the place of the row, None for one that is not there yet."""
    amount = paid(support.amount(scope))
    for limit in support.limits:
        amount = paid(least((amount, limit.bound(scope))))
    if amount.max == 0:
        return amount, _NOT_NEEDED
    if amount.min == amount.max:
        return amount, _NEEDED
    if at is None:
        return amount, _NO_ROW
    asked = _asked(support, scope, at)
    is_certain = bool(amount.min) or not asked
    verdict: Verdict = "yes" if is_certain else "unknown"
    return amount, ConditionResult(NEED, verdict, asked)


def _asked(support: Support, scope: Scope, at: int) -> tuple[str, ...]:
    """The questions that decide the amount."""
    nodes = [support.rule["amount"]]
    nodes += [one.node for one in support.limits]
    return open_keys(nodes, scope, at)


def _offered(verdict: Verdict, amount: Range) -> Range:
    """What may be paid: nothing to who is refused, perhaps nothing to whom it is
    not certain."""
    if verdict == "yes":
        return amount
    if verdict == "no":
        return NOTHING
    return Range(0, amount.max, amount.undecided)


def decided(
    conditions: Iterable[Condition], scope: Scope, row: int = 0
) -> tuple[ConditionResult, ...]:
    """The verdict of each condition, and the questions that would decide it."""
    return tuple([_decision(one, scope, row) for one in conditions])


def _decision(
    condition: Condition, scope: Scope, row: int
) -> ConditionResult:
    """The verdict of one condition."""
    verdict = condition.holds(scope)
    if verdict == "yes":
        return condition.yes
    if verdict == "no":
        return condition.no
    if condition.unknown is not None:
        return condition.unknown
    asked = open_keys(condition.rule["holds"], scope, row)
    return ConditionResult(condition.rule["id"], verdict, asked)


def blocks_of(
    payments: Iterable[Payment],
    left_out: frozenset[tuple[str, RowKey]] = frozenset(),
) -> Ends:
    """The cells as blocks that can be combined. left_out: cells, as support and
    row, that are not paid."""
    low, high = [], []
    is_settled = True
    for one in payments:
        of = frozenset((one.support.name,))
        for row, _, amount, _, copies in one.cells:
            if amount.max == 0 or (one.support.name, row) in left_out:
                continue
            low.append(Block(of, row, amount.min, copies))
            if amount.min == amount.max:
                high.append(low[-1])
                continue
            is_settled = False
            high.append(Block(of, row, amount.max, copies))
    return Ends(low, low if is_settled else high)


def amount_of(
    one: Payment,
    case: Case,
    left_out: frozenset[tuple[str, RowKey]] = frozenset(),
) -> Range:
    """What a support gives by itself, under its own limits."""
    if len(one.cells) == 1 and not one.support.own and one.cells[0].copies:
        return one.cells[0].amount
    if one.verdict == "no":
        return NOTHING
    ends = blocks_of((one,), left_out)
    if one.support.own:
        ends = combined(ends, one.support.own, case.row)
    found = total_of(ends)
    undecided: dict[str, None] = {}
    for cell in one.cells:
        undecided.update(dict.fromkeys(cell.amount.undecided))
    return Range(found.min, found.max, tuple(undecided))

