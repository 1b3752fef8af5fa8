"""What lies inside of a Series does what the Series does."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

import pytest

pytest.importorskip("polars")

import polars as pl

from policypress.lists.compiling import columns

NUMBERS = pl.Series([7, -7, None, 0, 2**31 - 1], dtype=pl.Int32)
OTHERS = pl.Series([2, 2, 3, None, 5], dtype=pl.Int32)
HOLDS = pl.Series([True, False, None, True, None])
ALSO = pl.Series([None, False, None, False, True])


def made(name: str, *parts: Any) -> Any:
    """The result of an operation on what lies inside, as a Series again."""
    given = [columns.inside(one) for one in parts]
    return columns.outside(columns.operation(name)(*given))


@pytest.mark.parametrize(
    ("name", "public"),
    [
        ("add", operator.add),
        ("subtract", operator.sub),
        ("multiply", operator.mul),
        ("divide", operator.floordiv),
        ("=", operator.eq),
        ("<", operator.lt),
        ("<=", operator.le),
        (">", operator.gt),
    ],
)
@pytest.mark.parametrize("kind", [pl.Int32, pl.Int64, pl.Int128])
def test_numbers_are_reckoned_alike(
    name: str, public: Callable[[Any, Any], Any], kind: Any
) -> None:
    one, other = NUMBERS.cast(kind), OTHERS.cast(kind)
    if name == "multiply" and kind == pl.Int32:
        one = one.clip(upper_bound=1000)
    short = pl.Series([2], dtype=kind)
    for right in (other, short):
        wanted = public(one.head(4), right.head(4))
        assert made(name, one.head(4), right.head(4)).equals(wanted)


def test_a_quotient_is_rounded_down_below_nothing_too() -> None:
    seven = pl.Series([-7, 7, -1, -8], dtype=pl.Int64)
    two = pl.Series([2], dtype=pl.Int64)
    assert made("divide", seven, two).to_list() == [-4, 3, -1, -4]


def test_conditions_are_combined_alike() -> None:
    assert made("and", HOLDS, ALSO).equals(HOLDS & ALSO)
    assert made("or", HOLDS, ALSO).equals(HOLDS | ALSO)
    assert made("not", HOLDS).equals(~HOLDS)


def test_one_or_the_other_is_chosen_alike() -> None:
    wanted = NUMBERS.zip_with(HOLDS, OTHERS)
    assert made("choose", NUMBERS, HOLDS, OTHERS).equals(wanted)
    nothing = pl.Series([0], dtype=pl.Int32)
    wanted = NUMBERS.zip_with(HOLDS, nothing)
    assert made("choose", NUMBERS, HOLDS, nothing).equals(wanted)


def test_values_are_picked_and_kept_alike() -> None:
    places = pl.Series([4, 0, 0], dtype=pl.UInt32)
    assert made("pick", NUMBERS, places).equals(NUMBERS[places])
    assert made("filter", NUMBERS, HOLDS).equals(NUMBERS.filter(HOLDS))


def test_columns_are_joined_and_the_first_is_left_as_it_is() -> None:
    both = [columns.inside(NUMBERS), columns.inside(OTHERS)]
    found = columns.outside(columns.joined(both))
    assert found.equals(pl.concat([NUMBERS, OTHERS]))
    assert (len(NUMBERS), found.n_chunks()) == (5, 1)


def test_a_value_is_repeated_and_widened() -> None:
    one = columns.one_value(-3, pl.Int32)
    wide = columns.cast(columns.repeated(one, 3), pl.Int64)
    found = columns.outside(wide, "name")
    assert (found.to_list(), found.dtype) == ([-3, -3, -3], pl.Int64)
    assert found.name == "name"
