"""The calendar files of a site: one of all measures, one of each."""

from __future__ import annotations

import datetime

from policypress.site.calendar import MeasureWindow
from policypress.site.ics import CalendarInfo, calendar_file
from policypress.site.shared import Shared

ALL = "calendar.ics"


def calendar_files(site: Shared) -> dict[str, bytes]:
    """Each file by its address; none where no day is known."""
    info = _info(site)
    made = {ALL: calendar_file(info, site.windows)}
    for window in site.windows:
        address = f"m/{window.measure.id}.ics"
        made[address] = calendar_file(info, [window])
    return {address: data for address, data in made.items() if data}


def has_calendar_file(site: Shared) -> bool:
    """Whether any window has a day for a calendar."""
    return bool(calendar_file(_info(site), site.windows))


def has_own_file(
    site: Shared,
    window: MeasureWindow | None,
) -> bool:
    """Whether one measure has a calendar file of its own."""
    return bool(window and calendar_file(_info(site), [window]))


def _info(site: Shared) -> CalendarInfo:
    """What all events share."""
    stamp = None
    if site.updated:
        stamp = datetime.date.fromisoformat(site.updated[:10])
    return CalendarInfo(
        name=str(site.context.p.title),
        stamp=stamp,
        first=site.term.effective,
        until=site.term.until,
        draft=site.term.draft,
        base=site.base,
    )
