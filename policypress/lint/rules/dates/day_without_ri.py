"""日期缺“日”：2025年5月31前。

检查：“某月某”后面没有“日”，直接接“前、之前、以前、起、止、截止、至某月某日”的。
为什么：日期不完整，读者以为漏了字或者写错了数。
不好：于2025年5月31前提交
好：于2025年5月31日前提交
来源：GB/T 15835—2011（日期）；一般
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="DA-20",
    name="day-without-ri",
    severity="warning",
    strength="一般",
    source="GB/T 15835—2011",
    mechanical=True,
)
_DAY = re.compile(
    "(?<![0-9.])(?P<day>(?:1[0-2]|0?[1-9])月(?:3[01]|[12][0-9]|0?[1-9]))"
    "(?=前(?![期后身述款])|之前|以前|起(?!草|来)|止|截止|之后|以后"
    "|(?:至|到)(?:[0-9]{4}年)?[0-9]{1,2}月)"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each day of a month without 日."""
    for found in paper.search(_DAY):
        yield Hit(
            *found.span("day"),
            f"“{found['day']}”后面缺“日”。",
            f"改为“{found['day']}日”。",
            instead=f"{found['day']}日",
        )
