"""Amounts as an applicant reads them (金额的说法)."""

from __future__ import annotations

from policypress.eligibility.result import Range
from policypress.rules.words import money_text

CANNOT = "不能测算"


def amount_text(amount: Range) -> str:
    """20万元, 20万元至100万元, 最多20万元, 20万元以上, 金额待定; what is left to a
    decision is 不能测算, with the least or the most that is certain."""
    text = _span_text(amount)
    if not amount.undecided or amount.is_settled:
        return text
    if amount.max is None and not amount.min:
        return CANNOT
    return f"{CANNOT}，{text}"


def _span_text(amount: Range) -> str:
    """最多50万元, 20万元至50万元, without what cannot be reckoned."""
    low = money_text(amount.min or 0)
    if amount.max is None:
        return f"{low}以上" if amount.min else "金额待定"
    if amount.is_settled:
        return low
    high = money_text(amount.max)
    return f"{low}至{high}" if amount.min else f"最多{high}"
