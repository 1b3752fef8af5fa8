"""同一个词又含本数又不含：所称以上包括本数；所称不满、以上不包括本数。

检查：说明“本办法所称……，包括本数；所称……，不包括本数”的，同一个词（以上、以下、以内、不少于……）两边都列了；“以上”“以内”列在不包括一边、“不满”“不足”列在包括一边的也查。
为什么：恰好等于界点的，按前半句符合，按后半句不符合。
不好：所称以上、不少于，包括本数；所称不满、以上，不包括本数
好：所称以上、不少于，包括本数；所称不满、超过，不包括本数
来源：立法技术规范（试行）（一）24（以上、以下、以内、不满、超过）；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="NUM-37",
    name="said-in-and-out",
    severity="error",
    strength="逻辑",
    source="立法技术规范（试行）（一）24",
    spares=frozenset(),
)
_TERM = "以上|以下|以内|以外|不少于|不低于|不超过|不高于|不满|不足|未满|超过|低于|高于|少于|多于|届满"
_TERMS = rf"(?:[“”、和及与，均都]|{_TERM}){{1,40}}?"
_SAID = re.compile(
    rf"(?:所称|中)的?(?P<terms>{_TERMS})[，]?(?:均|都)?(?P<out>不)?(?:包括|包含|含)本数"
)
_SECOND = re.compile(
    f"本数[，；。](?:本[一-鿿]{{2,4}})?(?:所称)?的?(?P<terms>{_TERMS})[，]?(?:均|都)?(?P<out>不)?"
    "(?:包括|包含|含)本数"
)
_WORD = re.compile(_TERM)
# What the norm itself says: these leave the number out, whatever else is written.
_NEVER_IN = {"不满", "不足", "未满"}


def find(paper: Paper) -> Iterator[Hit]:
    """Each clause that takes a word both ways."""
    for found in paper.search(_SAID):
        passage = paper.passage_at(found.start())
        said: dict[bool, set[str]] = {True: set(), False: set()}
        last = found.end()
        rows = [
            found,
            *_SECOND.finditer(paper.text, found.end() - 2, passage.end),
        ]
        for row in rows:
            said[row["out"] is None].update(_WORD.findall(row["terms"]))
            last = row.end()
        both = said[True] & said[False]
        never = said[True] & _NEVER_IN
        if both:
            word = min(both)
            message = f"“{word}”前面说包括本数，后面说不包括。"
            yield Hit(found.start(), last, message, "一个词只能有一种含义。")
        elif never:
            message = f"“{min(never)}”不包括本数，却列在包括本数的一边。"
            hint = "改列到不包括本数的一边。"
            yield Hit(
                found.start(), found.end(), message, hint, severity="warning"
            )
