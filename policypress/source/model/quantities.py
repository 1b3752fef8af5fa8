"""What the value of a figure is, where it is a number (金额、比例、数量)."""

from __future__ import annotations

from policypress.source.model.figure import Figure, quantity_of


def unit_of(figure: Figure) -> str:
    """元, %, or what is counted; "" when it is no quantity."""
    quantity = quantity_of(figure)
    if quantity is None:
        return ""
    return quantity.unit


def is_benefit(figure: Figure) -> bool:
    """Whether it may be what somebody gets: money, or a share of something."""
    quantity = quantity_of(figure)
    if quantity is None:
        return False
    return quantity.kind in ("money", "ratio")
