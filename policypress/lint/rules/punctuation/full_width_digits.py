"""数字、字母用了全角：５００万元。

检查：全角的阿拉伯数字和拉丁字母。
为什么：全角数字检索不到、不能计算，与半角混用时宽窄不一。
不好：最高５００万元
好：最高500万元
来源：GB/T 15835—2011 第5章；一般
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="PU-09",
    name="full-width-digits",
    severity="warning",
    strength="一般",
    source="GB/T 15835—2011 第5章",
    mechanical=True,
)
_WIDE = re.compile(
    "[０-９Ａ-Ｚａ-ｚ](?:[０-９Ａ-Ｚａ-ｚ．]{0,40}[０-９Ａ-Ｚａ-ｚ])?"
)
_SHIFT = ord("０") - ord("0")


def find(paper: Paper) -> Iterator[Hit]:
    """Each row of full-width digits or letters."""
    for found in paper.search(_WIDE):
        narrow = "".join(chr(ord(one) - _SHIFT) for one in found[0])
        yield Hit(
            found.start(),
            found.end(),
            f"“{found[0]}”是全角字符。",
            f"改为半角“{narrow}”。",
            instead=narrow,
        )
