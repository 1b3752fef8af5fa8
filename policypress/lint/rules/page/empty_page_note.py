"""用“此页无正文”凑版面。

检查：文中“此页无正文”“（本页无正文）”字样。
为什么：落款不得单独成页，应当调整行距、字距，不得以此字样应付。
不好：（此页无正文）
好：调整行距，使落款与正文同页
来源：GB/T 9704—2012 7.3.5.5；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="PG-03",
    name="empty-page-note",
    severity="warning",
    strength="规定",
    source="GB/T 9704—2012 7.3.5.5",
)
_WORDS = re.compile("[（(]?(?:此|本)页无正文[）)]?")


def find(paper: Paper) -> Iterator[Hit]:
    """Each page that says it is empty."""
    for found in paper.search(_WORDS):
        yield Hit(
            found.start(),
            found.end(),
            "不得用“此页无正文”应付落款单独成页。",
            "删去，调整行距或者字距，使落款与正文同页。",
        )
