"""Numeric tiers: no overlap, no hole, no band upside down (分档区间); 以上含本数、不满不含: 立法技术规范."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from policypress.findings import Finding
from policypress.language.quantity import QuantityError, parse_quantity
from policypress.source.model import Policy, Tier, Tiers
from policypress.source.model.measure import Band
from policypress.source.traverse import at, supports

_HINT = "相邻两档的端点要相接，并只由一档含本数（includes）"


@dataclass(frozen=True, slots=True)
class _Range:
    """A band as numbers; None = no bound. whole: only whole numbers are meant, so 3 and 4 are neighbours."""

    tier: Tier
    low: Decimal | None
    high: Decimal | None
    has_low: bool
    has_high: bool
    whole: bool


def check(policy: Policy) -> Iterator[Finding]:
    for _, support in supports(policy):
        if isinstance(support.amount, Tiers):
            yield from _tiers(support.amount)


def _tiers(amount: Tiers) -> Iterator[Finding]:
    ranges: list[_Range] = []
    for tier in amount.tiers.values():
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
        if tier.band:
            band, problem = _range(tier, tier.band)
            ranges += [band] if band else []
            if problem:
                yield problem
    ranges.sort(key=lambda r: Decimal("-Infinity") if r.low is None else r.low)
    for before, after in zip(ranges, ranges[1:]):
        if problem := _joint(before, after):
            yield problem


def _range(tier: Tier, band: Band) -> tuple[_Range | None, Finding | None]:
    bounds: dict[str, tuple[Decimal, str] | None] = {}
    for name in ("lower", "upper"):
        text = getattr(band, name)
        bounds[name] = _number(text) if text else None
        if text and not bounds[name]:
            return None, at(
                band,
                name,
                "bad-band",
                f"区间的端点“{text}”不是数",
                "写成如 1000万元、3年，或只写阿拉伯数字",
            )
    low, high = bounds["lower"], bounds["upper"]
    if not low and not high:
        return None, at(
            tier,
            "band",
            "bad-band",
            f"档次“{tier.when}”的区间没有端点",
            "写 from（下限）或 to（上限）",
        )
    if low and high and low[1] != high[1]:
        return None, at(
            band,
            "upper",
            "bad-band",
            f"档次“{tier.when}”的上下限单位不同",
            "上下限用同一单位",
        )
    if (
        low
        and high
        and (low[0] > high[0] or low[0] == high[0] and band.includes != "both")
    ):
        return None, at(
            band,
            "lower",
            "band-inverted",
            f"档次“{tier.when}”的下限不小于上限",
            "from 写小的，to 写大的",
        )
    return _Range(
        tier,
        low and low[0],
        high and high[0],
        band.includes in ("lower", "both"),
        band.includes in ("upper", "both"),
        (low or high)[1] not in ("元", "%"),
    ), None  # type: ignore[index]


def _number(text: str) -> tuple[Decimal, str] | None:
    """A bound with its unit; a bare number has none."""
    if re.fullmatch(r"[0-9]+(\.[0-9]+)?", text):
        return Decimal(text), ""
    quantity = parse_quantity(text)
    return (
        None
        if isinstance(quantity, QuantityError)
        else (Decimal(quantity.value), quantity.unit)
    )


def _joint(before: _Range, after: _Range) -> Finding | None:
    names = f"“{before.tier.when}”和“{after.tier.when}”"
    place = after.tier.place_of("band")
    if before.high is None or after.low is None or before.high > after.low:
        return Finding("band-overlap", f"档次{names}的区间重叠", place, _HINT)
    if before.high == after.low:
        if before.has_high and after.has_low:
            return Finding(
                "band-overlap", f"档次{names}都含端点，区间重叠", place, _HINT
            )
        if not before.has_high and not after.has_low:
            return Finding(
                "band-gap",
                f"档次{names}都不含端点，正好等于端点的落空",
                place,
                _HINT,
                "warning",
            )
        return None
    if (
        before.whole
        and before.has_high
        and after.has_low
        and after.low - before.high == 1
    ):
        return None
    return Finding("band-gap", f"档次{names}的区间之间有空档", place, _HINT, "warning")
