"""施行日期前后不一：一处自2026年3月1日，一处自2026年4月1日。

检查：同一份文件说自己施行日期的两处，年月日不同的；印发通知与所印发的文件各说各的也算。
为什么：哪一天起适用有两种说法。
不好：第一条……自2026年3月1日起施行……第十条……自2026年4月1日起施行
好：只在附则写一处
来源：公文校对惯例；逻辑
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules.effect._days import date_in
from policypress.lint.rules.effect._effect import effects

RULE = Rule(
    code="EF-11",
    name="two-effect-dates",
    severity="warning",
    strength="逻辑",
    source="公文校对惯例",
    genres=EVERY - {"decision", "note"},
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each date of effect that is another than the first."""
    first: datetime.date | None = None
    for effect in effects(paper):
        begins = date_in(effect.when)
        if begins is None or paper.quoted.touch(effect.start, effect.end):
            continue
        first = first or begins
        if begins == first:
            continue
        yield Hit(
            effect.start,
            effect.end,
            f"前面说自{first.year}年{first.month}月{first.day}日起施行。",
            "核对施行日期，只写一处。",
        )
