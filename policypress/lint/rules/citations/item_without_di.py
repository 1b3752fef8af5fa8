"""引用项漏了“第”：第五条（二）。

检查：“第X条（二）”“第X条第一款（二）项”。
为什么：引用项应当写“第（二）项”或者“第二项”，漏了“第”和“项”指向不清。
不好：符合第五条（二）、（三）项的
好：符合第五条第（二）、（三）项的
来源：立法技术规范（试行）（一）9；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="CI-05",
    name="item-without-di",
    severity="warning",
    strength="规定",
    source="立法技术规范（试行）（一）9",
)
_HAN = "[一二三四五六七八九十]{1,3}"
_CITED = re.compile(
    f"第[一二三四五六七八九十百]{{1,6}}[条款](?P<item>[（(]{_HAN}[）)](?:项)?)"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each item cited without 第."""
    for found in paper.search(_CITED):
        passage = paper.passage_at(found.start())
        if found.start() == passage.start:
            continue  # 第五条（一）甲：a clause that begins with its first item
        item = found["item"]
        yield Hit(
            found.start("item"),
            found.end("item"),
            f"“{item}”前面缺“第”。",
            "写作“第（×）项”。",
        )
