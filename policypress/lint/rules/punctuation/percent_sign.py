"""百分号写法不对：5％、5 %。

检查：全角百分号“％”“﹪”，百分号前的空格，“5%%”，以及“百分之5”。
为什么：同一份文稿里百分号有几种写法，检索和核对都会漏。
不好：补贴5％
好：补贴5%
来源：GB/T 15835—2011 第5章；一般
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="PU-10",
    name="percent-sign",
    severity="warning",
    strength="一般",
    source="GB/T 15835—2011 第5章",
)
_SIGN = re.compile(r"[％﹪]|%(?<=[0-9] .)|%%|百分之[0-9]{1,3}(?![0-9])")


def find(paper: Paper) -> Iterator[Hit]:
    """Each percent sign that is written in another way than 5%."""
    for found in paper.search(_SIGN):
        words = found[0]
        instead = "%"
        if words.startswith("百"):
            instead = words.removeprefix("百分之") + "%"
        yield Hit(
            found.start(),
            found.end(),
            f"“{words}”不是百分数的规范写法。",
            f"改为“{instead}”，前面不空格。",
            instead=instead,
        )
