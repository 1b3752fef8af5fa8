"""Pieces of a text → the structure of a policy (成形).

A number of ours is computed. So a piece gets a place of its own only where the number
that would be printed there is the one in the file; else the label stays as words of the
prose, and nothing is lost.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from msgspec.structs import replace

from policypress.importing.layouts import Layout, layouts
from policypress.importing.pieces import RANKS, Piece
from policypress.importing.prose import has_code
from policypress.importing.shape import Clause, Heading, Shape, Words
from policypress.importing.supports.reading import read
from policypress.language.tokens import typed_figures

_MOST_PARAGRAPHS = 500
_ORDER = list(RANKS.values())
_BETWEEN = re.compile("[一二三四五六七八九十]+、")
_SENTENCE_END = re.compile("[。；;：:，,]")


class _NoPlace(Exception):
    """A layout has no place for a piece: a provision above the first chapter."""


def shape_of(
    pieces: Sequence[Piece],
    as_words: Collection[int] = (),
) -> Shape:
    """The structure that keeps most numbers of the file as numbers.

    as_words: indexes of pieces whose label is to stay in their words.
    """
    best: Shape | None = None
    has_half = any(piece.label.startswith("(") for piece in pieces)
    for layout in layouts(has_half):
        made = _laid_out(pieces, set(as_words), layout)
        if made and (best is None or _lost(made) < _lost(best)):
            best = made
    assert best is not None  # a layout without chapters has a place for all
    return best


def annex_shape(
    pieces: Sequence[Piece],
    as_words: Collection[int],
    start: int,
    of: Shape,
) -> Shape:
    """The paragraphs of an annex, in provisions without numbers: nothing in it opens a
    chapter or a provision. start: index of its first piece among all; of: the shape
    of the text, which counts as it does."""
    layout = Layout(
        "articles",
        False,
        is_half=of.is_half,
        is_arabic=of.is_arabic,
    )
    shaping = _Shaping(layout, set(as_words))
    shaping.begin_unnumbered()
    for index, piece in enumerate(pieces, start):
        plain = replace(piece, opens=False, rank="", title="")
        shaping.take(index, plain)
    return shaping.shape


def _lost(shape: Shape) -> int:
    """How many numbers and tables a structure leaves as words."""
    return len(shape.kept) + len(shape.split_tables)


def _laid_out(
    pieces: Sequence[Piece],
    as_words: set[int],
    layout: Layout,
) -> Shape | None:
    """The text by one layout; None where it has no place for something. A chapter that
    would be empty is printed as words."""
    while True:
        shaping = _Shaping(layout, as_words)
        try:
            for index, piece in enumerate(pieces):
                shaping.take(index, piece)
            shaping.finish()
        except _NoPlace:
            return None
        empty = set(_empty(shaping.shape.headings))
        if not empty:
            return shaping.shape
        as_words = as_words | empty


def _empty(headings: Sequence[Heading]) -> list[int]:
    """The pieces that are headings of nothing."""
    found: list[int] = []
    for one in headings:
        if not one.headings and not one.clauses:
            found.append(one.index)
        found += _empty(one.headings)
    return found


class _Shaping:
    """Takes one piece after the other; `shape` is what has come of them."""

    def __init__(
        self,
        layout: Layout,
        as_words: set[int],
    ) -> None:
        """layout: how the text numbers its clauses; as_words: the pieces that
        look like headings and are read as words."""
        self.shape = Shape(
            layout.scheme,
            layout.per_chapter,
            layout.is_counted,
            layout.is_half,
            layout.is_arabic,
        )
        self._layout = layout
        self._as_words = as_words
        self._open: list[Heading] = []  # the headings that a piece stands in
        self._clause: Clause | None = None
        self._paragraph: Words | None = None
        self._order = 0  # of the last provision with a number
        self._keys: Counter[str] = Counter()
        self._titles: set[str] = set()

    def take(self, index: int, piece: Piece) -> None:
        """Put a piece into its place. Raises _NoPlace."""
        if piece.rows:
            self._take_table(index, piece)
        elif self._is_heading(index, piece):
            self._take_heading(index, piece)
        elif self._is_clause(index, piece):
            self._order += 1
            self._begin(piece.label.strip())
            self._take_first(index, piece)
        elif not self._takes_item(index, piece):
            self._take_words(index, piece)

    def finish(self) -> None:
        """A text without any clause is one clause without a number; so is a text that
        gives money above its first clause."""
        shape = self.shape
        if shape.headings or (shape.clauses and not _gives(shape.preamble)):
            return
        words = shape.preamble
        shape.preamble = []
        numbered = list(shape.clauses)
        shape.clauses.clear()
        self._begin("")
        for one in words:
            self._add(one)
        shape.clauses += numbered

    def _is_heading(
        self,
        index: int,
        piece: Piece,
    ) -> bool:
        """Whether a piece opens a chapter that ours would number so."""
        if not self._layout.has_chapters or index in self._as_words:
            return False
        rank = self._rank(piece)
        if not rank or not piece.text.strip():
            return False
        if not self._is_name(piece.text.strip()):
            return False
        above = self._above(rank)
        known = above[-1].headings if above else self.shape.headings
        expected = self._layout.heading(len(known) + 1, rank)
        return piece.label.strip() == expected

    def _is_name(self, words: str) -> bool:
        """Whether words can be a name in the source: nothing has it yet, and neither
        figures nor braces are in it."""
        is_new = words not in self._titles
        return is_new and not typed_figures(words) and not has_code(words)

    def _rank(self, piece: Piece) -> str:
        """章 and the like; of 一、, which has no rank, the one rank there is. "" for what
        is no heading."""
        if self._layout.is_counted:
            return "章" if self._is_between(piece) else ""
        if self._layout.scheme == "articles":
            return piece.rank
        return "章" if piece.rank or piece.opens else ""

    def _above(self, rank: str) -> list[Heading]:
        """The open headings that one of `rank` stands in."""
        place = _ORDER.index(rank)
        return [one for one in self._open if _ORDER.index(one.rank) < place]

    def _take_heading(
        self,
        index: int,
        piece: Piece,
    ) -> None:
        """Open a chapter."""
        rank = self._rank(piece)
        above = self._above(rank)
        title = piece.text.strip()
        made = Heading(self._key("chapter_"), index, title, rank)
        known = above[-1].headings if above else self.shape.headings
        known.append(made)
        self._open = [*above, made]
        self._titles.add(title)
        self._clause = self._paragraph = None
        if self._layout.per_chapter:
            self._order = 0

    def _is_clause(self, index: int, piece: Piece) -> bool:
        """Whether a piece opens a provision that ours would number so."""
        if index in self._as_words or not piece.text.strip():
            return False
        if self._layout.has_chapters and not self._open:
            return False
        expected = self._layout.clause(self._order + 1)
        return piece.opens and piece.label.strip() == expected

    def _begin(self, number: str) -> None:
        """Open a provision. Raises _NoPlace where it would stand above all chapters."""
        # a3 is 第三条 where all are numbered in one row.
        prefix = "a" if number else "u"
        self._clause = Clause(self._key(prefix), number)
        self._paragraph = None
        if self._open:
            self._open[-1].clauses.append(self._clause)
        elif self._layout.has_chapters and self.shape.headings:
            raise _NoPlace
        else:
            self.shape.clauses.append(self._clause)

    def _take_first(
        self,
        index: int,
        piece: Piece,
    ) -> None:
        """The first words of a provision, its name apart where one stands there."""
        assert self._clause is not None
        title, words = piece.title, piece.text
        rest = words.removeprefix(f"{title}。")
        is_apart = rest != words and bool(rest.strip())
        if title and is_apart and self._is_name(title):
            self._clause.title = title
            self._titles.add(title)
            words = rest
        self._add(Words(index, words))

    def _add(self, words: Words) -> None:
        """One more paragraph of the provision that is open. One without a number ends
        where its file would be too long to read."""
        assert self._clause is not None
        is_full = len(self._clause.paragraphs) >= _MOST_PARAGRAPHS
        if is_full and not self._clause.number:
            self._begin("")
        self._clause.paragraphs.append(words)
        self._paragraph = words

    def _takes_item(
        self,
        index: int,
        piece: Piece,
    ) -> bool:
        """Take an item or subitem that ours would number so; whether it was one."""
        paragraph = self._paragraph
        if paragraph is None or paragraph.table or index in self._as_words:
            return False
        if not piece.text.strip():
            return False
        label = piece.label.strip()
        items = paragraph.items
        if label and label == self._layout.item(len(items) + 1, 0):
            items.append(Words(index, piece.text))
            return True
        if not label or not items:
            return False
        within = items[-1].items
        if label != self._layout.item(len(within) + 1, 1):
            return False
        within.append(Words(index, piece.text))
        return True

    def _take_words(
        self,
        index: int,
        piece: Piece,
    ) -> None:
        """A line that stays prose, with its label if it has one."""
        if piece.label:
            self.shape.kept.add(index)
        words = Words(index, piece.words.strip())
        if self._clause is None and not self._open and not piece.opens:
            self.shape.preamble.append(words)
            return
        if self._clause is None or piece.opens or self._is_between(piece):
            self.begin_unnumbered()
        self._add(words)

    def _is_between(self, piece: Piece) -> bool:
        """Whether a line is a heading 二、 between 第四条 and 第五条, and so no 款."""
        if self._layout.scheme != "articles":
            return False
        is_heading = _BETWEEN.fullmatch(piece.label.strip()) is not None
        return is_heading and not _SENTENCE_END.search(piece.text)

    def begin_unnumbered(self) -> None:
        """Open a provision that has no number. Raises _NoPlace above all chapters."""
        if self._layout.has_chapters and not self._open:
            raise _NoPlace
        self._begin("")

    def _take_table(
        self,
        index: int,
        piece: Piece,
    ) -> None:
        """A table belongs to the paragraph above it, or is one of its own; above all
        chapters it is printed cell by cell."""
        if self._clause is None and not self._layout.has_chapters:
            self._begin_with_last()
        if self._clause is None and not self._open:
            self._split_table(index, piece)
            return
        if self._clause is None:
            self.begin_unnumbered()
        paragraph = self._paragraph
        if paragraph is None or paragraph.table:
            paragraph = Words(index, "")
            self._add(paragraph)
        paragraph.table = piece.rows

    def _split_table(
        self,
        index: int,
        piece: Piece,
    ) -> None:
        """Print a table cell by cell."""
        self.shape.split_tables.add(index)
        for row in piece.rows:
            for cell in row:
                for line in cell.splitlines():
                    self._take_cell(index, line.strip(), piece)

    def _begin_with_last(self) -> None:
        """The last line above all clauses opens one, so that a table can follow it."""
        self._begin("")
        if self.shape.preamble:
            self._add(self.shape.preamble.pop())

    def _take_cell(
        self,
        index: int,
        words: str,
        piece: Piece,
    ) -> None:
        """The words of a cell as a paragraph of their own."""
        if words:
            alone = Piece("", "", words, piece.place)
            self._take_words(index, alone)

    def _key(self, prefix: str) -> str:
        """An id that nothing has yet: the count of those that begin so."""
        self._keys[prefix] += 1
        return f"{prefix}{self._keys[prefix]}"


def _gives(preamble: Sequence[Words]) -> bool:
    """Whether a preamble is none, but the text itself: money is given in it."""
    text = "\n".join(one.text for one in preamble)
    return bool(read(text))
