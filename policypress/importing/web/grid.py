"""The cells of an HTML table row by row (表格): what spans several stands in the first of
them, the others are empty, so that every row has as many.

Source: HTML Standard, section Forming a table.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from policypress.compare.text.limits import COLUMNS
from policypress.compare.text.tree import Rows

_MOST_ROWS = 1000  # that one cell may span


def rows_of(
    table: Any,
    words_of: Callable[[Any], str],
) -> Rows:
    """The rows of a table. words_of: what a cell says."""
    taken: dict[tuple[int, int], str] = {}
    count = 0
    for element in table.iter("tr"):
        column = 0
        for cell in element:
            if cell.tag not in ("td", "th"):
                continue
            while (count, column) in taken:
                column += 1
            width = _span(cell, "colspan", COLUMNS)
            height = _span(cell, "rowspan", _MOST_ROWS)
            _take(taken, count, column, width, height)
            taken[count, column] = words_of(cell)
            column += width
        count += 1
    return _filled(taken, count)


def _take(
    taken: dict[tuple[int, int], str],
    row: int,
    column: int,
    width: int,
    height: int,
) -> None:
    """Mark the places that a cell covers."""
    for down in range(height):
        for right in range(width):
            taken[row + down, column + right] = ""


def _span(
    cell: Any,
    name: str,
    most: int,
) -> int:
    """How many columns or rows a cell covers."""
    words = (cell.get(name) or "").strip()
    number = int(words[:4]) if words[:4].isdecimal() else 1
    return min(max(number, 1), most)


def _filled(
    taken: dict[tuple[int, int], str],
    count: int,
) -> Rows:
    """The places as rows of one width, without the rows that a span promises below the
    last one."""
    width = 1 + max((column for _, column in taken), default=-1)
    return tuple(
        tuple(taken.get((row, column), "") for column in range(width))
        for row in range(count)
    )
