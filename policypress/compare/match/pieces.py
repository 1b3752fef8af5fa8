"""What was kept, deleted and inserted between two lines, as pieces (行内修改).

Deletions come before insertions. Numbers that follow a renumbering, and
typography, are pieces of their own nature.
"""

from __future__ import annotations

from policypress.compare.changes import Nature, Op, Piece
from policypress.compare.match.edits import Edit, edits_of
from policypress.compare.match.words import LABEL, LineWords
from policypress.compare.text.typography import core


def pieces(
    old: LineWords,
    new: LineWords,
) -> tuple[Piece, ...]:
    """What was kept, deleted and inserted between two lines.

    Joined, the kept and deleted words are the old line, the kept and inserted
    ones the new line.
    """
    collected = _Pieces()
    old_size = len(old)
    new_size = len(new)
    edits = edits_of(old, new)
    # Nothing is edited at the end; what stands before it is kept.
    edits.append(Edit(old_size, old_size, new_size, new_size))
    i = j = 0
    for edit in edits:
        kept = range(i, edit.old_start)
        _add_equal(collected, old, kept, new, j)
        deleted = old.text(edit.old_start, edit.old_end)
        inserted = new.text(edit.new_start, edit.new_end)
        collected.add_replaced(deleted, inserted)
        i = edit.old_end
        j = edit.new_end
    return collected.done()


def _add_equal(
    collected: _Pieces,
    old: LineWords,
    old_words: range,
    new: LineWords,
    new_start: int,
) -> None:
    """Collect words between two edits.

    Equal keys, but perhaps other typography.
    """
    start = old_words.start
    end = old_words.stop
    new_end = new_start + len(old_words)
    same_texts = old.texts[start:end] == new.texts[new_start:new_end]
    same_gaps = old.gaps[start:end] == new.gaps[new_start:new_end]
    if same_texts and same_gaps:
        kept = old.text(start, end)
        collected.add_kept(kept)
        return
    new_words = range(new_start, new_end)
    for i, j in zip(old_words, new_words, strict=True):
        collected.add_same_key(old, i, new, j)


class _Pieces:
    """Pieces in order.

    Neighbours of one op and nature merge, and between two kept stretches
    deletions come first.
    """

    def __init__(self) -> None:
        self._finished: list[_OpenPiece] = []
        self._deleted: list[_OpenPiece] = []
        self._inserted: list[_OpenPiece] = []

    def add_same_key(
        self,
        old: LineWords,
        i: int,
        new: LineWords,
        j: int,
    ) -> None:
        """Words of one key: equal, or different in an own number or in
        typography.

        Another number in another writing (一、 → 第一条　) brings its own space.
        """
        old_text = old.texts[i]
        new_text = new.texts[j]
        nature: Nature = "typography"
        is_number = old.keys[i][:1] == LABEL
        if is_number and core(old_text) != core(new_text):
            nature = "number"
        self._add(old_text, new_text, nature)
        self._add(old.gaps[i], new.gaps[j], nature)

    def add_replaced(
        self,
        deleted: str,
        inserted: str,
    ) -> None:
        """Words of other keys."""
        nature: Nature = ""
        if core(deleted) == core(inserted):
            nature = "typography"
        self._add(deleted, inserted, nature)

    def add_kept(self, text: str) -> None:
        """Words that both sides have."""
        if text:
            self._flush()
            _append(self._finished, "equal", text, "")

    def _add(
        self,
        deleted: str,
        inserted: str,
        nature: Nature,
    ) -> None:
        """Words in the same place.

        Kept when equal, else deleted and inserted.
        """
        if deleted == inserted:
            self.add_kept(deleted)
            return
        _append(self._deleted, "delete", deleted, nature)
        _append(self._inserted, "insert", inserted, nature)

    def _flush(self) -> None:
        self._finished += self._deleted
        self._finished += self._inserted
        self._deleted = []
        self._inserted = []

    def done(self) -> tuple[Piece, ...]:
        """All pieces."""
        self._flush()
        return tuple(piece.closed() for piece in self._finished)


class _OpenPiece:
    """A piece while its words are still coming; they are joined once."""

    def __init__(
        self,
        op: Op,
        nature: Nature,
        text: str,
    ) -> None:
        """text: its first words."""
        self.op = op
        self.nature = nature
        self.texts = [text]

    def closed(self) -> Piece:
        text = "".join(self.texts)
        return Piece(self.op, text, self.nature)


def _append(
    row: list[_OpenPiece],
    op: Op,
    text: str,
    nature: Nature,
) -> None:
    """Add words to the last piece of a row, or as a new piece behind it."""
    if not text:
        return
    if row:
        last = row[-1]
        if last.op == op and last.nature == nature:
            last.texts.append(text)
            return
    piece = _OpenPiece(op, nature, text)
    row.append(piece)
