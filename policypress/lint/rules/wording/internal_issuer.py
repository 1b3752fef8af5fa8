"""由内设机构发文：区工业和信息化局产业科。

检查：落款是局、委的内设科、处、股。
为什么：内设机构不得以自己的名义对外制发规范性文件。
不好：落款为“某区发展和改革局产业科”
好：落款为“某区发展和改革局”
来源：国办发〔2018〕37号；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="WO-09",
    name="internal-issuer",
    severity="error",
    strength="规定",
    source="国办发〔2018〕37号",
    genres=frozenset(("rules", "measures", "notice", "guide", "text")),
)
_OFFICE = re.compile(
    "[一-鿿]{2,20}(?:局|委员会|厅|办公室|政府)[一-鿿]{0,10}(?:科|处|股)"
)


def find(paper: Paper) -> Iterator[Hit]:
    """An issuer at the end of a text that is an office within an organ."""
    for passage in paper.passages:
        if passage.part != "closing":
            continue
        line = paper.line_of(passage).strip()
        if _OFFICE.fullmatch(line):
            start = paper.text.index(line, passage.start)
            yield Hit(
                start,
                start + len(line),
                f"“{line}”是内设机构，不得以自己的名义制发文件。",
                "由所在机关署名。",
            )
