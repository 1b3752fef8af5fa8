"""Amounts against caps and quotas (限额、名额): what is promised must fit under what is paid at most."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from policypress.findings import Finding
from policypress.language.quantity import Quantity
from policypress.source.model import (
    Caps,
    Figure,
    Policy,
    Provision,
    Quota,
    Support,
)
from policypress.source.traverse import at, supports

# From the smallest to the largest: none may be below the one before.
_CAPS = {
    "per_item": "单项最高",
    "per_applicant_year": "单个申请人每年最高",
    "total_year": "年度总额",
}


def check(policy: Policy) -> Iterator[Finding]:
    """Findings for shares over 100 %, and for caps and quotas below what they are to hold."""
    for measure, support in supports(policy):
        yield from _shares(support)
        yield from _under(support.caps, support)
        yield from _under(measure.caps, support)
        yield from _limits(support)
    for measure in policy.measures.values():
        yield from _limits(measure)


def _limits(owner: Provision | Support) -> Iterator[Finding]:
    if owner.caps:
        yield from _order(owner.caps)
    if owner.quota:
        yield from _quota(owner.quota)


def _under(caps: Caps | None, support: Support) -> Iterator[Finding]:
    """Each cap is at least what the support gives at a time: a finding names the
    largest that is above."""
    if caps is None:
        return
    for name, cap in _written(caps):
        over = [
            one for one in support.amount.figures() if _less(cap, one.figure)
        ]
        if not over:
            continue
        most = max(over, key=lambda one: one.figure.yuan or 0)
        message = f"{_CAPS[name]}{cap}，低于“{support.name}”{most.name}的{most.figure}"
        yield at(
            caps,
            name,
            "cap-under-amount",
            message,
            "提高限额，或降低标准",
        )


def _order(caps: Caps) -> Iterator[Finding]:
    """No cap is below a smaller one: what one item may get, an applicant may get in a year."""
    for (small, low), (large, high) in pairwise(_written(caps)):
        if _less(high, low):
            message = f"{_CAPS[large]}{high}，低于{_CAPS[small]}{low}"
            yield at(
                caps,
                large,
                "cap-order",
                message,
                "核对两个限额",
            )


def _written(caps: Caps) -> list[tuple[str, Figure]]:
    """The caps that are there, by name, from the smallest on."""
    found = [(name, getattr(caps, name)) for name in _CAPS]
    return [(name, cap) for name, cap in found if cap]


def _quota(quota: Quota) -> Iterator[Finding]:
    """One applicant may not have more places (名额) than there are."""
    if not quota.per_applicant_year or not quota.total_year:
        return
    each, total = quota.per_applicant_year.parsed, quota.total_year.parsed
    if not isinstance(each, Quantity) or not isinstance(total, Quantity):
        return  # not known yet
    if each.unit == total.unit and each.value > total.value:
        message = f"全区每年{total}，少于单个申请人每年{each}"
        yield at(
            quota,
            "total_year",
            "quota-order",
            message,
            "核对两个名额",
        )


def _shares(support: Support) -> Iterator[Finding]:
    """A share (比例) is more than nothing and no more than everything."""
    for one in support.amount.figures():
        parsed = one.figure.parsed
        if not isinstance(parsed, Quantity) or parsed.kind != "ratio":
            continue
        if not 0 < parsed.value <= 1:
            message = f"比例{parsed}不在 0 到 100% 之间"
            yield at(
                one.figure,
                "value",
                "share-out-of-range",
                message,
                "核对比例",
            )


def _less(one: Figure, other: Figure) -> bool:
    """Certainly less, both being known money."""
    return (
        one.yuan is not None
        and other.yuan is not None
        and one.yuan < other.yuan
    )
