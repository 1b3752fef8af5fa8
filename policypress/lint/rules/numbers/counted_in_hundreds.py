"""把百、千、十当作单位写在数字后面：5百万元。

检查：阿拉伯数字后接“百”“千”“十”再接万、亿或者量词；“万”“亿”可以作单位，不算。
为什么：同一个数一半用数字、一半用汉字，容易看错数量级，也不便核对。
不好：最高5百万元
好：最高500万元
来源：GB/T 15835—2011 第5章；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="NU-01",
    name="counted-in-hundreds",
    severity="error",
    strength="规定",
    source="GB/T 15835—2011 第5章",
    mechanical=True,
)
_TIMES = {"十": 10, "百": 100, "千": 1000}
# 3千米, 5千克, 2千瓦 are units of their own (千米 = 公里).
_NUMBER = re.compile(
    r"(?<![0-9.])(?P<count>[0-9]{1,6})[ ]?(?P<times>[十百千])"
    "(?=[万亿]?(?:元|人|家|户|项|件|个|名|亩|吨|次|册|台|套|份|辆|间|头|只|株|场|平方米|立方米)"
    "|[万亿])(?!伏|瓦|米|克|卡|赫|帕)"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each Arabic number with 十, 百 or 千 behind it."""
    for found in paper.search(_NUMBER):
        number = str(int(found["count"]) * _TIMES[found["times"]])
        yield Hit(
            found.start(),
            found.end(),
            f"“{found[0]}”把“{found['times']}”当作单位写在数字后面。",
            f"改为“{number}”。",
            instead=number,
        )
