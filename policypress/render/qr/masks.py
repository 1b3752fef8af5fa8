"""Which squares are turned over so that a code reads well (ISO/IEC 18004:2015 7.8)."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

Rows = list[list[int]]

MASKS: tuple[Callable[[int, int], bool], ...] = (
    lambda row, column: (row + column) % 2 == 0,
    lambda row, column: row % 2 == 0,
    lambda row, column: column % 3 == 0,
    lambda row, column: (row + column) % 3 == 0,
    lambda row, column: (row // 2 + column // 3) % 2 == 0,
    lambda row, column: row * column % 2 + row * column % 3 == 0,
    lambda row, column: (row * column % 2 + row * column % 3) % 2 == 0,
    lambda row, column: ((row + column) % 2 + row * column % 3) % 2 == 0,
)
# Five squares of one colour and more, and what looks like a finder with four light squares
# on one side (it may begin within another one), in a line written as 0 and 1.
_RUNS = re.compile("0{5,}|1{5,}")
_FINDERS = re.compile("(?=10111010000|00001011101)")


def penalty(rows: Rows) -> int:
    """How badly a code reads: the mask with the least is taken (7.8.3)."""
    columns = zip(*rows, strict=True)
    lines = ["".join(map(str, line)) for line in (*rows, *columns)]
    upright = [int(line, 2) for line in lines[: len(rows)]]
    return (
        sum(map(_runs, lines))
        + _blocks(upright, len(rows))
        + sum(map(_finders, lines))
        + _balance(upright, len(rows))
    )


def _runs(line: str) -> int:
    """Three for five squares of one colour in a row, one for each more."""
    return sum(len(run) - 2 for run in _RUNS.findall(line))


def _blocks(rows: list[int], size: int) -> int:
    """Three for each four squares of one colour that lie together. rows: as numbers in
    binary."""
    all_but_first = (1 << size - 1) - 1
    found = 0
    for upper, lower in pairwise(rows):
        differs = upper ^ lower
        differs |= differs >> 1
        differs |= upper ^ upper >> 1
        found += (~differs & all_but_first).bit_count()
    return 3 * found


def _finders(line: str) -> int:
    """Forty for what could be taken for a finder."""
    return 40 * len(_FINDERS.findall(line))


def _balance(rows: list[int], size: int) -> int:
    """Ten for each five percent that the dark squares are away from a half."""
    squares = size**2
    dark = sum(row.bit_count() for row in rows)
    return 10 * (abs(20 * dark - 10 * squares) // squares)
