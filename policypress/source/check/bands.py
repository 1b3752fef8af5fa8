"""Numeric tiers: no overlap, no hole, no band upside down (分档区间); 以上含本数、不满不含: 立法技术规范."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from policypress.findings import Finding
from policypress.language.quantity import QuantityError, parse_quantity
from policypress.source.model import Band, Policy, Tier, Tiers
from policypress.source.traverse import at, supports

_HINT = "相邻两档的端点要相接，并只由一档含本数（includes）"
_BARE_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")
# Between two amounts or two percentages there is always another one; of days, persons
# or years only whole ones are meant, so that 3 and 4 are neighbours.
_DIVISIBLE = ("元", "%")


@dataclass(frozen=True, slots=True)
class _Bound:
    """One end of a band as a number. unit: "" for a bare number. counts: 含本数."""

    number: Decimal
    unit: str
    counts: bool


@dataclass(frozen=True, slots=True)
class _Range:
    """A band as numbers; None = no bound on that side."""

    tier: Tier
    low: _Bound | None
    high: _Bound | None

    @property
    def lowest(self) -> Decimal:
        """For sorting: a band without a lower bound comes first."""
        return self.low.number if self.low else Decimal("-Infinity")


def check(policy: Policy) -> Iterator[Finding]:
    """Findings for tiers without an amount, and for bands that are wrong alone or
    beside one another."""
    for _, support in supports(policy):
        if isinstance(support.amount, Tiers):
            for tier in support.amount.tiers.values():
                yield from _gives_one_thing(tier)
            yield from _bands(support.amount)


def _gives_one_thing(tier: Tier) -> Iterator[Finding]:
    """A tier gives a sum or a share: one of them, and not both."""
    if tier.value is None and tier.share is None:
        yield Finding(
            "tier-without-value",
            f"档次“{tier.when}”没有金额，也没有比例",
            tier.place,
            "补写 value: 金额，或 share: 比例",
        )
    elif tier.value and tier.share:
        yield at(
            tier,
            "share",
            "tier-with-both",
            f"档次“{tier.when}”同时写了金额和比例",
            "只留一个；封顶金额写在 caps",
        )


def _bands(amount: Tiers) -> Iterator[Finding]:
    """Each band by itself, then neighbours from the lowest up."""
    ranges: list[_Range] = []
    for tier in amount.tiers.values():
        if not tier.band:
            continue
        read = _read(tier, tier.band)
        if isinstance(read, Finding):
            yield read
        else:
            ranges.append(read)
    ranges.sort(key=lambda one: one.lowest)
    for before, after in pairwise(ranges):
        if problem := _joint(before, after):
            yield problem


def _read(tier: Tier, band: Band) -> _Range | Finding:
    """A band as numbers, or why it cannot be one."""
    low = _bound(band.lower, band.has_lower)
    if band.lower and low is None:
        return _not_a_number(band, "lower", band.lower)
    high = _bound(band.upper, band.has_upper)
    if band.upper and high is None:
        return _not_a_number(band, "upper", band.upper)
    if low and high:
        problem = _ends(tier, band, low, high)
        if problem:
            return problem
    if low or high:
        return _Range(tier, low, high)
    return at(
        tier,
        "band",
        "bad-band",
        f"档次“{tier.when}”的区间没有端点",
        "写 from（下限）或 to（上限）",
    )


def _ends(
    tier: Tier,
    band: Band,
    low: _Bound,
    high: _Bound,
) -> Finding | None:
    """What is wrong between the two ends of one band."""
    if low.unit != high.unit:
        return at(
            band,
            "upper",
            "bad-band",
            f"档次“{tier.when}”的上下限单位不同",
            "上下限用同一单位",
        )
    if _is_inverted(low, high):
        return at(
            band,
            "lower",
            "band-inverted",
            f"档次“{tier.when}”的下限不小于上限",
            "from 写小的，to 写大的",
        )
    return None


def _not_a_number(band: Band, name: str, text: str) -> Finding:
    """name: of the bound, lower or upper; text: what stands there."""
    message = f"区间的端点“{text}”不是数"
    hint = "写成如 1000万元、3年，或只写阿拉伯数字"
    return at(
        band,
        name,
        "bad-band",
        message,
        hint,
    )


def _is_inverted(low: _Bound, high: _Bound) -> bool:
    """From 3 to 3 is one figure when both ends count, and none when not."""
    if low.number == high.number:
        return not (low.counts and high.counts)
    return low.number > high.number


def _bound(text: str, counts: bool) -> _Bound | None:
    """A bound as YAML has it (30天, 1000万元, 5); None when it is not there or is no number."""
    if not text:
        return None
    if _BARE_NUMBER.fullmatch(text):
        return _Bound(Decimal(text), "", counts)
    quantity = parse_quantity(text)
    if isinstance(quantity, QuantityError):
        return None
    return _Bound(Decimal(quantity.value), quantity.unit, counts)


def _joint(before: _Range, after: _Range) -> Finding | None:
    """What is wrong where two neighbours meet: an overlap (重叠) is an error, a hole (空档)
    a warning."""
    names = f"“{before.tier.when}”和“{after.tier.when}”"
    high, low = before.high, after.low
    if high is None or low is None or high.number > low.number:
        return _overlap(after, f"档次{names}的区间重叠")
    if high.number == low.number:
        if high.counts and low.counts:
            return _overlap(after, f"档次{names}都含端点，区间重叠")
        if high.counts or low.counts:
            return None
        return _gap(after, f"档次{names}都不含端点，正好等于端点的落空")
    if _are_neighbours(high, low):
        return None
    return _gap(after, f"档次{names}的区间之间有空档")


def _overlap(after: _Range, message: str) -> Finding:
    """Two tiers would take the same figure: nobody could say what is paid."""
    return at(
        after.tier,
        "band",
        "band-overlap",
        message,
        _HINT,
    )


def _gap(after: _Range, message: str) -> Finding:
    """Figures that no tier takes: a warning, for it may be meant."""
    return at(
        after.tier,
        "band",
        "band-gap",
        message,
        _HINT,
        "warning",
    )


def _are_neighbours(high: _Bound, low: _Bound) -> bool:
    """至3天 and 4天以上 leave nothing between them: only whole days are meant."""
    if high.unit in _DIVISIBLE or not (high.counts and low.counts):
        return False
    return low.number - high.number == 1
