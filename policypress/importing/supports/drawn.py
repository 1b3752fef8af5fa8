"""Tables that a text draws with lines or blanks (文本表格), found again as rows.

| 等级 | 补贴标准 |        等级        补贴标准（元/人·月）
| 甲   | 30元     |        甲          30
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

_RULE = re.compile(r"^[\s│|┃┌┐└┘├┤┬┴┼─━═\-+]*$")
_DRAWN = re.compile(r"[^│|┃]+")
_SPACED = re.compile(r"\S+(?: \S+)*")
_LABEL = re.compile(r"^[^\s，。；：、0-9]{2,6}$")
_MARKS = ("│", "|", "┃")
_FEWEST = 3  # a head and two rows
_LONGEST = 40  # characters of a cell: more is prose


class Cell(Struct, frozen=True):
    """A cell. at: where it begins in its line."""

    at: int
    words: str


class Drawn(Struct, frozen=True):
    """A table. rows: the number of the line of each row, with its cells."""

    rows: list[tuple[int, list[Cell]]]


def drawn_in(lines: Sequence[str]) -> Iterator[Drawn]:
    """The tables among some lines, in order."""
    run: list[tuple[int, list[Cell]]] = []
    for number, line in enumerate(lines):
        if run and line.strip() and _RULE.match(line):
            continue
        cells = _cells(line)
        if run and len(cells) == len(run[0][1]) + 1:
            cells = _without_label(cells)
        if run and len(cells) != len(run[0][1]):
            yield from _table(run)
            run = []
        if len(cells) > 1:
            run.append((number, cells))
    yield from _table(run)


def _table(run: list[tuple[int, list[Cell]]]) -> Iterator[Drawn]:
    """The table that lines make, where they are enough."""
    if len(run) >= _FEWEST:
        yield Drawn(run)


def _cells(line: str) -> list[Cell]:
    """The cells of a line; none of one that is prose."""
    is_drawn = line.strip().startswith(_MARKS)
    if is_drawn:
        found = [
            Cell(one.start() + _lead(one[0]), one[0].strip())
            for one in _DRAWN.finditer(line.rstrip("│|┃ \t"))
            if one.start() > 0
        ]
    else:
        found = [Cell(one.start(), one[0]) for one in _SPACED.finditer(line)]
    if any(len(one.words) > _LONGEST or "。" in one.words for one in found):
        return []
    return found


def _lead(words: str) -> int:
    """How many blanks stand before words."""
    return len(words) - len(words.lstrip())


def _without_label(cells: list[Cell]) -> list[Cell]:
    """The cells without the label of a column of the page that stands before them."""
    return cells[1:] if _LABEL.match(cells[0].words) else cells
