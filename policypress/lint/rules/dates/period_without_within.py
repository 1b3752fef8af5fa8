"""期限缺“内”：自受理之日起15个工作日作出决定。

检查：“自……之日起N个工作日（日、个月）”后面直接接动词，没有“内”“后”“届满”等。
为什么：缺了“内”就成了要持续15个工作日。
不好：自受理之日起15个工作日组织复核
好：自受理之日起15个工作日内组织复核
来源：立法技术惯例；实务
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="DA-08",
    name="period-without-within",
    severity="warning",
    strength="实务",
    source="立法技术惯例",
    mechanical=True,
)
_PERIOD = re.compile(
    "之日起[ ]?(?P<period>(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})个?(?:工作日|日|月))"
    "(?=[一-鿿])(?![内后以之起止届期满不的前至为是有未仍还])"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each period that a verb follows straight away."""
    for found in paper.search(_PERIOD):
        period = found["period"]
        yield Hit(
            found.start("period"),
            found.end("period"),
            f"“{period}”后面缺“内”。",
            f"改为“{period}内”。",
            instead=f"{period}内",
        )
