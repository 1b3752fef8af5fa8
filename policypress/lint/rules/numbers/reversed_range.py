"""起止颠倒的范围：35—18周岁、30～10家。

检查：同一单位的两个数用“—”“～”“至”连成范围，前面的数大于后面的数；年份、电话、编号、比分不查，写明逐年递减的不查。
为什么：范围从小到大写，颠倒的多半是两个数写反了或者漏了一个数字。
不好：35—18周岁的青年
好：18—35周岁的青年
来源：GB/T 15835—2011 5.1（范围）；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="NU-13",
    name="reversed-range",
    severity="warning",
    strength="逻辑",
    source="GB/T 15835—2011 5.1",
)
_RANGE = re.compile(
    r"(?<![0-9.—～~:：A-Za-z/-])(?P<low>[0-9]{1,7}(?:\.[0-9]{1,3})?)"
    "(?:周岁|岁|万元|人|家|个|%|％)?"
    r"[—～~至-](?P<high>[0-9]{1,7}(?:\.[0-9]{1,3})?)"
    "(?:周岁|岁|万元|人|家|名|户|亩|个工作日|平方米|个月|%|％)(?![0-9])"
)
_YEARS = range(1900, 2100)  # 2026-5人 is the fifth of 2026
_FALLING = re.compile(
    "递减|下降|降低|减少|降至|降到|由[^，。；\n]{0,8}$|从[^，。；\n]{0,8}$"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each range whose first number is the greater one."""
    for found in paper.search(_RANGE):
        low, high = float(found["low"]), float(found["high"])
        is_house = "-" in found[0] and found[0][-1] in "户个名"  # 3-2户
        if low <= high or low in _YEARS or is_house:
            continue
        first, last = paper.sentence(found.start())
        before = paper.text[max(first, found.start() - 12) : found.start()]
        if _FALLING.search(before) or "递减" in paper.text[first:last]:
            continue
        yield Hit(
            *found.span(),
            f"“{found[0]}”前面的数大于后面的数。",
            "核对两个数，从小到大写。",
        )
