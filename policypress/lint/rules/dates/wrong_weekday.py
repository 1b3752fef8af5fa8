"""日期与星期对不上：2026年3月1日（星期一）。

检查：年月日后面括注的星期几是否正确。
为什么：会议、截止时间对不上，参加的人不知道信哪一个。
不好：2026年3月1日（星期一）
好：2026年3月1日（星期日）
来源：历法；逻辑
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="DA-10",
    name="wrong-weekday",
    severity="error",
    strength="逻辑",
    source="历法",
)
_DAY = re.compile(
    "(?:(?P<year>(?:19|20)[0-9]{2})年)?(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日[（(，]?"
    "(?P<said>(?:星期|周|礼拜)(?P<name>[一二三四五六日天]))"
)
# 2026年4月6日至4月10日（星期五）: the year of the sentence holds for what follows it.
_YEAR = re.compile("(?<![0-9])((?:19|20)[0-9]{2})年")
_NAMES = "一二三四五六日"


def find(paper: Paper) -> Iterator[Hit]:
    """Each day of the week that the date is not."""
    for found in paper.search(_DAY):
        year = found["year"] or _year(paper, found.start())
        try:
            day = datetime.date(
                int(year), int(found["month"]), int(found["day"])
            )
        except ValueError:
            continue  # DA-06, or a day of no year
        name = _NAMES[day.weekday()]
        if found["name"].replace("天", "日") == name:
            continue
        yield Hit(
            found.start("said"),
            found.end("said"),
            f"{day.year}年{day.month}月{day.day}日是星期{name}。",
            "核对日期和星期。",
        )


def _year(paper: Paper, at: int) -> str:
    """The year that the sentence names before a day without one; "" where it names none
    or several."""
    first, _ = paper.sentence(at)
    years = set(_YEAR.findall(paper.text[first:at]))
    return years.pop() if len(years) == 1 else ""
