"""举例的算式算错：22天×50人次×1元＝1000元。

检查：写成算式的“甲×乙＝丙”“甲＋乙＝丙”（数字带单位，可以有百分数），等号两边不相等的；“例如”之后写明数量、天数和本条标准（或者一个金额、一个比例，比例也可以写在同一段的前面）的，与所写的补贴额；有括号、除号、约等号的不算，只差四舍五入的不算。
为什么：申请人照着例子算，例子错了，标准就有两个。
不好：22天×50人次×1元＝1000元
好：22天×50人次×1元＝1100元
来源：算术；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules.numbers._examples import examples

RULE = Rule(
    code="NUM-46",
    name="worked-example",
    severity="warning",
    strength="逻辑",
    source="算术",
    genres=EVERY - {"law", "decision"},
)
_NUMBER = r"[0-9]{1,9}(?:\.[0-9]{1,4})?"
_ONE = rf"{_NUMBER}[ ]?[%％]?[万亿]?[一-鿿]{{0,4}}(?:/[一-鿿·]{{1,4}}){{0,2}}"
_SIGN = "[×xX*＊+＋－−-]"
_SUM = re.compile(
    rf"(?<![0-9A-Za-z.×xX*＊+＋－−/÷）)\]=＝-])"
    rf"(?P<left>{_ONE}(?:[ ]?{_SIGN}[ ]?{_ONE}){{1,5}})[ ]?[=＝][ ]?"
    rf"(?P<right>{_ONE})(?![,，]?[0-9]|[×xX*＊+＋－−/÷])"
)
# 30元×租用面积800平方米×12个月: a figure with words before it, behind a sign.
_GOES_ON = re.compile(f"(?:{_SIGN}|[÷/])[^，。；：、0-9\n]{{0,16}}$")
# 200万元×20%=30万元（封顶）
_CUT = re.compile(
    "[（(，][^。；\n]{0,8}(?:封顶|上限|最高|限额|取整|四舍|计发|仅)"
)
_FAR = 20  # characters before a sum in which it may have begun
_PIECE = re.compile(
    rf"(?P<sign>{_SIGN})?[ ]?(?P<number>{_NUMBER})[ ]?(?P<share>[%％])?"
    r"(?P<scale>[万亿])?(?P<unit>[一-鿿]{0,4}(?:/[一-鿿·]{1,4}){0,2})"
)
_TIMES, _LESS = "×xX*＊", "－−-"
_SCALES = {"万": Decimal(10**4), "亿": Decimal(10**8), "": Decimal(1)}
_HUNDRED = Decimal(100)


def find(paper: Paper) -> Iterator[Hit]:
    """Each sum written out whose sides are not equal."""
    yield from examples(paper)
    for found in paper.search(_SUM):
        pieces = list(_PIECE.finditer(found["left"]))
        said = _PIECE.fullmatch(found["right"])
        before = found.string[max(0, found.start() - _FAR) : found.start()]
        behind = found.string[found.end() : found.end() + _FAR]
        if _CUT.match(behind) or said is None or _GOES_ON.search(before):
            continue
        if not _is_plain(pieces, said):
            continue
        made, worth = _made(pieces), _worth(said)
        if abs(made - worth) >= _room(said):
            message = f"左边是{_shown(made, said)}，写作{found['right']}。"
            yield Hit(*found.span(), message, "核对算式。")


def _is_plain(pieces: list[re.Match[str]], said: re.Match[str]) -> bool:
    """Whether a sum has units and, where its figures are added, one unit."""
    units = [one["unit"] for one in pieces]
    added = [one for one in pieces if one["sign"] and not _is_times(one)]
    if not any((*units, said["unit"])):
        return False
    is_mixed = added and any(map(_is_times, pieces))
    if added and not is_mixed:
        return {*units, said["unit"]} == {said["unit"]}
    return not is_mixed


def _is_times(piece: re.Match[str]) -> bool:
    """Whether a figure is multiplied with what stands before it."""
    return bool(piece["sign"]) and piece["sign"] in _TIMES


def _made(pieces: list[re.Match[str]]) -> Decimal:
    """What the figures of a sum make, all multiplied or all added."""
    made = _worth(pieces[0])
    for piece in pieces[1:]:
        if _is_times(piece):
            made *= _worth(piece)
        elif piece["sign"] in _LESS:
            made -= _worth(piece)
        else:
            made += _worth(piece)
    return made


def _worth(piece: re.Match[str]) -> Decimal:
    """A figure without its unit: 30% as 0.3, 2万 as 20000."""
    value = Decimal(piece["number"]) * _SCALES[piece["scale"] or ""]
    return value / _HUNDRED if piece["share"] else value


def _room(said: re.Match[str]) -> Decimal:
    """By how much a result may differ: one in its last place."""
    _, _, places = said["number"].partition(".")
    last = Decimal(1).scaleb(-len(places)) if places else Decimal("0.5")
    room = last * _SCALES[said["scale"] or ""]
    return room / _HUNDRED if said["share"] else room


def _shown(made: Decimal, said: re.Match[str]) -> str:
    """A result in the unit in which it is said."""
    value = made / _SCALES[said["scale"] or ""]
    value = value * _HUNDRED if said["share"] else value
    words = f"{value:f}"
    words = words.rstrip("0").rstrip(".") if "." in words else words
    return f"{words}{said['share'] or ''}{said['scale'] or ''}{said['unit']}"
