"""Amounts against caps and quotas (限额、名额): what is promised must fit under what is paid at most."""

from __future__ import annotations

from collections.abc import Iterator

from policypress.findings import Finding
from policypress.language.quantity import Quantity
from policypress.source.model import Caps, Figure, Policy, Share, Support, Tiers
from policypress.source.model.measure import Quota
from policypress.source.traverse import at, sums, supports

_CAPS = {
    "per_item": "单项最高",
    "per_applicant_year": "单个申请人每年最高",
    "total_year": "年度总额",
}


def check(policy: Policy) -> Iterator[Finding]:
    for measure, support in supports(policy):
        yield from _shares(support)
        for caps in (support.caps, measure.caps):
            yield from _under(caps, support)
        yield from _order(support.caps)
        yield from _quota(support.quota)
    for measure in policy.measures.values():
        yield from _order(measure.caps)
        yield from _quota(measure.quota)


def _under(caps: Caps | None, support: Support) -> Iterator[Finding]:
    """Each cap is at least what the support gives at a time."""
    for name, title in _CAPS.items():
        cap = getattr(caps, name, None)
        over = [
            (what, figure)
            for what, figure in sums(support)
            if cap and _less(cap, figure)
        ]
        if caps and over:
            what, figure = max(over, key=lambda pair: pair[1].yuan or 0)
            yield at(
                caps,
                name,
                "cap-under-amount",
                f"{title}{cap}，低于“{support.name}”{what}的{figure}",
                "提高限额，或降低标准",
            )


def _order(caps: Caps | None) -> Iterator[Finding]:
    written = [
        (name, getattr(caps, name)) for name in _CAPS if getattr(caps, name, None)
    ]
    for (small, low), (large, high) in zip(written, written[1:]):
        if caps and _less(high, low):
            yield at(
                caps,
                large,
                "cap-order",
                f"{_CAPS[large]}{high}，低于{_CAPS[small]}{low}",
                "核对两个限额",
            )


def _quota(quota: Quota | None) -> Iterator[Finding]:
    if quota and quota.per_applicant_year and quota.total_year:
        one, all_ = quota.per_applicant_year.parsed, quota.total_year.parsed
        if (
            isinstance(one, Quantity)
            and isinstance(all_, Quantity)
            and one.unit == all_.unit
            and one.value > all_.value
        ):
            yield at(
                quota,
                "total_year",
                "quota-order",
                f"全区每年{all_}，少于单个申请人每年{one}",
                "核对两个名额",
            )


def _shares(support: Support) -> Iterator[Finding]:
    match support.amount:
        case Share():
            shares = [support.amount.share]
        case Tiers():
            shares = [
                tier.share for tier in support.amount.tiers.values() if tier.share
            ]
        case _:
            shares = []
    for share in shares:
        parsed = share.parsed
        if (
            isinstance(parsed, Quantity)
            and parsed.kind == "ratio"
            and not 0 < parsed.value <= 1
        ):
            yield at(
                share,
                "value",
                "share-out-of-range",
                f"比例{parsed}不在 0 到 100% 之间",
                "核对比例",
            )


def _less(one: Figure, other: Figure) -> bool:
    """Certainly less, both being known money."""
    return one.yuan is not None and other.yuan is not None and one.yuan < other.yuan
