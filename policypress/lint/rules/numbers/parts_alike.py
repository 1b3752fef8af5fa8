"""同类各项之和与总数不符：取消5项、下放7项，合计13项。

检查：“N个，其中……a个、……b个”各项名称结尾相同的，和是否超过总数；“a项、b项，合计（共计）N项”是否相等；“每项8万元……10项”各组之积与“总额（共计）”是否相等；“S万元、A亩、每亩P元”是否相乘得上。
为什么：改了一个数，忘了改另一个，读者不知道信哪个。
不好：取消5项、下放7项，合计13项
好：取消5项、下放7项，合计12项
来源：数量关系；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule

RULE = Rule(
    code="NUM-26",
    name="parts-alike",
    severity="warning",
    strength="逻辑",
    source="数量关系",
    genres=EVERY - {"law", "decision"},
    is_second=True,
)
_NUMBER = r"[0-9]{1,7}(?:\.[0-9]{1,4})?"
_UNIT = "学时|课时|万元|亿元|公里|万亩|个|家|户|名|人|套|件|项|处|条|亩|台|辆|所|场|座|间|篇|张|份|次|元|部|期"
_LABEL = "[^。；，、0-9（）\n]{1,14}?"
# 市场24个，其中镇域市场9个、城区市场16个
_AMONG = re.compile(
    rf"(?<![0-9.])(?P<whole>{_NUMBER})(?P<unit>{_UNIT})[^。；，0-9\n]{{0,10}}[，（]?其中[：:，]?"
    rf"(?P<parts>{_LABEL}{_NUMBER}(?P=unit)(?:[、，和及]{_LABEL}{_NUMBER}(?P=unit)){{1,5}})(?=[，。；）)])"
)
# 取消5项、下放7项……，合计13项
_TOGETHER = re.compile(
    rf"(?P<parts>{_LABEL}{_NUMBER}(?P<unit>{_UNIT})(?:[、，和及]{_LABEL}{_NUMBER}(?P=unit)){{1,6}})"
    rf"[^。；、0-9\n]{{0,14}}，(?:合计|共计|总计|总共|共)[^。；，0-9\n]{{0,6}}(?P<whole>{_NUMBER})(?P=unit)"
)
_PART = re.compile(rf"(?P<label>[一-鿿]*?)(?P<number>{_NUMBER})(?:{_UNIT})")
_BOUNDED = re.compile(
    "每|不超过|最高|不低于|不少于|以上|以下|以内|超过|增长|增加|约|左右|另|又|均|各|累计|同比|比|上年|分别"
)
# 重点课题10项，每项资助8万元
_GROUP = re.compile(
    rf"(?<![0-9.])(?P<count>[0-9]{{1,4}})(?P<kind>项|个|名|家|篇|件|人|组|支)[^0-9。；\n]{{0,8}}"
    rf"(?:每(?P=kind)|各)[^0-9。；，\n]{{0,8}}(?P<each>{_NUMBER})(?P<unit>万元|元)"
)
_SUM = re.compile(
    rf"(?:总额|总计|合计|共计|共)[^。；，0-9\n]{{0,8}}(?P<sum>{_NUMBER})(?P<unit>万元|元)"
)
# 安排资金4620万元，核定面积38.5万亩，补贴标准为每亩102元
_AREA = re.compile(
    rf"(?<![0-9.])(?P<sum>{_NUMBER})万元，[^。；，0-9\n]{{0,10}}(?P<count>{_NUMBER})(?P<many>万?)"
    rf"(?P<kind>亩|人|户|头|吨|台|辆|套|平方米)，[^。；，0-9\n]{{0,12}}每(?P=kind)[^。；，0-9\n]{{0,4}}(?P<each>{_NUMBER})元"
)
# 标准为每人75元，由甲、乙、丙分别承担30元、25元、15元
_BORNE = re.compile(
    rf"标准(?:为)?[^。；，0-9\n]{{0,8}}(?P<whole>{_NUMBER})(?P<unit>万元|元)[^。；0-9\n]{{0,60}}?"
    rf"分别(?:承担|负担|分担|出资)(?P<parts>{_NUMBER}(?P=unit)(?:[、和]{_NUMBER}(?P=unit)){{1,5}})(?=[。；，])"
)
_PEOPLE = frozenset("人名户家")
_MANY = 10**4
_MOST = re.compile("不超过|最高|以内|约")
_NEAR = Decimal("0.02")  # by which a rounded rate may miss


def find(paper: Paper) -> Iterator[Hit]:
    """Each whole that parts of one kind do not make."""
    for found in paper.search(_AMONG):
        yield from _among(found)
    for found in paper.search(_TOGETHER):
        total = sum(_amounts(found["parts"]), Decimal(0))
        if total != Decimal(found["whole"]) and not _is_bounded(found):
            yield _hit(found, total)
    for found in paper.search(_BORNE):
        total = sum(_amounts(found["parts"]), Decimal(0))
        if total != Decimal(found["whole"]):
            yield _hit(found, total)
    for found in paper.search(_SUM):
        yield from _groups(paper, found)
    for found in paper.search(_AREA):
        yield from _product(found)


def _amounts(parts: str) -> list[Decimal]:
    """The numbers of a row of parts."""
    return [Decimal(one["number"]) for one in _PART.finditer(parts)]


def _is_bounded(found: re.Match[str]) -> bool:
    """Whether the words are of bounds and rates."""
    return _BOUNDED.search(found[0]) is not None


def _among(found: re.Match[str]) -> Iterator[Hit]:
    """Parts whose names end alike, which nothing is two of; of people and households
    only where all ends are alike by two characters."""
    labels = [one["label"] for one in _PART.finditer(found["parts"])]
    width = 2 if found["unit"] in _PEOPLE else 1
    ends = {label[-width:] for label in labels}
    total = sum(_amounts(found["parts"]), Decimal(0))
    is_one_kind = len(ends) == 1 and len(next(iter(ends))) == width
    is_more = total > Decimal(found["whole"])
    if is_one_kind and is_more and not _is_bounded(found):
        yield _hit(found, total)


def _groups(paper: Paper, found: re.Match[str]) -> Iterator[Hit]:
    """So many at so much each, twice or more in a line, and the sum of all."""
    passage = paper.passage_at(found.start())
    rows = list(_GROUP.finditer(paper.text, passage.start, found.start()))
    if len(rows) < 2 or any(one["unit"] != found["unit"] for one in rows):
        return
    words = paper.text[rows[0].start() : found.end()]
    sums = [int(one["count"]) * Decimal(one["each"]) for one in rows]
    made = sum(sums, Decimal(0))
    is_bounded = _MOST.search(words) is not None
    if made != Decimal(found["sum"]) and not is_bounded:
        message = f"各组相加是{made.normalize():f}{found['unit']}，总额写作{found['sum']}{found['unit']}。"
        yield Hit(*found.span(), message, "核对数量、标准和总额。")


def _product(found: re.Match[str]) -> Iterator[Hit]:
    """A sum, how many, and so much for each."""
    count = Decimal(found["count"]) * (_MANY if found["many"] else 1)
    said = Decimal(found["sum"]) * _MANY
    made = count * Decimal(found["each"])
    if made and abs(said - made) > said * _NEAR:
        message = f"{found['count']}{found['many']}{found['kind']}乘以{found['each']}元，不是{found['sum']}万元。"
        yield Hit(*found.span(), message, "核对数量、标准和总额。")


def _hit(found: re.Match[str], total: Decimal) -> Hit:
    """A whole that its parts do not make."""
    unit = found["unit"]
    message = f"各项之和是{total.normalize():f}{unit}，总数写作{found['whole']}{unit}。"
    return Hit(*found.span(), message, "核对总数和各项。")
