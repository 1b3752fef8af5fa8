"""下限高于上限：不低于60万元且不超过40万元。

检查：同一处先写下限、后写上限（不低于60万元且不超过40万元），下限反而大；“可以放宽（延长、提高）至65周岁，最高不超过63周岁”；“不低于某标准，但不得超过该标准的80%”；“数量不限”又写“最多5家”；“全额承担”又写“最高50%”。
为什么：没有一个数能同时符合，条款无法执行。
不好：实际投入不低于60万元且不超过40万元
好：实际投入不低于40万元且不超过60万元
来源：数值之间的基本关系；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules.numbers._measures import (
    GAP,
    LEAST,
    MOST,
    NUMBER,
    UNIT,
    measured,
)

RULE = Rule(
    code="NUM-27",
    name="floor-above-ceiling",
    severity="warning",
    strength="逻辑",
    source="数值之间的基本关系",
    genres=EVERY - {"law", "decision"},
)
_LOW = rf"(?P<low>{NUMBER})[ ]?(?P<unit>{UNIT})"
_HIGH = rf"(?P<high>{NUMBER})[ ]?(?P<unit2>{UNIT})"
# 不低于60万元且不超过40万元: nothing but a joining word in between.
_PAIR = re.compile(
    f"(?:{LEAST}|超过|大于|高于)(?<!不超过)(?<!不大于)(?<!不高于)(?<!得超过)(?<!得高于)[ ]?{_LOW}"
    "(?:以上)?(?:的)?"
    "[，、]?(?:且|并|并且|但|又|同时|及|和|也|而)?(?:一般|原则上)?(?:最[高长多大])?"
    f"(?:{MOST}|低于|少于|小于)[ ]?{_HIGH}"
)
# 累计租期不超过5年，最长不超过6年: two ceilings of one thing.
_TWO_TOPS = re.compile(
    rf"(?P<what>[^。；，、\n0-9]{{2,14}})(?:不超过|不得超过)[ ]?{_LOW}"
    rf"[，、](?:且)?最[高长多大](?:不得?超过|为)[ ]?(?P<high>{NUMBER})[ ]?(?P<unit2>{UNIT})"
)
# Ceilings of one of several things, or of the usual case.
_SEVERAL = re.compile(
    "每(?!班)|单|一般|原则|首次|一次|各|通常|不足|特殊|日常|年度"
)
# 不高于10%且不低于20%
_PAIR_BACK = re.compile(
    f"(?:{MOST})[ ]?(?P<high>{NUMBER})[ ]?(?P<unit2>{UNIT})(?:的)?"
    "(?:[，、]|[，、]?(?:且|并|并且|但|又|同时|及|和|也|而))"
    rf"(?:{LEAST})[ ]?{_LOW}"
)
# 60万元以上40万元以下
_ABOVE_BELOW = re.compile(
    f"(?<![0-9.]){_LOW}(?:及)?以上[，、]?(?:且|至|到)?(?P<high>{NUMBER})[ ]?(?P<unit2>{UNIT})"
    "(?:及)?以[下内]"
)
# 可以放宽至65周岁，最高不超过63周岁
_RAISED = re.compile(
    rf"(?:放宽|延长|提高|上浮|增加|顺延|延期|扩大)(?:至|到){GAP}{{0,4}}{_LOW}"
    rf"(?:的)?[，、](?:但|且)?(?:最[高长多大]|累计|总[计共]|合计)?(?:{MOST}){_HIGH}"
)
# 不低于最低工资标准，但不得超过最低工资标准的80%
_OF_ITSELF = re.compile(
    rf"(?:{LEAST})(?P<base>[一-鿿]{{4,20}}?)(?:的[ ]?(?P<least>[0-9]{{1,3}})%)?"
    rf"[，、](?:但|且|并|最[高多])?(?:{MOST})(?P=base)的[ ]?(?P<most>[0-9]{{1,3}})[%％]"
)
_UNLIMITED = re.compile(
    "(?:数量|名额|家数|人数|次数|项数|金额|额度|规模|年限|年龄)不"
    "(?:限|设限|设上限|作限制|受限制|封顶)[，、]"
    rf"{GAP}{{0,14}}(?:{MOST}|限报|限额?){GAP}{{0,4}}{NUMBER}(?:{UNIT})"
)
_IN_FULL = re.compile(
    f"全额(?:承担|负担|补助|补贴|资助|报销|返还|奖励|给予){GAP}{{0,6}}[，、]{GAP}{{0,8}}"
    "(?:最高|不超过|最多)(?:补助|补贴|承担|资助|给予|报销|返还|不超过|为|按)?[ ]?"
    f"(?P<share>[0-9]{{1,2}})[%％]"
)
_WHOLE = 100


def find(paper: Paper) -> Iterator[Hit]:
    """Each lower bound above the upper one that is said with it."""
    hits = (
        *_of_two_bounds(paper),
        *_of_themselves(paper),
        *_of_two_tops(paper),
        *_without_limit(paper),
    )
    kept = {hit.start: hit for hit in reversed(hits)}
    yield from (kept[start] for start in sorted(kept))


def _of_two_bounds(paper: Paper) -> Iterator[Hit]:
    """Two figures: 不低于60万元且不超过40万元."""
    for pattern in (_PAIR, _PAIR_BACK, _ABOVE_BELOW, _RAISED):
        for found in paper.search(pattern):
            if _is_upside_down(found):
                text = f"“{found[0]}”下限高于上限，没有数能同时符合。"
                yield Hit(*found.span(), text, "核对两个数。")


def _of_themselves(paper: Paper) -> Iterator[Hit]:
    """Two shares of one base: 不低于最低工资标准，但不得超过最低工资标准的80%."""
    for found in paper.search(_OF_ITSELF):
        least = found["least"] or _WHOLE
        if int(least) > int(found["most"]):
            floor = f"下限是{found['base']}的{least}%"
            text = f"{floor}，高于上限{found['most']}%。"
            yield Hit(*found.span(), text, "核对两个比例。")


def _of_two_tops(paper: Paper) -> Iterator[Hit]:
    """Two ceilings of one thing: 累计租期不超过5年，最长不超过6年."""
    for found in paper.search(_TWO_TOPS):
        is_other = found["unit"] != found["unit2"] or "元" in found["unit"]
        is_same = Decimal(found["low"]) == Decimal(found["high"])
        if not (is_other or is_same or _SEVERAL.search(found["what"])):
            unit = found["unit"]
            text = (
                f"同一个上限写作{found['low']}{unit}和{found['high']}{unit}。"
            )
            yield Hit(*found.span(), text, "只留一个上限。")


def _without_limit(paper: Paper) -> Iterator[Hit]:
    """No limit or the whole of it, and a limit all the same: 数量不限，最多5家."""
    for found in paper.search(_UNLIMITED):
        text = f"“{found[0]}”既说不限，又有上限。"
        yield Hit(*found.span(), text, "只留一种说法。")
    for found in paper.search(_IN_FULL):
        text = f"“全额”是百分之百，与{found['share']}%不一致。"
        yield Hit(*found.span(), text, "核对比例。")


def _is_upside_down(found: re.Match[str]) -> bool:
    """Whether the first of two bounds of one unit is the greater one."""
    low, kind = measured(found["low"], found["unit"])
    high, other = measured(found["high"], found["unit2"])
    return kind == other and low > high
