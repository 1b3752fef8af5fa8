"""Three values over columns: true, false, and null for unknown (Kleene).

Polars combines its nulls just so with & and |. What holds for everybody, or for nobody,
stays a plain True or False and costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from policypress.lists.compiling import ends
from policypress.lists.compiling.number import Number

Verdict = Any  # True, False, or a column of true, false, null


def unknown() -> Verdict:
    """Unknown for everybody."""
    import polars as pl

    return pl.lit(None, dtype=pl.Boolean)


def column(verdict: Verdict) -> Any:
    """A verdict as a column."""
    import polars as pl

    return pl.lit(verdict) if isinstance(verdict, bool) else verdict


def all_of(parts: Iterable[Verdict]) -> Verdict:
    """And: one false decides."""
    found: Verdict = True
    for one in parts:
        if one is False:
            return False
        if one is True:
            continue
        found = one if found is True else found & one
    return found


def any_of(parts: Iterable[Verdict]) -> Verdict:
    """Or: one true decides."""
    found: Verdict = False
    for one in parts:
        if one is True:
            return True
        if one is False:
            continue
        found = one if found is False else found | one
    return found


def negated(part: Verdict) -> Verdict:
    """Not."""
    return (not part) if isinstance(part, bool) else ~part


def at_least(number: int, parts: list[Verdict]) -> Verdict:
    """So many hold, or can no longer hold."""
    import polars as pl

    columns = [column(one) for one in parts]
    if not columns:
        return number <= 0
    certain = pl.sum_horizontal(
        [one.fill_null(False).cast(pl.Int16) for one in columns]
    )
    possible = pl.sum_horizontal(
        [one.fill_null(True).cast(pl.Int16) for one in columns]
    )
    return (
        pl.when(certain >= number)
        .then(True)
        .when(possible < number)
        .then(False)
    )


def is_true(verdict: Verdict) -> Verdict:
    """For whom it certainly holds."""
    return verdict if isinstance(verdict, bool) else verdict.fill_null(False)


def may_hold(verdict: Verdict) -> Verdict:
    """For whom it holds or may hold."""
    return verdict if isinstance(verdict, bool) else verdict.fill_null(True)


def compared(one: Number, order: str, other: Number) -> Verdict:
    """The comparison of two numbers: what is the same for all numbers of both ranges,
    else unknown."""
    if order in (">", ">="):
        return compared(other, "<" if order == ">" else "<=", one)
    if order == "!=":
        return negated(compared(one, "=", other))
    if one.is_settled and other.is_settled:
        return _of_settled(one, order, other)
    if order == "=":
        return _equal(one, other)
    strictly = order == "<"
    holds = ends.below_or_equal(one.high, other.low, strictly)
    fails = ends.below_or_equal(other.high, one.low, not strictly)
    return _decided(holds, fails)


def _of_settled(one: Number, order: str, other: Number) -> Verdict:
    """The comparison of two that are the same number for each applicant."""
    if order == "=":
        return ends.equal(one.low, other.low)
    return ends.below_or_equal(one.low, other.low, order == "<")


def _decided(holds: Any, fails: Any) -> Verdict:
    """True where the first certainly holds, false where the second does."""
    import polars as pl

    return pl.when(holds).then(True).when(fails).then(False)


def _equal(one: Number, other: Number) -> Verdict:
    """Whether both are the same number."""
    import polars as pl

    apart = is_true(ends.below_or_equal(one.high, other.low, True))
    apart = apart | is_true(ends.below_or_equal(other.high, one.low, True))
    settled = pl.lit(True)
    for number in (one, other):
        if not number.is_settled:
            settled = settled & is_true(ends.equal(number.low, number.high))
    same = ends.equal(one.low, other.low)
    return pl.when(settled).then(same).when(apart).then(False)
