"""Three values (Kleene): what is not answered is unknown, neither yes nor
no."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

from policypress.rules.exact import Number
from policypress.rules.ranges import Range

Verdict = Literal["yes", "no", "unknown"]
YES: Verdict = "yes"
NO: Verdict = "no"
UNKNOWN: Verdict = "unknown"
OPPOSITE: dict[Verdict, Verdict] = {YES: NO, NO: YES, UNKNOWN: UNKNOWN}


def all_hold(verdicts: Iterable[Verdict]) -> Verdict:
    """And: one no decides."""
    result = YES
    for verdict in verdicts:
        if verdict == NO:
            return NO
        if verdict == UNKNOWN:
            result = UNKNOWN
    return result


def any_holds(verdicts: Iterable[Verdict]) -> Verdict:
    """Or: one yes decides."""
    result = NO
    for verdict in verdicts:
        if verdict == YES:
            return YES
        if verdict == UNKNOWN:
            result = UNKNOWN
    return result


def enough_hold(
    number: int,
    verdicts: Iterable[Verdict],
) -> Verdict:
    """Whether at least so many hold."""
    found = list(verdicts)
    certain = found.count(YES)
    if certain >= number:
        return YES
    if certain + found.count(UNKNOWN) < number:
        return NO
    return UNKNOWN


def opposite(verdict: Verdict) -> Verdict:
    """Not."""
    return OPPOSITE[verdict]


def verdict_of(holds: bool) -> Verdict:
    """The verdict of what is known."""
    return YES if holds else NO


def less(one: Range, other: Range) -> Verdict:
    """Whether every possible value of one is below every one of the other."""
    if _below(one.max, other.min):
        return YES
    return NO if _not_above(other.max, one.min) else UNKNOWN


def at_most(one: Range, other: Range) -> Verdict:
    """The same, or equal."""
    if _not_above(one.max, other.min):
        return YES
    return NO if _below(other.max, one.min) else UNKNOWN


def equal(one: Range, other: Range) -> Verdict:
    """Whether both are the same number."""
    if one.is_settled and other.is_settled:
        return verdict_of(one.min == other.min)
    apart = _below(one.max, other.min) or _below(other.max, one.min)
    return NO if apart else UNKNOWN


def _below(
    high: Number | None,
    low: Number | None,
) -> bool:
    return high is not None and low is not None and high < low


def _not_above(
    high: Number | None,
    low: Number | None,
) -> bool:
    return high is not None and low is not None and high <= low


COMPARISONS: dict[str, Callable[[Range, Range], Verdict]] = {
    "<": less,
    "<=": at_most,
    ">": lambda one, other: less(other, one),
    ">=": lambda one, other: at_most(other, one),
    "=": equal,
    "!=": lambda one, other: opposite(equal(one, other)),
}
