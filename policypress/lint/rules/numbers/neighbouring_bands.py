"""相邻两项的界点重叠或者留空：（一）6层及以下……（二）6层以上（含6层）。

检查：前后相邻的两项、表格上下两格按同一单位分档，前一档没有下限（以下、以内、不足），后一档从同一个数起，两档都含或者都不含这个数的；同一句里“不足5年……；超过5年”“10人及以下……；10人及以上”；“满8年以下”这样自相矛盾的说法。声明“以下不含本数”的不查重叠。
为什么：恰好等于界点的，两档都符合或者都不符合，标准又不同，办理时没有依据。
不好：（一）6层及以下住宅补助18万元；（二）6层及以上住宅补助20万元
好：（一）不满6层的住宅补助18万元；（二）6层及以上住宅补助20万元
来源：立法技术规范（试行）（一）24（以上、以下、以内、不满、超过）；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from policypress.lint.paper import Paper, Passage
from policypress.lint.rule import EVERY, Hit, Rule

RULE = Rule(
    code="NUM-22",
    name="neighbouring-bands",
    severity="warning",
    strength="逻辑",
    source="立法技术规范（试行）（一）24",
    genres=EVERY - {"law", "decision"},
)
_NUMBER = r"[0-9]{1,7}(?:\.[0-9]{1,3})?"
_NOTE = r"(?:[（(](?P<{0}>不?(?:含|包括))[^（）()\n]{{0,8}}[）)])?"
_SMALL, _BIG = "不足|不满|未满|低于|小于|少于", "超过|大于|高于|多于"
_BAND = re.compile(
    rf"(?<![0-9.—～~至-])(?P<before>{_SMALL}|{_BIG})?[ ]?(?P<number>{_NUMBER})[ ]?"
    rf"(?P<unit>[万亿]?[一-鿿%㎡]{{1,3}}?){_NOTE.format('note')}"
    rf"(?:[及或]?(?P<after>以上|以下|以内){_NOTE.format('note2')}|(?<=.)(?=[的，；、。]|$|不))"
)
# 不足5年停办的，……；超过5年的，……
_GAP = re.compile(
    rf"(?:{_SMALL})[ ]?(?P<number>{_NUMBER})[ ]?(?P<unit>[一-鿿%]{{1,3}}?)"
    r"[^。\n0-9]{0,16}(?:[0-9][^。\n]{0,40}?)?[^。\n]{0,24}?[；，]"
    rf"(?P<again>(?:{_BIG})[ ]?(?P=number)[ ]?(?P=unit))(?![0-9]|的?部分)"
)
_BOTH = re.compile(
    f"(?<![0-9.上满足])(?P<number>{_NUMBER})[ ]?(?P<unit>[一-鿿%]{{1,3}}?)"
    "(?P<how>[及或]|[（(][含包])?"
    rf"[^。；，\n0-9]{{0,6}}?以[下内](?P<note>[（(][含包][^（）()\n]{{0,8}}[）)])?"
    rf"(?P<said>[^。\n]{{0,40}}?)"
    "[；，][^。；，0-9\n]{0,6}"
    r"(?P<again>(?P=number)[ ]?(?P=unit)(?P<how2>[及或]|[（(][含包])?以上)(?![（(]不)"
)
_UNCLEAR = re.compile(
    rf"(?<![未不])满[ ]?{_NUMBER}[ ]?(?:年|周岁|岁|个?月|天|日)以[下内]"
)
_PENALTY = re.compile("徒刑|拘役|罚款|处")
_NOT_IN = re.compile(
    "以[上下]”?[^。，；含括\n]{0,12}(?:不包括|不含|不包含)本数"
)
_NEAR = 14  # characters of an item before what bounds it
_LEVELS = ("item", "subitem", "clause", "cell")
_HINT = "一档用“以上”，与它相接的一档用“不满”。"


class _Bound(Struct, frozen=True):
    """What a line is bounded by: text[start:end]. is_top: from above; is_in: the number
    itself belongs to it."""

    start: int
    end: int
    number: str
    unit: str
    is_top: bool
    is_in: bool
    words: str


class _Held(Struct, frozen=True):
    """A line with its bound."""

    passage: Passage
    bound: _Bound


def find(paper: Paper) -> Iterator[Hit]:
    """Each number that two neighbours both have, or that neither has."""
    hits = [*_meeting(paper), *_gaps(paper), *_shared(paper), *_unclear(paper)]
    last_of_place = {hit.start: hit for hit in hits}
    yield from (last_of_place[start] for start in sorted(last_of_place))


def _meeting(paper: Paper) -> Iterator[Hit]:
    """Two neighbours at one number, one from below and one from above."""
    may_share = _may_share(paper)
    for one, other in _neighbours(paper):
        if not _meet(one, other) or (one.is_in and not may_share):
            continue
        how = "都含" if one.is_in else "都不含"
        message = f"相邻两档{how}{one.number}{one.unit}。"
        yield Hit(other.start, other.end, message, _HINT)


def _gaps(paper: Paper) -> Iterator[Hit]:
    """A number that neither band of a sentence has."""
    for found in paper.search(_GAP):
        edge = f"{found['number']}{found['unit']}"
        message = f"后一档“{found['again']}”，恰好{edge}的两档都不符合。"
        yield Hit(*found.span(), message, "一档写“以上”或者“以下”。")


def _shared(paper: Paper) -> Iterator[Hit]:
    """A number that both bands of a sentence have."""
    if not _may_share(paper):
        return
    for found in paper.search(_BOTH):
        says_how = found["how"] or found["how2"] or found["note"]
        is_clear = says_how or " " in found[0]
        if is_clear and not _PENALTY.search(found["said"]):
            edge = f"{found['number']}{found['unit']}"
            message = f"“{found['again']}”：两档都含{edge}，重叠。"
            yield Hit(*found.span("again"), message, _HINT)


def _unclear(paper: Paper) -> Iterator[Hit]:
    """满8年以下: neither reached nor not reached."""
    for found in paper.search(_UNCLEAR):
        message = f"“{found[0]}”意思不清：满是达到，以下是没有达到。"
        yield Hit(*found.span(), message, "改为“不满”或者“满……以上”。")


def _may_share(paper: Paper) -> bool:
    """Whether both 以上 and 以下 have the number itself: the text does not say that one
    of them has not."""
    return _NOT_IN.search(paper.text) is None


def _neighbours(paper: Paper) -> Iterator[tuple[_Bound, _Bound]]:
    """The bounds of each two items, and of each two cells one below the other."""
    above: dict[int, _Held] = {}
    before: _Held | None = None
    for passage in paper.passages:
        bound = _bound(paper, passage)
        held = _Held(passage, bound) if bound else None
        if passage.level == "cell":
            yield from _pair(above.get(passage.column), held)
            if held:
                above[passage.column] = held
        else:
            yield from _pair(before, held)
            before = held


def _pair(
    before: _Held | None,
    held: _Held | None,
) -> Iterator[tuple[_Bound, _Bound]]:
    """The bounds of two lines, where both have one and they are neighbours."""
    if before and held and _are_beside(before.passage, held.passage):
        yield before.bound, held.bound


def _are_beside(one: Passage, other: Passage) -> bool:
    """Whether two lines are items in a row, or cells one below the other."""
    if one.level == "cell":
        return one.node is other.node and other.row == one.row + 1
    return one.level == other.level and one.line + 1 == other.line


def _bound(paper: Paper, passage: Passage) -> _Bound | None:
    """The first bound of an item or a cell, where it stands near its beginning; None for a
    band between two bounds, which NUM-05 looks at, unless it is bounded from below first."""
    if passage.level not in _LEVELS:
        return None
    last = min(passage.end, passage.words + 40)
    found = _BAND.search(paper.text, passage.words, last)
    if found is None or found.start() - passage.words > _NEAR:
        return None
    before, after = found["before"], found["after"]
    if not before and not after:
        return None
    note = found["note"] or found["note2"] or ""
    is_in = not before and "不" not in note
    words = paper.text[passage.words : found.start()]
    number, unit = found["number"], found["unit"]
    return _Bound(
        *found.span(), number, unit, _is_top(before, after), is_in, words
    )


def _is_top(before: str | None, after: str | None) -> bool:
    """Whether the words before and behind a number bound from above."""
    if before:
        return before in _SMALL.split("|")
    return after != "以上"


def _meet(one: _Bound, other: _Bound) -> bool:
    """Whether two neighbours meet at one number, one from below and one from above, and
    both or neither have it."""
    first = (one.number, one.unit, one.words, one.is_in)
    second = (other.number, other.unit, other.words, other.is_in)
    return first == second and one.is_top != other.is_top
