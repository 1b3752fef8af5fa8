"""Windows of application as calendar files (.ics, RFC 5545): all-day events, the same bytes
in every build.

Lines end with CRLF and are folded at 75 octets (§3.1); words are escaped (§3.3.11). Days
have no time zone (VALUE=DATE), so that 5月31日 is that day wherever the reader is. An event
keeps its UID when its days move, so that a calendar that has it moves it as well.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from uuid import NAMESPACE_URL, uuid5

from msgspec import Struct

from policypress.language.dates import days_in
from policypress.language.windows import Moment, Period
from policypress.site.calendar import MeasureWindow

_WIDTH = 75  # octets of a line without its end, RFC 5545 §3.1
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f]")
# DTSTAMP (§3.8.7.2) of a policy of which no day is known: a file has to have one.
_NO_DAY = datetime.date(2000, 1, 1)
_REMINDER = (
    "-P7D"  # a week before the last day there is still time to gather papers
)


class CalendarInfo(Struct, frozen=True):
    """What all events of a policy share. name: of the policy; stamp: day of the policy,
    None = unknown; first, until: days on which it is in force, None = unknown; draft:
    whether the days are proposals; base: address of the site, "" = unknown."""

    name: str
    stamp: datetime.date | None = None
    first: datetime.date | None = None
    until: datetime.date | None = None
    draft: bool = False
    base: str = ""


def calendar_file(
    info: CalendarInfo,
    windows: Iterable[MeasureWindow],
) -> bytes:
    """The file with all events of some windows; b"" where none is known to the day."""
    events = [line for one in windows for line in _events(info, one)]
    if not events:
        return b""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//policypress//calendar//ZH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(info.name)}",
        *events,
        "END:VCALENDAR",
    ]
    return "".join(f"{folded(line)}\r\n" for line in lines).encode()


def _events(
    info: CalendarInfo,
    window: MeasureWindow,
) -> Iterator[str]:
    """The lines of the events of one window."""
    for number, period in enumerate(window.periods):
        days = _days(info, period)
        if days is not None:
            yield from _event(info, window, period, number, days)


def _days(
    info: CalendarInfo,
    period: Period,
) -> tuple[datetime.date, datetime.date] | None:
    """First and last day of an event: both ends of a period, or the one that is known; None
    where no day is."""
    known = [one for one in (period.opens, period.closes) if one and one.day]
    if not known:
        return None
    begin = _first_date(known[0], info)
    end = _first_date(known[-1], info)
    if begin is None or end is None or end == datetime.date.max:
        return None  # no day comes after the last of the calendar, where it would end
    return begin, end


def _first_date(
    moment: Moment,
    info: CalendarInfo,
) -> datetime.date | None:
    """The day; of every year, the first in which the policy is in force. None where that
    is not known: no year is made up."""
    year = moment.year
    if year is None:
        if info.first is None:
            return None
        year = info.first.year + moment.after
    # 29 February of every year is the 28th where there is none.
    day = min(moment.day or 1, days_in(year, moment.month))
    return datetime.date(year, moment.month, day)


def _event(
    info: CalendarInfo,
    window: MeasureWindow,
    period: Period,
    number: int,
    days: tuple[datetime.date, datetime.date],
) -> Iterator[str]:
    """One event. number: of the period in its window; days: its first and last day."""
    begin, end = days
    measure = window.measure
    subject = str(measure.subject)
    name = f"{info.name}\n{measure.id}\n{period.label}\n{number}\n"
    if not period.yearly:
        name += str(begin.year)
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid5(NAMESPACE_URL, name)}"
    yield f"DTSTAMP:{info.stamp or _NO_DAY:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{begin:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{end + datetime.timedelta(days=1):%Y%m%d}"
    if period.yearly:
        last = f";UNTIL={info.until:%Y%m%d}" if info.until else ""
        yield f"RRULE:FREQ=YEARLY{last}"
    yield f"SUMMARY:{escaped(_summary(subject, period, info))}"
    yield f"DESCRIPTION:{escaped(_description(window, info))}"
    if info.base:
        yield f"URL:{info.base}m/{measure.id}.html"
    yield f"STATUS:{'TENTATIVE' if info.draft else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    if period.closes and period.closes.day:
        yield from _alarm(subject)
    yield "END:VEVENT"


def _alarm(subject: str) -> Iterator[str]:
    """A reminder before the last day (§3.6.6)."""
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"TRIGGER;RELATED=END:{_REMINDER}"
    yield f"DESCRIPTION:{escaped(f'{subject}：即将截止')}"
    yield "END:VALARM"


def _summary(
    subject: str,
    period: Period,
    info: CalendarInfo,
) -> str:
    """专利奖：申报; 专利奖：网上申报（18:00截止）; （草案所拟）."""
    what = period.label or "申报"
    if period.opens is None:
        what += "截止"
    elif period.closes is None:
        what += "开始"
    time = period.closes.time if period.closes else ""
    hour = f"（{time}截止）" if time else ""
    draft = "（草案所拟）" if info.draft else ""
    return f"{subject}：{what}{hour}{draft}"


def _description(
    window: MeasureWindow,
    info: CalendarInfo,
) -> str:
    """Which policy and clause, and the words of the window."""
    lines = [
        f"《{info.name}》{window.measure.citation}",
        f"申报时间：{window.text}",
    ]
    if info.draft:
        lines.append("草案所拟的日期，印发施行前不受理申报。")
    return "\n".join(lines)


def escaped(words: str) -> str:
    """Words as TEXT (§3.3.11): no control characters, and nothing that ends a value."""
    plain = words.replace("\r\n", "\n").replace("\r", "\n")
    plain = _CONTROL.sub("", plain)
    for character in ("\\", ";", ","):
        plain = plain.replace(character, f"\\{character}")
    return plain.replace("\n", "\\n")


def folded(line: str) -> str:
    """A line in pieces of at most 75 octets; no character is cut (§3.1)."""
    pieces: list[str] = []
    piece, size = "", 0
    for character in line:
        octets = len(character.encode("utf-8", "replace"))
        if size + octets > _WIDTH:
            pieces.append(piece)
            piece, size = " ", 1
        piece += character
        size += octets
    pieces.append(piece)
    return "\r\n".join(pieces)
