"""Tiers (档次) against the question that selects them, and bands against one another.

以上含本数、不满不含: 立法技术规范.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from policypress.findings import Finding, Severity
from policypress.source.model.amount._asking import Scope
from policypress.source.model.amount._bands import bound
from policypress.source.model.amount._choices import unknown_choices
from policypress.source.model.amount._tier import Band, Tier

if TYPE_CHECKING:
    from policypress.source.model.amount.tiers import Tiers

_HINT = "相邻两档的端点要相接，并只由一档含本数（includes）"
# Between two amounts or two percentages there is always another one; of days, persons
# or years only whole ones are meant, so that 3 and 4 are neighbours.
_DIVISIBLE = ("元", "%")


def tier_findings(
    amount: Tiers,
    scope: Scope,
) -> Iterator[Finding]:
    """Findings for tiers that no answer selects, and for bands that are wrong alone or
    beside one another."""
    yield from _selected(amount, scope)
    ranges: list[_Range] = []
    for key, tier in amount.tiers.items():
        if tier.condition:
            yield from scope.condition(tier.condition)
        if tier.band is None:
            continue
        read = _read(amount.name_of(key), tier, tier.band)
        if isinstance(read, Finding):
            yield read
        elif problem := _other_unit(read, tier.band, amount, scope):
            yield problem
        elif not tier.condition:
            ranges.append(read)
    ranges.sort(key=lambda one: one.lowest)
    for before, after in pairwise(ranges):
        if problem := _joint(before, after):
            yield problem


def _selected(
    amount: Tiers,
    scope: Scope,
) -> Iterator[Finding]:
    """Each tier is a choice of the question, a band of its number, or a condition."""
    by_key = [
        key
        for key, tier in amount.tiers.items()
        if tier.band is None and tier.condition is None
    ]
    banded = any(tier.band for tier in amount.tiers.values())
    if amount.by is None:
        yield from _without_question(amount, by_key, banded)
        return
    if banded:
        yield from scope.typed(amount, "by", amount.by, "number", "money")
    if by_key:
        yield from _choices(amount, amount.by, by_key, scope)


def _without_question(
    amount: Tiers,
    by_key: list[str],
    banded: bool,
) -> Iterator[Finding]:
    """Tiers that no question selects need a condition each."""
    if not by_key and not banded:
        return
    yield Finding(
        "tiers-without-question",
        "没有写按哪一填报项分档",
        amount.place,
        "补写 by: 填报项的标识，或者给各档写 if: 条件",
    )


def _choices(
    amount: Tiers,
    name: str,
    keys: list[str],
    scope: Scope,
) -> Iterator[Finding]:
    """The tiers are choices of the question; one that no tier takes gives nothing."""
    yield from scope.typed(amount, "by", name, "choice")
    places = {key: amount.tiers[key].place for key in keys}
    yield from unknown_choices(places, name, scope, "档次")


class _Bound(Struct, frozen=True):
    """One end of a band as a number. unit: "" for a bare number. counts: 含本数."""

    number: Fraction
    unit: str
    counts: bool


_NONE = _Bound(Fraction(0), "", False)


class _Range(Struct, frozen=True):
    """A band as numbers; None = no bound on that side. name: of its tier."""

    name: str
    tier: Tier
    low: _Bound | None
    high: _Bound | None

    @property
    def lowest(self) -> tuple[bool, Fraction]:
        """For sorting: a band without a lower bound comes first."""
        number = self.low.number if self.low else Fraction(0)
        return self.low is not None, number


def _other_unit(
    read: _Range,
    band: Band,
    amount: Tiers,
    scope: Scope,
) -> Finding | None:
    """A band in another unit than the answer; a bare number is in the answer's own, but
    for a share, of which nobody could tell 0.2 from 20."""
    if amount.by is None or scope.choices(amount.by) is not None:
        return None
    wanted = scope.unit(amount.by)
    unit = (read.low or read.high or _NONE).unit
    if not wanted or _is_same_unit(unit, wanted):
        return None
    label = scope.label(amount.by)
    return Finding(
        "wrong-unit",
        f"填报项“{label}”的单位是“{wanted}”，档次“{read.name}”的端点不是",
        band.place_of("lower" if read.low else "upper"),
        f"端点写上单位“{wanted}”",
    )


def _is_same_unit(unit: str, wanted: str) -> bool:
    """Whether a band in one unit can be held against an answer in another: 个人 is 人, and
    a bare number is in any unit but %."""
    if not unit:
        return wanted != "%"
    return unit.removeprefix("个") == wanted.removeprefix("个")


def _read(
    name: str,
    tier: Tier,
    band: Band,
) -> _Range | Finding:
    """A band as numbers, or why it cannot be one."""
    low = _bound(band.lower, band.has_lower)
    if band.lower and low is None:
        return _not_a_number(band, "lower", band.lower)
    high = _bound(band.upper, band.has_upper)
    if band.upper and high is None:
        return _not_a_number(band, "upper", band.upper)
    if low and high:
        problem = _ends(name, band, low, high)
        if problem:
            return problem
    if low or high:
        return _Range(name, tier, low, high)
    return Finding(
        "bad-band",
        f"档次“{name}”的区间没有端点",
        tier.place_of("band"),
        "写 from（下限）或 to（上限）",
    )


def _ends(
    name: str,
    band: Band,
    low: _Bound,
    high: _Bound,
) -> Finding | None:
    """What is wrong between the two ends of one band."""
    if low.unit != high.unit:
        return Finding(
            "bad-band",
            f"档次“{name}”的上下限单位不同",
            band.place_of("upper"),
            "上下限用同一单位",
        )
    if _is_inverted(low, high):
        return Finding(
            "band-inverted",
            f"档次“{name}”的下限不小于上限",
            band.place_of("lower"),
            "from 写小的，to 写大的",
        )
    return None


def _not_a_number(
    band: Band,
    child: str,
    text: str,
) -> Finding:
    """child: the bound, lower or upper; text: what stands there."""
    return Finding(
        "bad-band",
        f"区间的端点“{text}”不是数",
        band.place_of(child),
        "写成如 1000万元、3年，或只写阿拉伯数字",
    )


def _is_inverted(low: _Bound, high: _Bound) -> bool:
    """From 3 to 3 is one figure when both ends count, and none when not."""
    if low.number == high.number:
        return not (low.counts and high.counts)
    return low.number > high.number


def _bound(text: str, counts: bool) -> _Bound | None:
    """A bound with whether it belongs to the band; None when it is not there or is no
    number."""
    found = bound(text)
    if found:
        return _Bound(*found, counts)
    return None


def _joint(
    before: _Range,
    after: _Range,
) -> Finding | None:
    """What is wrong where two neighbours meet: an overlap (重叠) is an error, a hole (空档)
    a warning."""
    names = f"“{before.name}”和“{after.name}”"
    high, low = before.high, after.low
    if high is None or low is None or high.number > low.number:
        return _between(after, "band-overlap", f"档次{names}的区间重叠")
    if high.number == low.number:
        return _touching(after, names, high, low)
    if _are_neighbours(high, low):
        return None
    return _between(after, "band-gap", f"档次{names}的区间之间有空档")


def _touching(
    after: _Range,
    names: str,
    high: _Bound,
    low: _Bound,
) -> Finding | None:
    """Two bands that end and begin at the same number: it belongs to one of them."""
    if high.counts and low.counts:
        message = f"档次{names}都含端点，区间重叠"
        return _between(after, "band-overlap", message)
    if high.counts or low.counts:
        return None
    message = f"档次{names}都不含端点，正好等于端点的落空"
    return _between(after, "band-gap", message)


def _between(
    after: _Range,
    code: str,
    message: str,
) -> Finding:
    """Two tiers that would take the same figure are an error; figures that no tier takes
    are a warning, for that may be meant."""
    severity: Severity = "warning" if code == "band-gap" else "error"
    return Finding(code, message, after.tier.place_of("band"), _HINT, severity)


def _are_neighbours(high: _Bound, low: _Bound) -> bool:
    """至3天 and 4天以上 leave nothing between them: only whole days are meant."""
    if high.unit in _DIVISIBLE or not (high.counts and low.counts):
        return False
    return low.number - high.number == 1
