"""申报日历: when each measure takes applications, and which months that is where it can be told."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from policypress.compose.views.measures import MeasureView
from policypress.site.words import Words

_MONTHS = re.compile(r"(?<![0-9])(1[0-2]|[1-9])月")
_RANGE = re.compile(r"[至到—－～-]")


@dataclass(frozen=True, slots=True)
class Window:
    """The window of one measure. known: it has been published or proposed; months: 1 to 12, empty = cannot be told."""

    measure: MeasureView
    known: bool
    words: Markup
    months: tuple[int, ...]


def windows(measures: list[MeasureView], words: Words) -> list[Window]:
    """Of every measure that has a guide, in order."""
    found = []
    for measure in measures:
        if measure.guide:
            figure = measure.guide.window
            known = bool(figure.value) and figure.status != "unknown"
            said = words.text(figure)
            found.append(
                Window(
                    measure,
                    known,
                    words.paragraph(figure),
                    months(said) if known else (),
                )
            )
    return found


def months(said: str) -> tuple[int, ...]:
    """3月1日至5月31日 → 3, 4, 5; 3月、9月 → 3, 9; 11月至次年1月 → 1, 11, 12."""
    found = list(_MONTHS.finditer(said))
    out: set[int] = set()
    for here, after in zip(found, [*found[1:], None]):
        out.add(int(here[1]))
        if after and _RANGE.search(said[here.end() : after.start()]):
            length = (int(after[1]) - int(here[1])) % 12
            out |= {(int(here[1]) + step - 1) % 12 + 1 for step in range(length + 1)}
    return tuple(sorted(out))
