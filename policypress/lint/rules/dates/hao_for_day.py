"""日期用了“号”：3月1号。

检查：几月几号。
为什么：公文的日期用“日”，“号”是口语。
不好：3月1号前提交
好：3月1日前提交
来源：公文用语惯例；实务
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="DA-04",
    name="hao-for-day",
    severity="warning",
    strength="实务",
    source="公文用语惯例",
    mechanical=True,
)
_DAY = re.compile(
    "月(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?P<mark>号)(?![楼线文令院门])"
)
_MONTH = re.compile("[0-9一二三四五六七八九十]$")


def find(paper: Paper) -> Iterator[Hit]:
    """Each day that is called 号."""
    for found in paper.search(_DAY):
        if _MONTH.search(
            paper.text[max(0, found.start() - 1) : found.start()]
        ):
            yield Hit(
                found.start("mark"),
                found.end("mark"),
                "日期应当用“日”。",
                "改为“日”。",
                instead="日",
            )
