"""Printed lines of a PDF with their places (版面行), and how words beside each other are
joined.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from msgspec import Struct

_LABEL = re.compile(
    r"第.{1,8}[编章节条]|[（(]?[0-9一二三四五六七八九十]+[）)]?[.、]?"
)
_CLOSE = 0.3  # of the height of a line: words that are nearer stand together
_SET_APART = 4  # words of a line that are so many single letters
_COLUMN = 1.6  # of it: words that are farther apart stand in columns


class Word(Struct, frozen=True):
    """Words without a gap between them. Edges in points from the page's top left."""

    text: str
    left: float
    right: float


class PdfLine(Struct, frozen=True):
    """A printed line. page, number: from 1, on its page; height: of its letters."""

    words: tuple[Word, ...]
    page: int
    number: int
    top: float
    height: float

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return self.words[-1].right

    @property
    def text(self) -> str:
        """The words, with a blank only where the page shows one."""
        text = self.words[0].text
        gaps = self._gaps(self.words)
        for gap, word in zip(gaps, self.words[1:], strict=True):
            text += self._between(text, word.text, gap) + word.text
        return text

    def _gaps(self, words: Sequence[Word]) -> list[float]:
        """How much farther from the word before each stands than letters of this line
        do, which may be set apart (散排)."""
        pairs = zip(words, words[1:], strict=False)
        gaps = [after.left - before.right for before, after in pairs]
        usual = median(gaps) if len(gaps) >= _SET_APART else 0.0
        return [gap - max(usual, 0.0) for gap in gaps]

    def _between(
        self,
        before: str,
        after: str,
        gap: float,
    ) -> str:
        """What stands between two words that are `gap` points apart."""
        if before[-1].isascii() and after[0].isascii():
            return " "
        return "" if gap < _CLOSE * self.height else " "

    @property
    def is_row(self) -> bool:
        """Whether its words stand in columns, as those of a row of a table; behind a
        number (第一条) a wide blank is none."""
        before = ""
        gaps = self._gaps(self.words)
        for gap, word in zip(gaps, self.words, strict=False):
            before += word.text
            is_wide = gap > _COLUMN * self.height
            if is_wide and not _LABEL.fullmatch(before):
                return True
        return False

    def first_width(self) -> float:
        """How wide its first word is, which has not found room on the line before: a
        character, or a word of letters."""
        word = self.words[0]
        width = (word.right - word.left) / max(len(word.text), 1)
        if not word.text[0].isascii():
            return width
        letters = 0
        for one in word.text:
            if not one.isascii():
                break
            letters += 1
        return width * letters


class Page(Struct, frozen=True):
    """A page with its lines from top to bottom."""

    width: float
    height: float
    lines: Sequence[PdfLine]
