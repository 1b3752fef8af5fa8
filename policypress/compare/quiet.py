"""A comparison without what differs in typography only (不标版式差异).

Brackets of another width, blanks and the like are one text however typed
(`text.typography`), and in some laws nine marks of ten. A reader may want to
see the others alone. The texts that are compared stay what they were.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec.structs import replace

from policypress.compare.changes import (
    CellPair,
    Change,
    ChangeSet,
    Pair,
    Piece,
    RowPair,
)

Side = Literal["old", "new"]


class _Quieting:
    """Puts typography aside. side: whose typography what is kept has. count:
    how many places were put aside.
    """

    def __init__(self, side: Side) -> None:
        self._side = side
        self.count = 0

    def change(self, change: Change) -> Change:
        """One unit of both texts."""
        pairs = tuple(map(self._pair, change.pairs))
        return replace(change, pairs=pairs)

    def _pair(self, pair: Pair) -> Pair:
        rows = tuple(map(self._row, pair.rows))
        return replace(pair, pieces=self.pieces(pair.pieces), rows=rows)

    def _row(self, row: RowPair) -> RowPair:
        return row._replace(cells=tuple(map(self._cell, row.cells)))

    def _cell(self, cell: CellPair) -> CellPair:
        return cell._replace(pieces=self.pieces(cell.pieces))

    def pieces(self, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
        """The words of a line, or of lines."""
        if all(piece.nature != "typography" for piece in pieces):
            return tuple(pieces)
        found: list[Piece] = []
        gone: list[Piece] = []
        new: list[Piece] = []
        for piece in pieces:
            if piece.op == "equal":
                found += self._settled(gone, new)
                gone, new = [], []
                found.append(piece)
            elif piece.op == "delete":
                gone.append(piece)
            else:
                new.append(piece)
        found += self._settled(gone, new)
        return tuple(_merged(found))

    def _settled(
        self,
        gone: list[Piece],
        new: list[Piece],
    ) -> list[Piece]:
        """What is deleted and inserted between two kept stretches: typography
        at its edges is kept; within, it belongs to the words it stands among.
        """
        if not any(map(_is_quiet, (*gone, *new))):
            return [*gone, *new]
        if all(map(_is_quiet, (*gone, *new))):
            self.count += 1
            return self._kept(gone, new)
        head = self._edge(gone, new, 0)
        tail = self._edge(gone, new, -1)
        within = [piece._replace(nature="") for piece in (*gone, *new)]
        return [*head, *_merged(within), *tail]

    def _edge(
        self,
        gone: list[Piece],
        new: list[Piece],
        end: int,
    ) -> list[Piece]:
        """Takes typography off an edge (0 or -1) of what differs, where both
        sides have some there.
        """
        if not (gone and new and _is_quiet(gone[end]) and _is_quiet(new[end])):
            return []
        self.count += 1
        return self._kept([gone.pop(end)], [new.pop(end)])

    def _kept(
        self,
        gone: list[Piece],
        new: list[Piece],
    ) -> list[Piece]:
        """Words that are the same but for typography, as kept ones."""
        own = gone if self._side == "old" else new
        text = "".join(piece.text for piece in own)
        return [Piece("equal", text)] if text else []


def _is_quiet(piece: Piece) -> bool:
    """Whether a piece is typography within its line. Where a paragraph ends is
    none, though no word differs.
    """
    return piece.nature == "typography" and "\n" not in piece.text


def _merged(pieces: Iterable[Piece]) -> list[Piece]:
    """Neighbours of one op and nature as one piece."""
    found: list[Piece] = []
    for piece in pieces:
        last = found[-1] if found else None
        if last and (last.op, last.nature) == (piece.op, piece.nature):
            found[-1] = last._replace(text=last.text + piece.text)
        else:
            found.append(piece)
    return found


def quieted(
    changes: ChangeSet,
    side: Side,
) -> tuple[ChangeSet, int]:
    """The comparison without marks for typography alone, and how many places
    were left out.

    side: what is kept has the typography of the old or of the new text; so one
    of them comes back to the letter, the other but for typography.
    """
    quieting = _Quieting(side)
    quiet = {id(change): quieting.change(change) for change in changes.changes}
    steps = [
        step._replace(change=quiet[id(step.change)]) for step in changes.steps
    ]
    found = replace(changes, changes=tuple(quiet.values()), steps=tuple(steps))
    return found, quieting.count
