"""From when to when a document is in force (有效期), as far as its dates are known."""

from __future__ import annotations

import datetime
import re

from policypress.language.dates import Date, DateError, parse_date
from policypress.language.quantity import Quantity
from policypress.source.model import PolicyFile

_DATE = re.compile(r"[0-9]{4}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?")


def validity(meta: PolicyFile) -> tuple[datetime.date | None, datetime.date | None]:
    """First and last day; None where it is not known yet."""
    effective, lasts = meta.effective.parsed, meta.validity.parsed
    start = effective.earliest if isinstance(effective, Date) else None
    if isinstance(lasts, Date):
        return start, lasts.latest
    months = {"年": 12, "个月": 1, "月": 1}
    if start and isinstance(lasts, Quantity) and lasts.unit in months:
        year, month = divmod(
            start.year * 12 + start.month - 1 + int(lasts.value) * months[lasts.unit],
            12,
        )
        return start, datetime.date(year, month + 1, 1) + datetime.timedelta(
            days=start.day - 2
        )
    return start, None


def dates_in(text: str) -> list[Date]:
    """The dates written in a piece of text."""
    found = [parse_date(written) for written in _DATE.findall(text)]
    return [date for date in found if not isinstance(date, DateError)]
