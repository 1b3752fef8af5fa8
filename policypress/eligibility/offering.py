"""What a measure gives one applicant: each of its supports, and what these come to."""

from __future__ import annotations

from msgspec.structs import replace

from policypress.eligibility.blocks import Ends
from policypress.eligibility.blocks import total as total_of
from policypress.eligibility.case import Case, case_of
from policypress.eligibility.choices import chosen, one_block
from policypress.eligibility.combine import combined
from policypress.eligibility.deciding import both, decided
from policypress.eligibility.gate import Gate, standing
from policypress.eligibility.offers import Offer
from policypress.eligibility.parts import Measure
from policypress.eligibility.payments import (
    Payment,
    amount_of,
    blocks_of,
    payment,
)
from policypress.eligibility.result import Range
from policypress.eligibility.total import CROSSED, is_crossed
from policypress.rules import Scope
from policypress.rules.logic import all_hold, any_holds
from policypress.rules.ranges import NOTHING, add, hull, reasons


def offer_of(
    measure: Measure,
    gate: Gate,
    case: Case,
) -> Offer:
    """What a measure gives this applicant."""
    offer = _plain_offer(measure, gate, case)
    if offer.amount.is_settled or not measure.shared:
        return offer
    found = _tightened(measure, gate, case)
    amount = Range(found.min, found.max, offer.amount.undecided)
    if amount == offer.amount:
        return offer
    verdict = "yes" if amount.min else offer.verdict
    return replace(
        offer,
        amount=amount,
        verdict=verdict,
        ends=one_block(measure.names, amount),
        is_tightened=True,
    )


def _plain_offer(
    measure: Measure,
    gate: Gate,
    case: Case,
) -> Offer:
    """The same, each support by itself where an answer is missing."""
    own, opened = decided(measure.conditions, case)
    usual = both(gate.opened, opened)
    payments: list[Payment] = []
    for support in measure.supports:
        stands = usual
        if support.standing is not None:
            before = all_hold(one.verdict for one in standing(support, gate))
            stands = both(before, opened)
        paid = payment(support, stands, case)
        payments.append(paid)
    verdict = any_holds([one.verdict for one in payments])
    amount, ends = _whole_amount(measure, payments, case)
    if amount.min:
        verdict = "yes"
    offer = Offer(
        measure,
        own,
        tuple(payments),
        verdict,
        amount,
        frozenset(),
        ends,
    )
    if not measure.exclusive:
        return offer
    return chosen(offer, case)


def _whole_amount(
    measure: Measure,
    payments: list[Payment],
    case: Case,
) -> tuple[Range, Ends | None]:
    """What the supports come to, with what cannot be reckoned in it; and their
    payments after all that combines them, None where nothing does."""
    offered = [one for one in payments if one.verdict != "no"]
    if not offered:
        return NOTHING, None
    operations = measure.operations
    if not operations:
        amounts = [amount_of(one, case) for one in offered]
        return add(amounts), None
    blocks = blocks_of(offered)
    ends = combined(blocks, operations, case.row)
    found = total_of(ends)
    amounts = [cell.amount for one in offered for cell in one.cells]
    why = reasons(amounts)
    if is_crossed(
        found,
        amounts,
        operations,
        case,
    ):
        why = (*why, CROSSED)
    return Range(found.min, found.max, why), ends


def _tightened(
    measure: Measure,
    gate: Gate,
    case: Case,
    first: int = 0,
) -> Range:
    """The range over every answer to a question that several supports share:
    they cannot all have their own way. first: the first question to try."""
    answers = case.scope.answers
    labels = case.scope.labels
    things = [one.thing for one in measure.supports if one.thing]
    for at, (field, values) in enumerate(measure.shared[first:], first):
        if field in answers:
            continue
        tried: list[Range] = []
        for value in values:
            trial = Scope({**answers, field: value}, None, labels)
            other = case_of(trial, things, asks=False)
            found = _tightened(
                measure,
                gate,
                other,
                at + 1,
            )
            tried.append(found)
        return hull(tried)
    offer = _plain_offer(measure, gate, case)
    return offer.amount
