"""有效期与截止日期对不上：自2026年3月1日起施行，有效期5年，至2030年2月28日止。

检查：同一句里施行日期、有效期年数、截止日期三者是否相符。
为什么：三个数只要错一个，文件哪一天失效就有两种说法。
不好：自2026年3月1日起施行，有效期5年，至2030年2月28日
好：自2026年3月1日起施行，有效期5年，至2031年2月28日
来源：历法；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.language.dates import last_day
from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.effect._days import date_in
from policypress.lint.rules.effect._effect import effects, terms

RULE = Rule(
    code="EF-10",
    name="term-and-end",
    severity="error",
    strength="逻辑",
    source="历法",
)
_END = re.compile("至(?P<date>[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日)")
_LONGEST = 80


def find(paper: Paper) -> Iterator[Hit]:
    """Each end that is not that of the term."""
    spans = list(terms(paper))
    for effect in effects(paper):
        begins = date_in(effect.when)
        _, last = paper.sentence(effect.start)
        last = min(last, effect.end + _LONGEST)
        years = [one[2] for one in spans if effect.end <= one[0] < last]
        found = _END.search(paper.text, effect.end, last)
        if begins is None or not years or found is None:
            continue
        said = date_in(found["date"])
        meant = last_day(begins, years[0] * 12)
        if said is None or abs((said - meant).days) <= 1:
            continue
        yield Hit(
            found.start("date"),
            found.end("date"),
            f"有效期{years[0]}年应当到{meant.year}年{meant.month}月{meant.day}日。",
            "核对施行日期、年数和截止日期。",
        )
