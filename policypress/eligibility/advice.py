"""What is left to ask, and what would undo a refusal (建议)."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from policypress.eligibility.case import Case
from policypress.eligibility.change import Fixer
from policypress.eligibility.gate import Gate, standing
from policypress.eligibility.offers import Offer
from policypress.eligibility.open_questions import open_keys
from policypress.eligibility.parts import Ready, columns_outside_tables
from policypress.eligibility.payments import Payment
from policypress.eligibility.result import MeasureResult


def advised(
    result: MeasureResult,
    offer: Offer,
    gate: Gate,
    case: Case,
    fixer: Fixer,
) -> MeasureResult:
    """The result with the change that would undo a refusal, or the questions
    that can still change verdict or amount."""
    if result.verdict == "no":
        return replace(result, change=fixer.nearest(offer))
    if result.verdict == "yes" and result.amount.is_settled:
        return result
    return replace(
        result,
        unanswered=_unanswered(
            result,
            offer,
            gate,
            case,
        ),
    )


def _unanswered(
    result: MeasureResult,
    offer: Offer,
    gate: Gate,
    case: Case,
) -> tuple[str, ...]:
    """What to ask: only of supports that can still add to the amount, the
    conditions that stand before all first."""
    asked: dict[str, None] = {}  # in order, each once
    pairs = list(zip(result.supports, offer.payments, strict=True))
    offered = [
        pair for pair in pairs if pair[0].counted and pair[0].verdict != "no"
    ]
    for _, paid in offered:
        for one in (*standing(paid.support, gate), *result.conditions):
            asked.update(dict.fromkeys(one.unanswered))
    for found, _ in offered:
        for one in found.conditions:
            asked.update(dict.fromkeys(one.unanswered))
    for node in offer.measure.limit_nodes:
        asked.update(dict.fromkeys(open_keys(node, case.scope)))
        for _, paid in offered:
            asked.update(dict.fromkeys(_open_in_rows(node, paid, case)))
    return tuple(asked)


def _open_in_rows(
    node: Any,
    paid: Payment,
    case: Case,
) -> list[str]:
    """What a limit asks of the rows that are paid."""
    if not paid.support.thing or not columns_outside_tables(node):
        return []
    asked: list[str] = []
    for cell in paid.cells:
        if cell.verdict != "no" and cell.copies:
            row = case.row(cell.row)
            asked += open_keys(node, row, cell.row[1])
    return asked


def open_limits(
    prepared: Ready,
    case: Case,
) -> tuple[str, ...]:
    """What the limits of the policy ask."""
    asked: dict[str, None] = {}
    for node in prepared.limit_nodes:
        asked.update(dict.fromkeys(open_keys(node, case.scope)))
    return tuple(asked)
