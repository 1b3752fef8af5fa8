"""数值范围前一个数丢了百分号或者万、亿：30～50%。

检查：前一个数没有单位、后一个数带“%”或者“万”“亿”的范围。
为什么：“3～5亿元”可以读成3元至5亿元；百分数范围前后都要带百分号。
不好：补贴30～50%
好：补贴30%～50%
来源：GB/T 15835—2011 5.1（数值范围）；一般
"""

from __future__ import annotations

from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.numbers._ranges import ranges

RULE = Rule(
    code="NU-04",
    name="range-unit",
    severity="warning",
    strength="一般",
    source="GB/T 15835—2011 5.1",
)
_AMBIGUOUS = {"%": "%", "％": "%", "‰": "‰", "万元": "万元", "亿元": "亿元"}
_SCALES = {"万": "万", "亿": "亿"}


def find(paper: Paper) -> Iterator[Hit]:
    """Each range whose first number lacks what the second has."""
    for one in ranges(paper):
        unit = (_AMBIGUOUS | _SCALES).get(one.second_unit)
        if unit is None or one.first_unit:
            continue
        words = paper.text[one.start : one.end]
        instead = words.replace(one.first, one.first + unit, 1)
        yield Hit(
            one.start,
            one.end,
            f"“{words}”前一个数没有单位。",
            f"写作“{instead}”。",
            instead=instead,
        )
