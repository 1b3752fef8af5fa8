"""Widths of the columns of a table that names none (列宽): those with which it is lowest.

Beginning with widths in proportion to what stands in the columns, one step after the other
is moved from one column to another, as long as the table gets lower by it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import sqrt

from policypress.document import Cell, Table, plain
from policypress.render.docx.heights import Fitting, longest_word, spaced
from policypress.render.look.look import Look

# Steps into which the width of a table is parted: fine enough for a character of small
# type on a landscape page.
_STEPS = 80
# No column takes more than this share because of one long word: Word breaks that.
_WIDEST_WORD = 0.2
# What is not wider than so many characters stands in one line: 制发机关, 最高100万元,
# 高于（注15）.
_ONE_LINE = 6.5
# How much is moved at a time: large moves first, for one character gains nothing where a
# line is saved only by five.
_AT_A_TIME = (8, 4, 2, 1)
# More moves than a table of 63 columns has needed; each makes it lower.
_MOVES = 200
# The height of all cells counts beside that of the rows, so that of two widths with which
# the table is equally low the one is taken that gives long texts room.
_CELLS = 0.02


def fitted_widths(
    table: Table,
    columns: int,
    total: int,
    look: Look,
    roles: tuple[str, str],
    padding: int,
) -> list[int]:
    """Twips of each of two columns or more, together `total`.

    roles: of the paragraphs in the head and in the body; padding: twips at each side of a
    cell.
    """
    texts = _Texts(table, columns, look, roles, padding)
    step = total / _STEPS
    least = [
        max(1, _steps_for(texts.narrowest(column), step))
        for column in range(columns)
    ]
    least = _within(least)
    widths = _first(least, texts)
    search = _Search(texts, step, least)
    widths = search.lowest(widths)
    edges = [round(sum(widths[:count]) * step) for count in range(columns)]
    edges.append(total)
    return [
        after - before for before, after in zip(edges, edges[1:], strict=False)
    ]


def _steps_for(width: float, step: float) -> int:
    """Steps that hold a word of this width, in twips."""
    most = int(_STEPS * _WIDEST_WORD)
    return min(int(-(-width // step)), most)


def _within(least: list[int]) -> list[int]:
    """The least widths, all made narrower where together they are too wide."""
    together = sum(least)
    if together <= _STEPS:
        return least
    return [max(1, steps * _STEPS // together) for steps in least]


def _first(
    least: list[int],
    texts: _Texts,
) -> list[int]:
    """Widths to begin with, in steps: what is free is shared out by the roots of what the
    columns hold, for twice the words need twice the area, not twice the width."""
    free = _STEPS - sum(least)
    shares = [sqrt(texts.amount(column)) + 1 for column in range(len(least))]
    whole = sum(shares)
    widths = [
        steps + int(free * share / whole)
        for steps, share in zip(least, shares, strict=True)
    ]
    widths[0] += _STEPS - sum(widths)
    return widths


class _Texts:
    """The cells of a table by column, and how high they stand at a width."""

    def __init__(
        self,
        table: Table,
        columns: int,
        look: Look,
        roles: tuple[str, str],
        padding: int,
    ) -> None:
        """columns: how many; roles: the styles of header and body cells;
        padding: twips beside the text of a cell, each side."""
        self._look = look
        self._roles = roles
        self._padding = padding
        self._header = table.header
        self._columns: list[list[Cell | None]] = [[] for _ in range(columns)]
        for row in table.rows:
            for column, cell in enumerate(_placed(row, columns)):
                self._columns[column].append(cell)
        # The paragraphs of each cell, by column.
        self._fitting = [
            [self._fitted(cell, row) for row, cell in enumerate(cells)]
            for cells in self._columns
        ]
        self.heights = cache(self._heights)
        self.together = cache(self._together)

    def narrowest(self, column: int) -> float:
        """Twips of the longest word that is not broken, with the padding."""
        widest = 0.0
        for row, cell in enumerate(self._columns[column]):
            if cell is None:
                continue
            role = self._role(row)
            size = self._look.paragraph(role).face.character
            for paragraph in cell.paragraphs:
                words = plain(paragraph.inlines)
                word = longest_word(words)
                whole = spaced(words)
                if whole <= _ONE_LINE:
                    word = whole
                widest = max(widest, word * size)
        return widest + 2 * self._padding

    def amount(self, column: int) -> int:
        """How many characters a column holds."""
        return sum(
            len(plain(paragraph.inlines))
            for cell in self._columns[column]
            if cell is not None
            for paragraph in cell.paragraphs
        )

    def _heights(self, column: int, width: int) -> list[int]:
        """Twips of each cell of a column in text of this width; 0 where a cell reaches
        over several columns or rows."""
        inner = max(width - 2 * self._padding, 1)
        return [
            sum([one.height(inner) for one in paragraphs])
            for paragraphs in self._fitting[column]
        ]

    def _together(self, column: int, width: int) -> int:
        """Twips of all cells of a column."""
        return sum(self.heights(column, width))

    def _fitted(
        self,
        cell: Cell | None,
        row: int,
    ) -> list[Fitting]:
        """The paragraphs of a cell, to be asked how high they are; none of a cell that
        reaches over several columns or rows."""
        paragraphs = cell.paragraphs if cell else ()
        role = self._role(row)
        return [Fitting(one, self._look, role) for one in paragraphs]

    def _role(self, row: int) -> str:
        head, body = self._roles
        return head if row < self._header else body


def _placed(
    row: Sequence[Cell],
    columns: int,
) -> list[Cell | None]:
    """For each column its cell; None where it is part of a larger one, or there is none."""
    placed: list[Cell | None] = []
    for cell in row:
        is_single = cell.span == 1 and cell.rows == 1
        placed += [cell] if is_single else [None] * cell.span
    return placed + [None] * (columns - len(placed))


class _Search:
    """Moves steps between columns until the table gets no lower."""

    def __init__(
        self,
        texts: _Texts,
        step: float,
        least: list[int],
    ) -> None:
        """step: twips of one step; least: steps below which each column may
        not fall."""
        self._texts = texts
        self._step = step
        self._least = least

    def lowest(self, widths: list[int]) -> list[int]:
        """The widths, in steps, with which no move makes the table lower."""
        for steps in _AT_A_TIME:
            widths = self._lowered(widths, steps)
        return widths

    def _lowered(
        self,
        widths: list[int],
        steps: int,
    ) -> list[int]:
        """The same, with moves of so many steps."""
        height = self._height(widths)
        for _ in range(_MOVES):
            moved = self._best_move(widths, steps)
            if moved is None:
                break
            lower = self._height(moved)
            if lower >= height:
                break
            widths, height = moved, lower
        return widths

    def _best_move(
        self,
        widths: list[int],
        steps: int,
    ) -> list[int] | None:
        """Steps taken from the column that needs them least, given to the one that gains
        most; None where no column has so many to spare."""
        order = range(len(widths))
        taken = [
            (self._height(_changed(widths, column, -steps)), column)
            for column in order
            if widths[column] - steps >= self._least[column]
        ]
        if not taken:
            return None
        _, giver = min(taken)
        smaller = _changed(widths, giver, -steps)
        given = [
            (self._height(_changed(smaller, column, steps)), column)
            for column in order
            if column != giver
        ]
        _, taker = min(given)
        return _changed(smaller, taker, steps)

    def _height(self, widths: list[int]) -> float:
        """Twips of all rows together, each as high as its highest cell; and a little of
        the height of all cells."""
        columns = []
        of_cells = 0
        for column, steps in enumerate(widths):
            width = round(steps * self._step)
            columns.append(self._texts.heights(column, width))
            of_cells += self._texts.together(column, width)
        rows: int = sum(map(max, *columns))
        return rows + _CELLS * of_cells


def _changed(
    widths: list[int],
    column: int,
    by: int,
) -> list[int]:
    """The widths with one of them changed."""
    changed = list(widths)
    changed[column] += by
    return changed
