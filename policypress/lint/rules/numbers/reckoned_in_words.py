"""话里算的数不对：由300元提高到400元，提高50元；第一批20家，第二批30家，两批共60家；长20米、宽15米，面积350平方米。

检查：“由甲提高（下调）到乙，提高（下调）多少”不是两数之差的（百分数写百分点的、括注上年数的也查）；逐批、逐年写的数与“两批（两年、三类、全年）共”的数；长、宽与面积；“每平方米每月若干元、不超过若干平方米”乘起来到不了每月（每年）最高额的。写明约、以上、不少于的不比较。
为什么：几个数里有一个写错了，不知道以哪个为准。
不好：由每人300元提高到每人400元，提高50元
好：由每人300元提高到每人400元，提高100元
来源：数量关系；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules._values import value_of
from policypress.lint.rules.numbers._amounts import MONEY, shown, worth
from policypress.lint.rules.numbers._measures import (
    GAP,
    NUMBER,
    UNIT,
    measured,
    plainly,
)

RULE = Rule(
    code="NUM-50",
    name="reckoned-in-words",
    severity="warning",
    strength="逻辑",
    source="数量关系",
    genres=EVERY - {"law", "decision"},
    is_second=True,
)
_UP = "提高|增加|上调|上浮|上升|增长|扩大|延长|提升|放宽"
_DOWN = "下调|降低|减少|下降|压减|压缩|缩短|下浮|缩减|调减"
# 由每人300元提高到每人400元，提高50元
_CHANGE = re.compile(
    f"[由从]{GAP}{{0,12}}?(?P<first>{NUMBER})[ ]?(?P<unit>{UNIT}|个百分点)"
    f"(?:，)?(?P<way>{_UP}|{_DOWN})(?:至|到|为)"
    f"{GAP}{{0,12}}?(?P<second>{NUMBER})[ ]?(?P<unit2>{UNIT}|个百分点)"
    f"[，、（(]{GAP}{{0,4}}?(?:{_UP}|{_DOWN}|增幅|降幅)(?:了|达)?"
    f"(?P<by>{NUMBER})[ ]?(?P<unit3>个百分点|{UNIT})"
)
# 上浮10个百分点，即由30%提高到45%
_CHANGE_BACK = re.compile(
    f"(?:{_UP}|{_DOWN})(?:了)?(?P<by>{NUMBER})[ ]?(?P<unit3>个百分点|{UNIT})"
    f"[，、（(](?:即)?[由从]{GAP}{{0,12}}?(?P<first>{NUMBER})[ ]?(?P<unit>{UNIT})"
    f"(?P<way>{_UP}|{_DOWN})(?:至|到|为){GAP}{{0,12}}?(?P<second>{NUMBER})[ ]?(?P<unit2>{UNIT})"
)
# 每人380元，比上年提高30元（上年为340元）
_OVER_LAST = re.compile(
    f"(?P<second>{NUMBER})(?P<unit>{UNIT})，(?:比|较)(?:上年|上一年|去年|原标准|原来|上年度)(?P<way>{_UP}|{_DOWN})"
    f"(?:了)?(?P<by>{NUMBER})(?P<unit3>{UNIT})[（(，](?:上年|上一年|去年|原标准|原来|上年度)(?:标准)?(?:为|是)?"
    f"(?P<first>{NUMBER})(?P<unit2>{UNIT})"
)
# 第一批支持20家，第二批支持30家，两批共支持60家; 2025年120套，2026年150套，两年共280套
_STEP = "(?:第[一二三四五六]{1,2}[批期年轮次类]|20[0-9]{2}年|[上下]半年|[一二三四]季度)"
_ROW = re.compile(
    f"(?P<rows>{_STEP}{GAP}{{0,12}}?{NUMBER}(?P<unit>{UNIT}){GAP}{{0,6}}"
    f"(?:[，、；]{_STEP}{GAP}{{0,12}}?{NUMBER}(?P=unit){GAP}{{0,6}}){{1,5}})"
    "[，；。](?P<count>[两二三四五六2-6]|全)(?P<kind>[批期年轮次类])(?:内)?(?:共计?|合计|累计|总计|总共)"
    f"{GAP}{{0,10}}?(?P<whole>{NUMBER})(?P=unit)"
)
_PART = re.compile(
    f"{_STEP}{GAP}{{0,12}}?(?P<number>{NUMBER})(?P<unit>{UNIT})"
)
# 长20米、宽15米，面积350平方米
_FIELD = re.compile(
    rf"长(?:度)?(?:为|约?为)?(?P<long>{NUMBER})[ ]?米[、，]宽(?:度)?(?:为)?(?P<wide>{NUMBER})[ ]?米"
    rf"[、，（(](?:占地|建筑|总|共|合计|使用)?(?:面积)?(?:为|共|计)?(?P<area>{NUMBER})[ ]?平方米"
)
# 按每平方米每月10元、不超过500平方米补贴，每月最高8000元
_RATE = re.compile(
    f"每平方米每(?P<span>月|年|天|日)[^。；，0-9\n]{{0,8}}?(?P<rate>{NUMBER})元"
)
_AREA = re.compile(
    f"(?:不超过|最高|最多|不得超过|至多)[^。；，0-9\n]{{0,8}}(?P<area>{NUMBER})平方米"
    f"|(?<![0-9.])(?P<within>{NUMBER})平方米以内"
)
_MOST = re.compile(
    f"(?P<span>每月|每年|年度|全年|年|月)[^。；，0-9\n]{{0,6}}最高[^。；，0-9\n]{{0,8}}"
    f"(?P<most>{NUMBER})(?P<unit>{MONEY})"
)
_IN_A_YEAR = {"月": 12, "年": 1, "天": 365, "日": 365}
_ABOUT = re.compile(
    "约|左右|近|余|不少于|不低于|以上|超过|最高|不超过|至少|分别"
)
_LONGEST_ROOM = Decimal("0.02")


def find(paper: Paper) -> Iterator[Hit]:
    """Each figure that those beside it do not make."""
    for found in (
        *paper.search(_CHANGE),
        *paper.search(_CHANGE_BACK),
        *paper.search(_OVER_LAST),
    ):
        yield from _of_change(found)
    for found in paper.search(_ROW):
        yield from _of_row(found)
    for found in paper.search(_FIELD):
        made = Decimal(found["long"]) * Decimal(found["wide"])
        area = Decimal(found["area"])
        if abs(made - area) > made * _LONGEST_ROOM and "约" not in found[0]:
            message = f"长乘以宽是{plainly(made)}平方米。"
            yield Hit(*found.span(), message, "核对长、宽和面积。")
    for found in paper.search(_RATE):
        yield from _of_area(paper, found)


def _of_change(found: re.Match[str]) -> Iterator[Hit]:
    """A difference that is not that of its two figures."""
    first, kind = measured(found["first"], found["unit"])
    second, other = measured(found["second"], found["unit2"])
    by, third = measured(found["by"], found["unit3"])
    third = "%" if third == "个百分点" else third
    if found["unit3"] in ("%", "％"):
        return  # a rate, or points that NU-14 speaks of
    made = abs(second - first)
    is_one_kind = kind == other == third
    if is_one_kind and made != by and not _ABOUT.search(found[0]):
        unit = "个百分点" if kind == "%" else kind
        message = f"两数之差是{shown(made, unit)}。"
        yield Hit(*found.span(), message, "核对三个数。")


def _of_row(found: re.Match[str]) -> Iterator[Hit]:
    """A total that its rounds or years do not make."""
    parts = list(_PART.finditer(found["rows"]))
    rows = [measured(one["number"], one["unit"]) for one in parts]
    said = found["count"]
    is_all = said == "全" or value_of(said.replace("两", "二")) == len(rows)
    whole, kind = measured(found["whole"], found["unit"])
    total = sum((one[0] for one in rows), Decimal(0))
    if is_all and total != whole and not _ABOUT.search(found[0]):
        message = f"各数之和是{shown(total, kind)}，写作{shown(whole, kind)}。"
        yield Hit(*found.span(), message, "核对各数与总数。")


def _of_area(paper: Paper, found: re.Match[str]) -> Iterator[Hit]:
    """A ceiling that the rate for the largest area does not reach."""
    first, last = paper.sentence(found.start())
    areas = list(_AREA.finditer(paper.text, first, last))
    most = list(_MOST.finditer(paper.text, first, last))
    if len(areas) != 1 or len(most) != 1:
        return
    area = Decimal(areas[0]["area"] or areas[0]["within"])
    in_year = Decimal(found["rate"]) * area * _IN_A_YEAR[found["span"]]
    cap, _ = worth(most[0]["most"], most[0]["unit"])
    is_monthly = "月" in most[0]["span"]
    made = in_year / 12 if is_monthly else in_year
    if made < cap:
        message = (
            f"按标准和面积最多{shown(made, '元')}，到不了{shown(cap, '元')}。"
        )
        yield Hit(*most[0].span(), message, "核对标准、面积和最高额。")
