"""号码的位数不对：邮编05520、手机138001234。

检查：同一区号的电话号码，两个以上都是8位（7位）而只有一个不是的；邮政编码不是6位，手机号码（1开头的联系电话）不是11位，统一社会信用代码不是18位的。
为什么：少一位、多一位的号码打不通、寄不到，校对时又最容易看漏。
不好：邮编：05520
好：邮编：055200
来源：GB/T 15835—2011（编号）、GB 32100—2015（统一社会信用代码）；逻辑
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule

RULE = Rule(
    code="NU-16",
    name="digits-of-codes",
    severity="warning",
    strength="逻辑",
    source="GB 32100—2015、邮政编码和电话号码的编制规则",
    genres=EVERY - {"law", "decision"},
    spares=frozenset(),
)
_AFTER = "(?:号码?)?[：:为是]?[ \u3000]*"
_CODE = re.compile(
    f"(?:邮编|邮政编码|邮码){_AFTER}(?P<post>[0-9]{{3,9}})(?![0-9-])"
    f"|(?:手机|电话|联系方式|热线){_AFTER}(?P<phone>1[3-9][0-9]{{7,12}})(?![0-9-])"
    f"|(?:统一社会信用代码|社会信用代码){_AFTER}(?P<credit>[0-9A-Z]{{12,24}})(?![0-9A-Z-])"
)
# 0576-86620315 and 0576-8661207: numbers of one area have as many digits.
_OF_AREA = re.compile(
    "(?<![0-9-])(?P<area>0[1-9][0-9]{1,2})[—–-](?P<digits>[1-9][0-9]{5,8})(?![0-9]|[—–-][0-9]{5})"
)
_FEWEST = 2  # numbers of an area that show how many digits it has
_DIGITS = {"post": 6, "phone": 11, "credit": 18}
_NAMES = {
    "post": "邮政编码",
    "phone": "手机号码",
    "credit": "统一社会信用代码",
}


def find(paper: Paper) -> Iterator[Hit]:
    """Each code with a digit too many or too few."""
    for found in paper.search(_CODE):
        kind = found.lastgroup or "post"
        wanted = _DIGITS[kind]
        digits = len(found[kind])
        if digits != wanted:
            message = f"{_NAMES[kind]}应为{wanted}位，这里是{digits}位。"
            yield Hit(*found.span(kind), message, "核对号码。")
    yield from _of_areas(paper)


def _of_areas(paper: Paper) -> Iterator[Hit]:
    """The only number of an area that has other digits than all others."""
    areas: dict[str, list[re.Match[str]]] = {}
    for found in paper.search(_OF_AREA):
        areas.setdefault(found["area"], []).append(found)
    for numbers in areas.values():
        counts = Counter(len(one["digits"]) for one in numbers)
        usual, most = counts.most_common(1)[0]
        others = [one for one in numbers if len(one["digits"]) != usual]
        if most < _FEWEST or len(others) != 1 or usual not in (7, 8):
            continue
        found, digits = others[0], len(others[0]["digits"])
        message = (
            f"区号{found['area']}的其他号码是{usual}位，这里是{digits}位。"
        )
        yield Hit(*found.span(), message, "核对号码。")
