"""A pair of lines to tracked blocks: its pieces cut into paragraphs, runs and rows.

Words that moved have the same text on both sides of the move: what was amended on the way is a deletion where they
stood and an insertion where they stand.
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
    Words,
)
from policypress.render.redline.layout import Shape, shapes

Statuses = Mapping[Op, Status]

IN_PLACE: Statuses = {"equal": "", "delete": "del", "insert": "ins"}
BEFORE: Statuses = {"equal": "moveFrom", "delete": "del"}
AFTER: Statuses = {"equal": "moveTo", "insert": "ins"}


class Shaped:
    """The pairs of one change with the shapes of their lines; `blocks` is called for each pair in order."""

    def __init__(self, change: Change, old_scheme: str, new_scheme: str) -> None:
        self._old = iter(shapes(change.old, old_scheme))
        self._new = iter(shapes(change.new, new_scheme))

    def blocks(self, pair: Pair, side: Side, statuses: Statuses) -> list[Block]:
        """The blocks of a pair where `side` of it stands."""
        old = [next(self._old) for _ in pair.old]
        new = [next(self._new) for _ in pair.new]
        if pair.rows:
            rows = _rows(pair.rows, side)
            return [TrackedTable(tuple(rows))] if rows else []
        if not (pair.old if side == "old" else pair.new if side == "new" else True):
            return []
        return list(_paragraphs(pair, side, statuses, old, new))


def _paragraphs(
    pair: Pair,
    side: Side,
    statuses: Statuses,
    old: Sequence[Shape],
    new: Sequence[Shape],
) -> Iterator[TrackedParagraph]:
    lines = {"delete": iter(old), "insert": iter(new)}
    here: dict[Op, Shape | None] = {
        op: next(shape, None) for op, shape in lines.items()
    }
    past: dict[Op, int] = {"delete": 0, "insert": 0}
    words: list[Words] = []
    for piece in pair.pieces:
        status = statuses.get(piece.op)
        own: Op = (
            piece.op if piece.op != "equal" else "delete" if side == "old" else "insert"
        )
        for number, text in enumerate(piece.text.split("\n")):
            if number:
                style = here[own].style
                here[own], past[own] = next(lines[own]), 0
                if status is not None:
                    yield TrackedParagraph(tuple(words), status, style, style)
                    words = []
            if text and status is not None:
                words += _cut(status, piece.nature, text, here[own], past[own])
            for op in ("delete", "insert"):
                past[op] += len(text) if piece.op in ("equal", op) else 0
    kept = any(piece.op == "equal" for piece in pair.pieces)
    last = pair.new[-1] if pair.new and side != "old" else pair.old[-1]
    style = (here["delete"] if side == "old" else here["insert"]) or here["delete"]
    former = here["delete"] if side == "both" and here["delete"] else style
    yield TrackedParagraph(
        tuple(words),
        _ending(pair, side, statuses, kept),
        style.style,
        former.style,
        last.id,
    )


def _ending(pair: Pair, side: Side, statuses: Statuses, kept: bool) -> Status:
    """The status of the last paragraph mark of a pair."""
    if side == "both" and pair.old and pair.new:
        return ""
    if pair.old and pair.new and kept:
        return statuses["equal"]
    return statuses["delete"] if side == "old" or not pair.new else statuses["insert"]


def _cut(
    status: Status, nature: Nature, text: str, shape: Shape, past: int
) -> Iterator[Words]:
    """The words cut where the line's own number and its lead end."""
    # A number that changes on the way of a move is no part of what moves.
    status = (
        {"moveFrom": "del", "moveTo": "ins"}.get(status, status) if nature else status
    )
    ends = sorted(
        {max(end - past, 0) for end in (shape.number, shape.lead)} | {len(text)}
    )
    for start, end in zip([0, *ends], ends):
        if text[start:end]:
            face = shape.face if past + start < shape.lead else ""
            yield Words(
                status,
                nature,
                text[start:end],
                face,
                shape.level if past + start < shape.number else None,
            )


def _rows(rows: Sequence[RowPair], side: Side) -> list[TrackedRow]:
    """The rows of a table; where the columns differ, the old rows go and the new ones come, deletions first."""
    found: list[TrackedRow] = []
    coming: list[TrackedRow] = []
    for row in rows:
        both = side == "both" and row.old is not None and row.new is not None
        if both and all(
            cell.old is not None and cell.new is not None for cell in row.cells
        ):
            found += [
                *coming,
                TrackedRow(
                    "", tuple(_cell(cell.pieces, IN_PLACE) for cell in row.cells)
                ),
            ]
            coming = []
            continue
        if side != "new" and row.old is not None:
            found.append(TrackedRow("del", tuple(_side(row.cells, "old"))))
        if side != "old" and row.new is not None:
            coming.append(TrackedRow("ins", tuple(_side(row.cells, "new"))))
    return found + coming


def _cell(pieces: Sequence[Piece], statuses: Statuses) -> tuple[Words, ...]:
    return tuple(
        Words(statuses[piece.op], piece.nature, piece.text)
        for piece in pieces
        if piece.text
    )


def _side(
    cells: Sequence[CellPair], side: Literal["old", "new"]
) -> Iterator[tuple[Words, ...]]:
    """The cells of one side of a row, all their words going or coming."""
    for cell in cells:
        text = getattr(cell, side)
        if text is not None:
            yield (Words("del" if side == "old" else "ins", "", text),) if text else ()
