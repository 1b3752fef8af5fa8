"""不存在的日期：2026年2月30日。

检查：没有的月份、那个月没有的日子；阿拉伯数字和汉字数字写的都查。
为什么：这样的日期无法执行，必是笔误。
不好：自2026年2月30日起施行
好：自2026年3月1日起施行
来源：历法；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.dates._dates import days, days_in_words

RULE = Rule(
    code="DA-06",
    name="impossible-date",
    severity="error",
    strength="逻辑",
    source="历法",
)

_MONTHLY = re.compile("每月(?:3[2-9]|[4-9][0-9])日")


def find(paper: Paper) -> Iterator[Hit]:
    """Each date that no calendar has."""
    for monthly in paper.search(_MONTHLY):
        words = monthly[0]
        yield Hit(*monthly.span(), f"“{words}”不存在。", "核对日期。")
    found = [*days(paper), *days_in_words(paper)]
    for day in sorted(found, key=lambda one: one.start):
        # 24月, 18月 without a day is a length of time.
        if day.exists or not (day.day or day.year):
            continue
        yield Hit(
            day.start,
            day.end,
            f"“{paper.text[day.start : day.end]}”不存在。",
            "核对日期。",
        )
