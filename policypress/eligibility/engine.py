"""Rules and answers → verdicts, amounts and reasons. Pure functions over plain
data; templates/site/calculator.js mirrors them one by one, and
tests/eligibility/test_browser.py holds the two together.

Mirrored is everything in: `compiled`, `parts`, `operations`, `related` (rules made
ready) · `gate`, `payments`, `combine`, `pile`, `left_out`, `offers`, `choices`,
`total`, this module (what is paid) · `arithmetic` (its lines) · `open_questions`,
`positive`, `worlds`, `change`, `advice` · and of `answers` and `amounts` what these use. Only Python keeps what was made
before (`ready`, `Support.kept`, `once`): that changes no result.

A support is open to the applicant when the general conditions, the exclusions,
the measure's and its own conditions all hold; a measure when one of its
supports is. Where a support is paid by item (a table), each row is decided by
itself: 就高 is within a row, sums go over rows, limits come last. What limits
all applicants together (全区名额、年度总额) is a note and never reckoned.
"""

from __future__ import annotations

from typing import Any

from policypress.eligibility import arithmetic
from policypress.eligibility.advice import advised, open_limits
from policypress.eligibility.blocks import Ends, RowKey
from policypress.eligibility.blocks import total as total_of
from policypress.eligibility.change import Fixer
from policypress.eligibility.choices import chosen, one_block
from policypress.eligibility.combine import Trace, combined
from policypress.eligibility.compiled import ready
from policypress.eligibility.gate import Gate, gate_of, standing
from policypress.eligibility.left_out import left_out
from policypress.eligibility.offers import Offer
from policypress.eligibility.parts import (
    Measure,
)
from policypress.eligibility.payments import (
    Case,
    Payment,
    amount_of,
    blocks_of,
    both,
    case_of,
    decided,
    payment,
    without,
)
from policypress.eligibility.result import (
    MeasureResult,
    Range,
    Result,
    RowResult,
    Step,
    SupportResult,
)
from policypress.eligibility.total import CROSSED, is_crossed, policy_total
from policypress.rules import Scope
from policypress.rules.logic import all_hold, any_holds
from policypress.rules.ranges import NOTHING, add, hull, reasons

Rule = dict[str, Any]


def evaluate(
    rules: Rule,
    answers: dict[str, Any],
    advice: bool = True,
    steps: bool = False,
) -> Result:
    """The result for one applicant.

    rules: what `export` gives (version 2), not changed after its first use.
    Answers that a question does not accept are left out. advice: work out as
    well which questions are left (`unanswered`) and what would change a refusal
    (`change`). steps: show the arithmetic. Without them these are empty and
    everything else is the same.
    """
    prepared = ready(rules)
    scope = Scope(prepared.known(answers), None, prepared.labels)
    case = case_of(scope, prepared.things, advice)
    gate = gate_of(prepared, case)
    offers = [_offer(one, gate, case) for one in prepared.measures]
    open_ids = {one.measure.rule["id"] for one in offers if one.is_open}
    fixer = Fixer(prepared, case) if advice else None
    results = []
    for offer in offers:
        result = _result(offer, gate, case, open_ids, steps)
        if fixer is not None:
            result = advised(result, offer, gate, case, fixer)
        results.append(result)
    traces: list[Trace] | None = [] if steps else None
    amount = policy_total(prepared, offers, case, traces)
    return Result(
        gate.general,
        gate.exclusions,
        tuple(results),
        amount,
        arithmetic.combining(_of_policy(traces or [])),
        open_limits(prepared, case) if advice else (),
    )


def _of_policy(traces: list[Trace]) -> list[Trace]:
    """What the limits of the policy did; those of measures are shown with these."""
    return [one for one in traces if not one.operation.home]


def questions_that_matter(
    rules: Rule,
    answers: dict[str, Any],
    measures: list[str] | None = None,
) -> list[dict[str, Any]]:
    """Questions that can still change a verdict or an amount, in the order to
    ask them: [{field, measures}]; of a row {field, row, column, measures},
    where field is the table. A table as a whole comes before its rows.

    measures: ids the applicant cares about; None = all. Ask the first, then
    look again: one answer settles others.
    """
    return open_questions(evaluate(rules, answers), measures)


def open_questions(
    result: Result, measures: list[str] | None = None
) -> list[dict[str, Any]]:
    """What `questions_that_matter` gives, from a result that was evaluated with
    advice."""
    found: dict[str, list[str]] = {}
    for one in result.measures:
        if measures is None or one.id in measures:
            for key in one.unanswered:
                found.setdefault(key, []).append(one.id)
    offered = [one.id for one in result.measures if one.verdict != "no"]
    for key in result.unanswered:
        found.setdefault(key, offered)
    return [_question(key, ids) for key, ids in found.items()]


def _question(key: str, measures: list[str]) -> dict[str, Any]:
    """A question by its key, with the measures it matters to."""
    field, _, rest = key.partition(".")
    if not rest:
        return {"field": field, "measures": measures}
    row, _, column = rest.partition(".")
    return {
        "field": field,
        "row": int(row),
        "column": column,
        "measures": measures,
    }


def _offer(measure: Measure, gate: Gate, case: Case) -> Offer:
    """What a measure gives this applicant."""
    offer = _plain_offer(measure, gate, case)
    if offer.amount.is_settled or not measure.shared:
        return offer
    found = _tightened(measure, gate, case, 0)
    amount = Range(found.min, found.max, offer.amount.undecided)
    if amount == offer.amount:
        return offer
    return offer._replace(
        amount=amount,
        verdict="yes" if amount.min else offer.verdict,
        ends=one_block(measure.names, amount),
        is_tightened=True,
    )


def _plain_offer(measure: Measure, gate: Gate, case: Case) -> Offer:
    """The same, each support by itself where an answer is missing."""
    own, opened = decided(measure.conditions, case)
    usual = both(gate.opened, opened)
    payments = []
    for support in measure.supports:
        stands = usual
        if support.standing is not None:
            found = standing(support, gate)
            before = all_hold(one.verdict for one in found)
            stands = both(before, opened)
        payments.append(payment(support, stands, case))
    verdict = any_holds([one.verdict for one in payments])
    amount, ends = _whole_amount(measure, payments, case)
    if amount.min:
        verdict = "yes"
    offer = Offer(
        measure, own, tuple(payments), verdict, amount, frozenset(), ends
    )
    return chosen(offer, case) if measure.exclusive else offer


def _whole_amount(
    measure: Measure, payments: list[Payment], case: Case
) -> tuple[Range, Ends | None]:
    """What the supports come to, with what cannot be reckoned in it; and their
    payments after all that combines them, None where nothing does."""
    offered = [one for one in payments if one.verdict != "no"]
    if not offered:
        return NOTHING, None
    if not measure.operations:
        return add([amount_of(one, case) for one in offered]), None
    ends = combined(blocks_of(offered), measure.operations, case.row)
    found = total_of(ends)
    amounts = [cell.amount for one in offered for cell in one.cells]
    why = reasons(amounts)
    if is_crossed(found, amounts, measure.operations, case):
        why = (*why, CROSSED)
    return Range(found.min, found.max, why), ends


def _tightened(measure: Measure, gate: Gate, case: Case, at: int) -> Range:
    """The range over every answer to a question that several supports share:
    they cannot all have their own way. at: the first question to try."""
    answers = case.scope.answers
    things = [one.thing for one in measure.supports if one.thing]
    for place, (field, values) in enumerate(measure.shared[at:], at):
        if field in answers:
            continue
        tried = []
        for value in values:
            trial = Scope({**answers, field: value}, None, case.scope.labels)
            other = case_of(trial, things, asks=False)
            tried.append(_tightened(measure, gate, other, place + 1))
        return hull(tried)
    return _plain_offer(measure, gate, case).amount


def _result(
    offer: Offer,
    gate: Gate,
    case: Case,
    open_ids: set[str],
    shows_steps: bool,
) -> MeasureResult:
    """The result of a measure without advice."""
    measure = offer.measure
    dropped: frozenset[tuple[str, RowKey]] = frozenset()
    if offer.given_up:
        left = [without(one, offer.given_up, case) for one in offer.payments]
        dropped = offer.given_up | left_out(measure, left, case)
    elif measure.operations and offer.is_open:
        dropped = left_out(measure, offer.payments, case)
    supports = tuple(
        [
            _support_result(one, case, dropped, shows_steps)
            for one in offer.payments
        ]
    )
    exclusive: tuple[str, ...] = ()
    if measure.rule.get("exclusive_with") and offer.is_open:
        others = measure.rule["exclusive_with"]
        exclusive = tuple([one for one in others if one in open_ids])
    steps: tuple[Step, ...] = ()
    if shows_steps and offer.is_open:
        steps = arithmetic.of_measure(offer, supports, case)
    return MeasureResult(
        measure.rule["id"],
        offer.verdict,
        offer.amount,
        offer.conditions,
        supports,
        steps,
        (),
        None,
        exclusive,
    )


def _support_result(
    one: Payment,
    case: Case,
    dropped: frozenset[tuple[str, RowKey]],
    shows_steps: bool,
) -> SupportResult:
    """The result of one support. dropped: cells that others leave out."""
    support = one.support
    is_kept = support.asks_rows_only and not case.tables[support.thing]
    if not is_kept or shows_steps or dropped:
        return _new_result(one, case, dropped, shows_steps)
    key = (case.tables[support.thing], one.verdict, case.asks, "result")
    if key not in support.kept:
        support.kept[key] = _new_result(one, case, dropped, shows_steps)
    return support.kept[key]


def _new_result(
    one: Payment,
    case: Case,
    dropped: frozenset[tuple[str, RowKey]],
    shows_steps: bool,
) -> SupportResult:
    """The same, made anew."""
    support = one.support
    rows: tuple[RowResult, ...] = ()
    each = None
    if support.thing and case.tables[support.thing] is None:
        each = one.cells[0].amount
    elif support.thing:
        rows = _row_results(one, case, dropped, shows_steps)
    is_counted = one.verdict != "no"
    amount = one.amount
    if dropped and is_counted:
        is_counted = not _is_dropped(one, dropped)
        if is_counted:
            amount = amount_of(one, case, dropped)
    steps: tuple[Step, ...] = ()
    if shows_steps and one.verdict != "no":
        steps = arithmetic.of_support(one, rows, case)
    return SupportResult(
        support.rule["id"],
        one.verdict,
        amount,
        is_counted,
        one.conditions,
        rows,
        steps,
        each,
    )


def _is_dropped(one: Payment, dropped: frozenset[tuple[str, RowKey]]) -> bool:
    """Whether everything a support may pay is left out."""
    offered = [cell.row for cell in one.cells if cell.verdict != "no"]
    return all((one.support.name, row) in dropped for row in offered)


def _row_results(
    one: Payment,
    case: Case,
    dropped: frozenset[tuple[str, RowKey]],
    shows_steps: bool,
) -> tuple[RowResult, ...]:
    """The result of each row."""
    name = one.support.name
    found = []
    for row, verdict, amount, conditions, _ in one.cells:
        is_counted = verdict != "no"
        steps: tuple[Step, ...] = ()
        if shows_steps and is_counted:
            steps = arithmetic.of_cell(one.support, case.row(row))
        if dropped and (name, row) in dropped:
            is_counted = False
        found.append(
            RowResult(row[1], verdict, amount, is_counted, conditions, steps)
        )
    return tuple(found)
