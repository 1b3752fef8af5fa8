"""How high paragraphs stand, estimated.

Lines fill as Word and LibreOffice break them.

A Chinese character is one cell of a line, a Latin one half, and where they
meet a fifth is left blank; Latin words are not broken, and punctuation does
not begin (an opening bracket: end) a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from policypress.document import Paragraph, plain
from policypress.render.look.look import Look

_SINGLE = 1.32  # line height of a Chinese face in single spacing, in ems
_GAP = 0.2  # between Chinese and Latin
_OPENING = "（《〈〔【“‘"
_CLOSING = "，。、；：？！）》〉〕】”’…％"
_UNIT = re.compile(f"[{_OPENING}]*(?:[!-~]+|.)[{_CLOSING}]*|.")
_ASCII = re.compile(r"[\x00-\x7f]")
_CHINESE_WORD = f"[^ -~{_OPENING}{_CLOSING}]"
_MEETING = re.compile(
    f"(?<=[!-~])(?={_CHINESE_WORD})|(?<={_CHINESE_WORD})(?=[!-~])"
)
# Texts; the cells of a set of guides are mostly the same.
_KNOWN_LINES = 1 << 15


def cells(text: str) -> float:
    """Width of the words in Chinese characters."""
    return len(text) - len(text.encode("ascii", "ignore")) / 2


@lru_cache(maxsize=_KNOWN_LINES)
def lines(
    text: str,
    width: float,
    indent: float = 0,
) -> int:
    """How many lines the words fill.

    width: characters that a line holds; indent: those that the first one
    leaves free.
    """
    # No character takes more than a cell and a blank: most cells are done
    # here.
    if indent + (1 + _GAP) * len(text) <= width:
        return 1
    latin = _ASCII.search(text)
    whole = spaced(text) if latin else len(text)
    if indent + whole <= width:
        return 1
    if not latin:  # nothing meets anything
        return _filled(map(len, _units(text)), width, indent)
    used = indent
    count = 1
    for number, (behind, alone) in enumerate(_advances(text)):
        if used + behind > width and number:
            count += 1
            used = alone
        else:
            used += behind
    return count


@lru_cache(maxsize=_KNOWN_LINES)
def _advances(text: str) -> list[tuple[float, float]]:
    """The width of each unit of a text, behind the one before it and at the beginning of
    a line. A table is tried with many widths, and these stay."""
    found: list[tuple[float, float]] = []
    before = ""
    for unit in _units(text):
        behind: float = len(unit)
        if _ASCII.search(before + unit):
            behind = spaced(before + unit) - cells(before)
        found.append((behind, spaced(unit)))
        before = unit[-1]
    return found


@lru_cache(maxsize=_KNOWN_LINES)
def _units(text: str) -> list[str]:
    """The pieces of a text that are not broken at the end of a line."""
    return _UNIT.findall(text)


@lru_cache(maxsize=_KNOWN_LINES)
def longest_word(text: str) -> float:
    """Width of the longest piece that is not broken at the end of a line, in Chinese
    characters; a Latin word or a number with the punctuation at it."""
    if not text:
        return 0.0
    return max(map(cells, _units(text)), default=0.0)


def _filled(
    widths: Iterable[int],
    width: float,
    used: float,
) -> int:
    """How many lines units of these widths fill.

    used: what the first line lacks.
    """
    count = 0
    for unit_width in widths:
        if used + unit_width > width and count:
            count += 1
            used = 0
        count = count or 1
        used += unit_width
    return count


@lru_cache(maxsize=_KNOWN_LINES)
def spaced(text: str) -> float:
    """Width of the words with the blanks between Chinese and Latin."""
    return cells(text) + _GAP * len(_MEETING.findall(text))


def paragraph_height(
    block: Paragraph,
    look: Look,
    width: int,
    role: str = "",
) -> int:
    """Twips that a paragraph takes in a column `width` twips wide.

    role: the role in which it is set, "" for its own.
    """
    return Fitting(block, look, role).height(width)


class Fitting:
    """A paragraph whose height is asked for at one width after the other.

    look, role: as of `paragraph_height`.
    """

    def __init__(
        self,
        block: Paragraph,
        look: Look,
        role: str = "",
    ) -> None:
        """Everything that is the same at every width."""
        style = look.paragraph(role or block.role)
        self._character = style.face.character
        self._indents = style.left + style.right
        self._first_indent = style.first_line
        self._first, *self._others = plain(block.inlines).split("\n")
        self._line = style.line or round(style.face.size * 10 * _SINGLE)
        self._around = style.before + style.after + style.drop

    def height(self, width: int) -> int:
        """Twips that it takes in a column of this width."""
        characters = width / self._character - self._indents
        line_width = max(characters, 1)
        count = lines(self._first, line_width, self._first_indent)
        for text in self._others:
            count += lines(text, line_width)
        return count * self._line + self._around
