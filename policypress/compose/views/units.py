"""The units in which a workbook counts figures (单位), so that they can be sorted and summed."""

from __future__ import annotations

from policypress.source.model import Figure
from policypress.source.model.figure import quantity_of

# All money alike: 2000元 stands beside 5万元 as 0.2.
MONEY = "万元"


def workbook_unit(figure: Figure) -> str:
    """万元, %, or what is counted; "" of what is unknown, or no quantity."""
    quantity = quantity_of(figure)
    if quantity is None or not figure.is_known or quantity.approx:
        return ""
    if quantity.kind == "money":
        return MONEY
    return quantity.unit
