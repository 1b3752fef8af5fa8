"""Pipe tables (GitHub's tables) as one token each.

The library's rule makes five tokens of every cell, and our tables have thousands of
cells; here the rows are in the token's meta. Same syntax: a header row, a row of
dashes, then rows. A bar after a backslash is a bar in its cell (GFM 4.10), unless that
backslash is itself escaped.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

_DASHES = re.compile(
    r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*"
)
# A bar after an even number of backslashes, which escape each other.
_BAR = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_BLANK = " \t"  # what Markdown calls white space within a line


def pipe_tables(md: MarkdownIt) -> None:
    """markdown-it plugin: replaces the rule for tables.

    A token ``table`` has its rows of cell texts in ``meta["rows"]``, none shorter than
    the header row. A longer one is for the caller to refuse: its words would be lost.
    """
    md.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})


def _table(
    state: StateBlock,
    start: int,
    end: int,
    silent: bool,
) -> bool:
    """The library's rule: whether a table begins at line `start`; if so, and not
    silent, its token is pushed and the state moves behind it."""
    if not _begins_table(state, start, end):
        return False
    if silent:
        return True
    header = _cells(_line(state, start))
    rows = [header]
    number = start + 2
    while number < end:
        line = _line(state, number)
        if "|" not in line:
            break
        rows.append(_as_long_as(header, _cells(line)))
        number += 1
    token = state.push("table", "table", 0)
    token.map = [start, number]
    token.meta = {"rows": rows}
    state.line = number
    return True


def _begins_table(
    state: StateBlock,
    start: int,
    end: int,
) -> bool:
    """Whether a line with a bar is followed by one of dashes."""
    if start + 2 > end:
        return False
    if "|" not in _line(state, start):
        return False
    below = _line(state, start + 1)
    return _DASHES.fullmatch(below) is not None


def _line(state: StateBlock, number: int) -> str:
    """A line without its indentation."""
    begin = state.bMarks[number] + state.tShift[number]
    end = state.eMarks[number]
    return state.src[begin:end]


def _cells(line: str) -> list[str]:
    """Cell texts of a row; the bars at its ends are not cells."""
    parts = _parts(line.strip(_BLANK))
    if parts[0] == "":
        del parts[0]
    if parts and parts[-1] == "":
        del parts[-1]
    return [part.strip().replace("\\|", "|") for part in parts]


def _parts(line: str) -> list[str]:
    """A line parted at its bars."""
    if "\\" not in line:
        return line.split("|")
    parts: list[str] = []
    position = 0
    for bar in _BAR.finditer(line):
        before_bar = bar.end(1)
        parts.append(line[position:before_bar])
        position = bar.end()
    parts.append(line[position:])
    return parts


def _as_long_as(
    header: list[str],
    cells: list[str],
) -> list[str]:
    """A row with at least as many cells as the header: filled up with empty ones.
    Empty ones beyond it are left out."""
    columns = len(header)
    while len(cells) > columns and not cells[-1]:
        cells = cells[:-1]
    missing = columns - len(cells)
    return cells + [""] * missing
