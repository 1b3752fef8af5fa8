"""“超过”又注“含”：超过50人（含50人）。

检查：“超过、大于、高于、多于、不满、未满、不足、低于、小于、少于”后面的数又注明“含”本数；前面有“不”（不超过）的不算。“超过一半以上”也查。
为什么：“超过”“不满”都不含本数，再注“含”就自相矛盾，恰好50人的不知道算不算。
不好：接收见习人员超过50人（含50人）
好：接收见习人员50人以上
来源：立法技术规范（试行）（一）24（以上、以下、以内、不满、超过）；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="NUM-13",
    name="excluded-yet-included",
    severity="error",
    strength="逻辑",
    source="立法技术规范（试行）（一）24",
)
_WORDS = re.compile(
    "(?:超过|大于|高于|多于|不满|未满|不足|低于|小于|少于)[ ]?[0-9]{1,12}(?:\\.[0-9]{1,6})?"
    "[ ]?[一-鿿%％]{0,5}?[ ]?[（(](?:均|都)?含(?:本数|[0-9 ][^（）()\n不]{0,12})?[）)]"
    "|[（(]不含[^（）()\n]{0,8}[）)][（(]含[^（）()\n]{0,8}[）)]"
    "|[（(]含[^（）()\n]{0,8}[）)][（(]不含[^（）()\n]{0,8}[）)]"
    "|(?:超过|高于|多于)[一-鿿]{0,8}(?:一半|半数|[一二三四五六七八九]成|[二三四五]分之[一二三四])"
    "(?:及)?以上"
)
_EXCLUDING = ("不满", "不足", "未满")


def find(paper: Paper) -> Iterator[Hit]:
    """Each bound that is said to be out and in."""
    for found in paper.search(_WORDS):
        before = paper.text[max(0, found.start() - 3) : found.start()]
        if before.strip()[-1:] in ("不", "未") and not found[0].startswith(
            _EXCLUDING
        ):
            continue
        yield Hit(
            found.start(),
            found.end(),
            f"“{found[0]}”自相矛盾：前面的词不含本数，后面又注明含。",
            "含本数的用“以上”“以下”，不含的删去括注。",
        )
