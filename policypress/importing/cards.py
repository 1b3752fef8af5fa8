"""Cards of a policy (政策卡片): 【政策名称】…【奖补标准】…, one or several in one file. Each is a
provision of its own, so that conditions and amounts of one are none of another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from policypress.findings import Finding
from policypress.importing.pieces import Parts, Piece

_NAME = re.compile(
    "(?:(?:政策|项目|事项|奖补|奖励|补贴|补助|资助|扶持|惠企|条款|措施|服务|专项){1,2}(?:的)?)?"
    "(?:名称|标题)"
)
# 【申报条件】, 申报条件：; numbered or not.
_LABEL = re.compile(
    r"(?:[（(]?[一二三四五六七八九十0-9]{1,2}[）)、.．]\s*)?"
    r"(?:【(?P<boxed>[^【】]{2,12})】|(?P<plain>[\u4e00-\u9fff]{2,8})\s*[：:])"
)
_CLAUSE = re.compile("第[一二三四五六七八九十百0-9]{1,5}[条章]")
_FEWEST = 3  # labels of a card


def as_cards(parts: Parts) -> Parts:
    """The same with a provision for each card; as it is where there is none."""
    heads = heads_of(parts)
    if heads is None:
        return parts
    are_several = len(heads) + _is_head(parts.title) > 1
    body = [
        replace(piece, opens=are_several and index in heads)
        for index, piece in enumerate(parts.body)
    ]
    return replace(parts, body=body)


def heads_of(parts: Parts) -> list[int] | None:
    """Which lines of the body begin a card; None where the text is none of cards."""
    lines = [piece.words.strip() for piece in parts.body]
    heads = [index for index, line in enumerate(lines) if _is_head(line)]
    found = [_label(line) for line in [parts.title, *lines]]
    labels = {one for one in found if one}
    is_card = len(labels) >= _FEWEST and (heads or _is_head(parts.title))
    if not is_card or any(_CLAUSE.match(line) for line in lines):
        return None
    return heads


def told_of_cards(parts: Parts) -> list[Finding]:
    """That several cards stand in one file, at the first line of the second."""
    heads = heads_of(parts)
    if heads is None:
        return []
    count = len(heads) + _is_head(parts.title)
    if count < 2:
        return []
    later = _later(parts, heads)
    lines = "、".join(str(one.place.line) for one in later)
    message = f"文件里有 {count} 张政策卡片，每张读成一条；后面的各张从第 {lines} 行起"
    hint = "逐张核对条件、材料和金额；要分成几套政策的，每张存成一个文件再导入"
    place = later[0].place
    return [Finding("several-cards", message, place, hint, "warning")]


def _later(parts: Parts, heads: Sequence[int]) -> list[Piece]:
    """The first lines of all cards but the first."""
    own = heads if _is_head(parts.title) else heads[1:]
    return [parts.body[index] for index in own]


def _label(line: str) -> str:
    """What the label of a line says; "" without one."""
    found = _LABEL.match(line)
    return (found["boxed"] or found["plain"]) if found else ""


def _is_head(line: str) -> bool:
    """Whether a line begins a card: it says the name of something."""
    return _NAME.fullmatch(_label(line)) is not None
