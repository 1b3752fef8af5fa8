"""概述的限额与后面各部分写的不符：概述“最高30万元”，卡片里“最高50万元”。

检查：概述里“最高……分别为30万元、10万元、20万元”，后面“卡片一、卡片二、卡片三”正好这么多，只有一个数在对应的那一部分里没有的；一处写某某（后面某部分的标题）最高多少，那一部分写了最高额而没有这个数的。
为什么：申请人先看概述，两处不一样，不知道以哪个为准。
不好：最高分别为30万元、10万元……卡片一：单个企业最高50万元
好：最高分别为50万元、10万元……卡片一：单个企业最高50万元
来源：前后一致的基本要求；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules._occurrences import occurrences
from policypress.lint.rules._values import value_of
from policypress.lint.rules.numbers._amounts import MONEY, NUMBER, worth

RULE = Rule(
    code="NUM-49",
    name="overview-and-parts",
    severity="warning",
    strength="逻辑",
    source="前后一致的基本要求",
    genres=EVERY - {"law", "decision", "note"},
)
_MOST = "最高|不超过|上限|限额"
_AMOUNT = re.compile(rf"(?P<number>{NUMBER})(?P<unit>{MONEY})")
_CAPPED = re.compile(
    rf"(?:{_MOST})[^。；，、0-9\n]{{0,10}}{NUMBER}(?:{MONEY})"
)
# 各项政策最高支持额度分别为30万元、10万元、20万元、40万元和60万元
_ROW = re.compile(
    rf"(?:{_MOST})[^。；，、0-9\n]{{0,14}}分别(?:为|是|达到?|给予|支持|补助|奖励)?"
    rf"(?P<amounts>{NUMBER}(?:{MONEY})(?:[、和及]{NUMBER}(?:{MONEY})){{2,14}})"
)
# 卡片一 设备更新补助; 政策二：……
_CARD = re.compile(
    "^[ \u3000]*(?P<word>卡片|政策|事项|项目|服务卡|政策卡|明白卡|专项)"
    "(?P<number>[一二三四五六七八九十]{1,3}|[0-9]{1,2})(?:[：:、.．]|[ \u3000]{1,3})(?P<name>[^。；，\n]{2,40})$",
    re.MULTILINE,
)
# （一）支持设备更新。 and what stands below.
_HEADED = re.compile(
    "^[ \u3000]*(?:第[一二三四五六七八九十]{1,3}条[ \u3000]{0,2}|[（(][一二三四五六七八九十]{1,3}[）)]"
    "|[一二三四五六七八九十]{1,3}、|[0-9]{1,2}[.．])(?P<name>[一-鿿]{4,20})(?:。|$)",
    re.MULTILINE,
)
_SAID = re.compile(
    rf"(?:的?{_MOST})[^。；，、0-9\n]{{0,6}}(?P<number>{NUMBER})(?P<unit>{MONEY})"
)
_NAME = re.compile("^(?:支持|鼓励|加强|实施|开展|推动|关于)")
_SHORTEST = 5  # characters by which a part is known
_BETWEEN = 6  # characters between a name and 最高


class _Part(Struct, frozen=True):
    """A part of a text with a heading of its own, text[start:end]."""

    start: int
    end: int
    name: str


def find(paper: Paper) -> Iterator[Hit]:
    """Each ceiling of an overview that its part does not have."""
    for found in paper.search(_ROW):
        yield from _in_order(paper, found)
    cards = list(paper.search(_CARD))
    heads = cards if len(cards) > 1 else list(paper.search(_HEADED))
    if _CAPPED.search(paper.text):
        yield from _by_name(paper, _parts(paper, heads))


def _parts(paper: Paper, heads: Sequence[re.Match[str]]) -> list[_Part]:
    """What stands below each heading, up to the next one."""
    ends = [one.start() for one in heads[1:]] + [len(paper.text)] * bool(heads)
    return [
        _Part(one.start(), end, one["name"].strip())
        for one, end in zip(heads, ends, strict=True)
    ]


def _in_order(paper: Paper, found: re.Match[str]) -> Iterator[Hit]:
    """A row of ceilings, and as many parts below: the only one that its part lacks."""
    heads = [one for one in paper.search(_CARD) if one.start() > found.end()]
    amounts = list(_AMOUNT.finditer(found["amounts"]))
    if len(heads) != len(amounts) or not _are_one_row(heads):
        return
    pairs = zip(amounts, _parts(paper, heads), strict=True)
    wrong = [
        (amount, part)
        for amount, part in pairs
        if _of(amount) not in _amounts(paper, part)
    ]
    if len(wrong) != 1:
        return
    amount, part = wrong[0]
    if not _is_capped(paper, part):
        return
    start = found.start("amounts") + amount.start()
    end = start + len(amount[0])
    message = f"“{part.name}”一部分没有{amount[0]}这个数。"
    yield Hit(start, end, message, "核对概述和那一部分的限额。")


def _are_one_row(heads: Sequence[re.Match[str]]) -> bool:
    """Whether headings are of one kind (卡片), from the first one on."""
    kinds = {one["word"] for one in heads}
    return len(kinds) == 1 and value_of(heads[0]["number"]) == 1


def _by_name(paper: Paper, parts: Sequence[_Part]) -> Iterator[Hit]:
    """A ceiling that is said elsewhere of what a heading names."""
    names = [_NAME.sub("", part.name) for part in parts]
    for part, name in zip(parts, names, strict=True):
        if len(name) < _SHORTEST or names.count(name) > 1:
            continue
        if _is_capped(paper, part):
            yield from _said_elsewhere(paper, part, name)


def _said_elsewhere(paper: Paper, part: _Part, name: str) -> Iterator[Hit]:
    """A ceiling of one part, said outside of it, that it does not have. name: of the part,
    without 支持 and the like."""
    for at in occurrences(paper.text, name):
        if part.start <= at < part.end:
            continue
        end = at + len(name)
        found = _SAID.search(paper.text, end, end + _BETWEEN + 20)
        if found is None or not _is_of_name(paper, end, found):
            continue
        if _of(found) not in _amounts(paper, part):
            amount = f"{found['number']}{found['unit']}"
            message = f"“{part.name}”一部分没有{amount}这个数。"
            yield Hit(at, found.end(), message, "核对两处的限额。")


def _is_of_name(paper: Paper, end: int, found: re.Match[str]) -> bool:
    """Whether a ceiling follows a name at once."""
    between = paper.text[end : found.start()]
    return len(between) <= _BETWEEN and not re.search(
        "[。；、\n]|和|及|与", between
    )


def _is_capped(paper: Paper, part: _Part) -> bool:
    """Whether a part has a ceiling itself."""
    return _CAPPED.search(paper.text, part.start, part.end) is not None


def _amounts(paper: Paper, part: _Part) -> set[object]:
    """The amounts of a part, in yuan."""
    return {
        _of(one) for one in _AMOUNT.finditer(paper.text, part.start, part.end)
    }


def _of(found: re.Match[str]) -> object:
    """What an amount is worth in yuan."""
    return worth(found["number"], found["unit"])[0]
