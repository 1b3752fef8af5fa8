"""What an amending decision quotes, as lines of a text (引文还原), and where quoted words stand in the old text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from policypress.compare.decision.apply.locate import numbers_in
from policypress.compare.text import numbers as ordinals
from policypress.compare.text.tree import HEADINGS, Kind, Level, Line
from policypress.compare.text.typography import core

_TABLE = "〔表格〕"


def lead_of(text: str, kind: Kind, number: tuple[int, ...]) -> tuple[str, str] | None:
    """Number and gap at the head of quoted words, when they are the number the unit is to have."""
    patterns = (
        (ordinals.HEADING, ordinals.FIRST)
        if kind in HEADINGS
        else (ordinals.ARTICLE, ordinals.SECOND, ordinals.FIRST, ordinals.THIRD)
    )
    for pattern in patterns:
        found = pattern.match(text)
        if found and (numbers_in(found[1]) == number or not number):
            return found[1], found[found.lastindex]
    return None


def decoded(quote: Iterable[str]) -> list[Line]:
    """Quoted paragraphs as lines; rows of cells after 〔表格〕 are a table."""
    lines: list[Line] = []
    rows: list[tuple[str, ...]] | None = None
    for text in [*quote, ""]:
        if rows is not None and text.startswith("|"):
            rows.append(tuple(cell_words(cell) for cell in text[2:-2].split(" | ")))
            continue
        if rows is not None:
            lines.append(Line("table", rows=tuple(rows)))
            rows = None
        if text == _TABLE:
            rows = []
        else:
            lines.append(_line(text[1:] if text.startswith("\\") else text))
    return lines[:-1]


def opened(lines: list[Line]) -> list[Line]:
    """The first paragraph with no number split off: what stands at its head is the number of the unit, or words."""
    return (
        [
            replace(
                lines[0], label="", gap="", text=lines[0].printed, level="paragraph"
            ),
            *lines[1:],
        ]
        if lines and not lines[0].rows
        else lines
    )


def cell_words(text: str) -> str:
    """What a quoted cell says: its escapes taken off."""
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] == "n" else match[1], text)


def _line(text: str) -> Line:
    for pattern, level in (
        (ordinals.SECOND, "item"),
        (ordinals.THIRD, "subitem"),
        (ordinals.FOURTH, "subitem"),
    ):
        if found := pattern.match(text):
            made: Level = level
            lead = found[1] + found[found.lastindex]
            return Line(made, text[len(lead) :], found[1], found[found.lastindex])
    return Line("paragraph", text)


def everywhere(text: str, words: str) -> list[int]:
    """Where words stand in a text, also where one place overlaps the next."""
    places = []
    at = text.find(words) if words else -1
    while at >= 0:
        places.append(at)
        at = text.find(words, at + 1)
    return places


def loosely(text: str, words: str) -> list[tuple[int, int]]:
    """Where words stand with other spaces, widths or marks, or without a full stop at their end."""
    wanted = core(words).rstrip("。")
    places = [(ch, index) for index, raw in enumerate(text) for ch in core(raw)]
    plain = "".join(ch for ch, _ in places)
    return [
        (places[start][1], places[start + len(wanted) - 1][1] + 1)
        for start in everywhere(plain, wanted)
    ]
