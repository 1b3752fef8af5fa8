"""Words and lines of a PDF with their places, as poppler's `pdftotext
-bbox-layout` sees them.
"""

from __future__ import annotations

import re
import subprocess
import unicodedata
from html import unescape
from pathlib import Path

from msgspec import Struct

_ITEM = re.compile(
    r'<page width="(?P<width>[\d.]+)" height="(?P<height>[\d.]+)">'
    r'|<word xMin="(?P<left>-?[\d.]+)" yMin="(?P<top>-?[\d.]+)"'
    r' xMax="(?P<right>-?[\d.]+)" yMax="(?P<bottom>-?[\d.]+)">'
    r"(?P<words>[^<]*)</word>"
)
_SECONDS = 120  # for a thousand pages


class Word(Struct, frozen=True):
    """Words without a space between them.

    Edges in points from the page's top left; top and bottom are the font's.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


class Line(Struct, frozen=True):
    """The words that stand side by side, from left to right."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        texts = [word.text for word in self.words]
        return " ".join(texts)

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return max(word.right for word in self.words)

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)

    @property
    def middle(self) -> float:
        return self.words[0].middle

    @property
    def characters(self) -> int:
        """Characters of the line when all are full-width, else 0."""
        texts = [word.text for word in self.words]
        text = "".join(texts)
        if not all(map(_wide, text)):
            return 0
        return len(text)

    @property
    def advance(self) -> float:
        """Points from one full-width character to the next.

        0 when no word is full-width throughout.
        """
        wide = [word for word in self.words if all(map(_wide, word.text))]
        if not wide:
            return 0.0
        width = sum(word.right - word.left for word in wide)
        return width / sum(len(word.text) for word in wide)


class Sheet(Struct, frozen=True):
    """One page: its size in points and its lines from top to bottom."""

    width: float
    height: float
    lines: tuple[Line, ...]


def read_sheets(
    pdf: Path,
    pdftotext: Path,
) -> list[Sheet]:
    """The pages of a PDF.

    Raises CalledProcessError when poppler cannot read it.
    """
    command = [str(pdftotext), "-bbox-layout", "-enc", "UTF-8", str(pdf), "-"]
    text = subprocess.run(
        command,
        check=True,
        capture_output=True,
        timeout=_SECONDS,
    ).stdout.decode("utf-8", "replace")
    sizes: list[tuple[float, float]] = []
    words: list[list[Word]] = []
    for item in _ITEM.finditer(text):
        if item["width"]:
            sizes.append((float(item["width"]), float(item["height"])))
            words.append([])
        elif item["words"].strip():
            edges = (
                float(item[name])
                for name in ("left", "top", "right", "bottom")
            )
            word = Word(unescape(item["words"]), *edges)
            words[-1].append(word)
    measured = zip(sizes, words, strict=True)
    return [
        Sheet(width, height, _lines(found))
        for (width, height), found in measured
    ]


def _lines(words: list[Word]) -> tuple[Line, ...]:
    """Words whose middles lie within a third of their height stand on one
    line.
    """
    groups: list[list[Word]] = []
    by_height = sorted(words, key=lambda word: (word.middle, word.left))
    for word in by_height:
        if (
            groups
            and word.middle - groups[-1][0].middle
            < (word.bottom - word.top) / 3
        ):
            groups[-1].append(word)
        else:
            groups.append([word])
    return tuple(
        Line(tuple(sorted(group, key=lambda word: word.left)))
        for group in groups
    )


def _wide(char: str) -> bool:
    """Full-width in a Chinese face; “ ” … — are (East Asian Width A)."""
    return unicodedata.east_asian_width(char) in "WFA"
