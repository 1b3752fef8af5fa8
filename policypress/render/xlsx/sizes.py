"""Widths of columns and heights of rows that fit the words and
can be printed.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from math import ceil

from policypress.render.xlsx.cells import Row

# Column widths in half-width characters: those of a column, and of a printed
# sheet.
_WIDEST = 48
_NARROWEST = 6
_SHEET_WIDTH = 200
# how far and how fast the widest columns are cut
_CUT_TO = 14
_CUT_STEP = 2
# Beside the longest line of a column: cell margins and the filter's button.
_BLANK = 3
_MARGINS = 2  # of a cell, in the same unit
_LINE = 13.5  # points: a line of 10-point type
_ABOVE_AND_BELOW = 4  # points
_TALLEST = 409.0  # points: Excel's tallest row


def column_widths(
    rows: list[Row],
    columns: int,
) -> list[int]:
    """Widths that fit the longest line of each column.

    The widest columns are cut until the sheet can be printed.
    """
    wanted = [_NARROWEST] * columns
    for row in rows:
        for placed in row:
            if placed.cell.span == 1:
                longest = max(map(display_width, placed.words.split("\n")))
                needed = longest + _BLANK
                wanted[placed.column] = max(wanted[placed.column], needed)
    widest = _WIDEST
    while widest > _CUT_TO and _total(wanted, widest) > _SHEET_WIDTH:
        widest -= _CUT_STEP
    return [min(width, widest) for width in wanted]


def _total(
    widths: list[int],
    widest: int,
) -> int:
    return sum(min(width, widest) for width in widths)


def row_height(
    row: Row,
    widths: list[int],
) -> float:
    """Points for the tallest cell.

    Heights are written, because LibreOffice does not fit the rows of a file
    without.
    """
    most = 1
    for placed in row:
        width = sum(widths[placed.column : placed.after]) - _MARGINS
        lines = _line_count(placed.words, max(width, 1))
        most = max(most, lines)
    return min(most * _LINE + _ABOVE_AND_BELOW, _TALLEST)


def _line_count(
    words: str,
    width: int,
) -> int:
    """How many lines the words fill in a cell of this width."""
    count = 0
    for line in words.split("\n"):
        count += max(1, ceil(display_width(line) / width))
    return count


@lru_cache(maxsize=1 << 14)
def display_width(words: str) -> int:
    """Width in half-width characters: a Chinese character counts two."""
    width = len(words)
    for character in words:
        if unicodedata.east_asian_width(character) in "WFA":
            width += 1
    return width
