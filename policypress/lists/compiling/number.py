"""A number of the rules over columns (数): the range it lies in for each applicant.

The same arithmetic as `policypress.rules.ranges`, on columns instead of one applicant.
A low end that is null has no lower bound, a high end that is null no upper one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

from msgspec import Struct

from policypress.lists.compiling import ends, terms
from policypress.lists.compiling.ends import End
from policypress.lists.compiling.errors import NotCompiledError
from policypress.rules.ranges import NO_DIVISOR

ANY_SIGN = "两个可能为负的数相乘"
Why = dict[str, Any]  # what cannot be reckoned, in words → for whom (a column)


class Number(Struct, frozen=True):
    """low is high where it is one number for everybody. why: for whom it cannot be
    reckoned even with every answer. is_above: it is never below 0. given: of an answer,
    the answer itself, null where it is missing and may be anything from 0 on."""

    low: End
    high: End
    why: Why = {}
    is_above: bool = True
    given: End | None = None

    @property
    def is_settled(self) -> bool:
        """Whether both ends are the same for everybody."""
        return self.low is self.high

    @property
    def value(self) -> Fraction | None:
        """The one number that it is, where it is the same for everybody."""
        return self.low.value if self.low is self.high else None


def exactly(value: Fraction | int) -> Number:
    """One number for everybody."""
    end = ends.plain(value)
    return Number(end, end, {}, end.value is not None and end.value >= 0)


def anything(why: Why | None = None) -> Number:
    """A number from 0 on, without bound."""
    return Number(ends.plain(0), ends.open_end(), why or {})


def whys(parts: Iterable[Number]) -> Why:
    """What is undecided in any of them."""
    found: Why = {}
    for one in parts:
        for words, holds in one.why.items():
            known = found.get(words)
            either = terms.any_of([known or False, holds])
            found[words] = either
    return found


def add(parts: Sequence[Number]) -> Number:
    """The sum."""
    low = ends.add([one.low for one in parts])
    high = low
    if not all(one.is_settled for one in parts):
        high = ends.add([one.high for one in parts])
    return Number(low, high, whys(parts), all(one.is_above for one in parts))


def subtract(one: Number, other: Number) -> Number:
    """One less the other."""
    low = ends.add([one.low, ends.negative(other.high)])
    high = low
    if not (one.is_settled and other.is_settled):
        high = ends.add([one.high, ends.negative(other.low)])
    return Number(low, high, whys((one, other)), False)


def multiply(one: Number, other: Number) -> Number:
    """The product; of two that may be below 0 only where one is a plain number."""
    why = whys((one, other))
    if not (one.is_above and other.is_above):
        return _with_sign(one, other, why)
    low = ends.times(one.low, other.low)
    if one.is_settled and other.is_settled:
        return Number(low, low, why)
    return Number(low, _highest_product(one.high, other.high), why)


def _highest_product(one: End, other: End) -> End:
    """The product of two upper ends: without a bound, but for 0."""
    if one.value == 0 or other.value == 0:
        return ends.plain(0)
    found = ends.times(one, other)
    is_by_figure = one.value is not None or other.value is not None
    if is_by_figure or not found.may_be_open:
        return found
    is_nothing = one.above.equals(0).fill_null(False)
    is_nothing = is_nothing | other.above.equals(0).fill_null(False)
    above = terms.when(is_nothing, 0, found.above)
    return End(
        above,
        found.below,
        found.most,
        found.most_below,
        None,
        True,
    )


def _with_sign(one: Number, other: Number, why: Why) -> Number:
    """A product with a plain number; below 0 it turns the ends round."""
    if one.value is not None:
        one, other = other, one
    factor = other.value
    if factor is None:
        raise NotCompiledError(ANY_SIGN)
    low = ends.times(one.low, other.low)
    high = low if one.is_settled else ends.times(one.high, other.low)
    if factor == 0:
        return Number(ends.plain(0), ends.plain(0), why)
    if factor < 0:
        low, high = high, low
    return Number(low, high, why, False)


def divide(one: Number, other: Number) -> Number:
    """The quotient. By a number that may be 0 it has no upper bound."""
    if not (one.is_above and other.is_above):
        raise NotCompiledError(ANY_SIGN)
    why = whys((one, other))
    if other.value is not None and other.value > 0:
        share = exactly(1 / other.value)
        found = multiply(one, share)
        return Number(found.low, found.high, why)
    bottom = ends.inverse(other.high)
    top = ends.inverse(other.low)
    low = ends.closed(ends.times(one.low, ends.closed(bottom)))
    low = _where(other.low, low)
    high = _where_open(other.low, _highest_product(one.high, top))
    is_by_nothing = other.low.above.equals(0) & other.high.above.equals(0)
    holds = is_by_nothing.fill_null(False)
    why[NO_DIVISOR] = terms.any_of([why.get(NO_DIVISOR, False), holds])
    return Number(low, high, why)


def _where(divisor: End, low: End) -> End:
    """0 where the divisor may be 0."""
    above = terms.when(divisor.above > 0, low.above, 0)
    return End(above, low.below, low.most, low.most_below, None, False)


def _where_open(divisor: End, high: End) -> End:
    """No bound where the divisor may be 0."""
    above = terms.when(divisor.above > 0, high.above)
    return End(above, high.below, high.most, high.most_below, None, True)


def least(parts: Sequence[Number]) -> Number:
    """The smallest. Without a bound is one only where all are."""
    why = whys(parts)
    is_above = all(one.is_above for one in parts)
    low = _no_bound_where_any_has_none(
        ends.smallest([one.low for one in parts]),
        [one.low for one in parts],
    )
    if all(one.is_settled for one in parts):
        return Number(low, low, why, is_above)
    high = ends.smallest([one.high for one in parts])
    return Number(low, high, why, is_above)


def greatest(parts: Sequence[Number]) -> Number:
    """The largest. Without a bound is one only where all are."""
    why = whys(parts)
    is_above = any(one.is_above for one in parts)
    low = ends.largest([one.low for one in parts])
    if all(one.is_settled for one in parts):
        return Number(low, low, why, is_above)
    high = _no_bound_where_any_has_none(
        ends.largest([one.high for one in parts]),
        [one.high for one in parts],
    )
    return Number(low, high, why, is_above)


def _no_bound_where_any_has_none(found: End, parts: list[End]) -> End:
    """Null where one of the ends is."""
    open_ones = [one for one in parts if one.may_be_open]
    if not open_ones:
        return found
    is_open = terms.any_of([one.above.is_null() for one in open_ones])
    above = terms.when(~is_open, found.above)
    return End(
        above,
        found.below,
        found.most,
        found.most_below,
        None,
        True,
    )


def floor(one: Number, step: Fraction) -> Number:
    """Cut to a multiple of a step."""
    low = ends.floored(one.low, step)
    high = low if one.is_settled else ends.floored(one.high, step)
    return Number(low, high, one.why, one.is_above)


def hull(parts: Sequence[Number]) -> Number:
    """What may be one or the other."""
    low = _no_bound_where_any_has_none(
        ends.smallest([one.low for one in parts]),
        [one.low for one in parts],
    )
    high = _no_bound_where_any_has_none(
        ends.largest([one.high for one in parts]),
        [one.high for one in parts],
    )
    return Number(low, high, whys(parts), all(one.is_above for one in parts))


def paid(one: Number) -> Number:
    """What is paid of an amount in yuan: never below 0, cut to the fen."""
    cut = floor(one, Fraction(1, 100)) if _has_less_than_fen(one) else one
    if cut.is_above:
        return cut
    low = ends.closed(ends.largest([cut.low, ends.plain(0)]))
    high = low
    if not cut.is_settled:
        high = greatest([cut, exactly(0)]).high
    return Number(low, high, one.why)


def _has_less_than_fen(one: Number) -> bool:
    """Whether it can have parts of a fen."""
    for end in (one.low, one.high):
        if not end.is_plain or 100 % int(end.below):
            return True
    return False
