"""Cells of a Word table that are merged (合并单元格): which cover more than one
column or row.

The words of a merged cell count for the first cell it covers, so that a table says
the same with and without it. But who gets 10万元 is told by it.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from policypress.compare.read.docx_elements import W
from policypress.compare.text.glyphs import Passed

_DOWN, _ACROSS = f"{W}vMerge", f"{W}hMerge"
# What says that cells are merged.
MERGING = (f"{W}gridSpan", _DOWN, _ACROSS)
_OFF = ("", "continue")


class _Merged(Struct):
    """A cell that may cover others. at: where its words end in the table."""

    at: int
    columns: int
    rows: int = 1


class Merges:
    """Takes the cells of one table in order."""

    def __init__(self) -> None:
        """No cell has come yet."""
        self._cells: list[_Merged] = []
        # By the column that a cell begins at: the cell that may go on below.
        self._above: dict[int, _Merged] = {}
        self._row: dict[int, _Merged] = {}
        self._before: _Merged | None = None  # the cell to the left

    def add(
        self,
        cell: Any,
        column: int,
        columns: int,
        passed: Passed,
    ) -> None:
        """One more cell of the row. column: the first that it covers. passed:
        the table up to its end.
        """
        properties = cell.find(f"{W}tcPr")
        left = self._before
        if left and _goes_on(properties, _ACROSS):
            left.columns += columns
            return
        above = self._above.get(column)
        if above and _goes_on(properties, _DOWN):
            above.rows += 1
            self._before, self._row[column] = above, above
            return
        self._before = None
        if columns < 2 and not _is_marked(properties):
            return
        own = _Merged(passed.weight, columns)
        self._cells.append(own)
        self._before = self._row[column] = own

    def end_row(self) -> None:
        """The next cell is the first of another row."""
        self._above, self._row = self._row, {}
        self._before = None

    def found(self) -> list[tuple[str, int]]:
        """For each cell that covers others how many columns and rows, and where
        it stands.
        """
        return [
            (f"{one.columns}x{one.rows}", one.at)
            for one in self._cells
            if one.columns > 1 or one.rows > 1
        ]


def _is_marked(properties: Any) -> bool:
    """Whether a cell says that it is merged."""
    if properties is None:
        return False
    return next(properties.iterchildren(_DOWN, _ACROSS), None) is not None


def _goes_on(properties: Any, tag: str) -> bool:
    """Whether a cell belongs to the one above or to the left of it."""
    mark = None if properties is None else properties.find(tag)
    return mark is not None and (mark.get(f"{W}val") or "") in _OFF
