"""破折号写成了连字符：支持对象--企业。

检查：两个以上连着的半角、全角连字符、减号和制表线，旁边是汉字；表示破折号的。
为什么：破折号是占两个字的一条线，中间不断开。
不好：重点产业--集成电路
好：重点产业——集成电路
来源：GB/T 15834—2011 4.10（破折号）；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="PU-17",
    name="wrong-dash",
    severity="warning",
    strength="规定",
    source="GB/T 15834—2011 4.10",
    mechanical=True,
)
_DASH = re.compile("[-－–−─━]{2,4}(?=[一-鿿“《])")
_HAN = re.compile("[一-鿿”》）]")


def find(paper: Paper) -> Iterator[Hit]:
    """Each row of hyphens that stands for ——."""
    for found in paper.search(_DASH):
        before = paper.text[max(0, found.start() - 1) : found.start()]
        if not _HAN.match(before):
            continue
        yield Hit(
            found.start(),
            found.end(),
            f"破折号写成了“{found[0]}”。",
            "改为“——”。",
            instead="——",
        )
