"""Tables that a text has as lines (文本里的表格): cells apart by wide blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from policypress.lint.paper import Paper

_FIELD = re.compile("[^ \u3000\t]+(?: [^ \u3000\t]+)*")
_BLANK = re.compile("[\u3000\t]")
# A cell between two blanks may be empty.
_EVERY = re.compile("(?:(?<=[\u3000\t])|^)[^\u3000\t]*")
_WIDE = re.compile("[\u3000\t]|  ")


class Cell(Struct, frozen=True):
    """One cell: text[start:end] of the paper, and its words."""

    start: int
    end: int
    words: str


class Grid(Struct, frozen=True):
    """A table row by row, the first one its heading. line: index of its first passage."""

    line: int
    rows: list[list[Cell]]


def grids(paper: Paper) -> Iterator[Grid]:
    """Each table of a text: of cells, or of lines with equally many fields."""
    rows: list[list[Cell]] = []
    first, number = 0, -1
    for index, passage in enumerate(paper.passages):
        if passage.level == "cell":
            cell = Cell(
                passage.start, passage.end, paper.line_of(passage).strip()
            )
            is_new = (passage.row, passage.column) == (1, 1)
            if is_new or not rows or number < 0:
                yield from _made(first, rows)
                rows, first, number = [], index, passage.row - 1
            if passage.row != number or not rows:
                rows.append([])
                number = passage.row
            rows[-1].append(cell)
            continue
        fields = _fields(
            paper, index, len(rows[0]) if rows and number < 0 else 0
        )
        if number >= 0 or (rows and len(fields) != len(rows[0])):
            yield from _made(first, rows)
            rows, number = [], -1
        if len(fields) > 1:
            first = first if rows else index
            rows.append(fields)
    yield from _made(first, rows)


def _made(first: int, rows: list[list[Cell]]) -> Iterator[Grid]:
    """A table where there are rows enough for one."""
    if len(rows) > 2 and len(rows[0]) > 1:
        yield Grid(first, rows)


def _fields(paper: Paper, index: int, width: int) -> list[Cell]:
    """The fields of a line that wide blanks take apart; [] for a sentence. width: of the
    table so far, which says whether two blanks leave a cell empty."""
    passage = paper.passages[index]
    line = paper.line_of(passage)
    if passage.label or "。" in line or not _WIDE.search(line.strip()):
        return []
    found = list(_FIELD.finditer(line))
    if len(found) != width and len(_BLANK.findall(line)) + 1 == width:
        found = list(_EVERY.finditer(line))
    return [
        Cell(passage.start + one.start(), passage.start + one.end(), one[0])
        for one in found
    ]
