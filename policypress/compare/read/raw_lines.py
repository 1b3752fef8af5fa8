"""Printed lines as a reader found them, before anyone knows what they are
(原始行).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from policypress.compare.read.look_alikes import RADICALS, unified
from policypress.compare.text.glyphs import NO_GLYPH
from policypress.compare.text.tree import (
    FigureInText,
    Level,
    Line,
    Rows,
    Unprinted,
)
from policypress.findings import Place
from policypress.language.patterns import later

Style = Literal["", "title", "heading", "body", "contents", "annex", "caption"]
_NOT_PRINTED = later(f"[{NO_GLYPH}]")
_NOT_PLAIN = re.compile(f"[{NO_GLYPH}{RADICALS}]")
# Spaces of every width, and characters without one, at the ends of a line.
EDGES = (
    " \t\r\f\v\u3000\u00a0\u1680\u202f\u205f\u200b\ufeff"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
)
_LINE_ENDS = later("[\x0b\x0c\x85\u2028\u2029]")


class RawLine(Struct, frozen=True):
    """One printed paragraph, or one table.

    style: what the source says it is; "" = it does not say. "annex": the label with
        which an annex begins; "caption": the title of the table behind it.
    rows: the cells of a table; then text is "".
    id: permanent id of the source node of this line.
    clause: permanent id of the clause it belongs to: the first line of a
        clause id opens that clause.
    heading: words at its head known to be the 条旨.
    figures: offsets into text.
    """

    text: str
    style: Style = ""
    place: Place = Place("")
    rows: Rows = ()
    id: str = ""
    clause: str = ""
    heading: str = ""
    figures: tuple[FigureInText, ...] = ()


# The number before a run-in heading: （九）, 第十七条, 3.
_NUMBER = later(
    r"^(?:（[^）]*）|第[^条]*条|[一二三四五六七八九十百]+、|[0-9]+\.)[\s\u3000]*"
)


def own_heading(words: str) -> str:
    """实施专利奖配套奖励 of the run-in heading （九）实施专利奖配套奖励。"""
    return _NUMBER.sub("", words).rstrip("。")


def words_in(line: RawLine) -> Iterator[str]:
    """The text of a line, or the words of each cell of a table."""
    yield line.text
    for row in line.rows:
        yield from row


def printable(line: RawLine) -> RawLine:
    """The line without what neither Word nor a page can hold, control
    characters above all (XML 1.0, 2.2), without characters that have no glyph,
    and with the words that are meant where a radical stands for them.

    Readers end lines where a line ends. A mark of that kind that is still
    there is a space between words, and a line end inside a cell, which may
    have several lines.
    """
    if not any(map(_NOT_PLAIN.search, words_in(line))):
        return line
    text = _cleaned(line.text, " ")
    rows = tuple(
        tuple(_cleaned(cell, "\n") for cell in row) for row in line.rows
    )
    return replace(
        line,
        text=text,
        rows=rows,
    )


def unprinted(line: RawLine) -> Iterator[Unprinted]:
    """What `printable` takes out of a line or changes in it, but for line ends."""
    yield from _unprinted(line.text, line.place)
    for row, cells in enumerate(line.rows, 1):
        for column, cell in enumerate(cells, 1):
            yield from _unprinted(cell, line.place, row, column)


def _unprinted(
    text: str,
    place: Place,
    row: int = 0,
    column: int = 0,
) -> Iterator[Unprinted]:
    """The characters of some words that are no words. at: where they stood, reckoned
    without those before them."""
    taken = 0
    for found in _NOT_PLAIN.finditer(text):
        character = found[0]
        if _LINE_ENDS.match(character):
            continue
        is_removed = _NOT_PRINTED.match(character) is not None
        if is_removed or unified(character) != character:
            yield Unprinted(
                place,
                character,
                found.start() - taken,
                row,
                column,
            )
        taken += is_removed


def _cleaned(
    text: str,
    line_end: str,
) -> str:
    """A text without what is not printed, with equal characters written alike.
    line_end: what stands for the end of a line."""
    text = _LINE_ENDS.sub(line_end, text)
    return unified(_NOT_PRINTED.sub("", text))


def plain_line(
    line: RawLine,
    level: Level = "paragraph",
) -> Line:
    """A raw line as a line of the tree, all its words being text."""
    return Line(
        level,
        line.text,
        place=line.place,
        id=line.id,
        figures=line.figures,
    )


def table_line(line: RawLine) -> Line:
    """A raw line that is a table as a line of the tree."""
    return Line("table", place=line.place, id=line.id, rows=line.rows)


def labelled_line(
    line: RawLine,
    level: Level,
    label: str,
    gap: str,
) -> Line:
    """A raw line as a line of the tree.

    It begins with label and gap, which leave its text.
    """
    lead = len(label) + len(gap)
    figures = _shifted(line.figures, lead)
    return Line(
        level,
        line.text[lead:],
        label,
        gap,
        line.place,
        line.id,
        figures,
    )


def _shifted(
    figures: tuple[FigureInText, ...],
    by: int,
) -> tuple[FigureInText, ...]:
    """The figures of a text whose first characters are taken off."""
    return tuple(
        replace(figure, start=figure.start - by)
        for figure in figures
        if figure.start >= by
    )
