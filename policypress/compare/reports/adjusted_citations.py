"""The citations in a line that follow a renumbering (随条序调整的引用)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from policypress.compare.changes import CellPair, Op, Pair, Piece
from policypress.compare.text.tree import Line


def adjusted_citations(pair: Pair) -> Iterator[str]:
    """“第三条”改为“第四条”: what became of each cited number.

    Own numbers of lines left out.
    """
    cited = _cited_pieces(pair)
    neighbours = pairwise([None, *cited, None])
    for before, piece in neighbours:
        deleted = before is not None and before.op == "delete"
        if piece and piece.op == "insert":
            if before and deleted:
                yield f"“{before.text}”改为“{piece.text}”"
            else:
                yield f"增加“{piece.text}”"
        elif before and deleted and not piece:
            yield f"删去“{before.text}”"


def _cited_pieces(pair: Pair) -> list[Piece | None]:
    """The pieces of a pair; None for those that are not a cited number."""
    old = _Cursor(pair.old, "delete")
    new = _Cursor(pair.new, "insert")
    found: list[Piece | None] = []
    for piece in pair.pieces:
        side = new if piece.op == "insert" else old
        own_number = piece.op != "equal" and side.in_own_number()
        cited = piece.nature == "number" and not own_number
        found.append(piece if cited else None)
        old.pass_over(piece)
        new.pass_over(piece)
    for row in pair.rows:
        for cell in row.cells:
            found += _cited_in_cell(cell)
    return found


def _cited_in_cell(cell: CellPair) -> Iterator[Piece | None]:
    """The same of a cell of a table, which has no number of its own; what stands in
    the next one is no neighbour."""
    for piece in cell.pieces:
        yield piece if piece.nature == "number" else None
    yield None


class _Cursor:
    """Where one side of a pair has been read to, piece by piece."""

    def __init__(
        self,
        lines: Sequence[Line],
        op: Op,
    ) -> None:
        """lines: of the side. op: what its own pieces have beside "equal"."""
        self._own_numbers = [len(line.lead) for line in lines]
        self._op = op
        self._line = 0
        self._column = 0

    def in_own_number(self) -> bool:
        """Whether the own number of the line has not been passed yet."""
        last = len(self._own_numbers) - 1
        at = min(self._line, last)
        return self._column < self._own_numbers[at]

    def pass_over(self, piece: Piece) -> None:
        """Reads on, when the piece stands on this side."""
        if piece.op not in ("equal", self._op):
            return
        _, line_end, tail = piece.text.rpartition("\n")
        if line_end:
            self._line += piece.text.count("\n")
            self._column = 0
        self._column += len(tail)
