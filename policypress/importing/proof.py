"""The text that we would print against the text of the file, line by line (核验)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from policypress.document import (
    Document,
    Paragraph,
    Table,
    cell_text,
    plain,
)
from policypress.importing.letter import Letter
from policypress.importing.pieces import Piece

_STAGE = "stage"  # 征求意见稿 and the like: no words of the text
_MASTHEAD = ("masthead", "masthead-word", "doc-number", "draft")
# Between 第一条 and what it says stands one wide blank in ours, whatever it was; between
# （一） or 1. and its words none, where Word sets a tab. 1. 5万元 is no 1.5万元.
_GAP = re.compile(
    r"^(第[^\s第]{1,9}(?:分编|[编章节条])|[（(][一二三四五六七八九十0-9]{1,3}[）)]"
    r"|[一二三四五六七八九十]{1,3}、|[0-9]{1,2}[.．、](?=\s+[^\s0-9]))\s+"
)


class Expected(Struct, frozen=True):
    """A line of the file. index: of its piece, -1 of the title."""

    index: int
    words: str


def expected(
    title: str,
    pieces: Sequence[Piece],
    split_tables: Collection[int],
) -> list[Expected]:
    """The lines of the file that the text is to have. split_tables: the pieces that are
    printed cell by cell."""
    found = [Expected(-1, _bare(title))] if title else []
    for index, piece in enumerate(pieces):
        lines = _printed(piece, index in split_tables)
        found += [Expected(index, _bare(line)) for line in lines]
    return found


def _printed(piece: Piece, is_split: bool) -> list[str]:
    """The lines of a piece. is_split: whether its cells stand one below the other."""
    if is_split:
        return [line for row in piece.rows for line in _lines(row)]
    if not piece.rows:
        return [piece.words]
    return [line for line in map(_row, piece.rows) if line]


def _row(cells: Iterable[str]) -> str:
    """A row as one line. Empty cells do not count: beside a head they are part of it."""
    return "\t".join(
        "\n".join(_lines([cell])) for cell in cells if cell.strip()
    )


def letter_lines(letter: Letter) -> list[str]:
    """The lines of a letter as ours prints them, but for its number, which has a place
    of its own above the title."""
    recipients = [f"{letter.recipients}：" if letter.recipients else ""]
    lines = [
        letter.title,
        *recipients,
        *letter.text,
        *letter.signers,
        letter.date,
        letter.note,
        letter.label,
    ]
    found = [_bare(line) for line in lines if line]
    if letter.imprint:
        found += [_spread(one.words) for one in letter.imprint.pieces]
    return found


def _spread(words: str) -> str:
    """A line whose parts stand at both ends, with one blank between them."""
    return " ".join(words.split())


def composed_letter(
    document: Document,
    has_imprint: bool,
) -> list[str]:
    """The lines of a composed letter up to the title of what it issues, without masthead
    and number, then its imprint where the file has one."""
    found: list[str] = []
    titles = 0
    for block in document.blocks:
        if not isinstance(block, Paragraph):
            continue
        titles += block.role == "title"
        if block.role == "imprint" and has_imprint:
            found.append(_spread(plain(block.inlines)))
        if titles > 1 or block.role == "imprint":
            continue
        if block.role not in _MASTHEAD:
            words = plain(block.inlines).replace("\n", "")
            found.append(_bare(words))
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
            rows = [*block.rows]
            lines = [_bare(_row(map(cell_text, row))) for row in rows]
            found += [line for line in lines if line]
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
