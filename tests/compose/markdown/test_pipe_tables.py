"""A template writes tables with bars; what stands between two bars is a cell."""

from __future__ import annotations

import pytest

from policypress.compose.markdown.markers import escape
from policypress.compose.markdown.parser import parse

DASHES = "|---|---|"


def rows(*lines: str) -> list[list[str]]:
    """The cells of each row of the one table that the lines make."""
    (table,) = parse("\n".join(lines))
    assert table.type == "table"
    return table.meta["rows"]


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("| a | b |", ["a", "b"]),
        ("a | b", ["a", "b"]),
        (r"| a\|b | c |", ["a|b", "c"]),
        (r"| a\\|b |", [r"a\\", "b"]),
        (r"| a\\\|b | c |", [r"a\\|b", "c"]),
        (r"| a | b\| |", ["a", "b|"]),
        ("|| x |", ["", "x"]),
        ("| x ||", ["x", ""]),
        ("|||", ["", ""]),
        ("\u3000| x |", ["", "x"]),
        ("| x | \u3000", ["x", ""]),
        ("  | a | b |  ", ["a", "b"]),
    ],
)
def test_cells_of_a_row(line: str, cells: list[str]) -> None:
    assert rows(line, DASHES, line) == [cells, cells]


def test_a_row_has_no_fewer_cells_than_the_header() -> None:
    assert rows("| a | b |", DASHES, "| 1 |", "| 1 | 2 | 3 |")[1:] == [
        ["1", ""],
        ["1", "2", "3"],
    ]


@pytest.mark.parametrize("words", ["a|b", "a\\", "\\|", "a\\|", "||", "\\\\"])
def test_whatever_words_a_cell_has_the_next_cell_stays(words: str) -> None:
    (_, (cell, after)) = rows("| 甲 | 乙 |", DASHES, f"|{escape(words)}|后|")
    assert after == "后"
    assert cell


def test_a_table_ends_with_the_first_line_without_a_bar() -> None:
    kinds = [
        token.type for token in parse(f"| a | b |\n{DASHES}\n| 1 | 2 |\n后")
    ]
    assert kinds == ["table", "paragraph_open", "inline", "paragraph_close"]


def test_bars_without_a_row_of_dashes_are_text() -> None:
    assert [token.type for token in parse("| a | b |\n| 1 | 2 |")][
        0
    ] != "table"
    assert [token.type for token in parse("甲\n---|---\n")][0] != "table"
