"""Pipe tables as one token each.

The library's rule makes five tokens of every cell, and our tables have thousands of cells; here the rows are in the
token's meta. Same syntax: a header row, a row of dashes, then rows; ``\\|`` is a bar in a cell.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

_DASHES = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_BAR = re.compile(r"(?<!\\)\|")


def pipe_tables(md: MarkdownIt) -> None:
    """markdown-it plugin: replaces the rule for tables. A token ``table`` has its rows of cell texts in meta["rows"]."""
    md.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if (
        start + 2 > end
        or "|" not in _line(state, start)
        or not _DASHES.fullmatch(_line(state, start + 1))
    ):
        return False
    if silent:
        return True
    rows = [_cells(_line(state, start))]
    number = start + 2
    while number < end and "|" in _line(state, number):
        cells = _cells(_line(state, number))
        rows.append((cells + [""] * len(rows[0]))[: len(rows[0])])
        number += 1
    token = state.push("table", "table", 0)
    token.map, token.meta = [start, number], {"rows": rows}
    state.line = number
    return True


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _cells(line: str) -> list[str]:
    """Cell texts of a row; the bars at its ends are not cells."""
    cells = [cell.strip().replace("\\|", "|") for cell in _BAR.split(line.strip())]
    return cells[not cells[0] : len(cells) - (not cells[-1])]
