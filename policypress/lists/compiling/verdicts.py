"""Three values over a list: true, false, and null for unknown (Kleene).

Polars combines its nulls just so with & and |. What holds for everybody, or for nobody,
stays a plain True or False and costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from policypress.lists.compiling import ends, terms
from policypress.lists.compiling.number import Number
from policypress.lists.compiling.terms import Term

Verdict = Any  # True, False, or a term that is true, false or null


def unknown() -> Verdict:
    """Unknown for everybody."""
    return terms.unknown()


def column(verdict: Verdict) -> Term:
    """A verdict as a term."""
    return terms.constant(verdict)


def plainly(verdict: Verdict) -> Verdict:
    """A verdict; plain where it is the same for everybody."""
    if isinstance(verdict, bool) or not verdict.is_constant:
        return verdict
    return verdict if verdict.is_unknown else verdict.value


def all_of(parts: Iterable[Verdict]) -> Verdict:
    """And: one false decides."""
    found = terms.constant(True)
    for one in parts:
        found = found & one
    return plainly(found)


def any_of(parts: Iterable[Verdict]) -> Verdict:
    """Or: one true decides."""
    return plainly(terms.any_of(list(parts)))


def negated(part: Verdict) -> Verdict:
    """Not."""
    return plainly(~column(part))


def at_least(number: int, parts: list[Verdict]) -> Verdict:
    """So many hold, or can no longer hold."""
    columns = [column(one) for one in parts]
    if not columns:
        return number <= 0
    certain = terms.apply(
        "how many", *[one.fill_null(False) for one in columns]
    )
    possible = terms.apply(
        "how many", *[one.fill_null(True) for one in columns]
    )
    return decided(certain >= number, possible < number)


def is_true(verdict: Verdict) -> Verdict:
    """For whom it certainly holds."""
    return plainly(column(verdict).fill_null(False))


def may_hold(verdict: Verdict) -> Verdict:
    """For whom it holds or may hold."""
    return plainly(column(verdict).fill_null(True))


def compared(one: Number, order: str, other: Number) -> Verdict:
    """The comparison of two numbers: what is the same for all numbers of both ranges,
    else unknown."""
    if order in (">", ">="):
        return compared(other, "<" if order == ">" else "<=", one)
    if order == "!=":
        return negated(compared(one, "=", other))
    if one.is_settled and other.is_settled:
        return plainly(_of_settled(one, order, other))
    if order == "=":
        return plainly(_equal(one, other))
    strictly = order == "<"
    answered = _of_answer(one, other, strictly)
    if answered is not None:
        return answered
    holds = ends.below_or_equal(one.high, other.low, strictly)
    fails = ends.below_or_equal(other.high, one.low, not strictly)
    return decided(holds, fails)


def _of_answer(one: Number, other: Number, strictly: bool) -> Verdict | None:
    """An answer beside a plain number, null where it is missing: so it is where anything
    from 0 on would leave the comparison open. None where it is something else."""
    low = other.value if one.given else one.value
    given = one.given or other.given
    if given is None or low is None:
        return None
    if one.given is not None:
        is_open = low > 0 if strictly else low >= 0
        ordered = ends.below_or_equal(given, ends.plain(low), strictly)
    else:
        is_open = low >= 0 if strictly else low > 0
        ordered = ends.below_or_equal(ends.plain(low), given, strictly)
    return plainly(ordered) if is_open else None


def _of_settled(one: Number, order: str, other: Number) -> Verdict:
    """The comparison of two that are the same number for each applicant."""
    if order == "=":
        return ends.equal(one.low, other.low)
    return ends.below_or_equal(one.low, other.low, order == "<")


def decided(holds: Term, fails: Term) -> Verdict:
    """True where the first certainly holds, false where the second does."""
    return plainly(terms.apply("told", holds, fails))


def _equal(one: Number, other: Number) -> Term:
    """Whether both are the same number."""
    apart = is_true(ends.below_or_equal(one.high, other.low, True))
    apart = any_of(
        [apart, is_true(ends.below_or_equal(other.high, one.low, True))]
    )
    settled: Verdict = True
    for number in (one, other):
        if not number.is_settled:
            same = is_true(ends.equal(number.low, number.high))
            settled = all_of([settled, same])
    same = ends.equal(one.low, other.low)
    return terms.when(settled, same, terms.when(apart, False))
