"""What became of each paragraph that we printed (修改后的段落): read from the tracked
changes of a returned file, or from its text where nothing was tracked.

Both give the same thing: for each paragraph of ours the lines that stand in its place
now. A line is made of our characters, by their place in the paragraph, and of new words
by their hand. No line means deleted, two mean split, and a new paragraph is a line
without any character of ours.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from msgspec import Struct, field

from policypress.word.marked import (
    NOBODY,
    Change,
    MarkedParagraph,
    Piece,
    is_in_no_version,
)


class Kept(Struct, frozen=True):
    """Characters of ours that stayed: text[start:end] of paragraph `number`."""

    number: int
    start: int
    end: int


class Added(Struct, frozen=True):
    """New words."""

    text: str
    by: Change = NOBODY


class Gone(Struct, frozen=True):
    """Characters of ours that were deleted."""

    number: int
    start: int
    end: int
    by: Change = NOBODY


Token: TypeAlias = Kept | Added | Gone


class Line(Struct):
    """A paragraph as it is now. by: who made it one, where it was none. cell: table, row
    and column of a row that came, () elsewhere."""

    tokens: list[Token] = field(default_factory=list)
    by: Change = NOBODY
    cell: tuple[int, ...] = ()

    def text(self, ours: Sequence[str]) -> str:
        """Its words. ours: our paragraphs by number."""
        words = []
        for token in self.tokens:
            if isinstance(token, Kept):
                words.append(ours[token.number][token.start : token.end])
            elif isinstance(token, Added):
                words.append(token.text)
        return "".join(words)

    @property
    def numbers(self) -> list[int]:
        """The paragraphs of ours that it has characters of."""
        found = [one.number for one in self.tokens if isinstance(one, Kept)]
        return list(dict.fromkeys(found))


class Group(Struct):
    """Paragraphs of ours that became some lines together: one, or more where they were
    joined. cut: who deleted the mark between two."""

    numbers: list[int]
    lines: list[Line]
    by: list[Change] = field(default_factory=list)

    def is_unchanged(self, ours: Sequence[str]) -> bool:
        """Whether nothing happened to them."""
        if len(self.numbers) != 1 or len(self.lines) != 1:
            return False
        (number,) = self.numbers
        return self.lines[0].tokens == [
            Kept(number, 0, len(ours[number]))
        ] or (not ours[number] and not self.lines[0].tokens)


def tracked_groups(paragraphs: Sequence[MarkedParagraph]) -> list[Group]:
    """The groups of a file whose changes are tracked; its paragraphs without insertions
    are ours, in order."""
    return _Walk().walked(paragraphs)


class _Walk:
    """Goes through the words of a file once, deleted ones too."""

    def __init__(self) -> None:
        self._groups: list[Group] = []
        self._number, self._at = 0, 0
        self._open = Group([0], [Line()])

    def walked(self, paragraphs: Sequence[MarkedParagraph]) -> list[Group]:
        """All groups."""
        for paragraph in paragraphs:
            for piece in paragraph.pieces:
                self._piece(_in_row(piece, paragraph.row))
            if paragraph.row.state == "inserted":
                self._open.lines[-1].cell = paragraph.cell
            self._end(_in_row(paragraph.end, paragraph.row))
        rest = self._open
        if not self._at:  # no paragraph of ours is left
            rest.numbers = [one for one in rest.numbers if one != self._number]
        if rest.numbers or rest.lines != [Line()]:
            self._groups.append(rest)
        return self._groups

    def _piece(self, piece: Piece) -> None:
        """Words that stay, come or go."""
        if is_in_no_version(piece) or not piece.text:
            return
        tokens = self._open.lines[-1].tokens
        if piece.state == "inserted":
            tokens.append(Added(piece.text, piece.by))
            return
        start, self._at = self._at, self._at + len(piece.text)
        if piece.state == "deleted":
            tokens.append(Gone(self._number, start, self._at, piece.by))
            return
        last = tokens[-1] if tokens else None
        if isinstance(last, Kept) and last.number == self._number:
            tokens[-1] = Kept(self._number, last.start, self._at)
        else:
            tokens.append(Kept(self._number, start, self._at))

    def _end(self, mark: Piece) -> None:
        """The mark of a paragraph: one of ours ends here unless it was inserted."""
        if mark.state == "inserted":
            self._open.lines.append(Line(by=mark.by))
            return
        self._number += 1
        self._at = 0
        if mark.state == "deleted":
            self._open.numbers.append(self._number)
            self._open.by.append(mark.by)
            return
        self._groups.append(self._open)
        self._open = Group([self._number], [Line()])


def _in_row(piece: Piece, row: Piece) -> Piece:
    """A piece as its row makes it: all of a row that came or went came or went."""
    if row.state == "kept" or piece.state == row.state:
        return piece
    return Piece(piece.text, row.state, row.by)
