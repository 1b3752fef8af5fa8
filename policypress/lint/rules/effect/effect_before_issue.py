"""施行早于成文：2026年3月1日印发，自2026年1月1日起施行。

检查：施行日期早于成文日期的；成文日期看文末，文末没有的看印发通知的落款和标题下的“（某年某月某日印发）”。
为什么：规范性文件一般不溯及既往；多半是年份写错。
不好：2026年3月1日印发，自2025年4月1日起施行
好：2026年3月1日印发，自2026年4月1日起施行
来源：《立法法》第一百零四条（不溯及既往）；逻辑
"""

from __future__ import annotations

from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.effect._days import (
    date_in,
    head_date,
    issue_date,
)
from policypress.lint.rules.effect._effect import effects

RULE = Rule(
    code="EF-09",
    name="effect-before-issue",
    severity="warning",
    strength="逻辑",
    source="《立法法》第一百零四条",
)


def find(paper: Paper) -> Iterator[Hit]:
    """The date of effect before the date of issue."""
    issued = issue_date(paper) or head_date(paper)
    for effect in effects(paper):
        begins = date_in(effect.when)
        if issued is None or begins is None or begins >= issued:
            continue
        yield Hit(
            effect.start,
            effect.end,
            "施行日期早于成文日期。",
            "核对年份；确需溯及既往的，写明理由。",
        )
