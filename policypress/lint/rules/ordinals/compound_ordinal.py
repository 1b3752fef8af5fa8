"""序号用了合成字符：㈠、⒈、⑴。

检查：行首的“㈠”“⒈”“⑴”“Ⅰ”一类一个字符的序号；“①”是规范的，不算。
为什么：合成字符在别的电脑上常常显示不出来，也不能检索“（一）”。
不好：㈠支持对象
好：（一）支持对象
来源：GB/T 9704—2012 7.3.3（结构层次序数）；可以
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="OR-14",
    name="compound-ordinal",
    severity="warning",
    strength="可以",
    source="GB/T 9704—2012 7.3.3",
    mechanical=True,
)
_LABEL = re.compile("^[㈠-㈩⒈-⒛⑴-⒇]", re.MULTILINE)


def find(paper: Paper) -> Iterator[Hit]:
    """Each line that begins with an ordinal of one character."""
    for found in paper.search(_LABEL):
        plain = unicodedata.normalize("NFKC", found[0])
        instead = plain.replace("(", "（").replace(")", "）")
        yield Hit(
            found.start(),
            found.end(),
            f"序号“{found[0]}”是合成字符。",
            f"改为“{instead}”。",
            instead=instead,
        )
