"""A pair of lines to tracked blocks.

Its pieces cut into paragraphs, runs and rows.

Words that moved have the same text on both sides of the move: what was amended
on the way is a deletion where they stood and an insertion where they stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from policypress.compare.changes import (
    CellPair,
    Change,
    Nature,
    Op,
    Pair,
    Piece,
    RowPair,
    Side,
)
from policypress.render.redline.blocks import (
    Block,
    Status,
    TrackedParagraph,
    TrackedRow,
    TrackedTable,
    TrackedWords,
)
from policypress.render.redline.layout import Shape, shapes

Statuses = Mapping[Op, Status]

IN_PLACE: Statuses = {"equal": "", "delete": "del", "insert": "ins"}
BEFORE: Statuses = {"equal": "moveFrom", "delete": "del"}
AFTER: Statuses = {"equal": "moveTo", "insert": "ins"}


class Shaped:
    """The pairs of one change with the shapes of their lines.

    `blocks` is called for each pair in order.
    """

    def __init__(
        self,
        change: Change,
        old_scheme: str,
        new_scheme: str,
    ) -> None:
        """old_scheme, new_scheme: how each text counts its clauses."""
        self._old = iter(shapes(change.old, old_scheme))
        self._new = iter(shapes(change.new, new_scheme))

    def blocks(
        self,
        pair: Pair,
        side: Side,
        statuses: Statuses,
    ) -> list[Block]:
        """The blocks of a pair where `side` of it stands."""
        old = [next(self._old) for _ in pair.old]
        new = [next(self._new) for _ in pair.new]
        if pair.rows:
            rows = _rows(pair.rows, side)
            return [TrackedTable(tuple(rows))] if rows else []
        if side == "old" and not pair.old or side == "new" and not pair.new:
            return []
        return list(
            _Paragraphs(
                pair,
                side,
                statuses,
                old,
                new,
            ).blocks()
        )


class _Paragraphs:
    """Cuts the pieces of a pair into paragraphs, going through its old and new
    lines at once.

    A piece has its line ends where a paragraph of its side ends. `_delete` and
    `_insert` remember in which old and in which new line the pieces now are,
    and how far.
    """

    def __init__(
        self,
        pair: Pair,
        side: Side,
        statuses: Statuses,
        old: Sequence[Shape],
        new: Sequence[Shape],
    ) -> None:
        """old, new: the shapes of the pair's lines.

        statuses: what each piece becomes.
        """
        self.pair = pair
        self.side = side
        self.statuses = statuses
        self._delete = _Position(old)
        self._insert = _Position(new)
        self._words: list[TrackedWords] = []

    def blocks(self) -> Iterator[TrackedParagraph]:
        """The paragraphs, in order."""
        for piece in self.pair.pieces:
            yield from self._piece(piece)
        yield self._last()

    def _piece(self, piece: Piece) -> Iterator[TrackedParagraph]:
        """Adds the words of a piece; gives each paragraph that ends in it."""
        status = self.statuses.get(piece.op)
        here = self._position(piece.op)
        for number, text in enumerate(piece.text.split("\n")):
            if number:
                ended = here.shape.style
                here.next_line()
                if status is not None:
                    words = tuple(self._words)
                    yield TrackedParagraph(words, status, ended, ended)
                    self._words = []
            if text and status is not None:
                cut = _cut(
                    status,
                    piece.nature,
                    text,
                    here.shape,
                    here.past,
                )
                self._words += cut
            if piece.op != "insert":
                self._delete.past += len(text)
            if piece.op != "delete":
                self._insert.past += len(text)

    def _position(self, op: Op) -> _Position:
        """In the lines of which side a piece stands.

        Equal words where this side of a move is.
        """
        if op == "delete" or op == "equal" and self.side == "old":
            return self._delete
        return self._insert

    def _last(self) -> TrackedParagraph:
        """The paragraph that the pair ends with."""
        pair = self.pair
        old = self._delete.shapes
        new = self._insert.shapes
        is_old = self.side == "old" or not new
        style = (self._delete if is_old else self._insert).shape.style
        former = style
        if self.side == "both" and old:
            former = self._delete.shape.style
        last = (
            pair.new[-1] if pair.new and self.side != "old" else pair.old[-1]
        )
        words = tuple(self._words)
        return TrackedParagraph(
            words,
            self._ending(),
            style,
            former,
            last.id,
        )

    def _ending(self) -> Status:
        """The status of the last paragraph mark of the pair."""
        is_in_both = bool(self.pair.old and self.pair.new)
        if is_in_both and self.side == "both":
            return ""
        if is_in_both and any(
            piece.op == "equal" for piece in self.pair.pieces
        ):
            return self.statuses["equal"]
        is_old = self.side == "old" or not self.pair.new
        return self.statuses["delete" if is_old else "insert"]


class _Position:
    """A place in lines of one text: the line by its shape, and how many of its
    characters are past.
    """

    def __init__(self, shapes: Sequence[Shape]) -> None:
        self.shapes = shapes
        self.past = 0
        self._line = 0

    @property
    def shape(self) -> Shape:
        """The shape of the line that is being read."""
        return self.shapes[self._line]

    def next_line(self) -> None:
        """The line ended here."""
        self._line += 1
        self.past = 0


# A number that changes on the way of a move is no part of what moves.
_NOT_MOVED: Mapping[Status, Status] = {"moveFrom": "del", "moveTo": "ins"}


def _cut(
    status: Status,
    nature: Nature,
    text: str,
    shape: Shape,
    past: int,
) -> Iterator[TrackedWords]:
    """The words cut where the line's own number and its lead end."""
    if nature:
        status = _NOT_MOVED.get(status, status)
    ends = {max(shape.number - past, 0), max(shape.lead - past, 0), len(text)}
    start = 0
    for end in sorted(ends):
        words = text[start:end]
        if words:
            face = shape.face if past + start < shape.lead else ""
            level = shape.level if past + start < shape.number else None
            yield TrackedWords(
                status,
                nature,
                words,
                face,
                level,
            )
        start = end


def _rows(
    rows: Sequence[RowPair],
    side: Side,
) -> list[TrackedRow]:
    """The rows of a table.

    A row of which most columns stay is kept, and columns come and go in it;
    of any other the old one goes and the new one comes, deletions first.
    """
    found: list[TrackedRow] = []
    inserted: list[TrackedRow] = []
    for row in rows:
        if side == "both" and row.keeps_columns:
            found += inserted
            inserted = []
            cells = tuple(_cell(cell.pieces) for cell in row.cells)
            columns = tuple(map(_column, row.cells))
            found.append(
                TrackedRow("", cells, columns if any(columns) else ())
            )
            continue
        if side != "new" and row.old is not None:
            cells = tuple(_side(row.cells, "old"))
            found.append(TrackedRow("del", cells))
        if side != "old" and row.new is not None:
            cells = tuple(_side(row.cells, "new"))
            inserted.append(TrackedRow("ins", cells))
    return found + inserted


def _column(cell: CellPair) -> Status:
    """Whether the column of a cell comes ("ins") or goes ("del")."""
    if cell.old is None:
        return "ins"
    return "del" if cell.new is None else ""


def _cell(pieces: Sequence[Piece]) -> tuple[TrackedWords, ...]:
    """The words of a cell that is in both texts."""
    return tuple(
        TrackedWords(
            IN_PLACE[piece.op],
            piece.nature,
            piece.text,
        )
        for piece in pieces
        if piece.text
    )


def _side(
    cells: Sequence[CellPair],
    side: Literal["old", "new"],
) -> Iterator[tuple[TrackedWords, ...]]:
    """The cells of one side of a row, all their words deleted or inserted."""
    status: Status = "del" if side == "old" else "ins"
    for cell in cells:
        text = cell.old if side == "old" else cell.new
        if text:
            yield (TrackedWords(status, "", text),)
        elif text is not None:
            yield ()
