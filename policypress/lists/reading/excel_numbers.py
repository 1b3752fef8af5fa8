"""Numbers of Excel in words (Excel 的数字和日期)."""

from __future__ import annotations

import datetime
from decimal import Decimal


def plain_number(text: str) -> str:
    """A number without a power of ten."""
    return format(Decimal(text), "f")


def day_of(number: float, is_1904: bool) -> str:
    """The day of a serial number of Excel; "" for none. 1900 has a 29 February there."""
    start = (
        datetime.date(1904, 1, 1) if is_1904 else datetime.date(1899, 12, 30)
    )
    try:
        return (start + datetime.timedelta(days=int(number))).isoformat()
    except OverflowError:
        return ""
