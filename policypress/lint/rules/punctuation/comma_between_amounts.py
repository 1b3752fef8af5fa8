"""并列的数额、级别之间用了逗号：分别给予50万元，30万元奖励。

检查：“分别……”之后同一单位的几个数额（万元、元、%）之间的逗号、分号；“国家级，省级，市级”三个以上级别之间的逗号。
为什么：并列的词语之间用顿号；用逗号，后一个数额像是另起一句。
不好：分别给予50万元，30万元奖励
好：分别给予50万元、30万元奖励
来源：GB/T 15834—2011 4.5（顿号）；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="PU-24",
    name="comma-between-amounts",
    severity="warning",
    strength="规定",
    source="GB/T 15834—2011 4.5",
    mechanical=True,
)
_NUMBER = r"(?:最高)?[0-9]{1,9}(?:\.[0-9]{1,4})?"
_ROW = re.compile(
    rf"分别[^。；，、0-9\n]{{0,12}}(?P<row>{_NUMBER}(?P<unit>万元|亿元|元|%|％)"
    rf"(?:[，、,；;和]{_NUMBER}(?P=unit)){{1,6}})(?![0-9])"
)
_GRADES = re.compile(
    "(?P<row>(?:国家|省|市|区|县|校)级(?:[，,](?:国家|省|市|区|县|校)级){2,4})"
)
_WRONG = re.compile("[，,；;]")


def find(paper: Paper) -> Iterator[Hit]:
    """Each comma in a row of amounts, or of grades."""
    for found in (one for row in (_ROW, _GRADES) for one in paper.search(row)):
        for mark in _WRONG.finditer(found["row"]):
            at = found.start("row") + mark.start()
            message = "并列的数额、级别之间用顿号，不用逗号、分号。"
            yield Hit(at, at + 1, message, "改为顿号。", instead="、")
