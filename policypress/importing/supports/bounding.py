"""Parts of a text that only bound (限额句): 同一企业每年奖励总额不超过100万元.

Such a part is never a support where something was given before it: it bounds that, or
what it bounds is not known, and then nothing near it is understood.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from policypress.importing.supports.caps import bound_several
from policypress.importing.supports.given import Given
from policypress.importing.supports.phrases import BENEFIT, MOST
from policypress.importing.supports.scopes import scope_of
from policypress.language.sums import Sum

_LABEL = r"[ \u3000]*(?:[（(]?[一二三四五六七八九十0-9]{1,3}[）)．.、])?[ ]*"
_WHO = (
    "同一|单一?[个家户位件项笔台张部场套站店]?|每一?[个家户位人年件项笔台张部场套]|每|各|上述|以上"
    "|本条|全年|年度|当年|累计|合计|原则上|一般"
)
_TOTAL = "总额|总金额|金额|总计|合计|累计|资金|额度|标准|比例|上限|限额"
# Its first clause: whom it is for, what is bounded, and how.
_FIRST = re.compile(
    f"^(?:{_LABEL}(?:{_WHO})[^，。；]{{0,40}}?|[^，。；0-9]{{0,4}}(?:{BENEFIT})"
    f"[^，。；]{{0,6}}?)(?:{_TOTAL})*(?:{MOST})[^，。；]*$"
)
# What bounds on: 且最高300万元, 累计最高不超过3年.
_NEXT = re.compile(
    f"^[ ]*(?:且|并|并且|同时|但)?(?:{_WHO}|连续|期限)?[^，。；]{{0,16}}?(?:{MOST}|最长)"
)
_BEHIND = re.compile(
    f"^{_LABEL}[^，。；]{{0,24}}?(?:{BENEFIT})[^，。；]{{0,4}}以[^，。；]*为(?:限|上限)$"
)
# Whom a condition or a verb gives to: it gives itself.
_GIVES = re.compile(
    "给予|予以|发放|申请|申领|领取|提供|安排|投入|按照?|的，|一次性|^[ ]*(?:对|支持|鼓励|凡)"
)
_HAD = re.compile(
    f"^(?!{_LABEL}(?:同一|单|每|上述|以上|全年|年度)).*(?:享受|获得)"
)
_EACH_GIVEN = re.compile(f"(?:{BENEFIT})[ ]*[0-9]")
_NAMED = re.compile(f"(?:上述|以上)(?P<names>[^，。；]*?)(?:{BENEFIT})")
_SHOWN = 20  # characters of a part that a message quotes
_ABOVE = re.compile(f"^{_LABEL}(?:上述|以上|各项)")
_ALL_OF_IT = re.compile("总额|总金额|累计|合计|总计")
_SHARED = 4  # characters in a row that name what is bounded


class Loose(Struct, frozen=True):
    """A part that only bounds, and has found nothing to bound. start: where it begins;
    own: its sums; words: of it."""

    start: int
    own: list[Sum]
    words: str


def is_bounding(words: str) -> bool:
    """Whether a part says how much there is at most, and gives nothing itself."""
    if _GIVES.search(words) or _EACH_GIVEN.search(words):
        return False
    if _HAD.match(words):
        return False
    first, *more = words.split("，")
    if not _FIRST.match(first) and not _BEHIND.match(first):
        # 上述第三类注册奖励，单个企业每年合计不超过500万元
        is_named = first.strip().startswith(("上述", "以上"))
        if not is_named or not more:
            return False
        first, *more = more
        if not _FIRST.match(first):
            return False
    return all(_NEXT.match(one) for one in more)


def is_of_all(words: str) -> bool:
    """Whether a part bounds what other provisions give: it says 上述 or 总额 of all that
    one applicant has in a year."""
    if not is_bounding(words):
        return False
    if _ABOVE.match(words):
        return True
    is_total = _ALL_OF_IT.search(words) is not None
    return is_total and scope_of(words) in (
        "applicant-year",
        "applicant-total",
    )


def put_bounds(
    found: Sequence[Given],
    own: Sequence[Sum],
    words: str,
    before: str = "",
) -> None:
    """Put the ceilings of such a part on what it bounds. own: its sums; words: of it;
    before: the words of its line before it. A share of something is a limit beside the
    sum, which the drafter is told of."""
    sums = [one for one in own if one.kind == "money"]
    for given in found:
        given.limits += [one for one in own if one.kind == "percent"]
    if len(sums) > 1:
        for given in found:
            given.doubt("限额不止一个")
            given.limits += sums
        return
    for cap in sums:
        bound_several(found, cap, words, before)


def put_on_tables(
    tables: Sequence[tuple[int, Given]],
    loose: Sequence[Loose],
    given: Sequence[Given],
) -> None:
    """Put what only bounds on the table that it stands below; where there is none, and
    something was given before it, nobody knows whether it bounds that. tables: what they
    give, with where each ends."""
    for one in loose:
        above = [table for end, table in tables if end <= one.start]
        if above:
            put_bounds(above[-1:], one.own, one.words)
            continue
        for before in given:
            if before.start < one.start:
                before.doubt(
                    f"“{one.words.strip()[:_SHOWN]}”限的是哪些项目不明确"
                )


def named_in(
    words: str,
    found: Sequence[Given],
    lines: Sequence[str],
) -> list[Given]:
    """Those that 上述甲类、乙类奖励 names, by the words that they share with it; all where
    it names none. lines: of each."""
    said = _NAMED.search(words)
    if said is None:
        return list(found)
    names = said["names"]
    pieces = {
        names[at : at + _SHARED] for at in range(len(names) - _SHARED + 1)
    }
    own = [
        given
        for given, line in zip(found, lines, strict=True)
        if any(one in line for one in pieces)
    ]
    return own or list(found)
