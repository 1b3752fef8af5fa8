"""施行早于成文：2026年3月1日印发，自2026年1月1日起施行。

检查：施行日期早于成文日期的；成文日期看文末，文末没有的看印发通知的落款和标题下的“（某年某月某日印发）”；引用文件时（书名前后）写的施行、印发年份早于它的文号年份的（税收文件常写明追溯，不查）。
为什么：规范性文件一般不溯及既往；多半是年份写错。
不好：2026年3月1日印发，自2025年4月1日起施行
好：2026年3月1日印发，自2026年4月1日起施行
来源：《立法法》第一百零四条（不溯及既往）；逻辑
"""

from __future__ import annotations

import re
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

_DAY = "[0-9]{4}(?:年[0-9]{1,2}月[0-9]{1,2}日|[-/.][0-9]{1,2}[-/.][0-9]{1,2})"
# 发布日期：2024-05-20 and 实施日期：2024-01-01 in fields of a page.
_ISSUED = re.compile(
    f"(?:发布|印发|发文|成文|公布)(?:日期|时间)[】：: \\u3000]{{1,12}}(?P<day>{_DAY})"
)
_BEGINS = re.compile(
    f"(?:实施|施行|生效|执行)(?:日期|时间)[】：: \\u3000]{{1,12}}(?P<day>{_DAY})"
)
# 2017年8月1日起施行的《某办法》（某政发〔2018〕15号）; 税 papers often reach back.
_CITED = re.compile(
    "(?P<when>(?P<year>[0-9]{4})年[0-9]{1,2}月[0-9]{1,2}日起?"
    "(?:施行|实施|执行|印发|发布|公布)的[^。；，、\n《》]{0,12}《[^《》\n]{2,60}》)"
    "[（(](?P<organ>[一-鿿]{1,12})[〔\\[［【（(](?P<number>[0-9]{4})[〕\\]］】）)]"
)
# 《某办法》（某政发〔2026〕15号）自2024年1月1日起施行
_CITED_FIRST = re.compile(
    "《[^《》\n]{2,60}》[（(](?P<organ>[一-鿿]{1,12})[〔\\[［【（(]"
    "(?P<number>[0-9]{4})[〕\\]］】）)][0-9]{1,4}号[）)]"
    "[，,]?(?:已|系)?(?P<when>(?:自|于|从)?(?P<year>20[0-9]{2})年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?起?"
    "(?:正式)?(?:施行|实施|执行|印发|发布|公布|生效))"
)
_NUMBERS = re.compile("[0-9]{1,4}")


def find(paper: Paper) -> Iterator[Hit]:
    """The date of effect before the date of issue."""
    yield from _in_fields(paper)
    yield from _of_cited(paper)
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


def _in_fields(paper: Paper) -> Iterator[Hit]:
    """The same in the fields of a page: one of each."""
    issued = list(paper.search(_ISSUED))
    begins = list(paper.search(_BEGINS))
    if len(issued) != 1 or len(begins) != 1:
        return
    first, second = (
        [int(one) for one in _NUMBERS.findall(found["day"])]
        for found in (issued[0], begins[0])
    )
    if second < first:
        yield Hit(
            *begins[0].span("day"),
            "施行日期早于发布日期。",
            "核对年份；确需溯及既往的，写明理由。",
        )


def _of_cited(paper: Paper) -> Iterator[Hit]:
    """The same of a paper that is cited with its number, whose year is that of issue."""
    for found in (*paper.search(_CITED), *paper.search(_CITED_FIRST)):
        is_later = int(found["number"]) > int(found["year"])
        if is_later and "税" not in found["organ"]:
            message = f"文号是{found['number']}年的，不会早在{found['year']}年施行、印发。"
            hint = "核对施行日期和文号的年份。"
            yield Hit(*found.span("when"), message, hint)
