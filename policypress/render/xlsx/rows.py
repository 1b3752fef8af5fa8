"""Plain lists as a workbook: thousands of rows of words and amounts, or an empty form with
heads, drop-down lists and explanations.

Unlike a document's tables (`sheets`) nothing is measured or wrapped, so that a hundred
thousand rows take seconds. No cell is ever a formula: words are written as words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from msgspec import Struct

from policypress.render.xlsx.names import sheet_name

Cell = str | int | float | None
MOST_ROWS = 1_048_575  # of a sheet, below the head
_LONGEST = 32767  # characters of a cell
# Words that begin so become a formula when somebody edits the cell, unless it is quoted.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_EXACT = 10**15  # Excel keeps 15 digits
_CREATED = datetime(2000, 1, 1)
_FORM_ROWS = 10_000  # rows of a form that have drop-down lists
_LONGEST_CHOICES = (
    255  # characters of a drop-down list that stands in its cell
)
_HEAD = {
    "bold": True,
    "bg_color": "#E7ECF3",
    "border": 1,
    "text_wrap": True,
    "valign": "vcenter",
    "align": "center",
}


class RowColumn(Struct, frozen=True):
    """A column. is_money: its numbers are yuan; choices: a drop-down list; note: shown
    where the head is pointed at."""

    head: str
    width: float = 14
    is_money: bool = False
    choices: tuple[str, ...] = ()
    note: str = ""


class RowSheet(Struct, frozen=True):
    """A sheet. intro: lines above the head, for people; a list that is read again has
    none."""

    name: str
    columns: Sequence[RowColumn]
    rows: Iterable[Sequence[Cell]] = ()
    intro: Sequence[str] = ()
    is_form: bool = False


def workbook(
    sheets: Sequence[RowSheet],
    title: str,
) -> bytes:
    """The workbook."""
    from xlsxwriter import Workbook

    buffer = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with Workbook(buffer, options) as book:
        book.set_properties({"title": title, "created": _CREATED})
        formats = {
            "head": book.add_format(_HEAD),
            "money": book.add_format({"num_format": "#,##0.00"}),
            "title": book.add_format({"bold": True, "font_size": 14}),
            "quoted": book.add_format({"quote_prefix": True}),
        }
        choices = _Choices(sheets)
        taken: set[str] = set()
        for one in sheets:
            sheet = book.add_worksheet(sheet_name(one.name, taken))
            _write(sheet, one, formats, choices)
        choices.write(book)
    return buffer.getvalue()


class _Choices:
    """Drop-down lists that are too long for their cells stand on a sheet of their own."""

    def __init__(self, sheets: Sequence[RowSheet]) -> None:
        """sheets: all of the workbook."""
        self.columns: dict[tuple[str, ...], int] = {}
        for sheet in sheets:
            for column in sheet.columns:
                if len(",".join(column.choices)) > _LONGEST_CHOICES:
                    self.columns.setdefault(column.choices, len(self.columns))

    def source(self, choices: tuple[str, ...]) -> Any:
        """Where a drop-down list has its choices."""
        from xlsxwriter.utility import xl_col_to_name

        at = self.columns.get(choices)
        if at is None:
            return list(choices)
        letter = xl_col_to_name(at)
        return f"=选项!${letter}$1:${letter}${len(choices)}"

    def write(self, book: Any) -> None:
        """The sheet with long lists, where there are any."""
        if not self.columns:
            return
        sheet = book.add_worksheet("选项")
        for choices, at in self.columns.items():
            for row, choice in enumerate(choices):
                sheet.write_string(row, at, choice)


def _write(
    sheet: Any,
    one: RowSheet,
    formats: dict[str, Any],
    choices: _Choices,
) -> None:
    """One sheet."""
    top = 0
    for line in one.intro:
        sheet.write_string(
            top,
            0,
            line,
            formats["title"] if top == 0 else None,
        )
        top += 1
    for at, column in enumerate(one.columns):
        sheet.set_column(at, at, column.width)
        sheet.write_string(top, at, column.head, formats["head"])
        if column.note:
            sheet.write_comment(
                top,
                at,
                column.note,
                {"x_scale": 2, "y_scale": 1.5},
            )
        if one.is_form and column.choices:
            source = choices.source(column.choices)
            rule = {
                "validate": "list",
                "source": source,
                "error_type": "warning",
            }
            sheet.data_validation(top + 1, at, top + _FORM_ROWS, at, rule)
    sheet.freeze_panes(top + 1, 1)
    last = top
    for number, row in enumerate(one.rows, top + 1):
        last = number
        for at, cell in enumerate(row):
            _write_cell(sheet, number, at, cell, one.columns[at], formats)
    if last > top:
        sheet.autofilter(top, 0, last, len(one.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(top)


def _write_cell(
    sheet: Any,
    row: int,
    at: int,
    cell: Cell,
    column: RowColumn,
    formats: dict[str, Any],
) -> None:
    """One cell; a number that Excel cannot keep as it is stands in words."""
    if cell is None or cell == "":
        return
    if isinstance(cell, str):
        is_like_formula = cell.startswith(_FORMULA_STARTS)
        kept = formats["quoted"] if is_like_formula else None
        sheet.write_string(row, at, cell[:_LONGEST], kept)
    elif abs(cell) >= _EXACT:
        sheet.write_string(row, at, str(cell))
    else:
        sheet.write_number(
            row,
            at,
            cell,
            formats["money"] if column.is_money else None,
        )
