"""期限没有起算日：自收到材料的3个工作日内。

检查：“自……N个工作日内”中间没有“之日起”“起”“后”的。
为什么：没有写“之日起”，从哪一天算起有不同理解。
不好：自收到材料的3个工作日内作出决定
好：自收到材料之日起3个工作日内作出决定
来源：立法技术惯例；实务
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="DA-09",
    name="period-without-start",
    severity="warning",
    strength="实务",
    source="立法技术惯例",
)
_PERIOD = re.compile(
    "自(?:收到|受理|公示|接到|提交|审核|认定|立项|验收|批准|签订|送达|印发|发布)"
    "[^。；，\n起后]{0,30}?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})个?(?:工作日|日|月)"
    "(?:之?内|以内)"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each period without 之日起."""
    for found in paper.search(_PERIOD):
        yield Hit(
            found.start(),
            found.end(),
            "期限没有写“之日起”。",
            "改为“自……之日起……内”。",
        )
