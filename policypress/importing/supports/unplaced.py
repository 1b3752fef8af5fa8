"""Ceilings and bounds that belong to nothing that is given (没有归属的限额): the drafter is
told of each, since without it more is reckoned than the text gives.

They stand in lines of their own: 补贴期限不超过36个月, 每家企业最多补贴20人, in another provision
同一企业每年奖励总额不超过100万元.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from msgspec import Struct

from policypress.importing.supports.bounding import is_bounding
from policypress.importing.supports.given import Given
from policypress.importing.supports.parts import (
    clause_end,
    clause_start,
    outer,
)
from policypress.importing.supports.phrases import (
    BENEFIT,
    HAS_BEFORE,
    MOST,
    VAGUE,
)
from policypress.importing.supports.quantities import quantities_in
from policypress.language.sums import Sum, even, sums_of

_BEFORE = re.compile(f"(?:{MOST})[^，。；：0-9]{{0,14}}$")
_BEHIND = re.compile("^(?:人民币)?(?:整)?(?:以内|之内|为限|封顶|为上限)")
_WHOSE = "[每单]一?(?:家|户|人|名|位|个|年|所|店|村)|同一|累计|合计|总额|总计|各项|上述|以上各|本条"
_OF_WHAT = re.compile(f"{BENEFIT}|{_WHOSE}|年度|发放|享受|申领|减免|返还")
_COUNTED = re.compile(
    f"{BENEFIT}|发放|享受|申领|申报|申请|减免|[每单]一?(?:家|户|个|所|店|村)|同一"
)
# What is asked of somebody, or of how an office spends.
_OF_OTHERS = re.compile(
    "罚|违法所得|滞纳金|保证金|押金|收费|贷款额|授信|工作经费|工作日|管理费|利率|费率|价格|租金标准"
)
_GIVING = f"(?:{BENEFIT}|发放|给付|享受|执行|减免|兑现|计发|拨付)"
_CHANGE = re.compile(
    f"(?:减半|折半|减按|加倍|翻倍|双倍|上浮|下浮|扣减|扣发|核减|减发)[^，。；]{{0,8}}{_GIVING}"
    f"|{_GIVING}[^，。；0-9]{{0,8}}(?:减半|折半|加倍|翻倍|上浮|下浮|扣减|扣发|核减|减发)"
    f"|按[^，。；]{{0,12}}标准的?(?:[0-9.]+%|[一二三四五]成|[0-9.一二两三]+倍|一半|[一二三四五]分之[一二三四])"
    f"|[0-9.一二两三]+倍[^，。；]{{0,4}}{_GIVING}"
)
_SHOWN = 40  # characters of a clause that a message quotes


class Unplaced(Struct, frozen=True):
    """A bound that nothing reckons with. start: where its figure stands; said: its
    clause; is_change: whether it raises or lowers what is given instead."""

    start: int
    said: str
    is_change: bool = False


def unplaced_in(
    text: str,
    given: Sequence[Given],
    settled: Set[int],
) -> list[Unplaced]:
    """The bounds of a text, in its order, that are those of no support. given: the
    supports; settled: where figures stand that are known to be no amounts."""
    found = [
        *_sums(text, given, settled),
        *_counts(even(text), given),
        *_changes(text, given),
    ]
    return sorted(found, key=lambda one: one.start)


def doubt_alone(
    text: str,
    given: Sequence[Given],
    before: Sequence[Given],
) -> None:
    """A provision that only says how much there is at most (每家机构每年补贴不超过20万元) may
    bound what those before it give, as well as give itself. text: of the provision;
    given: what was read of it; before: what the provisions before it give."""
    for one in given[:1]:
        words = even(text[one.start : one.end])
        modes = {each.mode for each in before}
        is_known = one.mode in modes or (one.mode in VAGUE and modes)
        is_most = [grant.is_most for grant in one.grants] == [True]
        if is_known and is_most and is_bounding(words):
            one.doubt("是这一条给的，还是前面各条的限额，不明确")


def _sums(
    text: str,
    given: Sequence[Given],
    settled: Set[int],
) -> Iterator[Unplaced]:
    """Ceilings in money, and shares that bound."""
    plain = outer(even(text))
    known = settled | {one.start for each in given for one in _held(each)}
    for one in sums_of(even(text)):
        if one.start in known or not one.is_said:
            continue
        start = clause_start(plain, one.start)
        end = clause_end(plain, one.end)
        before, behind = text[start : one.start], text[one.end : end]
        is_bound = _BEFORE.search(before) or _BEHIND.match(behind)
        if is_bound and _is_of_benefit(before, text[start:end]):
            yield Unplaced(one.start, _said(text, start, end))


def _is_of_benefit(before: str, clause: str) -> bool:
    """Whether a clause may bound what is given, and not what somebody has or owes."""
    if _OF_OTHERS.search(clause) or _OF_WHAT.search(clause) is None:
        return False
    bare = re.sub(f"(?:{MOST})[^，。；：0-9]*$", "", before)
    return HAS_BEFORE.search(bare) is None


def _held(given: Given) -> Iterator[Sum]:
    """The figures that a support knows of; it is told of those that it does not reckon
    with."""
    for grant in given.grants:
        yield from (one for one in (grant.main, grant.cap, grant.every) if one)
    yield from (*given.limits, *given.conditions, *given.parts)
    several = (*given.wider, *given.common, *given.shared)
    yield from (cap for cap, _ in several)


def _counts(text: str, given: Sequence[Given]) -> Iterator[Unplaced]:
    """Bounds on how many, and for how long, in lines that give nothing."""
    units = [unit for one in given for unit in one.units]
    for start, end in _between(text, given):
        for one in quantities_in(text, start, end, units):
            is_of_it = _COUNTED.search(one.said) is not None
            if is_of_it and not _OF_OTHERS.search(one.said):
                yield Unplaced(one.start, one.said)


def _changes(text: str, given: Sequence[Given]) -> Iterator[Unplaced]:
    """What raises or lowers an amount in lines that give nothing: 考核不合格的，减半发放."""
    plain = outer(even(text))
    told = -1
    for first, last in _between(text, given):
        for match in _CHANGE.finditer(text, first, last):
            start = clause_start(plain, match.start())
            words = _said(text, start, clause_end(plain, match.end()))
            if start != told and not _OF_OTHERS.search(words):
                told = start
                yield Unplaced(match.start(), words, is_change=True)


def _between(
    text: str,
    given: Sequence[Given],
) -> Iterator[tuple[int, int]]:
    """The stretches that no support reaches."""
    start = 0
    for end, until in (*_stretches(text, given), (len(text), len(text))):
        yield start, max(start, end)
        start = max(start, until)


def _stretches(
    text: str,
    given: Sequence[Given],
) -> Iterator[tuple[int, int]]:
    """From where to where supports reach: to the end of their last line."""
    for one in sorted(given, key=lambda each: each.start):
        line = text.find("\n", one.end)
        yield one.start, line if line >= 0 else len(text)


def _said(text: str, start: int, end: int) -> str:
    """A clause as a message quotes it."""
    words = text[start:end].strip()
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}……"
