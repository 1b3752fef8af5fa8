"""规范性文件的文号没有“规”字：某府〔2026〕5号。

检查：办法、细则、规定、措施自己的发文字号（独立成行的）里有没有“规”。
为什么：许多地方对规范性文件统一登记、统一编号，文号带“规”；没有“规”的，核对是否漏了登记。
不好：某府〔2026〕5号（印发若干措施）
好：某府规〔2026〕5号
来源：国办发〔2018〕37号（统一登记、统一编号）；实务
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="DN-07",
    name="normative-number",
    severity="note",
    strength="实务",
    source="国办发〔2018〕37号",
    genres=frozenset(("rules", "measures")),
)
_ALONE = re.compile(
    "^[（(]?[一-鿿]{1,10}〔[0-9]{4}〕[0-9]{1,5}号[）)]?$",
    re.MULTILINE,
)


def find(paper: Paper) -> Iterator[Hit]:
    """The document's own number, where it has no 规."""
    for found in paper.search(_ALONE):
        passage = paper.passage_at(found.start())
        if passage.part == "clause" or "规" in found[0]:
            continue
        yield Hit(
            found.start(),
            found.end(),
            "规范性文件的文号里没有“规”字。",
            "核对是否已按规范性文件统一编号。",
        )
        return
