"""Where things without words stand in the new text, as seen from the old one
(所在位置).

A place is told by how much of its text prints before it (`glyphs.weight`), each
cell of a table counting one more. What both texts say leads from the one to the
other.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from policypress.compare.changes import ChangeSet, Pair, Piece
from policypress.compare.text.glyphs import weight
from policypress.compare.text.tree import Line, Tree, walk

_BEHIND = 10**9  # a paragraph behind all others
_CELL = 1  # what each cell counts besides its words


class Span(NamedTuple):
    """Words that both texts have: where they begin in each, and how long they
    are.
    """

    old: int
    new: int
    length: int


class Places:
    """The places of one text."""

    def __init__(self, tree: Tree) -> None:
        """tree: the text."""
        starts: dict[int, int] = {}
        at = 0
        for node, _ in walk(tree):
            for line in node.lines:
                starts.setdefault(line.place.line, at)
                at += _weight(line)
        self._starts = dict(sorted(starts.items()))
        self._lines = list(self._starts)
        self._end = at

    def of(self, line: int, at: int) -> int:
        """How much of the text prints before a place. line: the number of its
        paragraph, which need not have words. at: what prints before it there.
        """
        next_one = bisect_right(self._lines, line - 1)
        if next_one == len(self._lines):
            return self._end + at
        return self._starts[self._lines[next_one]] + at


class Standing:
    """Leads from the places of the old text to those of the new one."""

    def __init__(self, changes: ChangeSet) -> None:
        """changes: the two texts, compared."""
        self._old = Places(changes.old)
        self._new = Places(changes.new)
        self._spans: list[Span] | None = None
        self._in_new: list[tuple[int, int]] | None = None
        if not changes.identical:
            self._spans = sorted(_spans(changes))
            self._starts = [span.old for span in self._spans]

    def old(self, line: int, at: int) -> int:
        """A place in the old text."""
        return self._old.of(line, at)

    def new(self, line: int, at: int) -> int:
        """A place in the new text."""
        return self._new.of(line, at)

    def leads(self, old: int, new: int) -> bool:
        """Whether a place in the new text may be one in the old text: between the
        same words, with nothing but other words between.
        """
        if self._spans is None:
            return old == new
        behind = self._image(old - 1, last=True) + 1
        before = self._image(old, last=False)
        if behind <= before:
            return behind <= new <= before
        return new in (behind, before)

    def image(self, old: int) -> int | None:
        """Where what prints at a place of the old text stands in the new one,
        None for what is not there.
        """
        if self._spans is None:
            return old
        number = bisect_right(self._starts, old) - 1
        if number < 0:
            return None
        span = self._spans[number]
        into = old - span.old
        return span.new + into if into < span.length else None

    def has_image(self, new: int) -> bool:
        """Whether what prints at a place of the new text stands in the old one."""
        if self._spans is None:
            return True
        if self._in_new is None:
            kept = sorted((span.new, span.length) for span in self._spans)
            self._in_new = kept
        number = bisect_right(self._in_new, (new, _BEHIND)) - 1
        if number < 0:
            return False
        start, length = self._in_new[number]
        return new < start + length

    def _image(self, old: int, last: bool) -> int:
        """Where the nearest words are that both texts have. last: those up to a
        place, not those from it on.
        """
        spans = self._spans or []
        number = bisect_right(self._starts, old) - 1
        span = spans[number] if number >= 0 else None
        if span and old - span.old < span.length:
            return span.new + old - span.old
        if last:
            return span.new + span.length - 1 if span else -1
        if number + 1 < len(spans):
            return spans[number + 1].new
        return self._new.of(_BEHIND, 0)


def _spans(changes: ChangeSet) -> Iterator[Span]:
    """The words that both texts have, in the order of the old one."""
    begins: dict[int, int] = {}
    moved: dict[tuple[str, str], _Placed] = {}
    for one in _walked(changes, "new"):
        begins[id(one.pair)] = one.at
        if one.pair.move and not one.pair.old:
            moved[one.change, one.pair.move] = one
    for one in _walked(changes, "old"):
        pair = one.pair
        target = moved.get((one.change, pair.move)) if pair.move else None
        if target and not pair.new:
            yield from _moved(one, target)
        elif pair.new:
            yield from _kept(pair, one.at, begins[id(pair)])


class _Placed(NamedTuple):
    """A pair, and where its lines begin in one text. change: the id of its unit."""

    change: str
    pair: Pair
    at: int


def _walked(
    changes: ChangeSet,
    side: Literal["old", "new"],
) -> Iterator[_Placed]:
    """The pairs that have lines in one text, in its order."""
    at = 0
    for step in changes.steps:
        if step.side not in ("both", side):
            continue
        for pair in step.change.pairs:
            lines = pair.old if side == "old" else pair.new
            if lines:
                yield _Placed(step.change.id, pair, at)
                at += sum(map(_weight, lines))


def _moved(one: _Placed, other: _Placed) -> Iterator[Span]:
    """A line that stands elsewhere in its unit, its number put aside."""
    old, new = one.pair.old[0], other.pair.new[0]
    if old.rows or old.text != new.text:
        return
    yield Span(
        one.at + weight(old.lead),
        other.at + weight(new.lead),
        weight(old.text),
    )


def _kept(pair: Pair, old: int, new: int) -> Iterator[Span]:
    """What two lines or tables both say. old, new: where they begin."""
    if not pair.rows:
        yield from _in_pieces(pair.pieces, old, new)
        return
    for row in pair.rows:
        for cell in row.cells:
            yield from _in_pieces(cell.pieces, old, new)
            old += 0 if cell.old is None else weight(cell.old)
            new += 0 if cell.new is None else weight(cell.new)
            if cell.old is not None and cell.new is not None:
                yield Span(old, new, _CELL)
            old += 0 if cell.old is None else _CELL
            new += 0 if cell.new is None else _CELL


def _in_pieces(
    pieces: Iterable[Piece],
    old: int,
    new: int,
) -> Iterator[Span]:
    """The pieces that both sides have."""
    for piece in pieces:
        length = weight(piece.text)
        if piece.op == "equal" and length:
            yield Span(old, new, length)
        old += 0 if piece.op == "insert" else length
        new += 0 if piece.op == "delete" else length


def _weight(line: Line) -> int:
    """How much of a line or table prints."""
    if not line.rows:
        return weight(line.lead) + weight(line.text)
    return sum(weight(cell) + _CELL for row in line.rows for cell in row)
