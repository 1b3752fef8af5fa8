"""半括号作序号：1）营业执照。

检查：行首的“1）”“a）”一类只有后半个括号的序号。
为什么：公文的层次序号是“一、”“（一）”“1.”“（1）”，没有半括号一级。
不好：1）营业执照
好：（1）营业执照
来源：GB/T 9704—2012 7.3.3（结构层次序数）；可以
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="OR-11",
    name="half-bracket",
    severity="warning",
    strength="可以",
    source="GB/T 9704—2012 7.3.3",
)
_LABEL = re.compile("^[0-9a-zA-Z]{1,2}[）)](?![，。；、)）])", re.MULTILINE)


def find(paper: Paper) -> Iterator[Hit]:
    """Each line that begins with 1）."""
    for found in paper.search(_LABEL):
        instead = f"（{found[0][:-1]}）"
        before = paper.text.rfind(
            "（",
            max(0, found.start() - 60),
            found.start(),
        )
        if before > paper.text.rfind(
            "）",
            max(0, found.start() - 60),
            found.start(),
        ):
            continue  # the end of a bracket of the line before
        yield Hit(
            found.start(),
            found.end(),
            f"“{found[0]}”不是规范的序号。",
            f"改为“{instead}”。",
            instead=instead,
        )
