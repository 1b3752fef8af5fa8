"""The days that a clause on effect and the end of a text name (施行和成文日期)."""

from __future__ import annotations

import datetime
import re

from policypress.lint.paper import Paper

_DAY = re.compile(
    "([0-9]{4})[ ]?年[ ]?([0-9]{1,2})[ ]?月[ ]?([0-9]{1,2})[ ]?日"
)
_LAST_LINES = 6
_FIRST_LINES = 24
_ISSUED = re.compile("^[（(]?.{0,20}日(?:印发|发布|公布)?[）)]?$")
_ALONE = re.compile("^[（(]?.{0,20}日(?:印发)?[）)]?$")


def date_in(words: str) -> datetime.date | None:
    """The first whole date in some words, None when there is none on the calendar."""
    found = _DAY.search(words)
    if found is None:
        return None
    year, month, day = (int(number) for number in found.groups())
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def issue_date(paper: Paper) -> datetime.date | None:
    """The date of issue: the last date that stands alone on a line at the end."""
    for passage in reversed(paper.passages[-_LAST_LINES:]):
        line = paper.line_of(passage).strip()
        if passage.level != "cell" and _ALONE.match(line):
            return date_in(line)
    return None


def head_date(paper: Paper) -> datetime.date | None:
    """The date of issue where a text has it at its beginning: alone on a line below the
    title, or below the letter with which it was issued."""
    for passage in paper.passages[:_FIRST_LINES]:
        if passage.label or passage.level == "cell":
            return None
        line = paper.line_of(passage).strip()
        if _ISSUED.match(line) and date_in(line):
            return date_in(line)
    return None
