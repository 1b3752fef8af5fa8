"""上下限互相矛盾：不低于60万元且不超过40万元。

检查：“不低于（不少于、以上）A且（但、，）不超过（最高、以下）B”里A大于B；“放宽至A，最高不超过B”里A大于B；“全额承担，最高补贴50%”；“数量不限，最多不超过5家”；“18周岁以上16周岁以下”；率、比例、覆盖“达到120%”。
为什么：没有一个数能同时满足，条款无法执行。
不好：实际投入不低于60万元且不超过40万元
好：实际投入不低于40万元且不超过60万元
来源：数量关系；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="NUM-27",
    name="impossible-bounds",
    severity="error",
    strength="逻辑",
    source="数量关系",
)
_NUMBER = r"[0-9]{1,7}(?:\.[0-9]{1,4})?"
_UNIT = "万元|亿元|元|周岁|岁|%|％|个百分点|平方米|亩|公里|个工作日|个月|日|天|年|人|名|家|户|个|项|件|学时|小时"
_LEAST = "(?:不低于|不少于|不得低于|不得少于|至少|最低|大于|高于|多于)"
_MOST = (
    "(?:不超过|不高于|不得超过|不得高于|不多于|至多|最高|最多|低于|小于|少于)"
)
_BOTH = re.compile(
    rf"{_LEAST}(?P<least>{_NUMBER})(?P<unit>{_UNIT})(?:，|、)?(?:且|并且|但|但是|同时)(?:不得)?{_MOST}?{_MOST}"
    rf"(?P<most>{_NUMBER})(?P=unit)"
)
_EASED = re.compile(
    rf"(?:放宽|延长|提高|上浮|增加)[至到](?P<least>{_NUMBER})(?P<unit>{_UNIT})，(?:但)?(?:最高|最长|最多)?"
    rf"(?:不超过|不得超过|不高于)(?P<most>{_NUMBER})(?P=unit)"
)
# 18周岁以上16周岁以下; 1000万元以上500万元以下的 may begin the next band.
_BAND = re.compile(
    rf"(?<![0-9.])(?P<least>{_NUMBER})(?P<unit>{_UNIT})(?:（含）)?以上(?:、|，)?(?P<most>{_NUMBER})(?P=unit)(?:（含）)?以下"
)
_SAID = re.compile(
    "(?P<full>全额(?:承担|补贴|补助|资助|报销|负担|减免))，[^。；，\n]{0,4}?最高[^。；，0-9\n]{0,4}(?P<share>[0-9]{1,2}[%％])"
    "|不低于(?P<what>[一-鿿]{4,20})，但?(?:不得|不)超过(?P=what)的[1-9][0-9]?[%％]"
    "|(?:数量|名额|个数|家数)不限，[^。；，\n]{0,12}?(?:最多|不超过|不得超过|限报?)[^。；，0-9\n]{0,6}[0-9]{1,4}[个家项名件]"
)
_RATE = re.compile(
    "(?P<rate>率|覆盖|比例|占比|满意度|合格|入驻|接入)[^。；，0-9\n]{0,8}(?:达到?|不低于|至|为)?"
    "(?P<share>1[0-9]{2}(?:\\.[0-9]{1,2})?[%％])(?!的)"
)
# What may be more than the whole: growth, coverage of provisions, capital, and the like.
_MAY = re.compile(
    "增长|增速|增幅|拨备|流动|资本|偿|杠杆|负荷|完成|容积|产销|担保|同比|提高|利率|回报|收益|复种|负债|补偿|费率|成本"
    "|上浮|自给|备用|完成率|毛入学|市盈|周转|权重|质押|超过|换手|弹性|加工能力|保障水平|入学率|税率|标准|工资|最低"
)
_WHOLE = 100


def find(paper: Paper) -> Iterator[Hit]:
    """Each pair of bounds between which nothing lies."""
    for pattern in (_BOTH, _EASED, _BAND):
        for found in paper.search(pattern):
            if Decimal(found["least"]) > Decimal(found["most"]):
                message = f"下限{found['least']}{found['unit']}高于上限{found['most']}{found['unit']}。"
                yield Hit(*found.span(), message, "核对上下限。")
    for found in paper.search(_SAID):
        message = f"“{found[0]}”前后矛盾。"
        yield Hit(*found.span(), message, "只留一种说法。")
    for found in paper.search(_RATE):
        first, last = paper.sentence(found.start())
        share = Decimal(re.sub("[%％]", "", found["share"]))
        if share > _WHOLE and not _MAY.search(paper.text, first, last):
            message = f"比例不可能是{found['share']}。"
            hint = "核对比例。"
            yield Hit(*found.span(), message, hint, severity="warning")
