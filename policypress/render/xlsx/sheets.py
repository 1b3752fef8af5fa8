"""Writing the sheets of a workbook with XlsxWriter.

A table, or the other paragraphs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from policypress.document import Cell, Document, Mark, Paragraph, Table, Text
from policypress.render.xlsx.cells import (
    PlacedCell,
    Row,
    cell_words,
    fitting,
    open_figures,
    placed_rows,
)
from policypress.render.xlsx.figures import (
    FormattedNumber,
    money_unit,
    number_beside_unit,
    number_in,
    unit_column,
)
from policypress.render.xlsx.sizes import column_widths, row_height

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_COMMON = {
    "font_name": "宋体",
    "font_size": 10,
    "valign": "top",
    "text_wrap": True,
    "border_color": "#7F7F7F",
}
_HEADER = {
    "bold": True,
    "bg_color": "#E7ECF3",
    "border": 1,
    "align": "center",
    "valign": "vcenter",
}
_RUNS_ON = {"text_wrap": False}
_STATUS_FILL = {"proposed": "#FFF2CC", "unknown": "#F8CBAD"}
_STATUS_NAME = {"proposed": "拟定", "unknown": "待核"}
_TITLE_HEIGHT = 27  # points, for a line of 14
_PARAGRAPH_WIDTH = 100  # half-width characters
_A4 = 9  # Excel's number for the size of a sheet
_FORMULA_STARTS = ("=", "+", "-", "@")


class Formats:
    """Cell formats of one workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def get(self, **properties: Any) -> Format:
        """The format with these XlsxWriter properties on top of the common
        ones.
        """
        key = tuple(sorted(properties.items()))
        known = self._made.get(key)
        if known is None:
            known = self._book.add_format(_COMMON | properties)
            self._made[key] = known
        return known


class TableSheet:
    """A sheet with one table.

    Title, draft line, header rows (frozen, filtered, printed on each page),
    data rows.
    """

    def __init__(
        self,
        sheet: Worksheet,
        table: Table,
        formats: Formats,
        marks: bool,
    ) -> None:
        """Places the cells and reads the units of columns; writes nothing."""
        self.sheet = sheet
        self.formats = formats
        self.marks = marks
        self.header = min(table.header, len(table.rows))
        self.rows = placed_rows(table, self.header)
        self.columns = max(
            sum(cell.span for cell in row) for row in table.rows
        )
        head = self.rows[: self.header]
        self.unit_column = unit_column(head)
        self.units = [
            money_unit(head, column) for column in range(self.columns)
        ]

    def write(self, document: Document) -> None:
        """The whole sheet."""
        widths = column_widths(self.rows, self.columns)
        top = _write_heading(self.sheet, document, self.formats)
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width)
        for number, row in enumerate(self.rows):
            self.sheet.set_row(top + number, row_height(row, widths))
            unit = self._unit(row)
            for placed in row:
                if number < self.header:
                    self._write_header_cell(top, number, placed)
                else:
                    self._write_data_cell(top + number, placed, unit)
        if self.header:
            self._fix_header(top)
        _set_page(self.sheet)

    def _fix_header(self, top: int) -> None:
        """The head stays in view and comes on each page.

        Its last row filters.
        """
        last = top + self.header - 1
        if len(self.rows) > self.header:
            bottom = top + len(self.rows) - 1
            self.sheet.autofilter(last, 0, bottom, self.columns - 1)
        self.sheet.repeat_rows(top, last)
        self.sheet.freeze_panes(top + self.header, 0)

    def _write_header_cell(
        self,
        top: int,
        number: int,
        placed: PlacedCell,
    ) -> None:
        """A cell of the head, merged with what it covers.

        Nothing for one covered.
        """
        if not placed.cell.rows:
            return
        last_row = min(number + placed.cell.rows, self.header) - 1
        first = (top + number, placed.column)
        last = (top + last_row, placed.after - 1)
        style = self.formats.get(**_HEADER)
        _write_span(self.sheet, first, last, placed.words, style)

    def _write_data_cell(
        self,
        row: int,
        placed: PlacedCell,
        unit: str,
    ) -> None:
        """A number where the words are one figure and a format
        shows the same. unit: that the row names in a column of its own.
        """
        style: dict[str, Any] = {"border": 1}
        if self.marks:
            style |= self._write_note(row, placed)
        number = self._number(placed, unit)
        if number is None:
            self._write_words(row, placed, style)
            return
        value, number_format = number
        shown = self.formats.get(
            num_format=number_format,
            align="right",
            **style,
        )
        self.sheet.write_number(row, placed.column, value, shown)

    def _number(
        self,
        placed: PlacedCell,
        unit: str,
    ) -> FormattedNumber | None:
        """The number of a cell with its format; None for one that is words."""
        if unit:
            number = number_beside_unit(placed, unit)
            if number is not None:
                return number
        return number_in(placed, self.units[placed.column])

    def _unit(self, row: Row) -> str:
        """The unit that a row names for its figures (单位)."""
        for placed in row:
            if placed.column == self.unit_column:
                return placed.words
        return ""

    def _write_note(
        self,
        row: int,
        placed: PlacedCell,
    ) -> dict[str, Any]:
        """The comment of a cell with open figures.

        The format that marks the cell.
        """
        figures = open_figures(placed.cell)
        if not figures:
            return {}
        notes = [_note(item, mark) for item, mark in figures]
        options = {"x_scale": 2}
        self.sheet.write_comment(row, placed.column, "\n".join(notes), options)
        statuses = {mark.status for _, mark in figures}
        status = "unknown" if "unknown" in statuses else "proposed"
        return {"bg_color": _STATUS_FILL[status]}

    def _write_words(
        self,
        row: int,
        placed: PlacedCell,
        style: dict[str, Any],
    ) -> None:
        """Text; a cell over several columns looks merged and can still be
        sorted.
        """
        if placed.words[:1] in _FORMULA_STARTS:
            # Stays text when someone edits the cell, too.
            style["quote_prefix"] = True
        if placed.cell.span > 1:
            style |= {"center_across": True, "bold": True}
        shown = self.formats.get(**style)
        self.sheet.write_string(row, placed.column, placed.words, shown)
        for column in range(placed.column + 1, placed.after):
            self.sheet.write_blank(row, column, None, shown)


def write_paragraphs(
    sheet: Worksheet,
    paragraphs: list[Paragraph],
    document: Document,
    formats: Formats,
) -> None:
    """The sheet 说明: every paragraph outside the tables, one a row."""
    top = _write_heading(sheet, document, formats)
    sheet.set_column(0, 0, _PARAGRAPH_WIDTH)
    for row, paragraph in enumerate(paragraphs, start=top):
        cell = Cell((paragraph,))
        text = cell_words(cell)
        height = row_height([PlacedCell(0, cell, text)], [_PARAGRAPH_WIDTH])
        sheet.set_row(row, height)
        style = formats.get(bold=paragraph.level > 0)
        sheet.write_string(row, 0, text, style)
    _set_page(sheet)


def _write_heading(
    sheet: Worksheet,
    document: Document,
    formats: Formats,
) -> int:
    """The draft line (if any) and the title.

    Each runs on over the empty cells beside it: Excel sorts no range with merged cells.
    The row in which what follows begins.
    """
    row = 0
    if document.draft:
        style = formats.get(font_color="#C00000", border=0, **_RUNS_ON)
        sheet.write_string(row, 0, fitting(document.draft), style)
        row += 1
    style = formats.get(
        bold=True,
        font_size=14,
        valign="vcenter",
        **_RUNS_ON,
    )
    sheet.write_string(row, 0, fitting(document.title), style)
    sheet.set_row(row, _TITLE_HEIGHT)
    return row + 1


def _write_span(
    sheet: Worksheet,
    first: tuple[int, int],
    last: tuple[int, int],
    words: str,
    style: Format,
) -> None:
    """Words in one cell, or in the merged range of two corners
    (row, column).
    """
    text = fitting(words)
    if first == last:
        sheet.write_string(*first, text, style)
    else:
        sheet.merge_range(*first, *last, text, style)


def _note(
    item: Text,
    mark: Mark,
) -> str:
    """The comment of an open figure: words, status and why.

    A note begins with it.
    """
    return f"{item.text}　{mark.note or _STATUS_NAME[mark.status]}"


def _set_page(sheet: Worksheet) -> None:
    """A4 landscape, as wide as one page, page numbers at the foot."""
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C— &P —")
