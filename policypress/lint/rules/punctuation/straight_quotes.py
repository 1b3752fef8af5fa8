"""用了直引号：\"双区\"。

检查：一行之中成对的直引号（\" \"、' '），里面或者旁边是汉字。
为什么：中文引号分左右，直引号分不出起止，自动比对也认不出引文。
不好：打造\"双区\"高地
好：打造“双区”高地
来源：GB/T 15834—2011 4.8（引号）；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="PU-03",
    name="straight-quotes",
    severity="warning",
    strength="规定",
    source="GB/T 15834—2011 4.8",
)
_PAIR = re.compile("\"[^\"\n]{1,200}\"|'[^'\n]{1,200}'|＂[^＂\n]{1,200}＂")
_HAN = re.compile("[一-鿿]")


def find(paper: Paper) -> Iterator[Hit]:
    """Each pair of straight quotation marks with Chinese between them."""
    for found in paper.search(_PAIR):
        if _HAN.search(found[0]):
            words = found[0][1:-1]
            yield Hit(
                found.start(),
                found.end(),
                f"用了直引号：{found[0][:24]}。",
                "改为“”。",
                instead=f"“{words}”",
            )
