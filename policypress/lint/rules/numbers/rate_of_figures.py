"""比例、增幅、乘积与前面的数对不上：由100家增加到150家，增长60%。

检查：“由A增加（减少）到B，增长（下降）P%”；“A家，其中B家，占P%”；“A个村中，B个村已设，覆盖率P%”；“N家，每家X万元，共需Y万元”。百分数按四舍五入留一个点的余地；写了约、左右、近、超过的不查。
为什么：说明和测算里的数互相对得上，审议的人才能相信；对不上的，不知道哪个数错了。
不好：由100家增加到150家，增长60%
好：由100家增加到150家，增长50%
来源：数量关系；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules.numbers._amounts import (
    MONEY,
    NUMBER,
    UNITS,
    shown,
    worth,
)

RULE = Rule(
    code="NUM-24",
    name="rate-of-figures",
    severity="warning",
    strength="逻辑",
    source="数量关系",
    genres=EVERY - {"law", "decision"},
)
_RATE = r"(?P<rate>[0-9]{1,4}(?:\.[0-9]{1,2})?)[%％]"
_UP, _DOWN = (
    "增加|增长|提高|上升|扩大|提升|增",
    "减少|下降|降低|压减|压缩|缩短|下调|减",
)
_ANY_UNIT = f"{UNITS}|个工作日|[万亿]?[一-鿿]{{1,2}}?"
# 由100家增加到150家，增长50%
_CHANGE = re.compile(
    rf"[由从][^。；，、\n0-9]{{0,10}}?(?P<first>{NUMBER})(?P<unit>{_ANY_UNIT})"
    rf"(?:{_UP}|{_DOWN})(?:至|到|为)"
    rf"(?P<second>{NUMBER})(?P<unit2>{_ANY_UNIT})[，、（(](?:同比|比上年|累计)?"
    rf"(?:{_UP}|{_DOWN}|增幅|降幅)(?:了|达|达到|为)?{_RATE}"
)
# 企业120家，其中规模以上60家，占50%
_PART = re.compile(
    rf"(?<![0-9.])(?P<whole>{NUMBER})(?P<unit>{UNITS})[，（(]其中[^。；，、\n0-9]{{0,16}}"
    rf"(?P<part>{NUMBER})(?P<unit2>{UNITS})[，（(]?占"
    rf"(?:比|总数的|全部的|总量的)?(?:为|达)?{_RATE}"
)
# 全县80个村中，60个村设站，覆盖率达到75%
_COVERED = re.compile(
    rf"(?<![0-9.])(?P<whole>{NUMBER})(?P<unit>{UNITS})(?P<what>[一-鿿]{{0,4}})(?:（[一-鿿]{{1,6}}）)?"
    rf"(?:中|里|，其中)，?[^。；，\n0-9]{{0,8}}(?P<part>{NUMBER})(?P<unit2>(?P=unit))(?P=what)?"
    "[^。；\n]{0,24}?[，（](?:覆盖率|占比|占|普及率|设置率|建成率|完成率|参与率|参加率|签约率|覆盖面)"
    f"(?:达到|达|为|是)?{_RATE}"
)
# 50家企业，每家20万元，共需1000万元
_NEED = "(?:共需|合计|共计|总计|需要|需)[^。；，0-9\n]{0,8}?"
_EACH = re.compile(
    f"(?<![0-9.])(?P<count>[0-9]{{1,6}})(?P<what>家|户|人|个|台|辆|亩|套|张|项"
    rf"|名)[^。；，\n0-9]{{0,10}}[，、]"
    rf"(?:按照?)?每(?P=what)[^。；，\n0-9]{{0,8}}(?P<each>{NUMBER})"
    rf"(?P<unit>{MONEY})[^。；，\n0-9]{{0,6}}"
    rf"[，、]{_NEED}(?P<total>{NUMBER})(?P<unit2>{MONEY})"
)
# 甲类30个，每个2万元；乙类……: the total is that of all of them, and NUM-31's.
_BEFORE = re.compile(
    rf"每[一-鿿][^。；，\n0-9]{{0,8}}{NUMBER}(?:{MONEY})[^。\n0-9]{{0,24}}$"
)
_ABOUT = re.compile("约|左右|近|超过|以上|以内|不超过|最高|不低于|多万|余")
_AREA = 40  # characters before a product that may hold the one before it
_ROOM = Decimal("1")  # of a hundred: a rate may be rounded either way


def find(paper: Paper) -> Iterator[Hit]:
    """Each rate and product that its figures do not make."""
    for found in paper.search(_CHANGE):
        first, kind = worth(found["first"], found["unit"])
        second, other = worth(found["second"], found["unit2"])
        if first and kind == other:
            yield from _of_rate(found, abs(second - first) / first)
    shares = {one.start(): one for one in paper.search(_COVERED)}
    shares |= {one.start(): one for one in paper.search(_PART)}
    for found in shares.values():
        whole, kind = worth(found["whole"], found["unit"])
        part, other = worth(found["part"], found["unit2"])
        if whole and kind == other:
            yield from _of_rate(found, part / whole)
    yield from _products(paper)


def _products(paper: Paper) -> Iterator[Hit]:
    """Each total that is not its count times what each gets."""
    for found in paper.search(_EACH):
        each, kind = worth(found["each"], found["unit"])
        total, _ = worth(found["total"], found["unit2"])
        made = each * Decimal(found["count"])
        before = max(0, found.start() - _AREA)
        is_last = _BEFORE.search(paper.text, before, found.start())
        if made != total and not is_last and not _ABOUT.search(found[0]):
            times = f"{found['count']}乘以{shown(each, kind)}"
            product = f"{times}是{shown(made, kind)}"
            message = f"{product}，写作{shown(total, kind)}。"
            yield Hit(*found.span(), message, "核对数量、单价和总数。")


def _of_rate(found: re.Match[str], made: Decimal) -> Iterator[Hit]:
    """A rate that differs from what its figures make by more than rounding."""
    rate, made = Decimal(found["rate"]), made * 100
    if abs(rate - made) <= _ROOM or _ABOUT.search(
        found[0].replace("规模以上", "")
    ):
        return
    message = f"按前面的数算是{made:.1f}%，写作{found['rate']}%。"
    yield Hit(*found.span(), message, "核对两个数和百分比。")
