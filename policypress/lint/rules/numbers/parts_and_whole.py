"""各部分之和与总数不符：500万元，其中200万元、120万元、350万元。

检查：“总数，其中……”之后的各部分之和超过总数；写明“无其他支出”“全部”或者满分的，和不等于总数；“第一年……50%，第二年……30%”各年、各期比例之和不是100%；各子基金之和与基金总规模（少于总规模的只作提示）；“分别……，合计……”之和不等于合计。评分的各项（（一）报价（30分））之和不是满分（没有写满分的是100分）。每亩（户、人）多少元乘以数量与“合计”差十倍以上的也查；各项各有一个金额，下面写“三个阶段共……”不等于各项之和的也查。
为什么：各部分加起来不是总数，拨付和评分时不知道以哪个为准。
不好：安排500万元，其中道路硬化300万元、路灯安装250万元
好：安排500万元，其中道路硬化300万元、路灯安装200万元
来源：数量关系；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules._values import value_of
from policypress.lint.rules.numbers._items_and_total import items_and_total
from policypress.lint.rules.numbers._scores import scores

RULE = Rule(
    code="NUM-16",
    name="parts-and-whole",
    severity="warning",
    strength="逻辑",
    source="数量关系",
)
_NUMBER = r"[0-9]{1,9}(?:\.[0-9]{1,4})?"
_WHOLE = re.compile(
    rf"(?<![0-9.])(?P<whole>{_NUMBER})(?P<unit>万元|亿元|元|分|亩|个工作日)(?:内[一-鿿]{{0,4}})?"
    r"[，（。]其中[:：，]?(?P<parts>[^。；\n]{4,160})"
)
_PART = re.compile(rf"(?<![0-9.])({_NUMBER})(万元|亿元|元|分|亩|个工作日)")
# People and firms are counted under several heads: 20人，其中党员12人、女性10人.
# What is no part but a bound or a rate: 每户不超过, 以上, 增长.
_NO_PARTS = re.compile(
    "每|不超过|最高|不低于|不少于|以上|以下|以内|超过|增长|增加|至|左右|约|另|又|包括|含"
)
_ALL = re.compile("无其他|没有其他|全部|满分|总分|分为")
_YEARS = re.compile(
    "第[一二三四五]年[^，。；%\n]{0,24}?(?P<share>[0-9]{1,3})%"
    "(?P<rest>(?:[，、；]第[二三四五]年[^，。；%\n]{0,24}?[0-9]{1,3}%){1,4})"
)
_SHARE = re.compile("([0-9]{1,3})%")
_ENTIRE = re.compile("总额|总数|全额|分期|分年")
_EACH = re.compile(
    rf"每(?P<what>亩|户|人|台|间)[^，。；\n]{{0,8}}?(?P<each>{_NUMBER})元[^。\n]{{0,20}}?"
    rf"(?P<count>[0-9]{{1,6}})(?P=what)[^。\n]{{0,8}}?合计[^0-9，。；\n]{{0,6}}"
    rf"(?P<sum>{_NUMBER})(?P<unit>万元|元)"
)
# 分三年按40%、30%、30%的比例拨付
_SPLIT = re.compile(
    "分[两二三四五](?:年|期|次|批)(?:分别)?按照?[0-9]{1,3}%(?:[、和][0-9]{1,3}%){1,4}的?比例"
)
# 分别给予10万元、20万元奖励，合计奖励30万元; a ceiling is no sum.
_TOGETHER = re.compile(
    rf"分别[^。；，0-9\n]{{0,8}}(?P<parts>{_NUMBER}(?P<unit>万元|元)"
    rf"(?:[、和]{_NUMBER}(?P=unit)){{1,5}})"
    rf"[^。；，0-9\n]{{0,8}}，[^。；，0-9\n]{{0,6}}合计(?:给予|奖励|补助|补贴|为)?"
    rf"(?P<sum>{_NUMBER})(?P=unit)"
)
# 规模20亿元的某某基金，其中：甲子基金8亿元、乙子基金5亿元。
_SUB_FUND = rf"[一-鿿]{{2,16}}子基金(?:规模)?(?:为)?{_NUMBER}(?P=unit)"
_FUNDS = re.compile(
    rf"规模(?:为|达)?(?P<whole>{_NUMBER})(?P<unit>万元|亿元)的?[一-鿿]{{0,20}}基金"
    rf"[^。；\n0-9]{{0,30}}?(?:其中|下设|分设|包括)[:：，]?"
    rf"(?P<parts>{_SUB_FUND}(?:[、，和]{_SUB_FUND}){{1,6}})(?=[。；])"
)
_WHOLE_SHARE = 100
_TEN = 10


def find(paper: Paper) -> Iterator[Hit]:
    """Each whole that is not the sum of its parts."""
    for found in paper.search(_WHOLE):
        yield from _of_parts(found)
    for found in paper.search(_YEARS):
        shares = [int(one) for one in _SHARE.findall(found[0])]
        first, last = paper.sentence(found.start())
        is_entire = _ENTIRE.search(paper.text, first, last) is not None
        if is_entire and sum(shares) != _WHOLE_SHARE:
            message = f"各年的比例之和是{sum(shares)}%，不是100%。"
            yield Hit(*found.span(), message, "核对各年的比例。")
    for found in paper.search(_EACH):
        yield from _of_each(found)
    yield from _of_rows(paper)
    yield from items_and_total(paper)
    for found in paper.search(_FUNDS):
        yield from _of_funds(found)
    for row in scores(paper):
        message = f"各项分值之和是{row.total}分，不是{row.whole}分。"
        yield Hit(row.start, row.end, message, "核对各项分值。")


def _of_rows(paper: Paper) -> Iterator[Hit]:
    """Shares of instalments that are not all of it, and amounts that do not make the
    sum which is said of them."""
    for found in paper.search(_SPLIT):
        total = sum(map(int, _SHARE.findall(found[0])))
        if total != _WHOLE_SHARE:
            message = f"各期的比例之和是{total}%，不是100%。"
            yield Hit(*found.span(), message, "核对各期的比例。")
    for found in paper.search(_TOGETHER):
        amounts = re.findall(_NUMBER, found["parts"])
        made = sum(map(Decimal, amounts), Decimal(0))
        if made != Decimal(found["sum"]):
            message = f"各项之和是{made}，合计写作{found['sum']}。"
            yield Hit(*found.span(), message, "核对合计和各项。")


def _of_funds(found: re.Match[str]) -> Iterator[Hit]:
    """A fund and the funds in it; only noted where something may be left over."""
    parts = re.findall(f"子基金(?:规模)?(?:为)?({_NUMBER})", found["parts"])
    total, whole = sum(map(Decimal, parts), Decimal(0)), found["whole"]
    if total != Decimal(whole):
        unit = found["unit"]
        message = f"各子基金之和是{total}{unit}，总规模写作{whole}{unit}。"
        hint = "核对总规模和各子基金；另有安排的，写明其余部分。"
        yield Hit(
            *found.span(),
            message,
            hint,
            severity=None if total > Decimal(whole) else "note",
        )


def _of_parts(found: re.Match[str]) -> Iterator[Hit]:
    """An amount, 其中 and amounts of the same unit."""
    parts = found["parts"]
    if _NO_PARTS.search(parts):
        return
    whole, same = _alike(found)
    total = sum(same, Decimal(0))
    around = found.string[max(0, found.start() - 12) : found.end()]
    is_all = _ALL.search(around) is not None
    if len(same) > 1 and (total > whole or (is_all and total != whole)):
        start, end = found.start("whole"), found.end("parts")
        message = f"各部分之和是{total}，总数是{whole}。"
        yield Hit(start, end, message, "核对总数和各部分。")


def _alike(found: re.Match[str]) -> tuple[Decimal, list[Decimal]]:
    """The whole and its parts, of one unit; all in yuan where that of a part is another
    one of money (奖励10元，其中县承担6万元)."""
    unit = found["unit"]
    amounts = list(_PART.finditer(found["parts"]))
    same = [Decimal(one[1]) for one in amounts if one[2] == unit]
    others = {one[2] for one in amounts} - {unit}
    if len(same) > 1 and not others & {"万元", "亿元"}:
        return Decimal(found["whole"]), same
    every = [_yuan(one[1], one[2]) for one in amounts]
    return _yuan(found["whole"], unit), every


def _yuan(number: str, unit: str) -> Decimal:
    """An amount in yuan; other things as they are counted."""
    factor = {"万元": 10**4, "亿元": 10**8}.get(unit, 1)
    return Decimal(number) * factor


def _of_each(found: re.Match[str]) -> Iterator[Hit]:
    """Yuan for each, how many, and a sum ten times too large or too small."""
    meant = Decimal(found["each"]) * value_of(found["count"])
    said = _yuan(found["sum"], found["unit"])
    if meant and not meant / _TEN < said < meant * _TEN:
        message = f"{found['each']}元乘以{found['count']}是{meant}元，合计写作{said}元。"
        yield Hit(
            found.start("sum"), found.end("unit"), message, "核对金额单位。"
        )
