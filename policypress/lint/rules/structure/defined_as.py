"""定义写作“本办法所指的”：本办法所指的蜂农是养蜂的人。

检查：“本办法（细则、规定……）所指的×××是、包括、为……”。
为什么：定义条款有固定写法，“所指”会被读成“所提到的”。
不好：本办法所指的蜂农是指从事养蜂的农户
好：本办法所称蜂农，是指从事养蜂的农户
来源：立法技术规范（试行）（一）2；一般
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="ST-16",
    name="defined-as",
    severity="note",
    strength="一般",
    source="立法技术规范（试行）（一）2",
    genres=frozenset(("rules", "measures", "notice", "guide", "text")),
)
_DEFINES = re.compile(
    "本(?:实施)?(?:办法|细则|规定|措施|意见|规则|规程|方案|指南|通知)(?:中)?(?P<word>所指)的?[“]?"
    "(?=[一-鿿”（）]{2,20}，?(?:是|包括|包含|为|主要))"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each definition in other words than 所称."""
    for found in paper.search(_DEFINES):
        message = "定义用“所称”。"
        hint = "写作“本……所称……，是指……”。"
        yield Hit(*found.span("word"), message, hint)
