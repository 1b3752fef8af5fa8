"""Dates in prose (日期): 2026年3月1日, 3月1日."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from policypress.language.dates import days_in
from policypress.language.numerals import from_chinese
from policypress.lint.paper import Paper

_DIGIT = "〇○零一二三四五六七八九"
# Pages made from PDF have blanks in them: 2026 年 3 月 1 日.
_MONTH = re.compile("月(?:[ ]?(?P<day>[0-9]{1,2})[ ]?[日号])?")
_BEFORE = re.compile(
    "(?:(?P<year>[0-9]{4})[ ]?年[ ]?)?(?P<month>[0-9]{1,2})[ ]?$"
)
_LONGEST = 11  # characters of 2026 年 12 and one before it
_IN_WORDS = re.compile(
    f"(?P<year>[一二][{_DIGIT}]{{3}})年(?P<month>[一二三四五六七八九十]{{1,3}})月"
    "(?:(?P<day>[一二三四五六七八九十]{1,3})日)?"
)
# 12026年, 1.5月: the digits go on.
_NO_DATE = (*"0123456789.个",)
_LEAP = 2000  # a year in which every day of the calendar exists


class Day(Struct, frozen=True):
    """A date, text[start:end]; year, day 0 where they are not said."""

    start: int
    end: int
    year: int
    month: int
    day: int

    @property
    def exists(self) -> bool:
        """Whether the calendar has it."""
        if not 1 <= self.month <= 12:
            return False
        last = days_in(self.year or _LEAP, self.month)
        return self.day <= last

    @property
    def is_whole(self) -> bool:
        return bool(self.year and self.day)


def days(paper: Paper) -> Iterator[Day]:
    """Each date in Arabic numerals with at least a month."""
    for found in paper.search(_MONTH):
        low = max(0, found.start() - _LONGEST)
        words = paper.text[low : found.start()]
        before = _BEFORE.search(words)
        if before is None:
            continue
        if words[max(0, before.start() - 1) : before.start()] in _NO_DATE:
            continue
        yield Day(
            low + before.start(),
            found.end(),
            int(before["year"] or 0),
            int(before["month"]),
            int(found["day"] or 0),
        )


def days_in_words(paper: Paper) -> Iterator[Day]:
    """Each whole date in Chinese numerals."""
    for found in paper.search(_IN_WORDS):
        yield Day(
            found.start(),
            found.end(),
            from_chinese(found["year"]) or 0,
            from_chinese(found["month"]) or 0,
            from_chinese(found["day"] or "") or 0,
        )
