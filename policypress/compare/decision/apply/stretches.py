"""Where quoted words stand in the old text (引文所在): in the paragraphs of a place, and in the
cells of its tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from msgspec import Struct

from policypress.compare.decision.apply.claims import Cell
from policypress.compare.decision.apply.locate import Spot
from policypress.compare.decision.apply.quotes import (
    barely,
    everywhere,
    loosely,
)
from policypress.compare.decision.apply.unit import Unit
from policypress.compare.decision.apply.work import Work

# Characters that are compared to say what a wrong quotation was probably meant to be.
_LONGEST, _LONGEST_TEXT = 60, 2000
_LEAST_ALIKE = 3  # fewer characters stand in a row by chance


class Stretch(Struct, frozen=True):
    """Words in a line, or in a cell of its table: from where to where."""

    unit: Unit
    line: int
    cell: Cell | None
    start: int
    end: int

    @property
    def words(self) -> str:
        """What stands there."""
        return self.unit.words_at(self.line, self.cell)[self.start : self.end]


def exactly(
    work: Work,
    spot: Spot,
    words: str,
) -> list[Stretch]:
    """Where exactly these words stand at a place."""
    return [
        Stretch(unit, line, cell, at, at + len(words))
        for unit, line, cell in _texts(work, spot)
        for at in everywhere(unit.words_at(line, cell), words)
        if _is_within(spot, at, at + len(words))
    ]


def _is_within(
    spot: Spot,
    start: int,
    end: int,
) -> bool:
    """Whether words stand in the sentence that is meant, if one is."""
    return spot.span is None or (spot.span[0] <= start and end <= spot.span[1])


def like(
    work: Work,
    spot: Spot,
    words: str,
) -> list[Stretch]:
    """Where these words stand with other marks or spaces; where they do not, with marks
    more or fewer.
    """
    for search in (loosely, barely):
        found = [
            Stretch(unit, line, cell, start, end)
            for unit, line, cell in _texts(work, spot)
            for start, end in search(unit.words_at(line, cell), words)
            if _is_within(spot, start, end)
        ]
        if found:
            return found
    return []


def nearest(
    work: Work,
    spot: Spot,
    words: str,
) -> str:
    """What at a place is most like these words; "" when nothing is like them."""
    best = ""
    sought = words[:_LONGEST]
    for unit, line, cell in _texts(work, spot):
        text = unit.words_at(line, cell)[:_LONGEST_TEXT]
        matcher = SequenceMatcher(None, text, sought, autojunk=False)
        same = matcher.find_longest_match()
        if same.size > len(best):
            start = max(0, same.a - same.b)
            shown = text[start : start + len(sought)]
            alike = same.size >= max(_LEAST_ALIKE, len(sought) // 2)
            best = shown if alike else best
    return best


def _texts(
    work: Work,
    spot: Spot,
) -> Iterator[tuple[Unit, int, Cell | None]]:
    """The lines and cells of a place, in reading order."""
    last = spot.unit
    if spot.sort == "章":
        last = work.resolver.end_of(spot.unit)
    for unit in work.units[spot.unit : last + 1]:
        lines = range(len(unit.lines)) if spot.line is None else [spot.line]
        for line in lines:
            for cell in _cells(unit, line, spot):
                yield unit, line, cell


def _cells(
    unit: Unit,
    line: int,
    spot: Spot,
) -> Iterator[Cell | None]:
    """The cells that are meant, row by row; None for a line that is no table."""
    rows = unit.lines[line].rows
    if not rows:
        yield None
        return
    row_asked, column_asked = spot.cell or (-1, -1)
    for row, cells in enumerate(rows):
        for column in range(len(cells)):
            if row_asked in (-1, row) and column_asked in (-1, column):
                yield row, column
