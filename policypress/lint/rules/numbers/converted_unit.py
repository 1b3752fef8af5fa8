"""括号里换算的数不对：100公顷（150亩）。

检查：数字后面括注另一单位的数，两个单位可以换算的：公顷和亩、平方公里和亩（公顷）、公里和米、吨和公斤、亿元和万元、小时和分钟、千瓦和兆瓦、%和‰；“一半（40%）”“三分之二（60%）”一类分数与百分数差一个百分点以上的也查。括注带“约”“折合”的，差一成以内不查。
为什么：两个数不相等，不知道以哪个为准，多半差了十倍。
不好：规划面积100公顷（150亩）
好：规划面积100公顷（1500亩）
来源：法定计量单位换算；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules._values import value_of
from policypress.lint.rules.numbers._measures import plainly

RULE = Rule(
    code="NUM-34",
    name="converted-unit",
    severity="warning",
    strength="逻辑",
    source="法定计量单位换算",
)
# What one of each is worth: units of one row can be held against each other.
_SCALES: tuple[dict[str, Decimal], ...] = (
    {
        "平方公里": Decimal(1500),
        "公顷": Decimal(15),
        "万亩": Decimal(10000),
        "亩": Decimal(1),
        "万平方米": Decimal(15),
        "平方米": Decimal("0.0015"),
    },
    {
        "公里": Decimal(1000),
        "千米": Decimal(1000),
        "米": Decimal(1),
        "厘米": Decimal("0.01"),
        "毫米": Decimal("0.001"),
    },
    {
        "吨": Decimal(1000),
        "万吨": Decimal(10000000),
        "公斤": Decimal(1),
        "千克": Decimal(1),
        "克": Decimal("0.001"),
    },
    {"亿元": Decimal(10000), "万元": Decimal(1), "元": Decimal("0.0001")},
    {"小时": Decimal(60), "分钟": Decimal(1)},
    {"%": Decimal(10), "‰": Decimal(1)},
    {"千瓦": Decimal(1), "兆瓦": Decimal(1000), "万千瓦": Decimal(10000)},
)
_UNITS = "|".join(
    # in an order that is the same in every process
    sorted(
        dict.fromkeys(unit for row in _SCALES for unit in row),
        key=len,
        reverse=True,
    )
)
_NUMBER = r"[0-9]{1,9}(?:\.[0-9]{1,4})?"
_BOTH = re.compile(
    f"(?<![0-9.、—～-])(?P<first>{_NUMBER})[ ]?(?P<unit>{_UNITS})[（(]"
    "(?P<about>即|折合?|合|约合?|相当于|共)?(?:约)?"
    rf"(?P<second>{_NUMBER})[ ]?(?P<unit2>{_UNITS})[）)]"
)
# 三分之二（60%）
_HAN = "[一二三四五六七八九十]"
_FRACTION = re.compile(
    f"(?:(?P<half>一半|半数)|(?P<under>{_HAN})分之(?P<over>{_HAN}))(?:以上)?"
    f"[（(](?:即|约)?(?P<share>{_NUMBER})[%％](?:以上)?[）)]"
)
_ROOM, _ABOUT = Decimal("0.02"), Decimal("0.1")


def find(paper: Paper) -> Iterator[Hit]:
    """Each figure whose other form is another figure."""
    for found in paper.search(_BOTH):
        for scale in _SCALES:
            yield from _of_scale(found, scale)
    for found in paper.search(_FRACTION):
        made = _fraction(found) * 100
        if abs(made - Decimal(found["share"])) > 1:
            text = f"这个分数是{made:.0f}%。"
            yield Hit(*found.span(), text, "核对分数和百分数。")


def _of_scale(
    found: re.Match[str],
    scale: dict[str, Decimal],
) -> Iterator[Hit]:
    """A figure and its other form, where both units are of one scale."""
    unit, other = found["unit"], found["unit2"]
    if unit not in scale or other not in scale or unit == other:
        return
    first = Decimal(found["first"]) * scale[unit]
    second = Decimal(found["second"]) * scale[other]
    room = _ABOUT if found["about"] else _ROOM
    if abs(first - second) > first * room:
        made = plainly(first / scale[other])
        text = f"{found['first']}{unit}是{made}{other}。"
        yield Hit(*found.span(), text, "核对两个数和单位。")


def _fraction(found: re.Match[str]) -> Decimal:
    """What a fraction (几分之几) is worth."""
    if found["half"]:
        return Decimal(1) / 2
    return Decimal(value_of(found["over"])) / value_of(found["under"])
