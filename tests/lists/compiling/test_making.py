"""What the rows of each applicant give: in layers, and beyond them."""

from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("polars")

import polars as pl

from policypress.lists.compiling import terms
from policypress.lists.compiling.facts import BOOLEAN, NUMBER
from policypress.lists.compiling.making import Frames, carried_out
from policypress.lists.compiling.program import program_of

# How many rows each has; None = has not answered. The last has more than all layers.
COUNTS = [0, 2, None, 1, 3, 0, 1, 11]


def frames() -> Frames:
    """The seventh of all rows has no amount; each applicant's places count from 100."""
    places, numbers, paid, holds = [], [], [], []
    for at, count in enumerate(COUNTS):
        for row in range(count or 0):
            places.append(100 + at)
            numbers.append(row)
            value = 10 * at + row
            paid.append(None if len(paid) == 6 else value)
            holds.append([True, False, None][value % 3])
    table = pl.DataFrame(
        {
            "@": pl.Series(places, dtype=pl.Int64),
            "#": pl.Series(numbers, dtype=pl.Int32),
            "c:paid": pl.Series(paid, dtype=pl.Int64),
            "c:holds": pl.Series(holds, dtype=pl.Boolean),
        }
    )
    applicants = pl.DataFrame(
        {
            "@": pl.int_range(100, 100 + len(COUNTS), eager=True),
            "n:t": pl.Series(COUNTS, dtype=pl.Int32),
        }
    )
    return Frames(applicants, {"t": table})


def by_hand(name: str) -> list[list[Any]]:
    """The cells of each applicant's rows."""
    table = frames().tables["t"]
    return [
        table.filter(pl.col("@") == 100 + at)[name].to_list()
        for at in range(len(COUNTS))
    ]


def made(how: str, column: str, number: int = 0) -> list[Any]:
    kind = NUMBER if column == "c:paid" else BOOLEAN
    row = terms.column(column, kind, "t", most=1000)
    found = terms.gathered("t", row, how, number, 100)
    results = carried_out(program_of({"found": found}), frames())
    return results["found"].to_list()


def largest(cells: list[Any], number: int) -> int:
    known = sorted((one for one in cells if one is not None), reverse=True)
    return sum(known[:number])


def test_rows_are_added_up() -> None:
    assert made("sum", "c:paid") == [
        largest(one, 99) for one in by_hand("c:paid")
    ]


@pytest.mark.parametrize("number", [1, 2, 3, 20])
def test_only_the_most_valuable_rows_count(number: int) -> None:
    assert made("first", "c:paid", number) == [
        largest(one, number) for one in by_hand("c:paid")
    ]


def test_the_largest_of_all_rows() -> None:
    assert made("max", "c:paid") == made("first", "c:paid", 1)


def test_a_condition_holds_in_some_row_or_may() -> None:
    assert made("any", "c:holds") == [
        True if True in one else (None if None in one else False)
        for one in by_hand("c:holds")
    ]


def test_who_has_a_row_without_an_amount() -> None:
    assert made("none", "c:paid") == [None in one for one in by_hand("c:paid")]


def test_rows_as_a_list() -> None:
    found = made("list", "c:paid", 2)
    for mine, cells in zip(found, by_hand("c:paid"), strict=True):
        known = sorted((one for one in cells if one is not None), reverse=True)
        assert [one for one in mine if one is not None] == known[:2]


def test_nobody_has_a_row() -> None:
    given = frames()
    given.applicants = given.applicants.with_columns(
        pl.lit(0, dtype=pl.Int32).alias("n:t")
    )
    given.tables["t"] = given.tables["t"].clear()
    row = terms.column("c:paid", NUMBER, "t", most=1000)
    found = terms.gathered("t", row, "sum", 0, 100)
    results = carried_out(program_of({"found": found}), given)
    assert results["found"].to_list() == [0] * len(COUNTS)
