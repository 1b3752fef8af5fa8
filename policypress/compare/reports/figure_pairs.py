"""Which figure stands where another stood (由…调整为…), as far as the words of two lines
tell for certain.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from policypress.compare.changes import Op, Pair, Piece
from policypress.compare.text.tree import FigureInText
from policypress.language.tokens import typed_figures

_KINDS = ("money", "ratio", "count", "duration")
# Where a part of a sentence (分句) ends.
_ENDS = re.compile("[，。；：\n\t]")


class Replaced(NamedTuple):
    """A figure in the place of another.

    path: source node of the new one, "" when it is typed. sure: nothing but figures
    differs in the whole line, so that both are figures of the same thing. old_words,
    new_words: the part of the sentence that each stands in.
    """

    old: str
    new: str
    path: str
    sure: bool
    old_words: str
    new_words: str


class Figures(NamedTuple):
    """What a pair of lines says of figures.

    whole: all that differs is in `replaced`.
    """

    replaced: tuple[Replaced, ...]
    whole: bool


def figures_of(pair: Pair) -> Figures:
    """The figures of a pair that stand in the place of others; none where a line is
    new or deleted, or where it is not clear which became which.
    """
    if not pair.old or not pair.new:
        return Figures((), False)
    if pair.rows:
        return _of_table(pair)
    known = pair.new[0].figures if len(pair.new) == 1 else ()
    leads = (len(pair.old[0].lead), len(pair.new[0].lead))
    return _of_pieces(pair.pieces, known, leads)


def _of_table(pair: Pair) -> Figures:
    """Those of the cells of a table; a row or column that is new or deleted leaves
    something unsaid.
    """
    found: list[Replaced] = []
    whole = True
    for row in pair.rows:
        for cell in row.cells:
            one = _of_pieces(cell.pieces)
            is_there = cell.old is not None and cell.new is not None
            found += one.replaced if is_there else ()
            whole = whole and one.whole and is_there
    return Figures(tuple(found), whole)


class _Found(NamedTuple):
    """A figure in one of the texts, and the place of change that it touches."""

    start: int
    words: str
    kind: str
    place: int


def _of_pieces(
    pieces: Sequence[Piece],
    known: Sequence[FigureInText] = (),
    leads: tuple[int, int] = (0, 0),
) -> Figures:
    """Pairs the figures of each place of change in order, where both sides have as many
    and of the same kinds.

    known: figures of our own policy. leads: characters of number and space before the
    old and the new text; figures count from there.
    """
    old, old_places = _side(pieces, "delete")
    new, new_places = _side(pieces, "insert")
    before, old_rest = _touched(old, old_places)
    after, new_rest = _touched(new, new_places)
    sure = old_rest == new_rest
    pairs, whole = _paired(before, after)
    paths = {(one.start + leads[1], one.text): one.id for one in known}
    replaced = [
        Replaced(
            left.words,
            right.words,
            paths.get((right.start, right.words), ""),
            sure,
            _part(old, left.start, leads[0]),
            _part(new, right.start, leads[1]),
        )
        for left, right in pairs
    ]
    return Figures(tuple(replaced), sure and whole)


def _paired(
    before: list[_Found],
    after: list[_Found],
) -> tuple[list[tuple[_Found, _Found]], bool]:
    """Each old figure with the new one in its place, and whether that is clear of all."""
    found: list[tuple[_Found, _Found]] = []
    whole = True
    places = {one.place for one in (*before, *after)}
    for place in sorted(places):
        was, now = _at(place, before), _at(place, after)
        if _kinds(was) != _kinds(now):
            whole = False
            continue
        both = zip(was, now, strict=True)
        found += [pair for pair in both if pair[0].words != pair[1].words]
    return found, whole


def _at(place: int, figures: list[_Found]) -> list[_Found]:
    """The figures in one place of change."""
    return [one for one in figures if one.place == place]


def _kinds(figures: list[_Found]) -> list[str]:
    """What each figure is, in order."""
    return [one.kind for one in figures]


def _side(
    pieces: Sequence[Piece],
    op: Op,
) -> tuple[str, list[int]]:
    """The text of one side, and for each character the number of the place of change
    that it is in, 0 where both sides are equal.

    A number or a space that follows the others is no change (nature).
    """
    text: list[str] = []
    places: list[int] = []
    place = 0
    was_equal = True
    for piece in pieces:
        is_equal = piece.op == "equal" or bool(piece.nature)
        if not is_equal and was_equal:
            place += 1
        was_equal = is_equal
        if piece.op in ("equal", op):
            text.append(piece.text)
            number = 0 if is_equal else place
            places += [number] * len(piece.text)
    return "".join(text), places


def _touched(
    text: str,
    places: list[int],
) -> tuple[list[_Found], dict[int, str]]:
    """The figures that differ, and what else stands at each place of change."""
    found: list[_Found] = []
    left = list(places)
    for start, words, kind in typed_figures(text):
        end = start + len(words)
        inside = {place for place in places[start:end] if place}
        if kind not in _KINDS or len(inside) != 1:
            continue
        place = inside.pop()
        found.append(_Found(start, words, kind, place))
        left[start:end] = [0] * len(words)
    rest: dict[int, str] = {}
    for letter, place in zip(text, left, strict=True):
        if place:
            rest[place] = rest.get(place, "") + letter
    return found, rest


def _part(
    text: str,
    at: int,
    lead: int,
) -> str:
    """The part of the sentence around a place, without the number of its line."""
    ends = [match.start() for match in _ENDS.finditer(text)]
    begin = max((end + 1 for end in ends if end < at), default=0)
    close = min((end for end in ends if end > at), default=len(text))
    return text[max(begin, lead) : close].strip()
