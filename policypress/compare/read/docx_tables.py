"""A table of Word (表格) as rows of cells: merged cells, rows that begin later,
tables inside cells, rows that do not show.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from policypress.compare.read.docx_elements import W, properties_of
from policypress.compare.read.docx_inside import (
    is_hidden_row,
    shown_paragraphs,
)
from policypress.compare.read.docx_merged import MERGING, Merges
from policypress.compare.read.docx_paragraphs import ParagraphReader
from policypress.compare.read.docx_shape import large_number_of, number_of
from policypress.compare.read.docx_words import (
    HIDDEN,
    PAGE_END,
    words_in,
)
from policypress.compare.read.raw_lines import RawLine
from policypress.compare.text import limits
from policypress.compare.text.glyphs import Passed, weight

_TABLE = f"{W}tbl"
_ROW, _CELL = f"{W}tr", f"{W}tc"


class TableReader:
    """Reads tables; reader: of their paragraphs.

    Of the table that is being read: passed is what of it prints, each cell counting one
    more; merges are its merged cells.
    """

    def __init__(self, reader: ParagraphReader) -> None:
        """reader: of the paragraphs in cells."""
        self._reader = reader
        self._passed = Passed()
        self._merges = Merges()
        self._has_merged = False
        reader.unread.sees_merged = True

    def read(self, table: Any) -> Iterator[RawLine]:
        """A table as one line, unless it has no words."""
        self._reader.count += 1
        self._passed, self._merges = Passed(), Merges()
        self._has_merged = next(table.iter(*MERGING), None) is not None
        rows = []
        for row in _rows(table):
            if is_hidden_row(row):
                self._pass_over(row)
                continue
            cells = self._row(row)
            if cells:
                rows.append(cells)
        place = self._reader.place()
        for spans, at in self._merges.found():
            self._reader.unread.add_merged(place, spans, at)
        if any(any(row) for row in rows):
            yield RawLine("", place=place, rows=tuple(rows))

    def _pass_over(self, row: Any) -> None:
        """A row that does not show."""
        reader = self._reader
        reader.words.passed = Passed()
        reader.tell(HIDDEN, words_in(row))
        reader.words.pass_over(row)
        self._advance()

    def _row(self, row: Any) -> tuple[str, ...]:
        """The cells of a row.

        A cell that covers several columns counts for the first of them.
        """
        before = self._skipped(row, "gridBefore")
        self._passed.more(before)
        cells: list[str] = []
        for cell in _cells(row):
            column, columns = before + len(cells), self._columns(cell)
            cells.append(self._cell(cell))
            if self._has_merged:
                self._merges.add(cell, column, columns, self._passed)
                self._merged_within(cell)
            self._passed.more(columns)
            cells += [""] * (columns - 1)
        self._merges.end_row()
        if not cells:
            self._passed.more(-before)
            return ()
        after = self._skipped(row, "gridAfter")
        self._passed.more(after)
        return ("",) * before + tuple(cells) + ("",) * after

    def _merged_within(self, cell: Any) -> None:
        """Takes in the merged cells of tables inside a cell."""
        for table in cell.iter(_TABLE):
            merges, count = Merges(), 0
            for row in _rows(table):
                column = 0
                for inner in _cells(row):
                    columns = self._columns(inner)
                    merges.add(inner, column, columns, Passed(count))
                    column += columns
                    count += 1
                merges.end_row()
            place, at = self._reader.place(), self._passed.weight
            for spans, number in merges.found():
                inside = f"{spans} {number}"
                self._reader.unread.add_merged(place, inside, at)

    def _skipped(self, row: Any, which: str) -> int:
        """How many columns of the table a row leaves out before its first cell
        (w:gridBefore), or behind its last one (w:gridAfter).
        """
        left_out = row.find(f"{W}trPr/{W}{which}")
        if left_out is None:
            return 0
        columns = number_of(left_out.get(f"{W}val"))
        return min(columns or 0, limits.COLUMNS)

    def _cell(self, cell: Any) -> str:
        """The words of a cell, one paragraph a line."""
        reader = self._reader
        reader.words.passed = Passed()
        reader.words.pass_over_rows(cell)
        lines = []
        for paragraph, box in shown_paragraphs(
            cell,
            reader.words.passed_over,
            reader.words.unshown,
        ):
            own = properties_of(paragraph)
            style, table = reader.styles_around(paragraph, own)
            with reader.words.inside(box):
                words = reader.words.read(paragraph, style, table)
            words = words.replace(PAGE_END, "\n")
            if words.strip() or not reader.flows_on(own, style):
                label = reader.label(own)
                lines.append((label + words).strip())
                self._trace(paragraph, label, cell)
                self._advance(label)
                self._passed.words(label + words)
            elif reader.trace:
                reader.trace.forget()
        self._advance()
        return "\n".join(lines)

    def _advance(self, label: str = "") -> None:
        """What was met stands behind the cells so far, and behind a number."""
        unread = self._reader.unread
        if unread.has_met:
            unread.advance(self._passed.weight + weight(label))

    def _trace(
        self,
        paragraph: Any,
        label: str,
        cell: Any,
    ) -> None:
        """Takes down where a paragraph of a cell stands."""
        if self._reader.trace:
            number = self._reader.count
            self._reader.trace.end(number, paragraph, label, cell)

    def _columns(self, cell: Any) -> int:
        """How many columns a cell covers (w:gridSpan).

        1, and a note or a finding, when that cannot be.
        """
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        if span is None:
            return 1
        value = span.get(f"{W}val") or ""
        columns = large_number_of(value)
        if columns is None:
            self._reader.odd.setdefault(
                f"有单元格横跨“{value[:8]}”列",
                self._reader.place(),
            )
            return 1
        if columns <= limits.COLUMNS:
            return max(columns, 1)
        if all(
            problem.code != "wide-table" for problem in self._reader.problems
        ):
            problem = limits.wide_table(
                self._reader.name,
                columns,
                self._reader.place(),
            )
            self._reader.problems.append(problem)
        return 1


def _cells(row: Any) -> Iterator[Any]:
    """The cells of a row, not those of tables inside it: their words belong to
    the cell around them.
    """
    for cell in row.iter(_CELL):
        if next(cell.iterancestors(_ROW), None) is row:
            yield cell


def _rows(table: Any) -> Iterator[Any]:
    """The rows of a table, not those of tables inside it."""
    for row in table.iter(_ROW):
        if next(row.iterancestors(_TABLE)) is table:
            yield row
