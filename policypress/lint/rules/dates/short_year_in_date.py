"""日期的年份没有写全：26年3月。

检查：两位数年份后面接月份，以及“’26年”。
为什么：公文年份写全四位；两位数的年份会与“26年”（时间长度）混淆。
不好：26年3月1日
好：2026年3月1日
来源：GB/T 15835—2011 5.1（年份）；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="DA-03",
    name="short-year-in-date",
    severity="warning",
    strength="规定",
    source="GB/T 15835—2011 5.1",
)
_YEAR = re.compile(
    "[0-9]{2}年(?=[0-9]{1,2}月[0-9底初份起至前的，。])|[’'][0-9]{2}年"
    "|(?<=[到至])[0-9]{2}年(?=[底初])"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each year of two digits before a month."""
    for found in paper.search(_YEAR):
        before = paper.text[max(0, found.start() - 1) : found.start()]
        if before.isdigit() or before in tuple("满第近约共"):
            continue
        yield Hit(
            found.start(),
            found.end(),
            f"年份“{found[0]}”没有写全四位。",
            "写全四位年份。",
        )
