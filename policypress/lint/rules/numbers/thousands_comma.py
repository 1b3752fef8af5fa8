"""数字用了千分撇：60,000元。

检查：阿拉伯数字中每三位一个半角或者全角逗号。
为什么：公文数字不用千分撇；逗号在中文里是停顿，容易断成两个数。
不好：给予60,000元补贴
好：给予60000元补贴
来源：GB/T 15835—2011 5.1（多位数的书写）；一般
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="NU-02",
    name="thousands-comma",
    severity="warning",
    strength="一般",
    source="GB/T 15835—2011 5.1",
    mechanical=True,
)
_NUMBER = re.compile(
    "(?<![0-9,，.A-Za-z-])[1-9][0-9]{0,2}(?:,[0-9]{3}){1,6}(?![0-9,])"
    "|(?<![0-9,，.表图第])[1-9][0-9]{0,2}(?:，[0-9]{3}){1,6}(?=[万亿]?[元人名户家个吨亩套件次平])"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each number with commas between its digits."""
    for found in paper.search(_NUMBER):
        plain = found[0].replace(",", "").replace("，", "")
        yield Hit(
            found.start(),
            found.end(),
            f"“{found[0]}”用了千分撇。",
            f"改为“{plain}”。",
            instead=plain,
        )
