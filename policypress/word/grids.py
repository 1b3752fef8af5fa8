"""The tables of a Word file and the sheets of a workbook as grids of words (表格): merged
cells say in each of their places what they say, and each cell knows where it stands.

A workbook (.xlsx, ISO/IEC 29500-1, 18) is a package like a Word file and is opened by the
same guarded reader, which calls the main part of either by one name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct, field

from policypress.word.package_reader import DOCUMENT, Package

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_GONE = (f"{_W}del", f"{_W}moveFrom")
_ADDRESS = re.compile(r"([A-Z]{1,3})(\d{1,7})\Z")
_WHOLE_NUMBER = re.compile(r"-?\d+\.0+\Z")
_ROWS, _COLUMNS = 20_000, 200  # of a sheet that is read


class Cell(Struct, frozen=True):
    """What stands in a place. where: in words, as a user finds it."""

    text: str
    where: str


class Grid(Struct):
    """A table. name: as a user knows it; rows: from the top, cells from the left."""

    name: str
    rows: list[list[Cell]] = field(default_factory=list)


def is_workbook(package: Package) -> bool:
    """Whether a file is a workbook."""
    return bool(package.roots[DOCUMENT].tag == f"{_S}workbook")


def is_of_workbook(name: str) -> bool:
    """Whether a part of a workbook is needed for its words."""
    return name.startswith(("xl/worksheets/sheet", "xl/sharedStrings"))


def grids(package: Package) -> list[Grid]:
    """The tables of a file in its order."""
    if is_workbook(package):
        return list(_sheets(package))
    body = package.roots[DOCUMENT]
    return [
        _table(table, f"第{number}个表")
        for number, table in enumerate(body.iter(f"{_W}tbl"), 1)
    ]


def _table(table: Any, name: str) -> Grid:
    """A table of a Word file with all changes accepted."""
    grid = Grid(name)
    for number, row in enumerate(table.iterchildren(f"{_W}tr"), 1):
        above = grid.rows[-1] if grid.rows else []
        cells: list[Cell] = []
        for cell in row.iterchildren(f"{_W}tc"):
            column = len(cells)
            words = _words_of(cell)
            if _continues(cell) and column < len(above):
                words = above[column].text
            for _ in range(_span(cell)):
                place = f"{name}第{number}行第{len(cells) + 1}列"
                cells.append(Cell(words, place))
        grid.rows.append(cells)
    return grid


def _words_of(cell: Any) -> str:
    """The words of a cell, a line a paragraph."""
    lines = [_line(one) for one in cell.iter(f"{_W}p")]
    return "\n".join(line for line in lines if line).strip()


def _line(paragraph: Any) -> str:
    """The words of a paragraph, without deleted ones."""
    return "".join(
        text.text or ""
        for text in paragraph.iter(f"{_W}t")
        if next(text.iterancestors(*_GONE), None) is None
    )


def _continues(cell: Any) -> bool:
    """Whether a cell is merged with the one above it."""
    merge = cell.find(f"{_W}tcPr/{_W}vMerge")
    return merge is not None and merge.get(f"{_W}val") != "restart"


def _span(cell: Any) -> int:
    """How many columns a cell takes."""
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    value = "1" if span is None else span.get(f"{_W}val", "1")
    return min(int(value), _COLUMNS) if value.isdecimal() else 1


def _sheets(package: Package) -> Iterator[Grid]:
    """The sheets of a workbook."""
    strings = _strings(package)
    for sheet in package.roots[DOCUMENT].iter(f"{_S}sheet"):
        target = package.targets.get(sheet.get(f"{_R}id", ""))
        root = package.roots.get(target.part) if target else None
        if root is not None:
            yield _sheet(root, sheet.get("name", ""), strings)


def _strings(package: Package) -> list[str]:
    """The texts that cells name by number."""
    for target in package.targets.values():
        if target.kind == "sharedStrings" and target.part in package.roots:
            root = package.roots[target.part]
            return [_said(item) for item in root.iter(f"{_S}si")]
    return []


def _said(item: Any) -> str:
    """The words of a text, without how it is pronounced."""
    return "".join(
        text.text or ""
        for text in item.iter(f"{_S}t")
        if text.getparent().tag != f"{_S}rPh"
    )


def _sheet(
    root: Any,
    name: str,
    strings: list[str],
) -> Grid:
    """One sheet."""
    words: dict[tuple[int, int], str] = {}
    for cell in root.iter(f"{_S}c"):
        at = _address(cell.get("r", ""))
        if at is not None:
            words[at] = _value(cell, strings)
    for merged in root.iter(f"{_S}mergeCell"):
        _spread(merged.get("ref", ""), words)
    grid = Grid(name)
    rows = max((row for row, _ in words), default=-1) + 1
    columns = max((column for _, column in words), default=-1) + 1
    for row in range(rows):
        grid.rows.append(
            [
                Cell(
                    words.get((row, column), "").strip(),
                    f"工作表“{name}”{_letters(column)}{row + 1}",
                )
                for column in range(columns)
            ]
        )
    return grid


def _value(cell: Any, strings: list[str]) -> str:
    """What a cell shows, as far as the file says it."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _said(cell)
    value = cell.findtext(f"{_S}v") or ""
    if kind == "s":
        known = value.isdecimal() and int(value) < len(strings)
        return strings[int(value)] if known else ""
    if _WHOLE_NUMBER.match(value):
        return value.partition(".")[0]
    return value


def _spread(
    reference: str,
    words: dict[tuple[int, int], str],
) -> None:
    """Lets merged cells (A2:B4) all say what the first of them says."""
    first, _, last = reference.partition(":")
    start, end = _address(first), _address(last)
    if start is None or end is None:
        return
    said = words.get(start, "")
    for row in range(start[0], end[0] + 1):
        for column in range(start[1], end[1] + 1):
            words[row, column] = said


def _address(name: str) -> tuple[int, int] | None:
    """B3 as row and column from 0; None for what is none, or too far off."""
    found = _ADDRESS.match(name)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(found[2])
    if row > _ROWS or column > _COLUMNS:
        return None
    return row - 1, column - 1


def _letters(column: int) -> str:
    """A column by its letters."""
    found = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        found = chr(ord("A") + rest) + found
    return found
