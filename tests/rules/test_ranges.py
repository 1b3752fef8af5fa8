"""A range says no more than is known."""

from __future__ import annotations

from fractions import Fraction

import pytest

from policypress.rules import (
    Range,
    Scope,
    column,
    compile_number,
    field,
    ranges,
    rows,
)
from policypress.rules.ranges import NO_DIVISOR, NOTHING, OPEN, exactly


def test_an_answer_above_its_most_is_none():
    """A month has 31 days: 40 is no answer to a question, nor in a row."""
    days = compile_number(field("days", most=31))
    assert days(Scope({"days": 31})) == exactly(31)
    assert days(Scope({"days": 40})) == (0, 31, ())
    table = compile_number(rows("stay", sum=column("days", most=31)))
    assert table(Scope({"stay": [{"days": 31}]})) == exactly(31)
    assert table(Scope({"stay": [{"days": 40}]})) == (0, 31, ())


def test_half_of_what_is_not_answered_is_open():
    half = exactly(Fraction(1, 2))
    assert ranges.multiply(half, OPEN) == OPEN
    assert ranges.multiply(half, Range(0, 10)) == (0, 5, ())
    assert type(ranges.multiply(half, exactly(10)).min) is int


def test_nothing_times_what_may_be_endless_is_nothing():
    assert ranges.multiply(NOTHING, OPEN) == NOTHING
    assert ranges.multiply(Range(0, 0), Range(None, None)) == NOTHING


def test_a_product_of_what_may_be_below_zero():
    either = Range(-2, 3)
    assert ranges.multiply(either, Range(-5, 7)) == (-15, 21, ())
    assert ranges.multiply(either, OPEN) == (None, None, ())
    assert ranges.multiply(exactly(-1), OPEN) == (None, 0, ())


def test_division_by_what_may_be_nothing_gives_no_bound_that_is_wrong():
    assert ranges.divide(exactly(6), Range(0, 3)) == (0, None, ())
    assert ranges.divide(exactly(-6), Range(0, 3)) == (None, None, ())
    assert ranges.divide(Range(-1, 6), Range(0, 3)) == (None, None, ())
    assert ranges.divide(exactly(6), Range(-1, 3)) == (None, None, ())


def test_division_by_nothing_says_so():
    assert ranges.divide(exactly(6), NOTHING).undecided == (NO_DIVISOR,)
    assert ranges.divide(exactly(6), Range(0, 1)).undecided == ()


def test_division_keeps_bounds_where_it_can():
    assert ranges.divide(exactly(6), Range(2, 3)) == (2, 3, ())
    assert ranges.divide(exactly(6), Range(-3, -2)) == (-3, -2, ())
    assert ranges.divide(Range(1, None), Range(2, None)) == (0, None, ())


def test_the_difference_from_what_is_open_has_no_lower_bound():
    assert ranges.subtract(exactly(5), OPEN) == (None, 5, ())
    assert ranges.subtract(OPEN, exactly(5)) == (-5, None, ())


@pytest.mark.parametrize(
    ("count", "low", "high"),
    [
        (exactly(2), 30 + 20, 30 + 25),
        (Range(1, 2), 30, 55),
        (Range(0, None), 0, 30 + 25 + 10),
        (exactly(0), 0, 0),
        (exactly(Fraction(5, 2)), 50, 55),
    ],
)
def test_the_most_valuable_rows_come_first(count, low, high):
    values = [exactly(10), Range(20, 25), exactly(30)]
    assert ranges.largest_of(values, count) == (low, high, ())


def test_what_is_paid_is_cut_to_the_fen_and_never_below_nothing():
    assert ranges.paid(exactly(Fraction(10, 3))) == (
        Fraction(333, 100),
    ) * 2 + ((),)
    assert ranges.paid(Range(None, 5)) == (0, 5, ())
    assert ranges.paid(Range(-7, -3)) == (0, 0, ())
    assert ranges.paid(Range(None, None)) == (0, None, ())
