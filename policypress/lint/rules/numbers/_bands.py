"""Bands in prose (分档): 100万元以上500万元以下, 100—500亩（含500亩）, 500亩以上."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from policypress.compare.text.tree import Node
from policypress.lint.paper import Paper
from policypress.lint.rules._values import value_of
from policypress.system.kept import made_from

_UNIT = (
    "分钟|万平方米|万人次|万吨|万亩|架次|人次|场次|课时|学时|[万亿]?[美欧日港]元|万元|亿元|元|%|亩|人|家|件|名|平方米"
    "|立方米|吨|周岁|岁|倍|台|户|年|个月|分|场|张|床|辆|间|头|只|株|箱|群|公里|千米|千瓦|次|套|所|公顷"
    "|分钟|小时|座|层|艘|架|节|幢|栋|字|兆瓦|标准箱|个"
)
_NUMBER = r"[0-9]{1,12}(?:\.[0-9]{1,6})?"
_NOTE = "(?:[（(](?:不?含|不?包括)[^（）()\n]{0,12}[）)])?"
_BEFORE = (
    "不超过|不低于|不高于|不少于|不满|未满|不足|低于|小于|少于|超过|大于|高于"
    "|年满|已满"
)
_EDGE = re.compile(
    f"(?P<before>{_BEFORE})?(?<![0-9.])(?:(?P<low>{_NUMBER})[ ]?"
    f"(?:{_UNIT}|万|亿)?[ ]?[—～至~-][ ]?)?"
    rf"(?P<number>{_NUMBER})[ ]?(?P<unit>{_UNIT})(?P<note>{_NOTE})"
    rf"(?P<after>以上|以下|以内|及以上|及以下)?(?P<note2>{_NOTE})"
)
_GIVEN = re.compile(
    "(?:每(?![年月季日周])[一-鿿]{1,2}|给予|奖励|补助|补贴|资助)[ ]?$"
)
# 4.60万元以上的工程: the fourth line of a list, and no 4.6.
_LABELLED = re.compile("([1-9])[.]([1-9][0-9]{0,3})[ ]?[万亿]?元")
_BEGUN = 8  # characters of an item before the band that it is about
_NEAR = 6  # characters before a range that say what it is
_REACHES = re.compile(
    "(?:(?<=[一-鿿]{2})|(?<=[；，。：;,]))(?:总?额|金额)?(?:累计|合计)?(?:达到?|实现|为|在|有|满)?[ ]?$"
)
_FOOT = 24  # characters of a lower bound
_ENDS_FOOT = re.compile(
    f"(?:(?:超过|大于|高于){_NUMBER}[ ]?(?:{_UNIT})|{_NUMBER}[ ]?(?:{_UNIT})以上)[，、]?$"
)
_DIGITS = re.compile(_NUMBER)
# 超过30分钟不足2小时, 500万元以上不满1亿元: one band between two units.
_SMALLER = (
    ("分钟", "小时"),
    ("个月", "年"),
    ("元", "万元"),
    ("万元", "亿元"),
    ("平方米", "亩"),
)
# 年满19周岁的: as good as 19周岁以上.
_REACHED = ("年满", "已满")
_AGES = ("周岁", "岁")
_OUT = ("不满", "未满", "不足", "低于", "小于", "少于")
_OVER = ("超过", "大于", "高于")


class Edge(Struct, frozen=True):
    """A bound, text[start:end]. is_in: whether the number itself belongs to the band;
    is_noted: whether brackets say so, as in 5亿元以上（含）."""

    start: int
    end: int
    value: Decimal
    unit: str
    is_in: bool
    is_noted: bool = False


class Band(Struct, frozen=True):
    """A band between two bounds, None where it is open; text[start:end]."""

    start: int
    end: int
    foot: Edge | None
    top: Edge | None


def band_groups(paper: Paper) -> Iterator[list[Band]]:
    """The bands of each clause, in order; clauses with fewer than two are left out."""
    group: list[Band] = []
    node: Node | None = None
    for found in paper.search_where(_EDGE, _question(), _with_bounds):
        band = _band(found)
        if band is None or _is_given(found):
            continue
        band = _without_label(paper, band)
        owner = paper.passage_at(band.start).node
        if owner is not node and not _goes_on(paper, group, band):
            if len(group) > 1:
                yield _joined(group)
            group = []
        node = owner
        group.append(band)
    if len(group) > 1:
        yield _joined(group)


def _goes_on(paper: Paper, group: Sequence[Band], band: Band) -> bool:
    """Whether a band begins an item （三） right below the item （二） that the last one of a
    group begins: on cards and in guides each is a part of its own."""
    if not group:
        return False
    before = paper.passage_at(group[-1].start)
    own = paper.passage_at(band.start)
    if own.line != before.line + 1 or not (own.label and before.label):
        return False
    numbers = [value_of(one.label.strip("（）")) for one in (before, own)]
    first = next(one.start for one in group if one.start >= before.start)
    is_begun = max(first - before.words, band.start - own.words) <= _BEGUN
    return is_begun and 0 < numbers[0] == numbers[1] - 1


@cache
def _question() -> str:
    """What is asked of a line, by this file: whether a number in it may be a bound."""
    return f"bounds {made_from((), (Path(__file__),)).hex()}"


def _with_bounds(lines: Sequence[str]) -> list[str]:
    """Those of some lines in which a number may be a bound."""
    return [
        line for line in lines if any(map(_is_bound, _EDGE.finditer(line)))
    ]


def _without_label(paper: Paper, band: Band) -> Band:
    """A band whose first number was read together with that of its line: 4.60万元以上
    below 3.30万元以上."""
    at = paper.index_at(band.start)
    read = _label(paper, at)
    if read is None or paper.passages[at].start != band.start:
        return band
    above, below = _label(paper, at - 1), _label(paper, at + 1)
    is_row = bool(above and int(above[1]) + 1 == int(read[1]))
    is_row |= bool(below and int(below[1]) - 1 == int(read[1]))
    edge = band.foot or band.top
    if not is_row or edge is None:
        return band
    meant = replace(edge, value=Decimal(read[2]))
    if band.foot is not None:
        return replace(band, foot=meant)
    return replace(band, top=meant)


def _label(paper: Paper, at: int) -> re.Match[str] | None:
    """The number and the amount with which a line begins: 4.60万元."""
    if not 0 <= at < len(paper.passages):
        return None
    return _LABELLED.match(paper.line_of(paper.passages[at]))


def _is_bound(found: re.Match[str]) -> bool:
    """Whether a number may be a bound, as most are not."""
    return bool(found["low"] or found["before"] or found["after"])


def _is_given(found: re.Match[str]) -> bool:
    """Whether a range is what is given, and no condition: 每辆1万元—3.5万元."""
    if not found["low"] or not found["unit"].endswith("元"):
        return False
    before = found.string[max(0, found.start() - _NEAR) : found.start()]
    return _GIVEN.search(before) is not None


def _band(found: re.Match[str]) -> Band | None:
    """What a number with its words bounds; None when it bounds nothing."""
    note = found["note"] or found["note2"] or ""
    if found["low"]:
        return _range(found, note)
    if found["before"]:
        return _of_word_before(found, note)
    if found["after"]:
        return _of_word_behind(found, note)
    return None


def _of_word_before(found: re.Match[str], note: str) -> Band | None:
    """The band of a number behind 不满, 超过, 年满 and the like; None when it bounds nothing.
    note: the brackets behind the number."""
    word = found["before"]
    if word == "不超过" and _is_over(found):
        top = _edge(found, True)
        return Band(top.start, top.end, None, top)
    if note:
        return None
    return _of_age(found) if word in _REACHED else _excluding(found, word)


def _of_word_behind(found: re.Match[str], note: str) -> Band:
    """The band of a number before 以上, 以下 or 以内. note: the brackets that say whether the
    number itself is in."""
    edge = _edge(found, "不" not in note)
    if found["after"].endswith("上"):
        return Band(edge.start, edge.end, edge, None)
    return Band(edge.start, edge.end, None, edge)


def _of_age(found: re.Match[str]) -> Band | None:
    """The band of an age that is reached: 年满19周岁的, 年满60周岁以上; None for what is no age
    and for a mere condition."""
    if found["unit"] not in _AGES:
        return None
    after = found["after"] or ""
    if after.endswith(("下", "内")):
        return None
    edge = _edge(found, True)
    if after:
        return Band(found.start("number"), edge.end, edge, None)
    if _is_part_of_its_own(found):
        return Band(edge.start, edge.end, edge, None)
    return None


def _is_part_of_its_own(found: re.Match[str]) -> bool:
    """Whether an age begins its part of the sentence and says of whom: 年满19周岁的; in
    申请人年满18周岁 it is a condition."""
    before = found.string[max(0, found.start() - 1) : found.start()]
    behind = found.string[found.end() : found.end() + 1]
    return not before.isalpha() and behind in ("的", "不", "未")


def _is_over(found: re.Match[str]) -> bool:
    """Whether a bound from above goes on with one from below: 超过30分钟不超过2小时."""
    before = found.string[max(0, found.start() - _FOOT) : found.start()]
    return _ENDS_FOOT.search(before) is not None


def _range(found: re.Match[str], note: str) -> Band:
    """The band of a range; note: the brackets that say which of its ends are in.
    95分—100分（含95分）: what is named alone is in, and the top is not."""
    named = _DIGITS.findall(note)
    is_foot_alone = found["low"] in named and found["number"] not in named
    top = _edge(found, "不" not in note and not is_foot_alone)
    foot = replace(top, value=Decimal(found["low"]), is_in=True)
    return Band(top.start, top.end, foot, top)


def _excluding(
    found: re.Match[str],
    before: str,
) -> Band | None:
    """The band of 不满 and 超过, which leave the number itself out."""
    edge = _edge(found, False)
    if before in _OUT:
        return Band(edge.start, edge.end, None, edge)
    if before in _OVER:
        return Band(edge.start, edge.end, edge, None)
    return None


def _edge(found: re.Match[str], is_in: bool) -> Edge:
    """The bound that a match writes."""
    value = Decimal(found["number"])
    is_noted = bool(found["note"] or found["note2"]) and not found["low"]
    return Edge(*found.span(), value, found["unit"], is_in, is_noted)


def _joined(bands: list[Band]) -> list[Band]:
    """A lower bound and the upper one right behind it are one band."""
    joined: list[Band] = []
    for band in bands:
        last = joined[-1] if joined else None
        if last is not None and _are_one(last, band):
            joined[-1] = Band(last.start, band.end, last.foot, band.top)
        else:
            joined.append(band)
    return joined


def _are_one(first: Band, second: Band) -> bool:
    """100万元以上 and 不满500万元, with at most a comma between."""
    is_pair = first.top is None and second.foot is None
    is_near = second.start - first.end <= 1
    if not is_pair or not is_near or first.foot is None or second.top is None:
        return False
    units = (first.foot.unit, second.top.unit)
    return units[0] == units[1] or units in _SMALLER


def is_of_same(
    paper: Paper,
    one: Band,
    other: Band,
) -> bool:
    """Whether two bands are said of the same thing: the words before them are the
    same, or the second begins its part of the sentence."""
    first, second = sorted((one, other), key=lambda band: band.start)
    words, again = _before(paper, first), _before(paper, second)
    if paper.passage_at(first.start) is not paper.passage_at(second.start):
        return words == again
    return words == again or again[-1:] in (
        "；",
        "，",
        "、",
        "：",
        "。",
        ";",
        "对",
    )


def _before(paper: Paper, band: Band) -> str:
    """The last two characters before a band that say what is measured, in its own line and
    behind its number: 融资 of 融资额达到."""
    passage = paper.passage_at(band.start)
    # A line that the page has cut goes on with what stands at the end of the one above.
    is_cut = paper.text[passage.start - 1 : passage.start] not in ("", "\n")
    first = 0 if is_cut else passage.words
    start = max(first, band.start - _NEAR)
    words = _REACHES.sub("", paper.text[start : band.start])
    return words[-2:]
