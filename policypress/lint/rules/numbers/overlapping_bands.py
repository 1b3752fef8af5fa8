"""分档在界点上重叠或者留空：100万元以上500万元以下；500万元以上。

检查：同一条里先后两档同单位的界点：“以上”“以下”“以内”、起止范围都含本数，“不满”“不足”“低于”“超过”“大于”不含本数；两档都含界点的是重叠，都不含的是留空。“20万元以下的……，20万元以上的……”“60分以上不满75分的……；60分以下的……”“1000万元以上至5000万元、5000万元以上”也查（罚则和“部分”不查），相邻各项之间也查，上一档与下一档不相接的作警告；文中声明“以下不含本数”的不查；只有一档注明“（含）”的（后一档注明的作提示）和“5年内……5年以上”只作警告。
为什么：恰好等于界点的，两档都符合或者都不符合，办理时没有依据。
不好：100万元以上500万元以下的，奖励5万元；500万元以上的，奖励10万元
好：100万元以上不满500万元的，奖励5万元；500万元以上的，奖励10万元
来源：立法技术规范（试行）（一）24（以上、以下、以内、不满、超过）；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules.numbers._bands import (
    Band,
    band_groups,
    is_of_same,
)

RULE = Rule(
    code="NUM-05",
    name="overlapping-bands",
    severity="error",
    strength="逻辑",
    source="立法技术规范（试行）（一）24",
    genres=EVERY - {"law", "decision"},
    checks=(
        "band-overlap",
        "band-gap",
        "band-inverted",
        "edge-differs",
        "edge-unsaid",
    ),
)
_DECLARED = re.compile(
    "以[上下]”?[^。，；含括\n]{0,12}(?:不包括|不含|不包含)本数"
)
_WITHIN = re.compile(
    "(?P<count>[0-9]{1,4})(?P<unit>年|个月|日|天)(?:以?内)[^。\n]{0,40}?[；，;,]"
    "[^。；\n]{0,6}?(?P<again>(?P=count)(?P=unit)以上)"
)


_INVERTED = re.compile(
    "(?P<foot>[0-9]{1,9}(?:\\.[0-9]{1,4})?)(?P<unit>[一-鿿%]{1,3}?)(?:（含）)?以上"
    "(?:[、，]?(?:不满|不足|低于"
    "|不超过|未满))"
    "(?P<top>[0-9]{1,9}(?:\\.[0-9]{1,4})?)(?P=unit)(?![0-9])"
)


# 80分以上不满90分为良好，60分以上不满75分为合格: in a row of bands the top of one is the
# foot of the one before.
_ROW = re.compile(
    "(?P<foot>[0-9]{1,7})(?P<unit>[一-鿿%]{1,3}?)以上(?:[、，]?)不满(?P<top>[0-9]{1,7})(?P=unit)"
)
_APART = re.compile("[^。；\n0-9]{1,16}")
# 超过50平方米不超过100平方米的……，超过80平方米的
_ROW_OVER = re.compile(
    "超过[0-9]{1,7}(?P<unit>[一-鿿]{1,3})不超过(?P<top>[0-9]{1,7})(?P=unit)的?"
    "[^。；0-9\n]{0,12}[0-9.]{0,8}[^。；0-9\n]{0,8}"
    "[，；](?P<next>超过(?P<foot>[0-9]{1,7})(?P=unit))(?!不)"
)


# 20亩以下的补1万元，20亩以上50亩以下的补3万元; 50亩以上……的货物……，50亩以下的……: a band
# that is open below and the one above it, either way round.
_SAID = "[^。；，0-9\n]{0,12}[0-9.]{0,8}[^。；，0-9\n]{0,8}"
_BELOW_FIRST = re.compile(
    rf"(?<![0-9.上满])(?P<top>[0-9]{{1,7}})(?P<unit>[一-鿿]{{1,3}}?)以下的{_SAID}[，；]"
    "(?P<again>(?P=top)(?P=unit)以上)(?:[0-9]{1,7}(?P=unit)以下)?的(?!部分)"
)
_ABOVE_FIRST = re.compile(
    r"(?<![0-9.])(?P<top>[0-9]{1,7})(?P<unit>[一-鿿]{1,3}?)以上(?:[0-9]{1,7}(?P=unit)以下)?"
    rf"的{_SAID}[，；](?P<again>(?P=top)(?P=unit)以下)的(?!部分)"
)
# 1000万元及以上至5000万元、5000万元以上至1亿元: 至 reaches the number that 以上 has too.
_REACHING = re.compile(
    r"以[ ]?上至[ ]?(?P<top>[0-9]{1,7}(?:\.[0-9]{1,4})?)(?P<unit>[万亿]?[一-鿿%]{1,3}?)"
    "(?:、|的[^。；\n]{0,40}?；[^。；，、0-9\n]{0,14}"
    "|的?，[^。；，\n]{0,24}[，；][^。；，、0-9\n]{0,8})"
    "(?P<again>(?P=top)(?P=unit)以上)(?!（不|（含）)(?=至|的|、)"
)
# 200吨以上1000吨以下的按300元，1500吨以上的按400元: nothing is said of what lies between.
_ROW_CLOSED = re.compile(
    "(?<![0-9.])[0-9]{1,7}(?P<unit>[一-鿿]{1,5}?)以上(?P<top>[0-9]{1,7})(?P=unit)以下的[，]?"
    f"{_SAID}[，；](?P<next>(?P<foot>[0-9]{{1,7}})(?P=unit)以上)的"
)
# 不超过8%的，……；超过12%的，……
_ROW_UNDER = re.compile(
    "(?<!幅度)(?:不|未)超过(?P<top>[0-9]{1,7})(?P<unit>[%％]|[一-鿿]{1,3}?)的?[，]?[^。；0-9\n]{0,30}[0-9.]{0,8}"
    "[^。；0-9\n]{0,8}[；，](?P<next>超过(?P<foot>[0-9]{1,7})(?P=unit))的"
)


# 停放不超过2小时的，收4元；停放2小时以上的，收6元
_NOT_OVER_FIRST = re.compile(
    rf"(?<![^。；，：）\n]{{9}})(?<!幅度)(?<!得)不超过(?P<top>[0-9]{{1,7}})(?P<unit>[一-鿿]{{1,3}}?)的，{_SAID}；"
    "[^。；，0-9\n]{0,8}(?P<again>(?P=top)(?P=unit)以上)的(?!部分)"
)
_STRETCH = re.compile("(?:年|月|日|天|小时)以内$")
_PENALTY = re.compile("罚|徒刑|拘役|拘留|处分|违法|滞纳金")


def find(paper: Paper) -> Iterator[Hit]:
    """Each bound that two bands of a clause share, or that neither has."""
    if _DECLARED.search(paper.text):
        return
    hits: list[Hit] = []
    for group in band_groups(paper):
        hits += _of_clause(paper, group)
    for found in paper.search(_WITHIN):
        message = f"“{found['again']}”与前面的“内”都含{found['count']}。"
        at = found.span("again")
        hint = "前一档改为“不满”。"
        hits.append(Hit(*at, message, hint, severity="warning"))
    for found in paper.search(_INVERTED):
        if float(found["foot"]) >= float(found["top"]):
            message = f"“{found[0]}”下限不小于上限。"
            hits.append(Hit(*found.span(), message, "核对两个数。"))
    hits += _in_rows(paper)
    hits += _open_below(paper)
    # One bound may be met in two ways; it is said once.
    kept = {hit.start: hit for hit in reversed(hits)}
    yield from (kept[start] for start in sorted(kept))


def _in_rows(paper: Paper) -> Iterator[Hit]:
    """Each band of a row that does not reach the one beside it, or reaches into it."""
    hint = "相接的两档，一档的上限就是另一档的下限。"
    rows = list(paper.search(_ROW))
    for one, other in zip(rows, rows[1:], strict=False):
        between = paper.text[one.end() : other.start()]
        if one["unit"] != other["unit"] or not _APART.fullmatch(between):
            continue
        foot, top = sorted((one, other), key=lambda band: int(band["foot"]))
        if int(foot["top"]) != int(top["foot"]):
            message = f"“{foot[0]}”与“{top[0]}”不相接。"
            yield Hit(*other.span(), message, hint, severity="warning")
    for found in paper.search(_ROW_OVER):
        if int(found["foot"]) != int(found["top"]):
            message = f"“{found['next']}”与前一档的“{found['top']}”不相接。"
            yield Hit(*found.span("next"), message, hint, severity="warning")


def _open_below(paper: Paper) -> Iterator[Hit]:
    """Each bound that a band open below and the next one both have, and each row whose
    highest band begins far above the one before."""
    for pattern in (_BELOW_FIRST, _ABOVE_FIRST, _NOT_OVER_FIRST):
        for found in paper.search(pattern):
            message = f"“{found['again']}”：两档都含{found['top']}{found['unit']}，重叠。"
            hint = "一档用“以上”，与它相接的一档用“不满”。"
            yield Hit(*found.span("again"), message, hint)
    for found in paper.search(_REACHING):
        message = f"“{found['again']}”：前一档写到{found['top']}{found['unit']}，两档都含，重叠。"
        hint = "前一档写作“不满”，或者写明“以上”不含本数。"
        yield Hit(*found.span("again"), message, hint, severity="warning")
    for found in (*paper.search(_ROW_CLOSED), *paper.search(_ROW_UNDER)):
        if int(found["foot"]) > int(found["top"]):
            message = f"“{found['next']}”与前一档的“{found['top']}”不相接。"
            hint = "相接的两档，一档的上限就是另一档的下限。"
            yield Hit(*found.span("next"), message, hint, severity="warning")


def _of_clause(
    paper: Paper,
    bands: Sequence[Band],
) -> Iterator[Hit]:
    """Each band that meets the one before or after it wrongly."""
    text = paper.text
    for index, band in enumerate(bands):
        for other in bands[index + 1 : index + 4]:
            hit = _meet(text, band, other) or _meet(text, other, band)
            is_same = hit is not None and is_of_same(paper, band, other)
            if hit and is_same and not _is_fine(paper, band, other):
                yield hit
                break


def _is_fine(paper: Paper, band: Band, other: Band) -> bool:
    """Whether a number that belongs to two bands is right or doubtful, where one of them
    is open below: penalties meet (处500元以下罚款; 500元以上……罚款), and 的部分 is a part."""
    if band.foot is not None and other.foot is not None:
        return False
    _, last = paper.sentence(other.start)
    first, _ = paper.sentence(band.start)
    if _PENALTY.search(paper.text, first, last):
        return True
    ends = [paper.text[one.end : one.end + 3] for one in (band, other)]
    of_things = [end.startswith("的") for end in ends]
    # 成立3年以上，3年以内无不良记录: a stretch of time, and no band.
    if not all(of_things) and _has_stretch(paper, band, other):
        return True
    is_part = any(end.startswith(("的部分", "部分")) for end in ends)
    return is_part or of_things[0] != of_things[1]


def _has_stretch(paper: Paper, *bands: Band) -> bool:
    """Whether the words of one of some bands are those of a stretch of time."""
    words = (paper.text[one.start : one.end] for one in bands)
    return any(_STRETCH.search(one) for one in words)


def _meet(
    text: str,
    lower: Band,
    higher: Band,
) -> Hit | None:
    """What is wrong where the upper bound of one is the lower bound of another."""
    top, foot = lower.top, higher.foot
    if top is None or foot is None:
        return None
    if (top.value, top.unit) != (foot.value, foot.unit):
        return None
    if top.is_in != foot.is_in:
        return None
    later = max(top, foot, key=lambda edge: edge.start)
    words = text[later.start : later.end]
    if top.is_in:
        message = f"“{words}”：两档都含{top.value}{top.unit}，重叠。"
    else:
        message = f"“{words}”：两档都不含{top.value}{top.unit}，留空。"
    hint = "一档用“以上”，与它相接的一档用“不满”。"
    # 2亿元以下，2亿元以上（含）: who notes one of them means that the other is without, the
    # more so where the higher band says that it has the number.
    if foot.is_noted and not top.is_noted:
        return Hit(later.start, later.end, message, hint, severity="note")
    if top.is_noted and not foot.is_noted:
        return Hit(later.start, later.end, message, hint, severity="warning")
    return Hit(later.start, later.end, message, hint)
