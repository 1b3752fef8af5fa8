"""Where words of a rendered text stand in its source (定位到源文件).

A block of a document knows the place of the node that it was made from; the words of a
finding are looked for from there on. Where they are made (a number, an amount) or
broken over lines, the place of the node is what can truly be said.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from msgspec.structs import replace

from policypress.findings import Finding, Place
from policypress.lint.source_lines import end_of_node

# The lines of a source file by the name that findings have for it; () when unknown.
LinesOf: TypeAlias = Callable[[str], tuple[str, ...]]
_BLOCK = re.compile(r"[:-] *[|>][0-9+-]{0,2}\s*(?:#.*)?$")
_FARTHEST = 60  # lines of a source file that the prose of one node may take
_AROUND = (
    4  # characters beside the words that tell one occurrence from another
)


def placed(
    finding: Finding,
    before: str,
    after: str,
    lines_of: LinesOf,
) -> Finding:
    """A finding at its words in the source. before, after: what is printed around
    them."""
    place = finding.place
    lines = lines_of(place.file)
    if not place.line or not finding.quote or not lines:
        return finding
    node = _node(lines, place)
    near = before[-_AROUND:] + finding.quote + after[:_AROUND]
    found = _only(node, near, len(before[-_AROUND:]))
    found = found or _only(node, finding.quote, 0)
    if found is None:
        return finding
    line, column = found
    return replace(finding, place=Place(place.file, line, column))


def placed_at_first(
    finding: Finding,
    lines_of: LinesOf,
) -> Finding:
    """A finding at the first of its words in the source, which are wrong wherever they
    stand: a name that there is not, a figure typed into prose."""
    place = finding.place
    lines = lines_of(place.file)
    if not place.line or not finding.quote or not lines:
        return finding
    for line, column, words in _node(lines, place):
        at = words.find(finding.quote)
        if at >= 0:
            there = Place(place.file, line, column + at)
            return replace(finding, place=there)
    return replace(finding, quote="")


def _node(
    lines: tuple[str, ...],
    place: Place,
) -> list[tuple[int, int, str]]:
    """The lines of a node: number, column of the first character, words."""
    first = place.line - 1
    if first >= len(lines):
        return []
    start = max(place.column - 1, 0)
    rows = [(place.line, start + 1, lines[first][start:])]
    key = _key_of_block(lines, first)
    end = end_of_node(lines, key, _FARTHEST + first - key)
    below = range(first + 1, end)
    return rows + [(number + 1, 1, lines[number]) for number in below]


def _key_of_block(
    lines: tuple[str, ...],
    first: int,
) -> int:
    """The line of the key whose text of several lines (|) begins in line `first`, which is
    where such a text is said to stand; that line itself where it is none. Both from 0."""
    for number in range(first - 1, -1, -1):
        if lines[number].strip():
            return number if _BLOCK.search(lines[number]) else first
    return first


def _only(
    rows: list[tuple[int, int, str]],
    words: str,
    ahead: int,
) -> tuple[int, int] | None:
    """Line and column of words, behind the `ahead` first of them; None unless they stand
    there once."""
    found = [
        (number, column + words_line.index(words) + ahead)
        for number, column, words_line in rows
        for _ in range(words_line.count(words))
    ]
    return found[0] if len(found) == 1 else None
