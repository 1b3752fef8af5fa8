"""申报日历: when each measure takes applications. Days are read from the words of its window
(language/windows); what those do not say is not known, and nothing is made up."""

from __future__ import annotations

import json
import re
from itertools import pairwise

from markupsafe import Markup
from msgspec import Struct

from policypress.compose.views.measures import MeasureView
from policypress.language.windows import (
    Moment,
    Period,
    Window,
    has_days,
    parse_window,
)
from policypress.site.text import SiteText
from policypress.source.model import Figure

_MONTHS = re.compile(r"(?<![0-9])(1[0-2]|[1-9])月")
_RANGE = re.compile(r"[至到—－～-]")


class MeasureWindow(Struct, frozen=True):
    """The window of one measure.

    figure: as the guide has it; known: it has been published or proposed; words, text: its
    words as HTML and without marks; months: 1 to 12, empty = cannot be told; days: what the
    words say of days, None = nothing that can be told.
    """

    measure: MeasureView
    figure: Figure
    known: bool
    words: Markup
    text: str
    months: tuple[int, ...]
    days: Window | None

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods in which applications are taken; none when that is not known."""
        return self.days.periods if self.days else ()

    @property
    def always(self) -> bool:
        """Whether applications are taken all the time (常年受理)."""
        return self.days is not None and self.days.always

    @property
    def unread(self) -> bool:
        """Whether its words name days that cannot be told for sure."""
        return self.known and self.days is None and has_days(self.text)

    @property
    def data(self) -> str:
        """For dates.js: JSON of the periods; "" when nothing is known of days."""
        if self.days is None:
            return ""
        if self.always:
            return json.dumps({"always": True})
        periods = [_period_data(period) for period in self.periods]
        return json.dumps({"periods": periods}, separators=(",", ":"))


def _period_data(period: Period) -> dict[str, object]:
    """What dates.js reads of a period; a day as the first and the last it can mean, of
    every year as --03-01."""
    data: dict[str, object] = {}
    if period.label:
        data["label"] = period.label
    for name, moment in (("opens", period.opens), ("closes", period.closes)):
        if moment is None:
            continue
        first, last = moment.range
        data[name] = [first, last]
        if moment.time:
            data[f"{name}At"] = moment.time
        if moment.after:
            data["over"] = True
        if moment.before:
            data["before"] = True
    return data


def windows(
    measures: list[MeasureView],
    words: SiteText,
) -> list[MeasureWindow]:
    """Of every measure that has a guide, in order."""
    found: list[MeasureWindow] = []
    for measure in measures:
        if not measure.guide:
            continue
        figure = measure.guide.window
        known = figure.is_known
        text = words.text(figure)
        window = MeasureWindow(
            measure=measure,
            figure=figure,
            known=known,
            words=words.paragraph(figure),
            text=text,
            months=months(text) if known else (),
            days=parse_window(text) if known else None,
        )
        found.append(window)
    return found


class SameWindow(Struct, frozen=True):
    """Measures whose windows say the same, for a page that lists each text once."""

    window: MeasureWindow
    measures: tuple[MeasureView, ...]


def grouped(found: list[MeasureWindow]) -> list[SameWindow]:
    """Windows by their words, in the order of their first measure."""
    by_text: dict[tuple[bool, str], list[MeasureWindow]] = {}
    for one in found:
        by_text.setdefault((one.known, one.text), []).append(one)
    return [
        SameWindow(ones[0], tuple(one.measure for one in ones))
        for ones in by_text.values()
    ]


class DayEvent(Struct, frozen=True):
    """Something that happens on a day: applications open or close. day: 2026-03-01, --03-01
    every year; words: 2026年3月1日; measures: of which."""

    day: str
    words: str
    opens: bool
    label: str
    measures: tuple[MeasureView, ...]


def agenda(found: list[MeasureWindow]) -> list[DayEvent]:
    """All openings and closings that are known to the day, by day; those of every year
    first."""
    by_day: dict[tuple[str, bool, str, str], list[MeasureView]] = {}
    for one in found:
        for period in one.periods:
            for moment, opens in (
                (period.opens, True),
                (period.closes, False),
            ):
                if moment is None or moment.day is None:
                    continue
                key = (moment.range[0], opens, written(moment), period.label)
                by_day.setdefault(key, []).append(one.measure)
    return [
        DayEvent(day, words, opens, label, tuple(measures))
        for (day, opens, words, label), measures in sorted(
            by_day.items(),
            key=_by_day,
        )
    ]


def _by_day(item: tuple[tuple[str, bool, str, str], object]) -> tuple:
    """Day, closings of a day after openings."""
    day, opens, words, label = item[0]
    return day, not opens, words, label


def written(moment: Moment) -> str:
    """2026年3月1日18:00; 每年3月1日."""
    year = f"{moment.year}年" if moment.year else "每年"
    if moment.year is None and moment.after:
        year = "次年"
    day = f"{moment.day}日" if moment.day else ""
    before = "前" if moment.before else ""
    return f"{year}{moment.month}月{day}{moment.time}{before}"


class YearTable(Struct, frozen=True):
    """A table of the months of one year. year: "2026", "" = of every year; rows: measures
    of one window with twelve cells, each the words of its days ("" = none)."""

    year: str
    rows: tuple[tuple[SameWindow, tuple[str, ...]], ...]


def by_year(found: list[SameWindow]) -> list[YearTable]:
    """A table for each year that windows name, those of every year last."""
    years: set[int] = set()
    for one in found:
        for period in one.window.periods:
            for moment in (period.opens, period.closes):
                years.add((moment.year or 0) if moment else -1)
    tables: list[YearTable] = []
    for year in sorted(years - {-1}, key=lambda one: (one == 0, one)):
        rows = []
        for one in found:
            cells = _cells(one.window.periods, year)
            if any(cells):
                rows.append((one, cells))
        tables.append(YearTable(str(year) if year else "", tuple(rows)))
    return tables


def _cells(
    periods: tuple[Period, ...],
    year: int,
) -> tuple[str, ...]:
    """What each month of a year says of some periods. year: 0 = of every year."""
    cells: list[str] = []
    for month in range(1, 13):
        said = [_cell(period, year, month) for period in periods]
        cells.append("、".join(dict.fromkeys(one for one in said if one)))
    return tuple(cells)


def _cell(
    period: Period,
    year: int,
    month: int,
) -> str:
    """1日—31日, 15日起, 至10日, 全月; "" when the period is not in this month."""
    if period.yearly != (year == 0):
        return ""
    begins = _is_in(period.opens, year, month)
    ends = _is_in(period.closes, year, month)
    first, last = _day_of(period.opens), _day_of(period.closes)
    if begins and ends:
        return _days(first, last)
    if begins:
        return f"{first}起" if first else "开始"
    if ends:
        return f"至{last}" if last else "截止"
    return "全月" if _is_between(period, year, month) else ""


def _days(first: str, last: str) -> str:
    """1日—31日; 受理 where one of the two is not known."""
    return f"{first}—{last}" if first and last else "受理"


def _day_of(moment: Moment | None) -> str:
    """15日; "" where no day is known."""
    if moment is None or moment.day is None:
        return ""
    return f"{moment.day}日"


def _is_in(
    moment: Moment | None,
    year: int,
    month: int,
) -> bool:
    """Whether a day lies in a month."""
    if moment is None:
        return False
    return (moment.year or 0) == year and moment.month == month


def _is_between(
    period: Period,
    year: int,
    month: int,
) -> bool:
    """Whether a month lies between the first and the last day of a period."""
    opens, closes = period.opens, period.closes
    if opens is None or closes is None:
        return False
    if closes.after:  # over the end of every year
        return month > opens.month or month < closes.month
    after = ((opens.year or 0), opens.month) < (year, month)
    before = (year, month) < ((closes.year or 0), closes.month)
    return after and before


def months(text: str) -> tuple[int, ...]:
    """3月1日至5月31日 → 3, 4, 5; 3月、9月 → 3, 9; 11月至次年1月 → 1, 11, 12."""
    found = list(_MONTHS.finditer(text))
    numbers = {int(month[1]) for month in found}
    for first, last in pairwise(found):
        start, end = first.end(), last.start()
        between = text[start:end]
        if _RANGE.search(between):
            numbers |= _between(int(first[1]), int(last[1]))
    return tuple(sorted(numbers))


def _between(first: int, last: int) -> set[int]:
    """The months from one to the other, over the end of the year when the second comes
    earlier in it."""
    if first <= last:
        return set(range(first, last + 1))
    until_december = range(first, 13)
    from_january = range(1, last + 1)
    return {*until_december, *from_january}
