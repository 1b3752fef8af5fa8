"""What is done with columns: unknown values, widths, words."""

from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("polars")

import polars as pl

from policypress.lists.compiling import terms
from policypress.lists.compiling.facts import NUMBER
from policypress.lists.compiling.making import Frames, carried_out
from policypress.lists.compiling.program import program_of
from policypress.lists.compiling.terms import Term

LARGEST = 2**31 - 1
ONE = [5, None, 3, None, LARGEST]
OTHER = [None, None, 7, 2, LARGEST]
SURE = [4, 4, 4, 4, 4]
HOLDS = [True, False, None, True, None]
ALSO = [True, True, False, None, None]


def column(name: str, has_null: bool = True) -> Term:
    return terms.column(name, NUMBER, "", has_null, LARGEST, 32)


def condition(name: str) -> Term:
    return terms.column(name)


def made(term: Term, number: int = len(ONE)) -> list[Any]:
    numbers = {"one": ONE, "other": OTHER, "sure": SURE}
    kept = {
        "@": pl.Series(range(len(ONE)), dtype=pl.Int64),
        "holds": pl.Series(HOLDS, dtype=pl.Boolean),
        "also": pl.Series(ALSO, dtype=pl.Boolean),
        **{k: pl.Series(v, dtype=pl.Int32) for k, v in numbers.items()},
    }
    frames = Frames(pl.DataFrame(kept).head(number), {})
    results = carried_out(program_of({"found": term}), frames)
    return results["found"].to_list()


def test_unknown_numbers_are_passed_over() -> None:
    both = [column("one"), column("other")]
    assert made(terms.smallest(both)) == [5, None, 3, 2, LARGEST]
    assert made(terms.largest(both)) == [5, None, 7, 2, LARGEST]
    every = [column("sure", has_null=False), *both]
    assert made(terms.smallest(every)) == [4, 4, 3, 2, 4]
    assert made(terms.largest(every)) == [5, 4, 7, 4, LARGEST]


def test_a_sum_is_as_wide_as_it_has_to_be() -> None:
    added = column("one") + column("other")
    assert made(added) == [None, None, 10, None, 2 * LARGEST]
    assert made(column("one") + -column("other")) == [None, None, -4, None, 0]
    squared = column("one") * column("other") * LARGEST * LARGEST
    assert made(squared)[-1] == LARGEST**4


def test_an_unknown_condition_does_not_hold_where_one_is_chosen() -> None:
    chosen = terms.when(condition("holds"), column("sure", False), 9)
    assert made(chosen) == [4, 9, 9, 4, 9]
    assert made(condition("holds").fill_null(True)) == [
        True,
        False,
        True,
        True,
        True,
    ]
    assert made(condition("holds").fill_null(False)) == [
        True,
        False,
        False,
        True,
        False,
    ]
    assert made(column("one").fill_null(0)) == [5, 0, 3, 0, LARGEST]
    assert made(column("one").is_null()) == [one is None for one in ONE]


def test_three_values_are_combined_as_kleene_does() -> None:
    one, other = condition("holds"), condition("also")
    assert made(one & other) == [True, False, False, None, None]
    assert made(one | other) == [True, True, None, True, None]
    assert made(~one) == [False, True, None, False, None]


def test_what_is_said_is_what_holds_for_certain() -> None:
    both = {"甲": condition("holds"), "乙": condition("also")}
    assert made(terms.said(both, "；")) == ["甲；乙", "乙", "", "甲", ""]
    assert made(terms.said({"甲": True, "乙": False}, "；")) == ["甲"] * 5


def test_more_is_said_than_is_told_at_a_time() -> None:
    """Eleven texts, two of which hold for some; the last but one for everybody."""
    texts: dict[str, Any] = {f"第{at}": False for at in range(3)}
    texts |= {f"又{at}": condition("also") & False for at in range(2)}
    never = condition("holds") & ~condition("holds")
    texts |= {f"否{at}": never for at in range(8)}
    texts |= {"甲": condition("holds"), "乙": True, "丙": condition("also")}
    assert made(terms.said(texts, "、")) == [
        "甲、乙、丙",
        "乙、丙",
        "乙",
        "甲、乙",
        "乙",
    ]


def test_how_many_hold() -> None:
    parts = [condition(one).fill_null(False) for one in ("holds", "also")]
    assert made(terms.apply("how many", *parts)) == [2, 1, 0, 1, 0]


def test_what_is_the_same_for_everybody_is_there_for_each() -> None:
    assert made(terms.constant("")) == [""] * 5
    assert made(terms.unknown()) == [None] * 5


@pytest.mark.parametrize("number", [0, 1])
def test_a_list_of_one_and_an_empty_one(number: int) -> None:
    lowest = terms.smallest([column("sure", False), column("one"), 3])
    assert made(lowest, number) == [3] * number
    chosen = terms.when(condition("holds"), column("sure", False), 9)
    assert made(chosen * 2, number) == [8] * number


def test_what_amounts_tell_of_a_verdict() -> None:
    """Yes where something holds, no where it fails, and yes before no."""
    one, other = condition("holds"), condition("also")
    told = terms.apply("told", one, other)
    assert made(told) == [True, False, None, True, None]
    swapped = terms.apply("told", other, one)
    assert made(swapped) == [True, True, None, False, None]
    assert terms.apply("told", True, one).is_plainly(True)
    assert made(terms.apply("told", False, one)) == [
        False,
        None,
        None,
        False,
        None,
    ]
    assert made(terms.apply("told", one, False)) == [
        True,
        None,
        None,
        True,
        None,
    ]
    assert made(terms.apply("told", one, True)) == [
        True,
        False,
        False,
        True,
        False,
    ]
