"""A workbook (.xlsx) of applicants: each visible sheet as words, with what a list must
not hold found on the way: formulas, merged cells, errors.

Read part by part and never as a whole; ECMA-376 Part 1, 18.3 (worksheets), 18.4 (shared
strings), 18.8 (styles).
"""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path
from typing import Any

from policypress.findings import Place
from policypress.lists.reading.csv_file import too_many_columns
from policypress.lists.reading.excel_numbers import day_of, plain_number
from policypress.lists.reading.heads import is_name_head
from policypress.lists.reading.raw import (
    LONGEST,
    MOST_COLUMNS,
    Findings,
    Raw,
    frame_of,
    letters,
)
from policypress.lists.reading.workbook_parts import (
    MAIN,
    Book,
    book_of,
    elements,
    words_of,
)

_LARGEST = 2 * 1024**3  # bytes of all parts unpacked: a million rows take one
_RATIO = 400  # how many times as large as packed, above the next
_SMALL = 4 * 1024**2
_OLE = b"\xd0\xcf\x11\xe0"
_MOST_EMPTY = 1000  # rows between two applicants: more is a slip, or an attack
_RESAVE = "用 Excel 或 WPS 打开，另存为 .xlsx 后重试"
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]+)")
_BAD = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,  # a way to compress that Python does not know
    RuntimeError,
    LookupError,
    OSError,
)
DAY = "\x00day:"  # begins a cell that Excel shows as a date
NUMBER = "\x00number:"  # begins a cell that is a number


def read_workbook(path: Path, name: str, findings: Findings) -> list[Raw]:
    """Its visible sheets; none when it cannot be read."""
    from lxml import etree

    try:
        with path.open("rb") as file:
            if file.read(4) == _OLE:
                _not_a_workbook(
                    name, findings, "这是旧的 .xls 文件，或者加了密码"
                )
                return []
        with zipfile.ZipFile(path) as archive:
            if _is_too_large(archive, name, findings):
                return []
            _say_macros(archive, name, findings)
            book = book_of(archive)
            for title in book.hidden:
                message = f"隐藏的工作表“{title}”没有读取"
                hint = "要计入的取消隐藏，不要的删去"
                findings.add(
                    "hidden-sheet", message, Place(name), hint, "warning"
                )
            found = []
            for title, part in book.sheets.items():
                raw = _sheet(
                    archive, part, book, f"{name}“{title}”", title, findings
                )
                if raw is not None:
                    found.append(raw)
            if not found and not findings.kept:
                hint = "第一行写栏目，以下每行一个申请人"
                place = Place(name)
                findings.add("empty-table", "工作表都是空的", place, hint)
            return found
    except (*_BAD, etree.XMLSyntaxError, ValueError):
        _not_a_workbook(name, findings, "不是完整的 .xlsx 文件")
        return []


def _not_a_workbook(name: str, findings: Findings, why: str) -> None:
    """A file that is no workbook."""
    findings.add("not-xlsx", f"不能读取：{why}", Place(name), _RESAVE)


def _say_macros(
    archive: zipfile.ZipFile, name: str, findings: Findings
) -> None:
    """A note that programs of the workbook are left alone."""
    if any("vbaproject" in one.lower() for one in archive.namelist()):
        message = "文件里有宏，没有读取，也没有运行"
        hint = "不需要的，另存为不带宏的 .xlsx"
        findings.add("macro", message, Place(name), hint, "warning")


def _is_too_large(
    archive: zipfile.ZipFile, name: str, findings: Findings
) -> bool:
    """Whether unpacking would fill the machine."""
    parts = archive.infolist()
    whole = sum(one.file_size for one in parts)
    swollen = [
        one
        for one in parts
        if one.file_size > max(_SMALL, one.compress_size * _RATIO)
    ]
    if whole <= _LARGEST and not swollen:
        return False
    findings.add(
        "too-large",
        "文件解压后过大，没有读取",
        Place(name),
        "文件来源可能不可靠；" + _RESAVE,
    )
    return True


def _sheet(
    archive: zipfile.ZipFile,
    part: str,
    book: Book,
    name: str,
    title: str,
    findings: Findings,
) -> Raw | None:
    """One sheet; None when it is empty."""
    reader = _Reader(book, name, findings)
    with archive.open(part) as file:
        for one in elements(file, "row", "mergeCell"):
            if one.tag.endswith("mergeCell"):
                reader.merged(one.get("ref", ""))
            elif not reader.row(one):
                return None
    if not reader.heads:
        return None
    return Raw(
        name,
        title,
        reader.heads,
        frame_of(reader.heads, reader.rows),
        reader.first + 1,
    )


class _Reader:
    """Takes in the rows of one sheet. first: the row of the heads, from 1."""

    def __init__(self, book: Book, name: str, findings: Findings) -> None:
        """See above."""
        self.book = book
        self.name = name
        self.findings = findings
        self.heads: list[str] = []
        self.rows: list[list[str | None]] = []
        self.first = 0

    def row(self, element: Any) -> bool:
        """One row; False when the sheet is no list. Rows that are missing are empty; empty
        ones at the end are none."""
        number = int(element.get("r") or self.first + len(self.rows) + 1)
        cells = self._cells(element, number)
        if cells is None:
            return False
        if not self.heads:
            self._take_heads(cells, number)
        elif self._is_below_a_title(cells):
            self._after_a_title()
            self._take_heads(cells, number)
        elif any(cells):
            self._take(cells, number)
        return True

    def _cells(self, element: Any, number: int) -> list[str | None] | None:
        """The cells of a row, None for each that is missing; None in place of a row with
        more columns than a list has."""
        cells: list[str | None] = []
        for one in element:
            column = self._column(one, len(cells))
            if column >= MOST_COLUMNS:
                last = self._column(element[-1], column)
                too_many_columns(last + 1, self.name, self.findings)
                return None
            cells += [None] * (column - len(cells))
            cells.append(self._cell(one, number, column))
        return cells

    def _take_heads(self, cells: list[str | None], number: int) -> None:
        """The heads, unless a row is empty. number: of the row."""
        if any(cells):
            self.first = number
            self.heads = [_head(one) for one in cells]

    def _take(self, cells: list[str | None], number: int) -> None:
        """A row below the heads, and the empty ones before it. number: of the row."""
        missing = number - self.first - 1 - len(self.rows)
        if missing > _MOST_EMPTY:
            self._after_a_gap(number, missing)
            return
        self.rows += [[] for _ in range(missing)]
        self._beside_the_heads(cells, number)
        self.rows.append(cells)

    def _is_below_a_title(self, cells: list[str | None]) -> bool:
        """Whether a row has the heads, and what was taken for them is a title: it stands
        alone in its row."""
        if self.rows or sum(bool(one) for one in self.heads) != 1:
            return False
        words = [one for one in cells if one]
        return len(words) > 1 and any(is_name_head(one) for one in words)

    def _after_a_title(self) -> None:
        """A finding for a title above the heads."""
        message = "这一行像是标题，第一行应是栏目名称"
        place = Place(self.name, self.first, 1)
        self.findings.add("title-row", message, place, "删去这一行")

    def _after_a_gap(self, row: int, missing: int) -> None:
        """A finding for a row far below all others."""
        message = f"上面有{missing}个空行，这一行像是误写的"
        hint = "删去空行；误写的清除内容"
        place = Place(self.name, row)
        self.findings.add("far-row", message, place, hint)

    def _beside_the_heads(self, cells: list[str | None], row: int) -> None:
        """A finding for what stands to the right of the last head."""
        width = len(self.heads)
        for at, words in enumerate(cells[width:], width):
            if words is not None:
                place = Place(self.name, row, at + 1)
                message = f"{letters(at + 1)} 列有内容，但没有栏目名称"
                hint = "写上填报项的名称，或者删去这一列"
                self.findings.add("no-head", message, place, hint)
                return

    def _column(self, cell: Any, expected: int) -> int:
        """The place of a cell, from 0."""
        found = _PLACE.match(cell.get("r") or "")
        if not found:
            return expected
        column = 0
        for letter in found[1]:
            column = column * 26 + ord(letter) - 64
        return max(column - 1, expected)

    def _cell(self, cell: Any, row: int, column: int) -> str | None:
        """The words of a cell; what begins with a mark is a date or a number."""
        kind = cell.get("t", "n")
        value = cell.find(f"{MAIN}v")
        text = value.text if value is not None else None
        place = Place(self.name, row, column + 1)
        if cell.find(f"{MAIN}f") is not None:
            at = f"{letters(column + 1)}{row}"
            message = f"{at} 是公式，名单里只能是确定的内容"
            hint = "选中后复制，再“选择性粘贴—数值”"
            self.findings.add("formula-cell", message, place, hint)
            return None
        if kind == "e":
            message = f"格内是错误值{text}"
            self.findings.add("error-cell", message, place, "改为确定的内容")
            return None
        if kind == "b" and text:
            return "是" if text == "1" else "否"
        if kind == "n" and text:
            return self._number(text, int(cell.get("s") or 0))
        return self._words(cell, text, place)

    def _words(self, cell: Any, text: str | None, place: Place) -> str | None:
        """What a cell says in letters. text: what stands in it, which may be a number in
        the book's table of words."""
        kind = cell.get("t")
        if kind == "s" and text:
            text = self.book.words[int(text)]
        elif kind == "inlineStr":
            text = words_of(cell)
        if text is None or not text.strip():
            return None
        if len(text) > LONGEST:
            message = f"一格有{len(text)}个字，最多{LONGEST}个"
            self.findings.add("huge-cell", message, place, "删去无关的内容")
            return None
        return text.strip()

    def _number(self, text: str, style: int) -> str:
        """A number as people see it: 15 digits, as Excel keeps them."""
        number = float(text)
        if style in self.book.dates:
            return DAY + day_of(number, self.book.is_1904)
        if number.is_integer() and abs(number) < 1e15:
            return NUMBER + str(int(number))
        return NUMBER + plain_number(format(number, ".15g"))

    def merged(self, reference: str) -> None:
        """Cells that are merged, which a list must not have."""
        found = _PLACE.match(reference)
        if not found:
            return
        place = Place(self.name, int(found[2]), self._column_of(found[1]))
        self.findings.add(
            "merged-cells",
            f"{reference} 是合并的单元格，只有左上角一格有内容",
            place,
            "取消合并，每一格都写上内容",
        )

    def _column_of(self, name: str) -> int:
        """The number of a column, from 1."""
        column = 0
        for letter in name:
            column = column * 26 + ord(letter) - 64
        return column


def _head(cell: str | None) -> str:
    """The words of a head."""
    return (
        (cell or "")
        .removeprefix(NUMBER)
        .removeprefix(DAY)
        .replace("\n", "")
        .strip()
    )
