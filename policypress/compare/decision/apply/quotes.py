"""What an amending decision quotes, as lines of a text (引文还原), and where quoted words
stand in the old text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from policypress.compare.decision.apply.reference import (
    Number,
    number_of_label,
)
from policypress.compare.text import numbers as ordinals
from policypress.compare.text.tree import HEADINGS, Kind, Level, Line
from policypress.compare.text.typography import core, core_places

_TABLE = "〔表格〕"
# Marks as `core` folds them.
_MARKS = "，。；：！？“‘（）〔〕《》〈〉·-"
_NO_MARKS = str.maketrans("", "", _MARKS)
_LEAST_BARE = 4
_ESCAPED = re.compile(r"\\(.)")
_LEVELS: tuple[tuple[re.Pattern[str], Level], ...] = (
    (ordinals.SECOND, "item"),
    # 一、 inside a clause is an 项 of a text that numbers them so.
    (ordinals.FIRST, "item"),
    (ordinals.THIRD, "subitem"),
    (ordinals.FOURTH, "subitem"),
    (ordinals.MARK, "subitem"),
)


def lead_of(
    text: str,
    kind: Kind,
    number: Number,
) -> tuple[str, str] | None:
    """Number and gap at the head of quoted words, when they are the number the unit is
    to have.
    """
    patterns = [
        ordinals.ARTICLE,
        ordinals.SECOND,
        ordinals.FIRST,
        ordinals.THIRD,
    ]
    if kind in HEADINGS:
        patterns = [ordinals.HEADING, ordinals.FIRST]
    for pattern in patterns:
        found = pattern.match(text)
        if found and (not number or number_of_label(found[1]) == number):
            return found[1], _gap(found)
    return None


def has_words(lines: Iterable[Line]) -> bool:
    """Whether quoted lines hold anything: a table, or more than blanks."""
    return any(line.rows or line.printed.strip() for line in lines)


def decoded(quote: Iterable[str]) -> list[Line]:
    """Quoted paragraphs as lines; rows of cells after 〔表格〕 are a table."""
    lines: list[Line] = []
    rows: list[tuple[str, ...]] | None = None
    for text in quote:
        if rows is not None and text.startswith("|"):
            cells = text[2:-2].split(" | ")
            rows.append(tuple(cell_words(cell) for cell in cells))
            continue
        if rows is not None:
            lines.append(Line("table", rows=tuple(rows)))
            rows = None
        if text == _TABLE:
            rows = []
        else:
            lines.append(_line(text.removeprefix("\\")))
    if rows is not None:
        lines.append(Line("table", rows=tuple(rows)))
    return lines


def opened(lines: list[Line]) -> list[Line]:
    """The first paragraph with no number split off: what stands at its head is the
    number of the unit, or words.
    """
    if not lines or lines[0].rows:
        return lines
    text = lines[0].printed
    first = replace(
        lines[0],
        label="",
        gap="",
        text=text,
        level="paragraph",
    )
    return [first, *lines[1:]]


def cell_words(text: str) -> str:
    """What a quoted cell says: its escapes taken off."""

    def plain(match: re.Match[str]) -> str:
        return "\n" if match[1] == "n" else match[1]

    return _ESCAPED.sub(plain, text)


def _line(text: str) -> Line:
    """One quoted paragraph: an item or sub-item when a number opens it."""
    for pattern, level in _LEVELS:
        if found := pattern.match(text):
            label, gap = found[1], _gap(found)
            return Line(
                level,
                text[len(label + gap) :],
                label,
                gap,
            )
    return Line("paragraph", text)


def _gap(found: re.Match[str]) -> str:
    """What stands after the number: the last group of each pattern of numbers."""
    return str(found[found.lastindex or 0])


def everywhere(
    text: str,
    words: str,
) -> list[int]:
    """Where words stand in a text, also where one place overlaps the next."""
    places: list[int] = []
    at = text.find(words) if words else -1
    while at >= 0:
        places.append(at)
        at = text.find(words, at + 1)
    return places


def loosely(
    text: str,
    words: str,
) -> list[tuple[int, int]]:
    """Where words stand with other spaces, widths or marks, or without a full stop at
    their end.
    """
    wanted = core(words).rstrip("。")
    return _placed(wanted, core_places(text))


def barely(
    text: str,
    words: str,
) -> list[tuple[int, int]]:
    """Where words stand when no mark counts: a comma too many or too few. Only words that
    are long enough to be known by their characters alone.
    """
    wanted = core(words).translate(_NO_MARKS)
    if len(wanted) < _LEAST_BARE:
        return []
    places = [place for place in core_places(text) if place[0] not in _MARKS]
    return _placed(wanted, places)


def _placed(
    wanted: str,
    places: list[tuple[str, int]],
) -> list[tuple[int, int]]:
    """Where characters stand in a row, by the places they have in the text."""
    plain = "".join(ch for ch, _ in places)
    found: list[tuple[int, int]] = []
    for start in everywhere(plain, wanted):
        last = start + len(wanted) - 1
        found.append((places[start][1], places[last][1] + 1))
    return found
