"""不存在的日期：2026年2月30日。

检查：没有的月份、那个月没有的日子；年份写在前面的（2026年1月12日至2月29日）按前面的年份查；阿拉伯数字和汉字数字写的都查。
为什么：这样的日期无法执行，必是笔误。
不好：自2026年2月30日起施行
好：自2026年3月1日起施行
来源：历法；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.dates._dates import Day, days, days_in_words

RULE = Rule(
    code="DA-06",
    name="impossible-date",
    severity="error",
    strength="逻辑",
    source="历法",
)

# What stands between two days of one year: 2026年1月12日至2月29日.
_SAME_YEAR = re.compile(
    "起?[至到—～~、和或-]{1,2}|起?(?:，)?[^。；，、\n0-9一二三四五六七八九十]{0,12}[至到，、]"
    "[^。；，、\n0-9每上下去今当次]{0,6}"
)
# 2026年2月1日至29日: the month is said once.
_IN_MONTH = re.compile(
    "(?<![0-9])(?:(?P<year>20[0-9]{2})[ ]?年[ ]?)?(?P<month>[0-9]{1,2})[ ]?月[ ]?[0-9]{1,2}[ ]?日?"
    "(?:起)?[ ]?[至到—～~、-]{1,2}[ ]?(?P<last>(?P<day>[12]?[0-9]|3[01])[ ]?日)(?!内)"
)
_MONTHLY = re.compile("每月(?:3[2-9]|[4-9][0-9])日")


def find(paper: Paper) -> Iterator[Hit]:
    """Each date that no calendar has."""
    for monthly in paper.search(_MONTHLY):
        words = monthly[0]
        yield Hit(*monthly.span(), f"“{words}”不存在。", "核对日期。")
    yield from _in_month(paper)
    found = [*days(paper), *days_in_words(paper)]
    rows = sorted(found, key=lambda one: one.start)
    for day in _with_years(paper.text, rows):
        # 24月, 18月 without a day is a length of time.
        if day.exists or not (day.day or day.year):
            continue
        yield Hit(
            day.start,
            day.end,
            f"“{paper.text[day.start : day.end]}”不存在。",
            "核对日期。",
        )


def _with_years(text: str, rows: Sequence[Day]) -> Iterator[Day]:
    """Some days, each without a year with that of the one before it, where both stand in
    one year: 2026年1月12日至2月29日 and not 2025年12月1日至2月29日."""
    yield from rows[:1]
    year = rows[0].year if rows else 0
    for before, day in pairwise(rows):
        between = text[before.end : day.start]
        is_later = before.month <= day.month
        is_joined = is_later and _SAME_YEAR.fullmatch(between) is not None
        year = day.year or (year if is_joined else 0)
        yield replace(day, year=year) if year and day.day else day


def _in_month(paper: Paper) -> Iterator[Hit]:
    """Each last day of a stretch of time that its month has not."""
    for found in paper.search(_IN_MONTH):
        day = Day(
            *found.span("last"),
            int(found["year"] or 0),
            int(found["month"]),
            int(found["day"]),
        )
        if 1 <= day.month <= 12 and not day.exists:
            message = f"{day.month}月没有{day.day}日。"
            yield Hit(day.start, day.end, message, "核对日期。")
