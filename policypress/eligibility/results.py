"""What is said of a measure (结果): each of its supports and rows, what others leave out,
and the arithmetic."""

from __future__ import annotations

from policypress.eligibility import arithmetic
from policypress.eligibility.case import Case
from policypress.eligibility.left_out import left_out
from policypress.eligibility.offers import Key, Offer
from policypress.eligibility.payments import (
    Cell,
    Payment,
    amount_of,
    without,
)
from policypress.eligibility.refused import comes_to_nothing
from policypress.eligibility.result import (
    MeasureResult,
    RowResult,
    Step,
    SupportResult,
)

_Dropped = frozenset[Key]  # cells that others leave out
_NOTHING_DROPPED: _Dropped = frozenset()
_Steps = tuple[Step, ...]


class Results:
    """Makes the results of one applicant, without advice.

    case: the applicant; open_ids: the measures that may give something; shows_steps:
    say how each amount came about.
    """

    def __init__(
        self,
        case: Case,
        open_ids: set[str],
        shows_steps: bool,
    ) -> None:
        """See above."""
        self._case = case
        self._open_ids = open_ids
        self._shows_steps = shows_steps

    def of_measure(self, offer: Offer) -> MeasureResult:
        """The result of a measure."""
        dropped = self._dropped(offer)
        supports = tuple(
            [self._support(one, dropped) for one in offer.payments]
        )
        steps: _Steps = ()
        if self._shows_steps and offer.is_open:
            steps = arithmetic.of_measure(offer, supports, self._case)
        return MeasureResult(
            offer.measure.id,
            offer.verdict,
            offer.amount,
            offer.conditions,
            supports,
            steps,
            (),
            None,
            self._exclusive(offer),
        )

    def _dropped(self, offer: Offer) -> _Dropped:
        """What does not enter the amount of a measure: what the applicant gives up
        for something else, and what is beaten or beyond a number of rows."""
        measure = offer.measure
        given_up = offer.given_up
        if given_up:
            left = [
                without(one, given_up, self._case) for one in offer.payments
            ]
            return given_up | left_out(measure, left, self._case)
        if measure.operations and offer.is_open:
            return left_out(measure, offer.payments, self._case)
        return _NOTHING_DROPPED

    def _exclusive(self, offer: Offer) -> tuple[str, ...]:
        """The measures that cannot be had as well, of those that are open."""
        others = offer.measure.excludes
        if not others or not offer.is_open:
            return ()
        return tuple([one for one in others if one in self._open_ids])

    def _support(
        self,
        one: Payment,
        dropped: _Dropped,
    ) -> SupportResult:
        """The result of a support; made once for all applicants whose table has no
        rows, where nothing else bears on it."""
        support = one.support
        if self._shows_steps or dropped or not support.asks_rows_only:
            return self._new_support(one, dropped)
        table = self._case.tables[support.thing]
        if table:
            return self._new_support(one, dropped)
        key = (table, one.verdict, self._case.asks, "result")
        if key not in support.kept:
            support.kept[key] = self._new_support(one, dropped)
        return support.kept[key]

    def _new_support(
        self,
        one: Payment,
        dropped: _Dropped,
    ) -> SupportResult:
        """The same, made anew."""
        rows: tuple[RowResult, ...] = ()
        each = None
        thing = one.support.thing
        if thing and self._case.tables[thing] is None:
            each = one.cells[0].amount
        elif thing:
            rows = self._rows(one, dropped)
        is_offered = one.verdict != "no"
        is_counted = is_offered
        amount = one.amount
        if dropped and is_offered:
            is_counted = not _is_dropped(one, dropped)
            if is_counted:
                amount = amount_of(one, self._case, dropped)
        steps: _Steps = ()
        if self._shows_steps and is_offered:
            steps = arithmetic.of_support(one, rows, self._case)
        elif (
            self._shows_steps
            and not thing
            and comes_to_nothing(one.conditions)
        ):
            steps = arithmetic.of_cell(one.support, self._case.scope)
        return SupportResult(
            one.support.id,
            one.verdict,
            amount,
            is_counted,
            one.conditions,
            rows,
            steps,
            each,
        )

    def _rows(
        self,
        one: Payment,
        dropped: _Dropped,
    ) -> tuple[RowResult, ...]:
        """The result of each row of the table that a support is paid by."""
        return tuple([self._row(one, cell, dropped) for cell in one.cells])

    def _row(
        self,
        one: Payment,
        cell: Cell,
        dropped: _Dropped,
    ) -> RowResult:
        """The result of one row."""
        verdict = cell.verdict
        is_offered = verdict != "no"
        is_counted = is_offered
        if dropped and (one.support.name, cell.row) in dropped:
            is_counted = False
        steps: _Steps = ()
        is_reckoned = is_offered or comes_to_nothing(cell.conditions)
        if self._shows_steps and is_reckoned:
            scope = self._case.row(cell.row)
            steps = arithmetic.of_cell(one.support, scope)
        return RowResult(
            cell.row[1],
            verdict,
            cell.amount,
            is_counted,
            cell.conditions,
            steps,
        )


def _is_dropped(one: Payment, dropped: _Dropped) -> bool:
    """Whether everything a support may pay is left out."""
    name = one.support.name
    offered = [cell.row for cell in one.cells if cell.verdict != "no"]
    return all((name, row) in dropped for row in offered)
