"""括号里换算的数不对：100公顷（150亩）。

检查：数字后面括注另一单位的数，两个单位可以换算的：公顷和亩、平方公里和亩（公顷）、公里和米、吨和公斤、亿元和万元、小时和分钟、千瓦和兆瓦、%和‰；“一半（40%）”“三分之二（60%）”“千分之五（5%）”“三成（40%）”一类分数与百分数、千分数不等的，不论哪个在前，也查。括注带“约”“折合”的，差一成以内不查。
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
_LONG = "[一二三四五六七八九十百千万零]{1,6}"
_SAID = (
    f"(?P<half>一半|半数)|(?P<tenths>{_HAN})成(?P<fifth>半)?"
    f"|(?P<under>{_LONG})分之(?P<over>{_LONG})(?:点(?P<point>{_HAN}{{1,2}}))?"
)
_SHARE = f"(?P<share>{_NUMBER})[ ]?(?P<sign>[%％‰])"
_ALSO = "(?:以[上下内])?(?:[（(](?:即|也就是|相当于)?|[，、]?(?:即|也就是))(?P<about>约)?"
_FRACTIONS = (
    re.compile(
        f"(?:{_SAID}){_ALSO}{_SHARE}(?![0-9—～~-])(?:以[上下内])?[）)]?"
    ),
    re.compile(
        f"(?<![0-9.—～~-]){_SHARE}{_ALSO}(?:{_SAID})(?:[）)]|(?=[，。；以的]))"
    ),
)
# A fraction of whole parts in a hundred or a thousand is exact; a third is rounded.
_ROUND = frozenset((10, 100, 1000, 10000))
_ROOM, _ABOUT = Decimal("0.02"), Decimal("0.1")


def find(paper: Paper) -> Iterator[Hit]:
    """Each figure whose other form is another figure."""
    for found in paper.search(_BOTH):
        for scale in _SCALES:
            yield from _of_scale(found, scale)
    for pattern in _FRACTIONS:
        for found in paper.search(pattern):
            yield from _of_fraction(found)


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


def _of_fraction(found: re.Match[str]) -> Iterator[Hit]:
    """A fraction and another share beside it."""
    under, made = _fraction(found)
    if not under:
        return
    sign = found["sign"].replace("％", "%")
    share = Decimal(found["share"]) / (1000 if sign == "‰" else 100)
    is_exact = under in _ROUND and not found["about"]
    room = Decimal(0) if is_exact else Decimal("0.01")
    if abs(made - share) > room:
        scale = 1000 if sign == "‰" else 100
        text = f"这个分数是{plainly(round(made * scale, 2))}{sign}。"
        yield Hit(*found.span(), text, "核对分数和百分数。")


def _fraction(found: re.Match[str]) -> tuple[int, Decimal]:
    """Of how many parts a fraction (几分之几) is, and what it is worth; 0 for none."""
    if found["half"]:
        return 2, Decimal(1) / 2
    if found["tenths"]:
        half = 5 if found["fifth"] else 0
        return 10, Decimal(value_of(found["tenths"]) * 10 + half) / 100
    under, over = _count(found["under"]), Decimal(_count(found["over"]))
    for place, digit in enumerate(found["point"] or "", 1):
        over += Decimal(value_of(digit)) / 10**place
    return under, over / under if under else over


def _count(words: str) -> int:
    """A number in words; 百, 千, 万 alone are one of them: 千分之五."""
    return value_of(words if words[0] not in "百千万" else f"一{words}")
