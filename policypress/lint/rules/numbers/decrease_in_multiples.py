"""减少用了倍数：降低3倍。

检查：“减少、降低、下降、缩短、压缩、缩小”后面接“N倍”。
为什么：减少一倍就是零，不能减少三倍；应当说减少百分之几或者减到几分之几。
不好：办理时限缩短3倍
好：办理时限缩短三分之二
来源：GB/T 15835—2011、校对惯例；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="NU-10",
    name="decrease-in-multiples",
    severity="warning",
    strength="逻辑",
    source="GB/T 15835—2011、校对惯例",
)
_WORDS = re.compile(
    "(?:减少|降低|下降|缩短|压缩|缩小|下调)了?(?:至少|近|约)?"
    "(?:[0-9]{1,6}(?:\\.[0-9]{1,4})?|[一两二三四五六七八九十]{1,3})倍"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each decrease by a multiple."""
    for found in paper.search(_WORDS):
        yield Hit(
            found.start(),
            found.end(),
            f"“{found[0]}”：减少不能用倍数。",
            "改为百分数或者分数。",
        )
