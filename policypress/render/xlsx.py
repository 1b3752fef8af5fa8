"""Document → workbook (.xlsx): one sheet a table, made for sorting, filtering and printing.

Cells that cover several data rows are repeated rather than merged, because Excel refuses to sort merged cells.
The same document gives the same bytes in every process: no clock, fixed creation date.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING, Any

from policypress.document import (
    Cell,
    Document,
    Mark,
    Paragraph,
    Table,
    Text,
    cell_text,
    plain,
)

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_CREATED = datetime(2000, 1, 1)
_LONGEST_CELL = (
    32767  # Excel's own limit; XlsxWriter drops anything longer without a word
)
_WIDEST, _NARROWEST, _SHEET_WIDTH = 48, 6, 200  # column widths in half-width characters
_LINE, _TALLEST = (
    13.5,
    409.0,
)  # points: a line of 10-point type, and Excel's tallest row
_HEADER = {
    "bold": True,
    "bg_color": "#E7ECF3",
    "border": 1,
    "align": "center",
    "valign": "vcenter",
}
_STATUS_FILL = {"proposed": "#FFF2CC", "unknown": "#F8CBAD"}
_STATUS_NAME = {"proposed": "拟定", "unknown": "待核"}
_MONEY_HEADER = re.compile(r"[（(](?:单位[：:])?(元|万元|亿元)[）)]")
_YUAN = {"元": 1, "万元": 10_000, "亿元": 100_000_000}
_ORDINAL = re.compile(r"[1-9][0-9]{0,5}")  # 序号, which has to sort 2 before 10
_COUNT = re.compile(r"(\d+)([\u4e00-\u9fff]*)")
_PERCENT = re.compile(r"\d+(?:\.(\d+))?%")


def render(document: Document, look: object = None, *, marks: bool = False) -> bytes:
    """The workbook of `document`: a sheet for each Table, then 说明 with the other paragraphs if there are any.

    look is not used (a workbook has one plain look). marks: proposed and unknown figures are filled and commented.
    """
    from xlsxwriter import Workbook

    buffer = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with Workbook(buffer, options) as book:
        book.set_properties(
            {
                "title": document.title,
                "subject": document.subject,
                "author": document.author,
                "created": _CREATED,
            }
        )
        formats = _Formats(book)
        tables = [
            block
            for block in document.blocks
            if isinstance(block, Table) and block.rows
        ]
        words = [
            block
            for block in document.blocks
            if isinstance(block, Paragraph)
            and plain(block.inlines).replace("\n", "") not in ("", document.title)
        ]
        taken: set[str] = set()
        for table in tables:
            sheet = book.add_worksheet(
                _sheet_name(table.name or table.caption or "表", taken)
            )
            _write_table(sheet, table, document, formats, marks)
        if words or not tables:
            _write_words(
                book.add_worksheet(_sheet_name("说明", taken)), words, document, formats
            )
    return buffer.getvalue()


@dataclass(frozen=True, slots=True)
class _Placed:
    """A cell, the column it begins in, and its words."""

    column: int
    cell: Cell
    words: str


class _Formats:
    """Cell formats of one workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def get(self, **properties: Any) -> Format:
        """The format with these XlsxWriter properties on top of the common ones."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            common = {
                "font_name": "宋体",
                "font_size": 10,
                "valign": "top",
                "text_wrap": True,
                "border_color": "#7F7F7F",
            }
            self._made[key] = self._book.add_format(common | properties)
        return self._made[key]


def _write_table(
    sheet: Worksheet, table: Table, document: Document, formats: _Formats, marks: bool
) -> None:
    """One sheet: title, draft line, header rows (frozen, filtered, printed on each page), data rows."""
    header = min(table.header, len(table.rows))
    rows = _grid(table, header)
    columns = max(sum(cell.span for cell in row) for row in table.rows)
    widths = _column_widths(rows, columns)
    units = [_money_unit(rows[:header], column) for column in range(columns)]
    top = _write_heading(sheet, document, columns, formats)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    for number, row in enumerate(rows):
        sheet.set_row(top + number, _row_height(row, widths))
        for placed in row:
            column, cell = placed.column, placed.cell
            if number >= header:
                _write_cell(sheet, top + number, placed, units[column], formats, marks)
            elif cell.rows:
                last = min(number + cell.rows, header) - 1
                _write_span(
                    sheet,
                    top + number,
                    column,
                    top + last,
                    column + cell.span - 1,
                    placed.words,
                    formats.get(**_HEADER),
                )
    if header:
        if len(rows) > header:
            sheet.autofilter(top + header - 1, 0, top + len(rows) - 1, columns - 1)
        sheet.repeat_rows(top, top + header - 1)
        sheet.freeze_panes(top + header, 0)
    _page(sheet)


def _write_heading(
    sheet: Worksheet, document: Document, columns: int, formats: _Formats
) -> int:
    """The draft line (if any) and the title; returns the row on which the table starts."""
    row = 0
    if document.draft:
        _write_span(
            sheet,
            row,
            0,
            row,
            columns - 1,
            document.draft,
            formats.get(font_color="#C00000", border=0),
        )
        row += 1
    title = formats.get(bold=True, font_size=14, valign="vcenter")
    _write_span(sheet, row, 0, row, columns - 1, document.title, title)
    sheet.set_row(row, 27)
    return row + 1


def _write_cell(
    sheet: Worksheet,
    row: int,
    placed: _Placed,
    unit: str,
    formats: _Formats,
    marks: bool,
) -> None:
    """One data cell: a number where the words are one figure and a format shows the same, else text."""
    column, cell, words = placed.column, placed.cell, placed.words
    style: dict[str, Any] = {"border": 1}
    open_figures = (
        [item for item in _texts(cell) if item.mark and item.mark.status != "published"]
        if marks
        else []
    )
    if open_figures:
        unknown = any(item.mark.status == "unknown" for item in open_figures)
        style["bg_color"] = _STATUS_FILL["unknown" if unknown else "proposed"]
        sheet.write_comment(
            row, column, "\n".join(_note(item) for item in open_figures), {"x_scale": 2}
        )
    number = _number(cell, words, unit)
    if number:
        sheet.write_number(
            row,
            column,
            number[0],
            formats.get(num_format=number[1], align="right", **style),
        )
        return
    if words[:1] in ("=", "+", "-", "@"):
        style["quote_prefix"] = True  # stays text when someone edits the cell, too
    if cell.span > 1:  # looks merged, still sorts
        style |= {"center_across": True, "bold": True}
    sheet.write_string(row, column, words, formats.get(**style))
    for extra in range(1, cell.span):
        sheet.write_blank(row, column + extra, None, formats.get(**style))


def _write_words(
    sheet: Worksheet, words: list[Paragraph], document: Document, formats: _Formats
) -> None:
    """The sheet 说明: every paragraph outside the tables, one a row."""
    row = _write_heading(sheet, document, 1, formats)
    sheet.set_column(0, 0, 100)
    for offset, paragraph in enumerate(words):
        cell = Cell((paragraph,))
        said = cell_words(cell)
        sheet.set_row(row + offset, _row_height([_Placed(0, cell, said)], [100]))
        sheet.write_string(row + offset, 0, said, formats.get(bold=paragraph.level > 0))
    _page(sheet)


def _write_span(
    sheet: Worksheet,
    row: int,
    column: int,
    last_row: int,
    last_column: int,
    words: str,
    style: Format,
) -> None:
    """Words in one cell or in the merged range up to (last_row, last_column)."""
    if (row, column) == (last_row, last_column):
        sheet.write_string(row, column, _cut(words), style)
    else:
        sheet.merge_range(row, column, last_row, last_column, _cut(words), style)


def _page(sheet: Worksheet) -> None:
    """A4 landscape, as wide as one page, page numbers at the foot."""
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C— &P —")


def _grid(table: Table, header: int) -> list[list[_Placed]]:
    """Each row; a data cell covered from above is replaced by the one that covers it."""
    rows: list[list[_Placed]] = []
    covering: dict[int, Cell] = {}
    for number, row in enumerate(table.rows):
        placed, column = [], 0
        for cell in row:
            if number >= header and not cell.rows:
                cell = covering.get(column, cell)
            covering[column] = cell
            placed.append(_Placed(column, cell, cell_words(cell)))
            column += cell.span
        rows.append(placed)
    return rows


def _texts(cell: Cell) -> list[Text]:
    return [
        item
        for paragraph in cell.paragraphs
        for item in paragraph.inlines
        if isinstance(item, Text)
    ]


def _note(item: Text) -> str:
    """The comment of an open figure: its words, its status and why; a note begins with the status."""
    return f"{item.text}　{item.mark.note or _STATUS_NAME[item.mark.status]}"


def cell_words(cell: Cell) -> str:
    """The words of a cell, a line per paragraph."""
    return _cut(cell_text(cell))


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST_CELL else words[: _LONGEST_CELL - 1] + "…"


def _number(cell: Cell, words: str, unit: str) -> tuple[float, str] | None:
    """(value, number format) when the cell is exactly one figure and the format shows the same words, else None."""
    if _ORDINAL.fullmatch(words):
        return int(words), "0"
    texts = [item for item in _texts(cell) if item.text.strip()]
    if len(texts) != 1 or words.strip() != texts[0].text.strip():
        return None
    mark = texts[0].mark
    if mark is None or mark.number is None:
        return None
    return _formatted(texts[0].text.strip(), mark, unit)


def _formatted(words: str, mark: Mark, unit: str) -> tuple[float, str] | None:
    """Money becomes a number only under a header that names its unit (`unit`): no format can show 万元 from yuan."""
    if mark.unit == "yuan" and unit:
        return mark.number / _YUAN[unit], "#,##0" if unit == "元" else "General"
    if mark.unit == "ratio" and (match := _PERCENT.fullmatch(words)):
        decimals = len(match[1] or "")
        return mark.number, "0" + ("." + "0" * decimals if decimals else "") + "%"
    if (
        mark.unit == "count"
        and (match := _COUNT.fullmatch(words))
        and int(match[1]) == mark.number
    ):
        return mark.number, f'0"{match[2]}"' if match[2] else "0"
    return None


def _money_unit(header: list[list[_Placed]], column: int) -> str:
    """元, 万元 or 亿元 when the header of this column says so, e.g. 金额（万元）, else ""."""
    for row in header:
        for placed in row:
            covers = placed.column <= column < placed.column + placed.cell.span
            if covers and (match := _MONEY_HEADER.search(placed.words)):
                return match[1]
    return ""


def _column_widths(rows: list[list[_Placed]], columns: int) -> list[int]:
    """Widths that fit the longest line of each column, the widest columns cut until the sheet can be printed."""
    wanted = [_NARROWEST] * columns
    for row in rows:
        for placed in row:
            if placed.cell.span == 1:
                longest = max(map(display_width, placed.words.split("\n")))
                wanted[placed.column] = max(wanted[placed.column], longest + 3)
    widest = _WIDEST
    while widest > 14 and sum(min(width, widest) for width in wanted) > _SHEET_WIDTH:
        widest -= 2
    return [min(width, widest) for width in wanted]


def _row_height(row: list[_Placed], widths: list[int]) -> float:
    """Points for the tallest cell; written out, because LibreOffice does not fit rows of a file without heights."""
    lines = 1
    for placed in row:
        room = max(sum(widths[placed.column : placed.column + placed.cell.span]) - 2, 1)
        lines = max(
            lines,
            sum(
                max(1, ceil(display_width(line) / room))
                for line in placed.words.split("\n")
            ),
        )
    return min(lines * _LINE + 4, _TALLEST)


@lru_cache(maxsize=1 << 14)
def display_width(words: str) -> int:
    """Width in half-width characters: a Chinese character counts two."""
    return sum(
        2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in words
    )


def _sheet_name(wanted: str, taken: set[str]) -> str:
    """A name Excel accepts: at most 31 characters, none of []:*?/\\, no apostrophe at the ends, unique."""
    name = (
        re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", wanted).strip(" '")[:31].rstrip(" '")
        or "表"
    )
    if name.lower() == "history":  # reserved by Excel
        name += "_"
    candidate, number = name, 1
    while candidate.lower() in taken:
        number += 1
        suffix = f"({number})"
        candidate = name[: 31 - len(suffix)] + suffix
    taken.add(candidate.lower())
    return candidate
