"""几档都只有下限，高的一档也符合低的；又说封顶又说不封顶。

检查：同一条里接连几档都只写“……以上”“超过……”，金额各不相同，全文没有说就高、不重复的（作提示）；“上不封顶”“不设上限”的同一句、前后一句里又有最高、不超过多少的。
为什么：够得上高档的，也够得上低档，按哪一档、能不能都拿，各人读法不同；有没有上限前后矛盾，就无从执行。
不好：增长10%以上的奖励5万元；增长20%以上的奖励10万元
好：增长10%以上不满20%的奖励5万元；增长20%以上的奖励10万元
来源：立法技术规范（试行）（一）24（以上、以下）；一般
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules.numbers._bands import (
    Band,
    band_groups,
    is_of_same,
)

RULE = Rule(
    code="NUM-45",
    name="open-bands",
    severity="warning",
    strength="一般",
    source="立法技术规范（试行）（一）24",
    genres=EVERY - {"law", "decision", "table"},
)
# What says which of two bands is meant, or that one is paid once.
_SETTLED = re.compile(
    "就高|从高|择高|最高一[档级项]|高档|不重复|不得重复|不累计|不叠加|补差|差额|晋档|不可兼得"
    "|以最高|按最高|只(?:能)?享受一"
)
_GIVES = re.compile("给予|予以|奖励|补助|补贴|资助|奖")
_AMOUNT = re.compile("[0-9][0-9.]{0,8}[ ]?(?:[万亿]?元|[%％])")
_NEAR = 40  # characters behind a band in which its amount stands
_FAR = 90  # characters from one band of a row to the next
_UNCAPPED = re.compile(
    "(?:上不|不)封顶|不设(?:置)?(?:最高)?上限|无上限|没有上限"
)
_CAPPED = re.compile(
    "(?:最高|不超过|不高于|上限)[^。；，\n]{0,16}[0-9][0-9.]{0,8}[ ]?(?:[万亿]?元|[%％])"
)


def find(paper: Paper) -> Iterator[Hit]:
    """The second of each two bands that are open above, and what has no upper limit though
    it has one."""
    for found in paper.search(_UNCAPPED):
        cap = _cap(paper, found.start())
        if cap:
            message = f"“{found[0]}”与“{cap}”矛盾。"
            yield Hit(*found.span(), message, "核对有没有上限，删去一处。")
    if not paper.is_in_text(_SETTLED):
        for bands in band_groups(paper):
            yield from _open(paper, bands)


def _cap(paper: Paper, at: int) -> str:
    """What is said of an upper limit in the sentence of a place, or in the one before it;
    "" for nothing."""
    passage = paper.passage_at(at)
    behind = paper.text.find("。", at, passage.end)
    last = behind if behind >= 0 else passage.end
    first = paper.text.rfind("。", passage.start, at)
    earlier = paper.text.rfind("。", passage.start, max(first, passage.start))
    start = max(earlier, passage.start)
    found = _CAPPED.search(paper.text, start, last)
    return found[0] if found else ""


def _open(paper: Paper, bands: Sequence[Band]) -> Iterator[Hit]:
    """Bands of one thing that have a lower bound only, each with an amount of its own."""
    for one, other in pairwise(bands):
        if one.top or other.top or one.foot is None or other.foot is None:
            continue
        if not _are_row(paper, one, other):
            continue
        low = min(one.foot.value, other.foot.value)
        message = (
            f"两档都没有上限，够得上高档的也够得上{low}{one.foot.unit}这一档。"
        )
        hint = "写明上限，或者写明就高、不重复。"
        yield Hit(other.start, other.end, message, hint, severity="note")


def _are_row(paper: Paper, one: Band, other: Band) -> bool:
    """Whether two bands are steps of one thing, near each other and each with an amount."""
    if one.foot is None or other.foot is None:
        return False
    if one.foot.unit != other.foot.unit or one.foot.value == other.foot.value:
        return False
    if other.start - one.end > _FAR or not is_of_same(paper, one, other):
        return False
    return bool(_amount(paper, one) and _amount(paper, other))


def _amount(paper: Paper, band: Band) -> str:
    """The amount that is given for a band; "" for none."""
    words = paper.text[band.end : band.end + _NEAR].split("；")[0]
    given = _GIVES.search(words)
    found = _AMOUNT.search(words) if given else None
    return found[0] if found else ""
