"""施行距公布不足三十日：印发日期2026年3月1日，自2026年3月5日起施行。

检查：施行日期与文末成文日期相距不足三十日的，提示；“自印发之日起施行”的不查。
为什么：许多地方要求公布三十日后施行，让当事人有准备；有特殊理由的除外。
不好：2026年3月1日印发，自2026年3月5日起施行
好：2026年3月1日印发，自2026年4月1日起施行
来源：《规章制定程序条例》第三十二条；推荐
"""

from __future__ import annotations

from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.effect._days import date_in, issue_date
from policypress.lint.rules.effect._effect import effects

RULE = Rule(
    code="EF-07",
    name="early-effect",
    severity="note",
    strength="推荐",
    source="《规章制定程序条例》第三十二条",
    genres=frozenset(("rules", "measures", "notice")),
)
_FEWEST = 30


def find(paper: Paper) -> Iterator[Hit]:
    """The date of effect that is too near to the date of issue."""
    issued = issue_date(paper)
    for effect in effects(paper):
        begins = date_in(effect.when)
        if issued is None or begins is None:
            continue
        gap = (begins - issued).days
        if 0 <= gap < _FEWEST:
            message = f"施行日期距成文日期只有{gap}日。"
            hint = "一般公布三十日后施行；提前的应当有理由。"
            yield Hit(effect.start, effect.end, message, hint)
