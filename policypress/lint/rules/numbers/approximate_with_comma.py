"""概数之间用了顿号：三、五个工作日。

检查：相邻两个汉字数字之间的顿号，后面接个、家、天、年等量词。
为什么：“三五个”是概数；“三、五个”读作三个和五个两项。
不好：三、五家企业联合申报
好：三五家企业联合申报
来源：GB/T 15835—2011 4.2（概数）；推荐
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="NU-12",
    name="approximate-with-comma",
    severity="note",
    strength="推荐",
    source="GB/T 15835—2011 4.2",
    mechanical=True,
)
_PAIRS = "一、两|一、二|两、三|二、三|三、四|三、五|四、五|五、六|六、七|七、八|八、九"
_WORDS = re.compile(
    f"(?:{_PAIRS})(?=[十百千]?(?:个|家|天|年(?!级)|名|次|月|人|万元))"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each approximate number with 、 in it."""
    for found in paper.search(_WORDS):
        before = paper.text[max(0, found.start() - 1) : found.start()]
        if before in ("第", "、", "十"):
            continue
        together = found[0].replace("、", "")
        yield Hit(
            found.start(),
            found.end(),
            f"概数“{found[0]}”之间用了顿号。",
            f"改为“{together}”。",
            instead=together,
        )
