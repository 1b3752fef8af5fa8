"""百分数的差写作百分之几：由8.6%下降到5.1%，下降3.5%。

检查：从一个百分数到另一个百分数，后面写的升降幅度正好是两数之差，却用“%”而不是“个百分点”。“报销比例提高10%”一类只提示。
为什么：8.6%下降3.5%是8.3%；两个百分数相减应当说“百分点”。
不好：投诉率由8.6%下降到5.1%，下降3.5%
好：投诉率由8.6%下降到5.1%，下降3.5个百分点
来源：统计用语惯例；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="NU-14",
    name="percentage-points",
    severity="warning",
    strength="逻辑",
    source="统计用语惯例",
)
_N = r"[0-9]{1,3}(?:\.[0-9]{1,3})?"
_MOVED = "下降|上升|提高|降低|增长|增加|减少|提升|回落|上调|下调|压降|升|降"
_CHANGE = re.compile(
    rf"[由从][^。；，\n0-9]{{0,8}}(?:[0-9]{{4}}年(?:底|末)?[^。；，\n0-9]{{0,4}})?"
    f"(?P<first>{_N})[%％]"
    rf"(?:，)?(?:{_MOVED})(?:至|到|为)[^。；，\n0-9]{{0,4}}"
    rf"(?:[0-9]{{4}}年(?:底|末)?[^。；，\n0-9]{{0,4}})?"
    rf"(?P<second>{_N})[%％]，?[^。；，\n0-9]{{0,6}}(?:{_MOVED}|增幅|降幅)(?:了|为|达)?"
    f"(?P<by>{_N}[%％])"
)
# 报销比例提高10%: of 60% that would be 66%, and 70% is meant.
_SHARE = re.compile(
    "(?:报销|支付|补助|补贴|贴息|给付|缴存|缴费|分担|配套|支持|资助|奖励)比例[^，。；0-9\n至到为]{0,6}"
    "(?:提高|上浮|上调|增加|降低|下调|下浮|提升|减少)(?:了)?(?P<by>[0-9]{1,2}[%％])(?!至|到|—|～|-)"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each difference of two percentages that is called a percentage."""
    for found in paper.search(_CHANGE):
        first, second = Decimal(found["first"]), Decimal(found["second"])
        by = found["by"][:-1]
        if abs(first - second) == Decimal(by):
            yield Hit(
                *found.span("by"),
                "两个百分数相减得到的是百分点。",
                f"改为“{by}个百分点”。",
                instead=f"{by}个百分点",
            )
    for found in paper.search(_SHARE):
        by = found["by"][:-1]
        message = f"“{found[0]}”：比例的增减用“百分点”说。"
        hint = f"加减{by}个百分点的，写作“{by}个百分点”。"
        yield Hit(*found.span("by"), message, hint, severity="note")
