"""用“不准”“严禁”作禁止性规定：严禁弄虚作假。

检查：条文中的“不准”“不许”“严禁”。
为什么：禁止性规定统一用“不得”（有主语）或者“禁止”（无主语）。
不好：严禁弄虚作假
好：禁止弄虚作假
来源：立法技术规范（试行）（一）关于不得、禁止；一般
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="WO-02",
    name="ban-words",
    severity="warning",
    strength="一般",
    source="立法技术规范（试行）（一）关于不得、禁止",
    genres=frozenset(("rules", "measures", "text")),
)
_WORDS = re.compile("不准(?!确)|不许(?!可)|严禁")
_INSTEAD = {"不准": "不得", "不许": "不得", "严禁": "禁止"}


def find(paper: Paper) -> Iterator[Hit]:
    """Each ban in other words than those of legislation."""
    for found in paper.search(_WORDS):
        instead = _INSTEAD[found[0]]
        yield Hit(
            found.start(),
            found.end(),
            f"禁止性规定不用“{found[0]}”。",
            f"改为“{instead}”。",
            instead=instead,
        )
