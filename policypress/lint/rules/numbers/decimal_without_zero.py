"""小数点前缺0：补贴.5万元。

检查：汉字、标点之后直接以小数点开头的数；以及两个小数点“1..5”、全角小数点“1．5”。
为什么：小数点容易漏看，缺0时“.5”会被读成5。
不好：按.5%给予贴息
好：按0.5%给予贴息
来源：GB/T 15835—2011 5.1（小数）；一般
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="NU-08",
    name="decimal-without-zero",
    severity="warning",
    strength="一般",
    source="GB/T 15835—2011 5.1",
)
_NUMBER = re.compile(
    r"[.．](?<=[一-鿿，。：（、].)[0-9]{1,6}(?=[万亿%％元倍个家])"
    r"|[0-9]{1,9}(?:\.\.|．|。)[0-9]{1,6}(?=[万亿]?元|%|％|倍)"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each decimal with no zero before its point, or a wrong point."""
    for found in paper.search(_NUMBER):
        digits = found[0].replace("..", ".").replace("．", ".")
        meant = digits.replace("。", ".")
        instead = f"0{meant}" if meant.startswith(".") else meant
        yield Hit(
            found.start(),
            found.end(),
            f"“{found[0]}”不是小数的规范写法。",
            f"改为“{instead}”。",
            instead=instead,
        )
