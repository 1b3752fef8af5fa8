"""From when to when a document is in force (有效期), as far as its dates are known."""

from __future__ import annotations

import datetime
import re

from policypress.language.dates import Date, DateError, last_day, parse_date
from policypress.language.quantity import Quantity
from policypress.source.model import PolicyFile

_DATE = re.compile(r"[0-9]{4}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?")
# Months in each unit of time that a validity is written in.
_MONTHS = {"年": 12, "个月": 1, "月": 1}


def validity(
    meta: PolicyFile,
) -> tuple[datetime.date | None, datetime.date | None]:
    """First and last day; None where it is not known yet, or later than any calendar goes."""
    effective, lasts = meta.effective.parsed, meta.validity.parsed
    start = effective.earliest if isinstance(effective, Date) else None
    if isinstance(lasts, Date):
        return start, lasts.latest
    if start is None or not isinstance(lasts, Quantity):
        return start, None
    try:
        return start, _last_day(start, lasts)
    except OverflowError:
        return start, None


def is_beyond_calendar(meta: PolicyFile) -> bool:
    """Whether the last day would fall after the year 9999, the last that dates are reckoned in."""
    effective, lasts = meta.effective.parsed, meta.validity.parsed
    if not isinstance(effective, Date) or not isinstance(lasts, Quantity):
        return False
    try:
        _last_day(effective.earliest, lasts)
    except OverflowError:
        return True
    return False


def _last_day(
    start: datetime.date,
    lasts: Quantity,
) -> datetime.date | None:
    """The last day of a validity that begins on `start`; None for a unit that is no
    number of months. Raises OverflowError after the year 9999.
    """
    if lasts.unit not in _MONTHS:
        return None
    return last_day(start, int(lasts.value * _MONTHS[lasts.unit]))


def dates_in(text: str) -> list[Date]:
    """The dates written in a piece of text."""
    found = [parse_date(written) for written in _DATE.findall(text)]
    return [date for date in found if not isinstance(date, DateError)]
