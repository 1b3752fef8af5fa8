"""金额的数量级不对：10000万元、0.05万元、180亿元。

检查：一万万元以上仍以“万元”为单位，一千元以下以“万元”为单位，九位以上仍以“元”为单位；条款里给予、最高等词后面的十亿元以上只提请核对。同一句里每月（每人）的几个数额，别的用“元”，只有一个数字相近而用“万元”的；市县财政每年安排的一项资金到了几百亿元、每亩上千万元、每平方米十万元以上，每人每月、每头、每课时上百万元的。表格不查。
为什么：数量级写错一位就差十倍；单位选得不当，读的人数不清有几个零。
不好：总额不超过18000万元
好：总额不超过1.8亿元
来源：GB/T 15835—2011 5.1（万、亿的使用）；实务
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="NUM-09",
    name="money-scale",
    severity="warning",
    strength="实务",
    source="GB/T 15835—2011 5.1",
)
_AMOUNT = re.compile(
    "[1-9][0-9]{4,15}(?:\\.[0-9]{1,6})?[ ]?万元|(?<![0-9.])0\\.0[0-9]{1,6}[ ]?万元"
    "|[1-9][0-9]{8,15}[ ]?元"
    "|(?:给予|最高|不超过|奖励|补贴|资助|补助)[ ]?"
    "(?P<large>[1-9][0-9]{1,9}(?:\\.[0-9]{1,6})?[ ]?亿元)"
)


# 博士每月2000元，硕士每月1200万元
_MONTHLY = re.compile(
    "每(?:人)?每?(?:月|人|人次|天|日|餐|课时|亩|户|名|家|套)(?:一次性)?"
    "(?:补贴|补助|发放|给予|奖励|为)?[ ]?"
    "(?P<sum>[1-9][0-9]{2,6}(?:\\.[0-9]{1,2})?)(?P<unit>万元|元)"
)
# 县级财政每年安排维修资金800亿元: more than such a budget has.
_YEARLY = re.compile(
    "(?P<level>[市区县镇乡])(?:级|本级)?财政(?:每年|年度|逐年|每年度)[^。；，0-9\n]{0,24}(?:资金|经费|补助|补贴|安排|投入|列支|拿出)"
    "[^。；，0-9\n]{0,10}(?P<sum>(?P<number>[1-9][0-9]{1,5})亿元)"
)
_BUDGETS = {"市": 300, "区": 100, "县": 50, "镇": 5, "乡": 5}
# 亩均投资不得高于1800万元: of land that is sold such sums are paid.
_OF_LAND = re.compile(
    "(?:(?P<acre>亩均|每亩)|每平方米)(?:给予|投资|补助|补贴|奖励|奖补|资助|成本|费用|造价)[^。；，0-9\n]{0,8}"
    "(?P<sum>(?P<number>[1-9][0-9]{1,6})万元)"
)
# 每人每月发放200万元
_OF_ONE = re.compile(
    "每(?:人每[月天日次]|人次|[箱头只株棵餐册盏羽]|课时|学时|小时)(?:一次性)?[^。；，0-9\n]{0,8}"
    "(?P<sum>[1-9][0-9]{2,6}万元)"
)
_MOST_OF_LAND = {"亩": 1000, "米": 10}
_ODD_ONE = 10  # times that a figure before 万元 is at most smaller than those before 元


def _monthly(paper: Paper) -> Iterator[Hit]:
    """An amount for each month or person with 万元, in a line where others of about
    the same figure have 元."""
    rows: dict[int, list[re.Match[str]]] = {}
    for found in paper.search(_MONTHLY):
        line = paper.index_at(found.start())
        rows.setdefault(line, []).append(found)
    for row in rows.values():
        plain = [float(one["sum"]) for one in row if one["unit"] == "元"]
        odd = [one for one in row if one["unit"] == "万元"]
        if not plain or len(odd) != 1:
            continue
        figure = float(odd[0]["sum"])
        if min(plain) / _ODD_ONE <= figure <= max(plain) * _ODD_ONE:
            words = odd[0]["sum"] + odd[0]["unit"]
            message = f"“{words}”与同一句的其他数额差一万倍。"
            yield Hit(
                odd[0].start("sum"),
                odd[0].end("unit"),
                message,
                "核对单位，可能多了“万”字。",
            )


def _beyond(paper: Paper) -> Iterator[Hit]:
    """Each sum that no budget of its level has for one thing, and each sum for a piece of
    land that is a thousand times the usual one."""
    for found in paper.search(_YEARLY):
        if int(found["number"]) >= _BUDGETS[found["level"]]:
            message = (
                f"“{found['sum']}”超出一级财政一年的一项支出，请核对单位。"
            )
            yield Hit(
                *found.span("sum"), message, "可能把“万元”写成了“亿元”。"
            )
    for found in paper.search(_OF_ONE):
        message = f"“{found['sum']}”与所说的一份不相称，请核对单位。"
        yield Hit(*found.span("sum"), message, "可能多了“万”字。")
    for found in paper.search(_OF_LAND):
        kind = "亩" if found["acre"] else "米"
        if int(found["number"]) >= _MOST_OF_LAND[kind]:
            message = f"“{found['sum']}”与单位面积不相称，请核对单位。"
            yield Hit(*found.span("sum"), message, "可能多了“万”字。")


def find(paper: Paper) -> Iterator[Hit]:
    """Each amount that is too large or too small for its unit."""
    yield from _monthly(paper)
    yield from _beyond(paper)
    for found in paper.search(_AMOUNT):
        if found["large"]:
            start, end = found.span("large")
            message = f"“{found['large']}”数额巨大，请核对数量级。"
            yield Hit(start, end, message, severity="note")
            continue
        if paper.passage_at(found.start()).level == "cell":
            continue
        message = f"“{found[0]}”的单位与数量级不相称。"
        hint = "一亿元以上用“亿元”，不足一千元的用“元”，并核对有几个零。"
        yield Hit(found.start(), found.end(), message, hint)
