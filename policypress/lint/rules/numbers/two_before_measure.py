"""量词前用了“二”：二家企业。

检查：“二”接“个、家、名、位、件”；“十二个”“第二个”“一二个”不算。
为什么：一般量词前用“两”，“二”用于序数和多位数。
不好：由二家单位联合申报
好：由两家单位联合申报
来源：现代汉语语法；实务
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="NUM-12",
    name="two-before-measure",
    severity="note",
    strength="实务",
    source="现代汉语语法",
    mechanical=True,
)
_TWO = re.compile(
    "二(?<![第十百千零〇一三四五六七八九、至～].)(?=[个家名位件种])"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each 二 before a measure word."""
    for found in paper.search(_TWO):
        yield Hit(
            found.start(),
            found.end(),
            "量词前应当用“两”。",
            "改为“两”。",
            instead="两",
        )
