"""单位写重了：100万元元、5万万元、30%%。

检查：“元元”“万元万”“万万元”“亿亿”“个个工作日”“日日”“年年”等紧接在数字后面的重复单位。
为什么：改数字时留下了旧单位，金额可能差一万倍。
不好：最高100万元元
好：最高100万元
来源：GB/T 15835—2011（数字与单位）；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="NU-07",
    name="doubled-unit",
    severity="error",
    strength="逻辑",
    source="GB/T 15835—2011",
)
# 3家家庭农场, 10名名师, 2个个体户, 3年年均 are right: of what is counted only what stands
# before a mark is certain.
_UNIT = re.compile(
    "[万亿]?元[万亿]?元(?!旦|宵|月|年|器|件|素|宇)|[万亿]万元|亿亿元|[万亿]{3}|个个(?=工作日|月)"
    "|(?:家家|名名|项项|个个|人人|日日|年年|岁岁)(?=[，。；、）]|以[上下内])"
)
_DIGIT = re.compile("[0-9]")


def find(paper: Paper) -> Iterator[Hit]:
    """Each unit behind a number that is written twice."""
    for found in paper.search(_UNIT):
        before = paper.text[max(0, found.start() - 1) : found.start()]
        if not _DIGIT.match(before):
            continue
        if found[0] == "万亿元":
            continue
        yield Hit(
            found.start(),
            found.end(),
            f"单位“{found[0]}”写重了。",
            "核对金额，只留一个单位。",
        )
