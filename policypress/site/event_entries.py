"""Openings and closings of applications as entries of the feed (更新订阅).

An entry is made when the days become known, so `updated` is the day of the feed; the day of
the event stands in its title. Its name depends on measure, day and kind alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from policypress.language.windows import Moment
from policypress.site.calendar import MeasureWindow, written
from policypress.site.feed import urn


class EventEntry(Struct, frozen=True):
    """kind: opening or closing; name: its id; address: of the page, below the site."""

    kind: str
    title: str
    name: str
    address: str
    summary: str


def event_entries(
    policy: str,
    windows: Iterable[MeasureWindow],
    draft: bool,
) -> Iterator[EventEntry]:
    """An entry for each opening and closing that is known to the day. policy: its title."""
    for window in windows:
        for period in window.periods:
            for moment, kind in (
                (period.opens, "opening"),
                (period.closes, "closing"),
            ):
                if moment and moment.day:
                    yield _entry(
                        policy,
                        window,
                        period.label,
                        moment,
                        kind,
                        draft,
                    )


def _entry(
    policy: str,
    window: MeasureWindow,
    label: str,
    moment: Moment,
    kind: str,
    draft: bool,
) -> EventEntry:
    """One of them."""
    measure = window.measure
    day = written(moment)
    what = label or "申报"
    verb = "开始" if kind == "opening" else "截止"
    mark = "（草案所拟）" if draft else ""
    return EventEntry(
        kind,
        f"{what}{verb}：{measure.subject}（{day}）{mark}",
        urn(f"{policy}\n{measure.id}\n{kind}\n{label}\n{day}"),
        f"m/{measure.id}.html",
        f"{measure.citation} {measure.subject}：{window.text}",
    )
