"""申报日历: when each measure takes applications, and which months that is where it can be told."""

from __future__ import annotations

import re
from itertools import pairwise

from markupsafe import Markup
from msgspec import Struct

from policypress.compose.views.measures import MeasureView
from policypress.site.text import SiteText

_MONTHS = re.compile(r"(?<![0-9])(1[0-2]|[1-9])月")
_RANGE = re.compile(r"[至到—－～-]")


class Window(Struct, frozen=True):
    """The window of one measure. known: it has been published or proposed; months: 1 to
    12, empty = cannot be told."""

    measure: MeasureView
    known: bool
    words: Markup
    months: tuple[int, ...]


def windows(
    measures: list[MeasureView],
    words: SiteText,
) -> list[Window]:
    """Of every measure that has a guide, in order."""
    found: list[Window] = []
    for measure in measures:
        if not measure.guide:
            continue
        figure = measure.guide.window
        known = figure.is_known
        written: tuple[int, ...] = ()
        if known:
            written = months(words.text(figure))
        paragraph = words.paragraph(figure)
        window = Window(measure, known, paragraph, written)
        found.append(window)
    return found


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
