"""数字里混进了字母：1O万元、l00家。

检查：阿拉伯数字中间或者旁边的字母O、o、l、I，后面接年、元、家等单位；型号、代号不算。
为什么：字母O与0、l与1形似，看不出来，却不能检索和计算。
不好：给予1O万元奖励
好：给予10万元奖励
来源：GB/T 15835—2011（阿拉伯数字）；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="NU-05",
    name="letters-in-numbers",
    severity="error",
    strength="逻辑",
    source="GB/T 15835—2011",
    mechanical=True,
)
_UNIT = "(?=[万亿]?元|%|％|年|月[0-9]|日|个|家|项|名|人|亩|号)"
_NUMBER = re.compile(
    f"(?:[0-9][0-9.]{{0,9}}[OoОоlI][0-9OoОоlI]{{0,9}}|[lI][0-9]{{1,9}}){_UNIT}"
)
_LETTER = re.compile("[A-Za-zА-я0-9-]")
_DIGITS = str.maketrans("OoОоlI", "000011")


def find(paper: Paper) -> Iterator[Hit]:
    """Each number with a letter that looks like a digit."""
    for found in paper.search(_NUMBER):
        before = paper.text[max(0, found.start() - 1) : found.start()]
        if _LETTER.match(before):
            continue
        digits = found[0].translate(_DIGITS)
        yield Hit(
            found.start(),
            found.end(),
            f"“{found[0]}”里有字母。",
            f"改为“{digits}”。",
            instead=digits,
        )
