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


class Range(NamedTuple):
    """A number that lies from min to max, both included.

    min None: no lower bound; max None: no upper bound. undecided: what keeps
    it from being reckoned even with every answer (Chinese, each once)."""

    min: Number | None
    max: Number | None
    undecided: tuple[str, ...] = ()

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


def reasons(ranges: Iterable[Range]) -> tuple[str, ...]:
    """What is undecided in any of them, each once, in order."""
    found: dict[str, None] = {}
    for one in ranges:
        if one[2]:
            found.update(dict.fromkeys(one[2]))
    return tuple(found) if found else ()


def _both(one: Range, other: Range) -> tuple[str, ...]:
    """The same of two, of which mostly nothing is undecided."""
    if one[2] or other[2]:
        return reasons((one, other))
    return ()


def add(ranges: Sequence[Range]) -> Range:
    """The sum; of none, 0."""
    low: Number | None = 0
    high: Number | None = 0
    for one_low, one_high, _ in ranges:
        if low is not None:
            low = None if one_low is None else low + one_low
        if high is not None:
            high = None if one_high is None else high + one_high
    return Range(_simple(low), _simple(high), reasons(ranges))


def plain(one: Range) -> Number | None:
    """The number of a range that is one, and of which nothing else is to be said;
    None for any other. Most are such, made by `exactly`: with them it is short."""
    number, end, why = one
    return number if number is end and not why else None


def subtract(one: Range, other: Range) -> Range:
    """One less the other."""
    number, taken = plain(one), plain(other)
    if number is not None and taken is not None:
        return exactly(simple(number - taken))
    low = high = None
    if one.min is not None and other.max is not None:
        low = simple(one.min - other.max)
    if one.max is not None and other.min is not None:
        high = simple(one.max - other.min)
    return Range(low, high, _both(one, other))


def multiply(one: Range, other: Range) -> Range:
    """The product."""
    number, factor = plain(one), plain(other)
    if number is not None and factor is not None:
        return exactly(product(number, factor))
    why = _both(one, other)
    low, other_low = one.min, other.min
    if low is None or other_low is None:
        return _product_of_any_sign(one, other, why)
    if low.numerator < 0 or other_low.numerator < 0:  # quicker than low < 0
        return _product_of_any_sign(one, other, why)
    lowest = product(low, other_low)
    if one.max == low and other.max == other_low:
        return Range(lowest, lowest, why)
    return Range(lowest, _highest_product(one.max, other.max), why)


def _highest_product(
    one: Number | None, other: Number | None
) -> Number | None:
    """The product of two upper ends that are not below 0: without a bound,
    but for 0."""
    if one is not None and other is not None:
        return product(one, other)
    return 0 if one == 0 or other == 0 else None


def _product_of_any_sign(
    one: Range,
    other: Range,
    why: tuple[str, ...],
) -> Range:
    """The product from its four corners. Infinity stands for an open end only
    here."""
    corners = [_corner(a, b) for a in _ends(one) for b in _ends(other)]
    low = min(corners)
    high = max(corners)
    return Range(_closed(low), _closed(high), why)


def _ends(one: Range) -> tuple[Number | float, Number | float]:
    """Both ends; an open one is infinite."""
    low = -math.inf if one.min is None else one.min
    high = math.inf if one.max is None else one.max
    return low, high


def _corner(one: Number | float, other: Number | float) -> Number | float:
    """Every number times 0 is 0, however large it may be."""
    if one == 0 or other == 0:
        return 0
    if isinstance(one, float) or isinstance(other, float):
        is_positive = (one > 0) == (other > 0)
        return math.inf if is_positive else -math.inf
    return product(one, other)


def _closed(end: Number | float) -> Number | None:
    """An end as a range has it: None for an infinite one."""
    return None if isinstance(end, float) else end


def divide(one: Range, other: Range) -> Range:
    """The quotient. By a number that may be 0 it may be anything of its
    sign."""
    low, high = other.min, other.max
    if _may_be_nothing(other):
        why = _both(one, other)
        if low == high == 0:
            why = reasons((one, other, Range(0, 0, (NO_DIVISOR,))))
        is_positive = low == 0 and one.min is not None and one.min >= 0
        return Range(0 if is_positive else None, None, why)
    smallest = 0 if high is None else divided(1, high)
    largest = 0 if low is None else divided(1, low)
    return multiply(one, Range(smallest, largest, other.undecided))


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
    """The smaller of two."""
    number, another = plain(one), plain(other)
    if number is not None and another is not None:
        return one if number <= another else other
    high = one.max
    if high is None or (other.max is not None and other.max < high):
        high = other.max
    low = _smaller(one.min, other.min)
    return Range(low, high, _both(one, other))


def greatest(ranges: Sequence[Range]) -> Range:
    """The largest of at least one."""
    result = ranges[0]
    for one in ranges[1:]:
        result = _greater(result, one)
    return result


def _greater(one: Range, other: Range) -> Range:
    """The larger of two."""
    number, another = plain(one), plain(other)
    if number is not None and another is not None:
        return one if number >= another else other
    low = one.min
    if low is None or (other.min is not None and other.min > low):
        low = other.min
    high = _larger(one.max, other.max)
    return Range(low, high, _both(one, other))


def hull(ranges: Sequence[Range]) -> Range:
    """The range of what may be one or the other of at least one."""
    low, high, _ = ranges[0]
    for one_low, one_high, _ in ranges[1:]:
        low = _smaller(low, one_low)
        high = _larger(high, one_high)
    return Range(low, high, reasons(ranges))


def _smaller(one: Number | None, other: Number | None) -> Number | None:
    """The lower of two lower ends; None = no bound."""
    if one is None or other is None:
        return None
    return other if other < one else one


def _larger(one: Number | None, other: Number | None) -> Number | None:
    """The upper of two upper ends; None = no bound."""
    if one is None or other is None:
        return None
    return other if other > one else one


def floor(one: Range, step: Number) -> Range:
    """Cut to a multiple of a step."""
    low = None if one.min is None else floored(one.min, step)
    high = None if one.max is None else floored(one.max, step)
    return Range(low, high, one.undecided)


def paid(one: Range) -> Range:
    """What is paid of an amount in yuan: never below 0, cut to the fen."""
    low, high, why = one
    if type(low) is int and low >= 0 and (high is None or type(high) is int):
        return one
    least_paid = to_fen(max(0, low or 0))
    if low is not None and low == high:
        return Range(least_paid, least_paid, why)
    most_paid = None if high is None else to_fen(max(0, high))
    return Range(least_paid, most_paid, why)


def largest_of(ranges: Sequence[Range], count: Range) -> Range:
    """The sum of the most valuable ones, so many of them; none counts below
    0."""
    fewest = max(0, math.floor(count.min or 0))
    most = len(ranges)
    if count.max is not None:
        most = min(most, max(0, math.floor(count.max)))
    low = _sum_of_largest([one.min or 0 for one in ranges], fewest)
    why = reasons((*ranges, count))
    if most == 0:
        return Range(low, 0, why)
    tops = [one.max for one in ranges if one.max is not None]
    if len(tops) < len(ranges):
        return Range(low, None, why)
    return Range(low, _sum_of_largest(tops, most), why)


def _sum_of_largest(numbers: Sequence[Number], count: int) -> Number:
    """The sum of the largest numbers, so many of them; below 0 is 0."""
    positive = [max(0, number) for number in numbers]
    positive.sort(reverse=True)
    return simple(sum(positive[:count]))


def _simple(value: Number | None) -> Number | None:
    """The same end, as an int when it is whole."""
    return None if value is None else simple(value)
