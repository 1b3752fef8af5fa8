"""句号放在后引号里面之后又用了点号：“……。”。

检查：后引号前已有句号、逗号，后面又接点号。
为什么：引文完整独立时句号在引号内，作为句子一部分时在引号外，不能两处都用。
不好：做到“应享尽享。”，不得遗漏
好：做到“应享尽享”，不得遗漏
来源：GB/T 15834—2011 4.8、附录A；推荐
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="PU-15",
    name="stop-before-quote",
    severity="note",
    strength="推荐",
    source="GB/T 15834—2011 4.8、附录A",
    spares=frozenset(("titled",)),
)
_STOPS = re.compile("[。，；]”[。，；、]")


def find(paper: Paper) -> Iterator[Hit]:
    """Each quotation that ends with a mark and has another behind it."""
    for found in paper.search(_STOPS):
        yield Hit(
            found.start(),
            found.end(),
            "后引号内外都用了点号。",
            "引文是句子的一部分的，删去引号里面的点号。",
            instead=found[0][1:],
        )
