"""Tables that a text has as lines (文本里的表格): cells apart by wide blanks, by ｜ or, where
all but the first are numbers, by single ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from policypress.lint.made_once import made_once
from policypress.lint.paper import Paper

_FIELD = re.compile("[^ \u3000\t]+(?: [^ \u3000\t]+)*")
_BLANK = re.compile("[\u3000\t]")
# A cell between two blanks may be empty.
_EVERY = re.compile("(?:(?<=[\u3000\t])|^)[^\u3000\t]*")
_WIDE = re.compile("[\u3000\t]|  ")
_BAR = re.compile("[｜|│]")
_BARRED = re.compile("[^ \u3000\t｜|│](?:[^｜|│]*[^ \u3000\t｜|│])?")
_WORD = re.compile("[^ ]+")
# 10, 10亩, 35%, or nothing
_FIGURE = re.compile(
    "-?[0-9]{1,12}(?:\\.[0-9]{1,6})?(?:[%％]|[一-鿿㎡]{1,3})?|[—－-]"
)
_FEWEST = 3  # words of a row that single blanks take apart
_LONGEST_WORD = 16  # characters of a cell; a sentence has more


class Cell(Struct, frozen=True):
    """One cell: text[start:end] of the paper, and its words."""

    start: int
    end: int
    words: str


class Grid(Struct, frozen=True):
    """A table row by row, the first one its heading. line: index of its first passage."""

    line: int
    rows: list[list[Cell]]


class _Making(Struct):
    """A table while its rows are read. first: index of its first passage; number: of
    the row that its last cell is in, -1 where it is made of lines."""

    rows: list[list[Cell]] = field(default_factory=list)
    first: int = 0
    number: int = -1

    @property
    def is_of_cells(self) -> bool:
        """Whether its last passage was a cell."""
        return self.number >= 0

    def begin(self, first: int) -> None:
        """Begins another table."""
        self.rows, self.first, self.number = [], first, -1


@made_once
def grids(paper: Paper) -> tuple[Grid, ...]:
    """Each table of a text: of cells, or of lines with equally many fields."""
    return tuple(_grids(paper))


def _grids(paper: Paper) -> Iterator[Grid]:
    """The same, one after the other."""
    making = _Making()
    for index, passage in enumerate(paper.passages):
        if passage.level == "cell":
            yield from _with_cell(making, paper, index)
        else:
            yield from _with_line(making, paper, index)
    yield from _made(making)


def _with_cell(making: _Making, paper: Paper, index: int) -> Iterator[Grid]:
    """Adds a cell; gives the table that ends before it."""
    passage = paper.passages[index]
    is_first = (passage.row, passage.column) == (1, 1)
    if is_first or not making.rows or not making.is_of_cells:
        yield from _made(making)
        making.begin(index)
        making.number = passage.row - 1
    if passage.row != making.number or not making.rows:
        making.rows.append([])
        making.number = passage.row
    words = paper.line_of(passage).strip()
    making.rows[-1].append(Cell(passage.start, passage.end, words))


def _with_line(making: _Making, paper: Paper, index: int) -> Iterator[Grid]:
    """Adds a line, where it is one of a table; gives the table that ends before it."""
    is_of_lines = bool(making.rows) and not making.is_of_cells
    width = len(making.rows[0]) if is_of_lines else 0
    fields = _fields(paper, index, width)
    if making.is_of_cells or (is_of_lines and len(fields) != width):
        yield from _made(making)
        making.begin(index)
    if len(fields) > 1:
        if not making.rows:
            making.first = index
        making.rows.append(fields)


def _made(making: _Making) -> Iterator[Grid]:
    """A table where there are rows enough for one."""
    rows = making.rows
    if len(rows) > 2 and len(rows[0]) > 1:
        yield Grid(making.first, rows)


def _fields(paper: Paper, index: int, width: int) -> list[Cell]:
    """The fields of a line that wide blanks take apart; [] for a sentence. width: of the
    table so far, which says whether two blanks leave a cell empty."""
    passage = paper.passages[index]
    line = paper.line_of(passage)
    if passage.label or "。" in line:
        return []
    if not _WIDE.search(line.strip()) or _BAR.search(line):
        return _narrow(paper, index)
    found = list(_FIELD.finditer(line))
    if len(found) != width and len(_BLANK.findall(line)) + 1 == width:
        found = list(_EVERY.finditer(line))
    return [
        Cell(passage.start + one.start(), passage.start + one.end(), one[0])
        for one in found
    ]


@made_once
def lines_of(paper: Paper) -> frozenset[int]:
    """The passages that are rows of tables in lines, by their index."""
    return frozenset(
        index
        for grid in grids(paper)
        if paper.passages[grid.line].level != "cell"
        for index in range(grid.line, grid.line + len(grid.rows))
    )


def _narrow(paper: Paper, index: int) -> list[Cell]:
    """The fields of a line that bars take apart, or single blanks between a name and its
    figures; the line above the first of these is the heading."""
    cells = _parted(paper, index)
    if not cells or _BAR.search(paper.line_of(paper.passages[index])):
        return cells
    if _is_of_figures(cells):
        return cells
    below = (
        _parted(paper, index + 1) if index + 1 < len(paper.passages) else []
    )
    is_head = len(below) == len(cells) and _is_of_figures(below)
    return cells if is_head else []


def _parted(paper: Paper, index: int) -> list[Cell]:
    """The pieces of a line between its bars, or between its blanks."""
    passage = paper.passages[index]
    line = paper.line_of(passage)
    if passage.level == "cell" or passage.label:
        return []
    pattern = _BARRED if _BAR.search(line) else _WORD
    found = list(pattern.finditer(line))
    is_row = len(found) >= _FEWEST or (pattern is _BARRED and len(found) > 1)
    if not is_row or any(len(one[0]) > _LONGEST_WORD for one in found):
        return []
    return [
        Cell(passage.start + one.start(), passage.start + one.end(), one[0])
        for one in found
    ]


def _is_of_figures(cells: Sequence[Cell]) -> bool:
    """Whether all fields are numbers but for the name, which may stand behind a number of
    the row: 1 东街道 50 60 110."""
    first = 2 if cells[0].words.isdigit() and len(cells) > _FEWEST else 1
    return all(_FIGURE.fullmatch(cell.words) for cell in cells[first:])
