"""Ranges: where a number lies while some answers are missing.

Each function is sound: when every operand lies in its range, the result lies
in the range given. More knowledge never widens a range."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from policypress.rules.exact import (
    Number,
    divided,
    floored,
    product,
    simple,
    to_fen,
)

NO_DIVISOR = "除数为0，不能测算"
End = Number | None  # of a range; None = no bound on that side
Reasons = tuple[str, ...]  # what keeps a number from being reckoned


class Range(NamedTuple):
    """A number that lies from min to max, both included.

    min None: no lower bound; max None: no upper bound. undecided: what keeps
    it from being reckoned even with every answer (Chinese, each once)."""

    min: End
    max: End
    undecided: Reasons = ()

    @property
    def is_settled(self) -> bool:
        """Whether it is one number."""
        return self.min is not None and self.min == self.max


NOTHING = Range(0, 0)
OPEN = Range(0, None)
ANYTHING = Range(None, None)


def exactly(value: Number) -> Range:
    """The range of a number that is known."""
    return Range(value, value)


def reasons(ranges: Iterable[Range]) -> Reasons:
    """What is undecided in any of them, each once, in order."""
    found: dict[str, None] = {}
    for one in ranges:
        why = one[2]
        if why:
            found.update(dict.fromkeys(why))
    if not found:
        return ()
    return tuple(found)


def _both(one: Range, other: Range) -> Reasons:
    """The same of two, of which mostly nothing is undecided."""
    if one[2] or other[2]:
        return reasons((one, other))
    return ()


def add(ranges: Sequence[Range]) -> Range:
    """The sum; of none, 0."""
    low: End = 0
    high: End = 0
    for one_low, one_high, _ in ranges:
        if low is not None:
            low = None if one_low is None else low + one_low
        if high is not None:
            high = None if one_high is None else high + one_high
    why = reasons(ranges)
    return Range(_simple(low), _simple(high), why)


def plain(one: Range) -> End:
    """The number of a range that is one, and of which nothing else is to be said;
    None for any other. Most are such, made by `exactly`: with them it is short."""
    number, end, why = one
    if number is not end or why:
        return None
    return number


def subtract(one: Range, other: Range) -> Range:
    """One less the other."""
    number = plain(one)
    taken = plain(other)
    if number is not None and taken is not None:
        left = simple(number - taken)
        return Range(left, left)
    low = _less(one.min, other.max)
    high = _less(one.max, other.min)
    why = _both(one, other)
    return Range(low, high, why)


def _less(end: End, taken: End) -> End:
    """An end of a difference: that of what is there, less the opposite end of what
    is taken off."""
    if end is None or taken is None:
        return None
    return simple(end - taken)


def multiply(one: Range, other: Range) -> Range:
    """The product."""
    number = plain(one)
    factor = plain(other)
    if number is not None and factor is not None:
        result = product(number, factor)
        return Range(result, result)
    low = one.min
    other_low = other.min
    if low is None or other_low is None:
        return _product_of_any_sign(one, other)
    if low.numerator < 0 or other_low.numerator < 0:  # quicker than low < 0
        return _product_of_any_sign(one, other)
    why = _both(one, other)
    lowest = product(low, other_low)
    if one.max == low and other.max == other_low:
        return Range(lowest, lowest, why)
    highest = _highest_product(one.max, other.max)
    return Range(lowest, highest, why)


def _highest_product(one: End, other: End) -> End:
    """The product of two upper ends that are not below 0: without a bound,
    but for 0."""
    if one == 0 or other == 0:
        return 0
    if one is None or other is None:
        return None
    return product(one, other)


def _product_of_any_sign(
    one: Range,
    other: Range,
) -> Range:
    """The product from its four corners. Infinity stands for an open end only
    here."""
    corners: list[Number | float] = []
    for end in _ends(one):
        for other_end in _ends(other):
            corner = _corner(end, other_end)
            corners.append(corner)
    low = _closed(min(corners))
    high = _closed(max(corners))
    why = _both(one, other)
    return Range(low, high, why)


def _ends(one: Range) -> tuple[Number | float, Number | float]:
    """Both ends; an open one is infinite."""
    low = -math.inf if one.min is None else one.min
    high = math.inf if one.max is None else one.max
    return low, high


def _corner(
    one: Number | float,
    other: Number | float,
) -> Number | float:
    """Every number times 0 is 0, however large it may be."""
    if one == 0 or other == 0:
        return 0
    if not isinstance(one, float) and not isinstance(other, float):
        return product(one, other)
    is_above = one > 0
    is_other_above = other > 0
    return math.inf if is_above == is_other_above else -math.inf


def _closed(end: Number | float) -> End:
    """An end as a range has it: None for an infinite one."""
    if isinstance(end, float):
        return None
    return end


def divide(one: Range, other: Range) -> Range:
    """The quotient. By a number that may be 0 it may be anything of its
    sign."""
    if _may_be_nothing(other):
        return _divided_by_nothing(one, other)
    low = other.min
    high = other.max
    smallest = 0 if high is None else divided(1, high)
    largest = 0 if low is None else divided(1, low)
    inverse = Range(smallest, largest, other.undecided)
    return multiply(one, inverse)


def _divided_by_nothing(
    one: Range,
    other: Range,
) -> Range:
    """The quotient by a number that may be 0, or is: it is not below 0 where neither
    can be."""
    why = _both(one, other)
    if other.min == other.max == 0:
        by_nothing = Range(0, 0, (NO_DIVISOR,))
        why = reasons((one, other, by_nothing))
    is_above = one.min is not None and one.min >= 0
    low = 0 if is_above and other.min == 0 else None
    return Range(low, None, why)


def _may_be_nothing(one: Range) -> bool:
    """Whether 0 lies in a range."""
    if one.min is not None and one.min > 0:
        return False
    return one.max is None or one.max >= 0


def least(ranges: Sequence[Range]) -> Range:
    """The smallest of at least one."""
    result = ranges[0]
    for one in ranges[1:]:
        result = _lesser(result, one)
    return result


def _lesser(one: Range, other: Range) -> Range:
    """The smaller of two. Without a bound is one only where both are."""
    number = plain(one)
    another = plain(other)
    if number is not None and another is not None:
        return one if number <= another else other
    high = one.max
    other_high = other.max
    if high is None or (other_high is not None and other_high < high):
        high = other_high
    low = _smaller(one.min, other.min)
    why = _both(one, other)
    return Range(low, high, why)


def greatest(ranges: Sequence[Range]) -> Range:
    """The largest of at least one."""
    result = ranges[0]
    for one in ranges[1:]:
        result = _greater(result, one)
    return result


def _greater(one: Range, other: Range) -> Range:
    """The larger of two. Without a bound is one only where both are."""
    number = plain(one)
    another = plain(other)
    if number is not None and another is not None:
        return one if number >= another else other
    low = one.min
    other_low = other.min
    if low is None or (other_low is not None and other_low > low):
        low = other_low
    high = _larger(one.max, other.max)
    why = _both(one, other)
    return Range(low, high, why)


def hull(ranges: Sequence[Range]) -> Range:
    """The range of what may be one or the other of at least one."""
    low, high, _ = ranges[0]
    for one_low, one_high, _ in ranges[1:]:
        low = _smaller(low, one_low)
        high = _larger(high, one_high)
    why = reasons(ranges)
    return Range(low, high, why)


def _smaller(one: End, other: End) -> End:
    """The lower of two lower ends; None = no bound."""
    if one is None or other is None:
        return None
    return other if other < one else one


def _larger(one: End, other: End) -> End:
    """The upper of two upper ends; None = no bound."""
    if one is None or other is None:
        return None
    return other if other > one else one


def floor(one: Range, step: Number) -> Range:
    """Cut to a multiple of a step."""
    low, high, why = one
    if low is not None:
        low = floored(low, step)
    if high is not None:
        high = floored(high, step)
    return Range(low, high, why)


def paid(one: Range) -> Range:
    """What is paid of an amount in yuan: never below 0, cut to the fen."""
    low, high, why = one
    is_whole = type(low) is int and low >= 0
    if is_whole and (high is None or type(high) is int):
        return one
    certain = max(0, low or 0)
    least_paid = to_fen(certain)
    if low is not None and low == high:
        return Range(least_paid, least_paid, why)
    if high is None:
        return Range(least_paid, None, why)
    possible = max(0, high)
    return Range(least_paid, to_fen(possible), why)


def largest_of(
    ranges: Sequence[Range],
    count: Range,
) -> Range:
    """The sum of the most valuable ones, so many of them; none counts below
    0."""
    why = reasons((*ranges, count))
    fewest = _whole_number(count.min or 0)
    certain = [one.min or 0 for one in ranges]
    low = _sum_of_largest(certain, fewest)
    most = len(ranges)
    if count.max is not None:
        counted = _whole_number(count.max)
        most = min(most, counted)
    if most == 0:
        return Range(low, 0, why)
    tops = [one.max for one in ranges if one.max is not None]
    if len(tops) < len(ranges):
        return Range(low, None, why)
    high = _sum_of_largest(tops, most)
    return Range(low, high, why)


def _whole_number(count: Number) -> int:
    """How many are counted: a part of one is none."""
    return max(0, math.floor(count))


def _sum_of_largest(
    numbers: Sequence[Number],
    count: int,
) -> Number:
    """The sum of the largest numbers, so many of them; below 0 is 0."""
    positive = [max(0, number) for number in numbers]
    positive.sort(reverse=True)
    largest = positive[:count]
    return simple(sum(largest))


def _simple(value: End) -> End:
    """The same end, as an int when it is whole."""
    if value is None:
        return None
    return simple(value)
