"""A printed line as words to compare (词).

One word is replaced whole or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from operator import add
from typing import NamedTuple

from policypress.compare.text.citations import (
    Citation,
    Numbers,
    citations,
    may_cite,
)
from policypress.compare.text.tree import FigureInText, Line
from policypress.compare.text.typography import core, fold, spaces
from policypress.language.patterns import later
from policypress.language.tokens import tokenize

# What begins the key of an own number, and the key of a paragraph end. Neither
# occurs in a text.
LABEL = "\0"
END = "\n"
_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
_BLANK = "[ \u3000\u00a0]{0,4}"
# A date or an amount with blanks in it, as conversion from PDF leaves it.
_SPACED = later(
    f"(?<![0-9])[0-9]{{4}}{_BLANK}年{_BLANK}[0-9]{{1,2}}{_BLANK}月"
    f"(?:{_BLANK}[0-9]{{1,2}}{_BLANK}日)?"
    rf"|(?<![0-9])[0-9]{{1,12}}(?:\.[0-9]{{1,4}})?[ \u00a0]{{1,4}}[百千万亿]{{0,4}}元"
)


class MatchOptions(NamedTuple):
    """How lines are compared.

    terms: the policy's own words, which are never cut. numbers: what the
    numbers of the old text are on the new side; None when they do not matter.
    """

    terms: tuple[str, ...] = ()
    numbers: Numbers | None = None


class _Spaced(NamedTuple):
    """A figure in a text with blanks in it."""

    start: int
    text: str


def _spaced(text: str) -> Iterator[_Spaced]:
    """The dates and amounts of a text that blanks would cut."""
    if " " not in text and "\u3000" not in text and "\u00a0" not in text:
        return
    for found in _SPACED.finditer(text):
        if not found[0].isalnum():
            yield _Spaced(found.start(), found[0])


class LineWords:
    """The words of printed lines, in order.

    texts: as written. keys: under which they are the same on both sides.
    gaps: the spaces after each word that are typography only.
    stale: for the citation of a number that has moved, by index of the word,
        the key it would have if it did not follow.
    """

    __slots__ = ("texts", "keys", "gaps", "stale")

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.keys: list[str] = []
        self.gaps: list[str] = []
        self.stale: dict[int, str] = {}

    def add(
        self,
        text: str,
        key: str,
        gap: str = "",
    ) -> None:
        """Append one word."""
        self.texts.append(text)
        self.keys.append(key)
        self.gaps.append(gap)

    def add_tokens(
        self,
        text: str,
        terms: tuple[str, ...],
    ) -> None:
        """Append the words of a text without figures and citations.

        Spaces that are typography only go to the gap of the word before them.
        """
        place = 0
        for start, end in spaces(text):
            self._add_unspaced(text[place:start], terms)
            self._add_gap(text[start:end])
            place = end
        self._add_unspaced(text[place:], terms)

    def _add_unspaced(
        self,
        text: str,
        terms: tuple[str, ...],
    ) -> None:
        """Append the words of a text that holds no spaces of typography."""
        if not text:
            return
        keys = tokenize(_folded(text), terms)
        sizes = map(len, keys)
        bounds = pairwise(accumulate(sizes, initial=0))
        self.texts += [text[start:end] for start, end in bounds]
        if "," in text:
            keys = [
                key.replace(",", "") if key != "," else key for key in keys
            ]
        self.keys += keys
        self.gaps += [""] * len(keys)

    def _add_gap(self, blank: str) -> None:
        """Add spaces to the last word.

        At the start of a line they are a word.
        """
        if self.gaps:
            self.gaps[-1] += blank
        elif blank:
            self.add(blank, "")

    def keys_against(self, new: LineWords) -> list[str]:
        """The keys for comparing with the new side.

        A citation that the new side left as it was keeps its own number.
        """
        if not self.stale:
            return self.keys
        keys_of_new = set(new.keys)
        keys = list(self.keys)
        for index, key in self.stale.items():
            followed = keys[index] in keys_of_new
            if not followed and key in keys_of_new:
                keys[index] = key
        return keys

    def size(
        self,
        start: int,
        end: int,
    ) -> int:
        """The characters of words start:end, spaces of typography left out."""
        texts = self.texts[start:end]
        return sum(map(len, texts))

    def text(
        self,
        start: int,
        end: int,
    ) -> str:
        """Words start:end as written."""
        texts = self.texts[start:end]
        gaps = self.gaps[start:end]
        return "".join(map(add, texts, gaps))

    def __len__(self) -> int:
        return len(self.keys)


def _folded(text: str) -> str:
    """The text folded for cutting; a comma between thousands stays one."""
    folded = fold(text)
    if "," not in text:
        return folded
    places = [found.start() for found in _THOUSANDS.finditer(text)]
    characters = list(folded)
    for place in places:
        characters[place] = ","
    return "".join(characters)


def words_of(
    lines: Sequence[Line],
    terms: tuple[str, ...],
    numbers: Numbers | None = None,
) -> LineWords:
    """The words of printed lines, "\\n" between two of them.

    terms: words of the policy that are never cut. numbers: the new number of
    each old clause; given for the old side only.
    """
    words = LineWords()
    for index, line in enumerate(lines):
        if index:
            words.add(END, END)
        if line.label:
            words.add(line.label, LABEL, line.gap)
        _add_text(words, line.text, terms, numbers, line.figures)
    return words


def one_word(line: Line) -> LineWords:
    """A line whose text needs no cutting, since it is the same on
    both sides.
    """
    words = LineWords()
    if line.label:
        words.add(line.label, LABEL, line.gap)
    words.add(line.text, line.text)
    return words


def words_in(
    text: str,
    terms: tuple[str, ...],
    numbers: Numbers | None = None,
) -> LineWords:
    """The words of one text without label.

    terms, numbers: as for `words_of`.
    """
    words = LineWords()
    _add_text(words, text, terms, numbers, ())
    return words


def _add_text(
    words: LineWords,
    text: str,
    terms: tuple[str, ...],
    numbers: Numbers | None,
    figures: Iterable[FigureInText],
) -> None:
    """Append the words of a text: figures and citations whole, the rest tokenized."""
    uncut: list[FigureInText | Citation | _Spaced] = list(figures)
    if may_cite(text):
        uncut += citations(text)
    uncut += _spaced(text)
    uncut.sort(key=lambda found: (found.start, len(found.text)))
    place = 0
    for found in uncut:
        if found.start < place:
            continue  # a citation inside a figure
        between = text[place : found.start]
        words.add_tokens(between, terms)
        place = found.start + len(found.text)
        written = text[found.start : place]
        if isinstance(found, Citation) and not found.foreign:
            _add_citation(words, written, found, numbers)
        else:
            words.add(written, core(written))
    words.add_tokens(text[place:], terms)


def _add_citation(
    words: LineWords,
    written: str,
    cited: Citation,
    numbers: Numbers | None,
) -> None:
    """Append the citation of an own number under the number it has on the new
    side.

    A number that is gone has a key that no citation of the new side has.
    """
    name = (cited.unit, cited.number)
    target: tuple[str, tuple[int, ...]] | None = name
    if numbers:
        target = numbers.get(name, name)
    if target != name:
        index = len(words)
        words.stale[index] = f"{LABEL}{name}"
    key = f"{LABEL}{target}" if target else f"{LABEL}-{name}"
    words.add(written, key)
