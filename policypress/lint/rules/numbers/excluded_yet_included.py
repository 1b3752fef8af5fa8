"""“超过”又注“含”：超过50人（含50人）。

检查：“达到15%以上”“满5年以上”之后又注“不含15%”“不含本数”的；文中声明“以上”包括本数，“以上”后面又注不含的（作警告）。“超过、大于、高于、多于、不满、未满、不足、低于、小于、少于”后面的数又注明“含”本数；前面有“不”（不超过）的不算。“超过一半以上”也查。
为什么：“超过”“不满”都不含本数，再注“含”就自相矛盾，恰好50人的不知道算不算。
不好：接收见习人员超过50人（含50人）
好：接收见习人员50人以上
来源：立法技术规范（试行）（一）24（以上、以下、以内、不满、超过）；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

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
# 达到15%以上（不含15%）: what is reached is in.
_REACHED = re.compile(
    "(?<![未不])(?P<word>达到|达|(?<![未不期])满)[ ]?[0-9]{1,12}(?:\\.[0-9]{1,6})?[ ]?[一-鿿%％]{0,5}?"
    "(?:及)?(?:以上)?的?[（(](?:均|都)?不(?:含|包含|包括)"
    "(?:本数|[0-9 ][^（）()\n含]{0,12})?[）)]"
)
# 30人以上（不含30人）, where 所称“以上”包括本数.
_ABOVE = re.compile(
    "[0-9]{1,12}(?:\\.[0-9]{1,6})?[ ]?[一-鿿%％]{0,5}?(?P<word>以[上下内])"
    "[（(](?:均|都)?不(?:含|包含|包括)(?:本数|[0-9 ][^（）()\n含]{0,12})?[）)]"
)
_DECLARED = re.compile(
    "(?:所称|所指|中)的?[“”、，一-鿿]{0,60}?“?(?P<word>以[上下内])”?[“”、，一-鿿]{0,60}?"
    "(?<!不)(?:包括|包含|含|均含)本数"
)
_BOUNDS = re.compile("以[上下内]")
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
    reached = list(paper.search(_REACHED))
    for found in reached:
        message = (
            f"“{found[0]}”自相矛盾：“{found['word']}”含本数，后面又注明不含。"
        )
        hint = "不含本数的用“超过”，含的删去括注。"
        yield Hit(*found.span(), message, hint, severity="warning")
    yield from _against_declared(paper, {one.end() for one in reached})


def _against_declared(paper: Paper, told: Set[int]) -> Iterator[Hit]:
    """Each 以上（不含） of a text that says that 以上 has the number itself."""
    above = [one for one in paper.search(_ABOVE) if one.end() not in told]
    if not above:
        return
    declared = {
        word
        for one in paper.search(_DECLARED)
        for word in _BOUNDS.findall(one[0][:-2].rpartition("本数")[2])
    }
    for found in above:
        if found["word"] in declared:
            message = f"文中声明“{found['word']}”包括本数，这里又注明不含。"
            hint = "不含本数的用“超过”“不满”。"
            yield Hit(*found.span(), message, hint, severity="warning")
