"""基数乘以比例、月数不等于写出的数：200万元的15%，即40万元；每月300元，全年3000元。

检查：“若干元的百分之几，即（计、给予）若干元”；“每月（每季度、每天、每学期）若干元，全年（共几个月）合计若干元”；“由100家增加到300家，翻一番”“增长1倍”的倍数。写明最高、不超过、约的不比较。
为什么：申请人按比例算是一个数，文件写的是另一个数。
不好：按照设备投资200万元的15%补助，即40万元
好：按照设备投资200万元的15%补助，即30万元
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
    NUMBER,
    UNIT,
    measured,
    plainly,
)

RULE = Rule(
    code="NUM-38",
    name="rate-of-base",
    severity="warning",
    strength="逻辑",
    source="数量关系",
    genres=EVERY - {"law", "decision"},
    is_second=True,
)
_G = "[^。；，、\n0-9]"
# 设备投资200万元的15%补助，即30万元
_SHARE = re.compile(
    f"(?<![0-9.])(?P<base>{NUMBER})(?P<unit>{MONEY})的"
    rf"(?P<rate>[0-9]{{1,3}}(?:\.[0-9]{{1,2}})?)[%％]"
    f"{_G}{{0,10}}[，（(]?(?:即|计|合计|共计|折合|应为|金额为|给予|补助|补贴|奖励)"
    "(?:补助|补贴|奖励|资金|为)?"
    rf"(?P<made>{NUMBER})(?P<unit2>{MONEY})"
)
# 每月300元，全年3600元; 每月300元，连续补贴6个月，共1800元
_TIMES = {"月": 12, "季度": 4, "季": 4, "学期": 2, "半年": 2}
_PERIOD = "月|季度|季|学期|半年|天|日|周|次|年"
_EACH = (
    rf"每(?P<period>{_PERIOD}){_G}{{0,8}}?(?P<each>{NUMBER})(?P<unit>{MONEY})"
)
_IN_YEAR = re.compile(
    f"{_EACH}{_G}{{0,6}}[，、（(](?:全年|每年|一年|年)(?:共计?|合计|总计|累计|计)?"
    "(?:补贴|补助|发放|为|标准为)?"
    rf"(?P<made>{NUMBER})(?P<unit2>{MONEY})"
)
_IN_COUNT = re.compile(
    f"{_EACH}{_G}{{0,6}}[，、]{_G}{{0,10}}?"
    f"(?P<count>[0-9]{{1,3}}|[一二三四五六七八九十两]{{1,3}})个?(?P=period)"
    rf"{_G}{{0,6}}[，、](?:共计?|合计|总计|累计){_G}{{0,6}}(?P<made>{NUMBER})(?P<unit2>{MONEY})"
)
# 由100家增加到200家，翻一番
_HAN = "[一两二三四五六七八九十]"
_GROWN = re.compile(
    f"[由从]{_G}{{0,10}}(?P<first>{NUMBER})(?P<unit>{UNIT})(?:增加|增长|提高|发展|扩大|上升)"
    "(?:到|至)"
    f"(?P<second>{NUMBER})(?P<unit2>{UNIT})[，、（(]{_G}{{0,6}}?(?:翻了?"
    "(?P<double>[一两二三])番|(?:增长|增加|提高)了?"
    rf"(?P<more>[0-9](?:\.[0-9])?|{_HAN})倍)"
)
# 翻一番，由220家增加到435家
_GROWN_BACK = re.compile(
    f"翻(?P<double>[一两二三])番[，（(]{_G}{{0,6}}?[由从](?P<first>{NUMBER})"
    f"(?P<unit>{UNIT})(?:增加|增长|提高|发展|扩大|上升)(?:到|至)"
    rf"(?P<second>{NUMBER})(?P<unit2>{UNIT})(?P<more>)"
)
# 提取额＝销售收入×2%。销售收入5000万元的，提取额为10万元
_FORMULA = re.compile(
    f"(?P<what>[一-鿿]{{2,10}})[＝=](?P<base>[一-鿿]{{2,10}})[×xX*](?P<rate>"
    rf"[0-9]{{1,3}}(?:\.[0-9]{{1,2}})?)[%％]"
    rf"[^\n]{{0,30}}?(?P=base)(?:为)?(?P<amount>{NUMBER})(?P<unit>{MONEY})的?，{_G}{{0,12}}?"
    f"为?(?P<made>{NUMBER})(?P<unit2>{MONEY})"
)
_ABOUT = re.compile(
    "约|左右|近|超|以上|以内|最高|不低于|不少于|封顶|上限|不高于|余|多"
)
_ROOM = Decimal("0.01")
_WIDE = Decimal("0.1")  # what doubles may be more than twice as much


def find(paper: Paper) -> Iterator[Hit]:
    """Each figure that is not what its base and its rate make."""
    for found in paper.search(_SHARE):
        base, _ = worth(found["base"], found["unit"])
        yield from _against(found, base * Decimal(found["rate"]) / 100)
    for found in paper.search(_IN_YEAR):
        times = _TIMES.get(found["period"])
        if times is not None:
            each, _ = worth(found["each"], found["unit"])
            yield from _against(found, each * times)
    for found in paper.search(_IN_COUNT):
        each, _ = worth(found["each"], found["unit"])
        yield from _against(found, each * value_of(found["count"]))
    for found in paper.search(_FORMULA):
        base, _ = worth(found["amount"], found["unit"])
        yield from _against(found, base * Decimal(found["rate"]) / 100)
    yield from _grown(paper)


def _grown(paper: Paper) -> Iterator[Hit]:
    """Each growth that is not that of the two figures beside it."""
    for found in (*paper.search(_GROWN), *paper.search(_GROWN_BACK)):
        first, kind = measured(found["first"], found["unit"])
        second, other = measured(found["second"], found["unit2"])
        times = _multiple(found)
        if kind != other or not first:
            continue
        ratio = second / first
        if ratio < times * (1 - _ROOM) or ratio > times * (1 + _WIDE):
            message = f"后面的数是前面的{plainly(round(ratio, 2))}倍。"
            yield Hit(*found.span(), message, "核对两个数和倍数。")


def _multiple(found: re.Match[str]) -> Decimal:
    """How many times as much is said: 翻一番 and 增长1倍 are twice."""
    if found["double"]:
        return Decimal(2 ** value_of(found["double"]))
    more = found["more"]
    return (
        Decimal(more) if more[0].isdigit() else Decimal(value_of(more))
    ) + 1


def _against(found: re.Match[str], made: Decimal) -> Iterator[Hit]:
    """What is said, against what its figures make."""
    said, _ = worth(found["made"], found["unit2"])
    if _ABOUT.search(found[0]) or not made or abs(said - made) <= made * _ROOM:
        return
    message = f"按前面的数计算是{shown(made, '元')}，写作{shown(said, '元')}。"
    yield Hit(*found.span(), message, "核对各数。")
