"""汉字“〇”写成了圆圈、数字0或者字母O：二○二六年。

检查：汉字数目之中的“○”“◯”“0”“O”“零”外的替代符号。
为什么：“〇”是汉字，圆圈和字母是别的字符，检索和换算年份时认不出。
不好：二○二六年
好：二〇二六年
来源：GB/T 15835—2011 第5章；一般
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="PU-18",
    name="circle-for-zero",
    severity="warning",
    strength="一般",
    source="GB/T 15835—2011 第5章",
    mechanical=True,
)
_CIRCLE = re.compile(
    "[○◯Оо0０OＯ](?<=[一二三四五六七八九〇○◯].)(?=[一二三四五六七八九〇○◯年])"
    # 二OO六年, both.
    "|[○◯Оо0０OＯ]{2}(?<=[一二].{2})(?=[一二三四五六七八九〇]年)"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each sign within a Chinese number that only looks like 〇."""
    for found in paper.search(_CIRCLE):
        yield Hit(
            found.start(),
            found.end(),
            f"汉字数目里用了“{found[0]}”。",
            f"改为“{'〇' * len(found[0])}”。",
            instead="〇" * len(found[0]),
        )
