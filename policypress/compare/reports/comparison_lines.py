"""The printed lines of one side of a pair (对照), each with the pieces that it
is made of.
"""

from __future__ import annotations

from collections.abc import Iterator

from policypress.compare.changes import Nature, Op, Pair, Piece, RowPair

CELL_BAR = "｜"  # between the cells of a table that stands inside a cell
MarkedLine = tuple[Piece, ...]


def side_lines(
    pair: Pair,
    op: Op,
) -> list[MarkedLine]:
    """The lines of one side.

    op: "delete" for the old side, "insert" for the new one.
    """
    if pair.rows:
        return list(table_lines(pair, op))
    lines: list[list[Piece]] = [[]]
    for piece in pair.pieces:
        if piece.op not in ("equal", op):
            continue
        # A line that only moved inside its unit was neither inserted nor
        # deleted.
        shown_as: Op = "equal" if pair.move else piece.op
        texts = piece.text.split("\n")
        for number, text in enumerate(texts):
            if number:
                lines.append([])
            part = Piece(shown_as, text, piece.nature)
            lines[-1].append(part)
    return [tuple(line) for line in lines]


def table_lines(
    pair: Pair,
    op: Op,
    nature: Nature | None = None,
) -> Iterator[MarkedLine]:
    """The rows of a table on one side, as lines.

    nature: only rows that differ by it.
    """
    for row in pair.rows:
        index = row.old if op == "delete" else row.new
        if index is None:
            continue
        if nature is None or differs_by(row, nature):
            cells = _cells_of_side(row, op)
            yield _joined(cells)


def renumbered_table_lines(pair: Pair) -> Iterator[MarkedLine]:
    """The rows of a table in which a number differs, both sides at once."""
    for row in pair.rows:
        if differs_by(row, "number"):
            cells = [cell.pieces for cell in row.cells]
            yield _joined(cells)


def differs_by(
    row: RowPair,
    nature: Nature,
) -> bool:
    """Whether any piece of a row differs by number, or by typography."""
    for cell in row.cells:
        for piece in cell.pieces:
            if piece.nature == nature:
                return True
    return False


def _cells_of_side(
    row: RowPair,
    op: Op,
) -> list[MarkedLine]:
    """The pieces of each cell on one side, columns that it does not have left
    out.
    """
    ops = ("equal", op)
    found = []
    for cell in row.cells:
        words = cell.old if op == "delete" else cell.new
        if words is not None:
            pieces = [one for one in cell.pieces if one.op in ops]
            found.append(tuple(pieces))
    return found


def _joined(cells: list[MarkedLine]) -> MarkedLine:
    """The cells of a row as one line, bars between them."""
    line: list[Piece] = []
    for number, pieces in enumerate(cells):
        if number:
            line.append(Piece("equal", CELL_BAR))
        line += pieces
    return tuple(line)
