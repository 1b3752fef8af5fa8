"""天数与起止日期对不上：6月10日—6月28日公开征求意见30日。

检查：同一句里先写起止日期、后写天数的（公示、征求意见、为期），按历法计算的天数是否相符；工作日只在日历天数不够或者多得多时报；“不少于”只查不够的。
为什么：天数和日期只要错一个，期限是否满足法定要求就说不清。
不好：2024年6月10日—6月28日公开征求意见30日
好：2024年5月30日—6月28日公开征求意见30日
来源：历法；逻辑
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="DA-16",
    name="days-of-period",
    severity="warning",
    strength="逻辑",
    source="历法",
)
_PERIOD = (
    "(?P<year>[0-9]{4})[ ]?年[ ]?(?P<month>[0-9]{1,2})[ ]?月[ ]?(?P<day>[0-9]{1,2})[ ]?日(?:起)?"
    "[ ]?(?:至|到|[—～~－-]{1,2})[ ]?(?:(?P<year2>[0-9]{4})[ ]?年[ ]?)?"
    "(?:(?P<month2>[0-9]{1,2})[ ]?月[ ]?)?(?P<day2>[0-9]{1,2})[ ]?日"
)
_COUNT = (
    "(?P<least>不少于|不得少于|不低于)?(?P<days>[0-9]{1,3})[ ]?"
    "(?P<unit>个工作日|个自然日|日|天)"
)
_SAID = (
    re.compile(
        f"{_PERIOD}(?:止|期间)?[^。；\\n0-9]{{0,24}}?{_COUNT}(?!前|起|内)"
    ),
    # 公示期5个工作日（2024年5月6日至5月20日）
    re.compile(f"{_COUNT}内?[（(，：:]{{1,2}}(?:自|从|时间为|即)?{_PERIOD}"),
)
_WEEKEND = 5  # the first day of a week that is no working day
_MOVED = 2  # days of a weekend that may be worked for a holiday
# Working days that holidays may take away: in spring and October, and else.
_MANY, _FEW = 8, 4
_LONG_HOLIDAYS = (1, 2, 10)  # months


def find(paper: Paper) -> Iterator[Hit]:
    """Each number of days that a stretch of time does not have."""
    for found in (one for pattern in _SAID for one in paper.search(pattern)):
        first, last = _ends(found)
        if first is None or last is None or last < first:
            continue
        said, whole = int(found["days"]), (last - first).days + 1
        is_work = found["unit"] == "个工作日"
        months = {first.month, last.month}
        free = _MANY if months & set(_LONG_HOLIDAYS) else _FEW
        working = _working(first, last, is_work)
        if _is_wrong(found, said, whole, working, free):
            message = f"起止日期之间是{whole}日，写作{said}{found['unit']}。"
            yield Hit(*found.span(), message, "核对起止日期和天数。")


def _is_wrong(
    found: re.Match[str],
    said: int,
    whole: int,
    working: int,
    free: int,
) -> bool:
    """Whether so many days cannot be meant. whole: days by the calendar, of which one
    may be left out; working: those that are no weekend, -1 where none are asked for;
    free: holidays among them at most."""
    if working < 0:
        is_more = said > whole
        return is_more or (not found["least"] and said < whole - 1)
    is_more = said > min(working + _MOVED, whole)
    return is_more or (not found["least"] and said < working - free)


def _working(
    first: datetime.date,
    last: datetime.date,
    is_asked: bool,
) -> int:
    """The days of a stretch that are no weekend; -1 where nobody asks."""
    if not is_asked:
        return -1
    count = (last - first).days + 1
    weekdays = [(first.weekday() + at) % 7 for at in range(min(count, 999))]
    return sum(day < _WEEKEND for day in weekdays)


def _ends(
    found: re.Match[str],
) -> tuple[datetime.date | None, datetime.date | None]:
    """First and last day, None for what the calendar does not have."""
    year, month = found["year"], found["month"]
    first = _date(year, month, found["day"])
    year2 = found["year2"] or year
    return first, _date(year2, found["month2"] or month, found["day2"])


def _date(year: str, month: str, day: str) -> datetime.date | None:
    """A day of the calendar."""
    try:
        return datetime.date(int(year), int(month), int(day))
    except ValueError:
        return None
