"""Cells of a table where a sheet wants them.

Column, words, and what covers what.
"""

from __future__ import annotations

from msgspec import Struct

from policypress.document import Cell, Mark, Table, Text, plain

# Excel's own limit; XlsxWriter drops anything longer without a word.
_LONGEST_CELL = 32767


class PlacedCell(Struct, frozen=True):
    """A cell, the column in which it begins, and its words."""

    column: int
    cell: Cell
    words: str

    @property
    def after(self) -> int:
        """The column behind it."""
        return self.column + self.cell.span


Row = list[PlacedCell]


def placed_rows(
    table: Table,
    header: int,
) -> list[Row]:
    """Each row; a data cell covered from above is replaced by the one that
    covers it.

    header: how many rows are the head, in which cells stay merged.
    """
    rows: list[Row] = []
    covering: dict[int, Cell] = {}
    for number, row in enumerate(table.rows):
        placed: Row = []
        column = 0
        for cell in row:
            is_covered = number >= header and not cell.rows
            shown = covering.get(column, cell) if is_covered else cell
            covering[column] = shown
            placed.append(PlacedCell(column, shown, cell_words(shown)))
            column += shown.span
        rows.append(placed)
    return rows


def texts(cell: Cell) -> list[Text]:
    """The pieces of text in a cell."""
    found: list[Text] = []
    for paragraph in cell.paragraphs:
        found += [item for item in paragraph.inlines if isinstance(item, Text)]
    return found


def open_figures(cell: Cell) -> list[tuple[Text, Mark]]:
    """The figures of a cell that are proposed or unknown, each
    with its mark.
    """
    figures = [(item, item.mark) for item in texts(cell) if item.mark]
    return [(item, mark) for item, mark in figures if mark.is_open]


def cell_words(cell: Cell) -> str:
    """The words of a cell, a line a paragraph."""
    lines = [plain(paragraph.inlines) for paragraph in cell.paragraphs]
    return fitting("\n".join(lines))


def fitting(words: str) -> str:
    """The words, cut to what a cell of Excel can hold."""
    if len(words) <= _LONGEST_CELL:
        return words
    return words[: _LONGEST_CELL - 1] + "…"
