"""施行日期前后不一：一处自2026年3月1日，一处自2026年4月1日。

检查：同一份文件说自己施行日期的两处，年月日不同的；印发通知与所印发的文件各说各的也算；一处写自印发之日、一处写年月日的也算。
为什么：哪一天起适用有两种说法。
不好：第一条……自2026年3月1日起施行……第十条……自2026年4月1日起施行
好：只在附则写一处
来源：公文校对惯例；逻辑
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules.effect._days import date_in
from policypress.lint.rules.effect._effect import Effect, effects

RULE = Rule(
    code="EF-11",
    name="two-effect-dates",
    severity="warning",
    strength="逻辑",
    source="公文校对惯例",
    genres=EVERY - {"decision", "note"},
)

_ON_ISSUE = re.compile("(?:印发|公布|发布)之日")
_SELF = re.compile("本(?:办法|细则|规定|措施|意见|政策|方案|规则)")


def find(paper: Paper) -> Iterator[Hit]:
    """Each date of effect that is another than the first."""
    yield from _on_issue(paper)
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


def _on_issue(paper: Paper) -> Iterator[Hit]:
    """自印发之日起 where another clause names a day for the same text."""
    clauses = [one for one in effects(paper) if _name(paper, one)]
    dated = {_name(paper, one) for one in clauses if date_in(one.when)}
    for effect in clauses:
        is_on_issue = _ON_ISSUE.fullmatch(effect.when) is not None
        if is_on_issue and _name(paper, effect) in dated:
            yield Hit(
                effect.start,
                effect.end,
                "别处写了从哪一天起施行，两处说法不一。",
                "核对施行日期，只写一处。",
            )


def _name(paper: Paper, effect: Effect) -> str:
    """本办法: what a clause on effect speaks of; "" where it does not say, or where
    it is quoted."""
    if paper.quoted.touch(effect.start, effect.end):
        return ""
    found = _SELF.match(paper.text, effect.start, effect.end)
    return found[0] if found else ""
