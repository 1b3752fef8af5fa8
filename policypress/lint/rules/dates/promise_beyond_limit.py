"""承诺的办结时限比法定的还长：法定30个工作日，承诺45个工作日。

检查：先后写的法定时限（期限）与承诺时限（期限），单位相同而承诺的天数更多的。
为什么：承诺时限只能等于或者短于法定时限；更长的等于许诺违法。
不好：法定办结时限：30个工作日；承诺办结时限：45个工作日
好：法定办结时限：45个工作日；承诺办结时限：30个工作日
来源：《行政许可法》第四十二条；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="DA-15",
    name="promise-beyond-limit",
    severity="error",
    strength="逻辑",
    source="《行政许可法》第四十二条",
)
_LIMITS = re.compile(
    "法定(?:办结|办理|审批)?(?:时限|期限)[为是：:]{0,2}(?P<limit>[0-9]{1,3})"
    "(?P<unit>个工作日|日|天)"
    "[，；。、]承诺(?:办结|办理|审批)?(?:时限|期限)[为是：:]{0,2}"
    "(?P<promise>[0-9]{1,3})(?P=unit)"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each promise of more days than the law leaves."""
    for found in paper.search(_LIMITS):
        limit, promise = int(found["limit"]), int(found["promise"])
        if promise > limit:
            message = f"承诺时限{promise}天长于法定时限{limit}天。"
            yield Hit(*found.span(), message, "核对两个时限是不是写反了。")
