"""The text that we would print against the text of the file, line by line (核验)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from policypress.document import (
    Document,
    Paragraph,
    Table,
    cell_text,
    plain,
)
from policypress.importing.pieces import Piece
from policypress.importing.shape import Shape

_STAGE = "stage"  # 征求意见稿 and the like: no words of the text
# Between 第一条 and what it says stands one wide blank in ours, whatever it was.
_GAP = re.compile(r"^(第[^\s第]{1,9}(?:分编|[编章节条]))\s+")


class Expected(Struct, frozen=True):
    """A line of the file. index: of its piece, -1 of the title."""

    index: int
    words: str


def expected(
    title: str,
    pieces: Sequence[Piece],
    shape: Shape,
) -> list[Expected]:
    """The lines of the file that the text is to have."""
    found = [Expected(-1, _bare(title))] if title else []
    for index, piece in enumerate(pieces):
        lines = [piece.words]
        if index in shape.split_tables:
            lines = [line for row in piece.rows for line in _lines(row)]
        elif piece.rows:
            lines = ["\t".join(row) for row in piece.rows]
        found += [Expected(index, _bare(line)) for line in lines]
    return found


def _lines(cells: Iterable[str]) -> list[str]:
    """What is said in cells, one line each."""
    lines = [line.strip() for cell in cells for line in cell.splitlines()]
    return [line for line in lines if line]


def composed(
    document: Document,
    has_title: bool,
) -> list[str]:
    """The lines of the text as we would print it. has_title: whether its title is one of
    the file."""
    found: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            words = _bare(plain(block.inlines))
            if block.role == "title" and has_title:
                found.append(words.replace("\n", ""))  # where its lines end
            elif block.role not in ("title", _STAGE):
                found.append(words)
        elif isinstance(block, Table):
            found += [
                "\t".join(cell_text(cell) for cell in row)
                for row in block.rows
            ]
    return found


def differing(
    ours: Sequence[str],
    theirs: Sequence[Expected],
) -> list[int]:
    """The pieces of the file that we would print otherwise, or not at all; where we would
    print something more, the piece that it follows."""
    words = [one.words for one in theirs]
    matcher = SequenceMatcher(None, words, list(ours), autojunk=False)
    found: list[int] = []
    for what, start, end, _, _ in matcher.get_opcodes():
        if what == "equal" or not theirs:
            continue
        last = max(end, start + 1)
        chosen = theirs[start:last] or [theirs[-1]]
        found += [one.index for one in chosen]
    return sorted(set(found))


def _bare(words: str) -> str:
    """A line without blanks at its ends, and behind its number."""
    return _GAP.sub(r"\1", words.strip())
