"""汉字序号后面没有用顿号：一.总体要求。

检查：行首的汉字数字序号后面的“.”“．”“，”“,”“：”。
为什么：汉字数字序号后面用顿号，阿拉伯数字后面才用下脚点。
不好：一.总体要求
好：一、总体要求
来源：GB/T 15834—2011 附录B（序次语）；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="OR-02",
    name="dot-after-chinese",
    severity="warning",
    strength="规定",
    source="GB/T 15834—2011 附录B",
)
_LABEL = re.compile(
    "^[一二三四五六七八九十]{1,3}[.．,，：:](?=[一-鿿“《])",
    re.MULTILINE,
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each line that begins with 一. or 一，."""
    for found in paper.search(_LABEL):
        instead = f"{found[0][:-1]}、"
        yield Hit(
            found.start(),
            found.end(),
            f"序号“{found[0]}”后面应当用顿号。",
            f"改为“{instead}”。",
            instead=instead,
        )
