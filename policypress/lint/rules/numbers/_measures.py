"""What is measured or counted in prose (计量单位), and pieces of patterns that rules share."""

from __future__ import annotations

import re
from decimal import Decimal

from policypress.lint.rules.numbers._amounts import COUNTED, worth

NUMBER = r"[0-9]{1,9}(?:\.[0-9]{1,4})?"
# Longer words first. 年, 月, 日 count time here; what is a date stands apart.
LASTING = "个工作日|工作日|小时|分钟|学时|课时|个月|周岁|岁|年|天|日"
UNIT = (
    f"{LASTING}|万元|亿元|元|公顷|千克|公斤|毫米|厘米|米|户次|批次|人天|分|幢|栋|类|种|项目"
    f"|{COUNTED}|只|头|只|节|集|部|本|册|门|位|股|万|[%％]"
)
# Words that bound from below, and from above.
LEAST = "不低于|不少于|不得低于|不得少于|不小于|至少|最低|最少"
MOST = "不超过|不得超过|不高于|不得高于|不多于|不得多于|不大于|最高|最多|最长|至多"
# Nothing that ends a part of a sentence, and no figure.
GAP = "[^。；，、\n0-9]"
_PERCENT = re.compile("[%％]")


def measured(number: str, unit: str) -> tuple[Decimal, str]:
    """An amount and what it counts; money in 元, both forms of the percent sign alike."""
    if _PERCENT.match(unit):
        return Decimal(number), "%"
    return worth(number, unit)


def plainly(amount: Decimal) -> str:
    """10 and 0.5, without zeros behind the point."""
    return f"{amount.normalize():f}"
