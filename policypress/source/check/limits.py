"""Limits (限额、名额) against amounts and one another: what is promised must fit under what
is paid at most."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from policypress.findings import Finding, did_you_mean
from policypress.source.model import (
    Limit,
    Policy,
    Provision,
    Support,
)
from policypress.source.model.figure import quantity_of
from policypress.source.traverse import at, limits, supports

# From the smallest to the largest: none may be below the one before.
_SCOPES = ("row", "applicant", "all")
_PERIODS = ("once", "year", "term", "ever")


def check(policy: Policy) -> Iterator[Finding]:
    """Findings for limits below what they are to hold, and for ids of nothing."""
    for measure, support in supports(policy):
        for limit in (*support.limits.values(), *measure.limits.values()):
            if _holds_for(limit, support):
                yield from _under(limit, support)
        yield from _order(support.limits)
        yield from _rows(support)
    for measure in policy.measures.values():
        yield from _order(measure.limits)
    for home, _, limit in limits(policy):
        yield from _members(limit, home, policy)


def _holds_for(limit: Limit, support: Support) -> bool:
    """Whether a limit counts a support: it names those it counts, or counts all."""
    return not limit.of or support.key in limit.of


def _under(
    limit: Limit,
    support: Support,
) -> Iterator[Finding]:
    """A limit is at least what the support gives at a time: a finding names the largest
    sum that is above. A price of one unit and a share are no sums."""
    cap = limit.figure.yuan if limit.figure and not limit.is_count else None
    if cap is None:
        return
    sums = support.amount.sums()
    over = [one for one in sums if (one.figure.yuan or 0) > cap]
    if not over:
        return
    most = max(over, key=lambda one: one.figure.yuan or 0)
    yield at(
        limit,
        "at_most",
        "cap-under-amount",
        f"{limit.name}{limit.figure}，低于“{support.name}”{most.name}的{most.figure}",
        "提高限额，或降低标准",
    )


def _order(found: Mapping[str, Limit]) -> Iterator[Finding]:
    """No limit is below a narrower one of the same period: what one item may get, an
    applicant may get."""
    by_width = sorted(found.values(), key=_width)
    for number, narrow in enumerate(by_width):
        for wide in by_width[number + 1 :]:
            if _width(wide) > _width(narrow) and _less(wide, narrow):
                yield at(
                    wide,
                    "at_most",
                    "cap-order",
                    f"{wide.name}{wide.figure}，低于{narrow.name}{narrow.figure}",
                    "核对两个限额",
                )
                break


def _width(limit: Limit) -> tuple[int, int]:
    return _SCOPES.index(limit.scope), _PERIODS.index(limit.period)


def _less(wide: Limit, narrow: Limit) -> bool:
    """Certainly less, both being known and of one kind."""
    if wide.is_count != narrow.is_count or wide.of != narrow.of:
        return False
    one, other = _number(wide), _number(narrow)
    return one is not None and other is not None and one < other


def _number(limit: Limit) -> Fraction | None:
    """Yuan, or how many; None while it is not known, or relative."""
    quantity = quantity_of(limit.figure)
    if quantity is None or quantity.kind == "ratio":
        return None
    return Fraction(quantity.value)


def _rows(support: Support) -> Iterator[Finding]:
    """A limit of each row needs rows, where it limits how many."""
    for limit in support.limits.values():
        if limit.scope != "row" or not limit.is_count:
            continue
        yield at(
            limit,
            "scope",
            "count-of-a-row",
            f"“{support.name}”的名额写成了每一项的",
            "名额写 scope: applicant（每个申请人）或 all（全部申请人）",
        )


def _members(
    limit: Limit,
    home: Provision | None,
    policy: Policy,
) -> Iterator[Finding]:
    """What a limit counts together: supports of its provision, or provisions."""
    own = list(home.supports) if home else []
    known = [*own, *policy.measures, *_all_supports(policy)]
    for number, name in enumerate(limit.of):
        if name in known or f"measures/{name}" in policy.broken:
            continue
        yield at(
            limit,
            f"of.{number}",
            "unknown-support",
            f"没有资助项目或者措施“{name}”",
            did_you_mean(name, [*own, *policy.measures]),
        )


def _all_supports(policy: Policy) -> Iterator[str]:
    """Supports of other provisions, as provision.support."""
    for name, measure in policy.measures.items():
        for key in measure.supports:
            yield f"{name}.{key}"
