"""Comments on the words of a Word file that somebody else wrote (批注): the file stays as
it is but for the comments.

The runs that the words stand in are parted at their ends; python-docx adds the
comments themselves, with the part of the package that they need.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from msgspec import Struct

from policypress.compare.read.docx import read_docx
from policypress.compare.read.docx_elements import W
from policypress.compare.read.docx_trace import Trace
from policypress.compare.text.tree import Tree, text_of
from policypress.render.inplace.archive import why_not, with_document
from policypress.render.inplace.places import (
    OldLine,
    OldTable,
    Places,
    Spot,
    Standing,
)
from policypress.word.foreign_comments import with_comments

_TEXT = f"{W}t"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Note(Struct, frozen=True):
    """A comment. line: which line of the text, from 0 in its order; row, column: the cell
    of a table, from 0; start, end: the words in it; said: the comment."""

    line: int
    start: int
    end: int
    said: str
    row: int = -1
    column: int = -1


class Commented(Struct, frozen=True):
    """data: the file with its comments. left: notes whose words have no place of their
    own (an automatic number, a text box). problem: why there is no file, "" for none."""

    data: bytes = b""
    left: tuple[Note, ...] = ()
    problem: str = ""


def comment(
    original: bytes,
    name: str,
    tree: Tree,
    notes: Sequence[Note],
    author: str,
) -> Commented:
    """The file with a comment on the words of each note.

    tree: as read from the file; name: what the user calls it.
    """
    problem = why_not(original)
    if problem:
        return Commented(problem=problem)
    trace = Trace()
    read_docx(original, name, trace=trace)
    try:
        standing = Places(trace).of(tree)
    except LookupError:
        return Commented(problem="文字与版式对应不上")
    spots = [(note, _spots(standing, note)) for note in notes]
    placed = [(note, found) for note, found in spots if found]
    left = tuple(note for note, found in spots if not found)
    ranges = _ranges(trace, placed)
    parted = with_document(original, trace.root)
    data = with_comments(parted, ranges, author)
    return _proven(data, name, tree, left)


def _ranges(
    trace: Trace,
    placed: Sequence[tuple[Note, list[Spot]]],
) -> list[tuple[str, int, int]]:
    """What each note says, with its first and its last run: which of all they are in
    the file. Runs are parted where a note begins or ends in one."""
    ends = _parted(trace.root, [found for _, found in placed])
    number = {run: at for at, run in enumerate(trace.root.iter(f"{W}r"))}
    return [
        (note.said, number[ends[found[0]][0]], number[ends[found[-1]][1]])
        for note, found in placed
    ]


def _spots(
    standing: Sequence[Standing],
    note: Note,
) -> list[Spot]:
    """The characters of a note's words in the file; [] where they have no place."""
    place = standing[note.line].place
    line = _line(place, note)
    if line is None:
        return []
    offset = 0
    if note.row >= 0:
        line, offset = _of_cell(place, note)
    if line is None:
        return []
    spots = line.spots[note.start - offset : note.end - offset]
    real = [one for one in spots if one.element is not None]
    is_text = all(one.element.tag == _TEXT for one in real)
    return real if real and is_text else []


def _line(
    place: OldLine | OldTable,
    note: Note,
) -> OldLine | None:
    """The line of a note that is in no table; for one in a table, any line."""
    if isinstance(place, OldTable):
        if note.row < 0 or note.row >= len(place.rows):
            return None
        cells = place.rows[note.row].cells
        is_there = 0 <= note.column < len(cells)
        return next(iter(cells[note.column].lines), None) if is_there else None
    return place if note.row < 0 else None


def _of_cell(
    place: OldLine | OldTable,
    note: Note,
) -> tuple[OldLine | None, int]:
    """The line of a cell that a note begins in, and where that line begins."""
    assert isinstance(place, OldTable)
    offset = 0
    for line in place.rows[note.row].cells[note.column].lines:
        if note.end <= offset + len(line.text):
            return line, offset
        offset += len(line.text) + 1
    return None, 0


def _parted(
    root: Any,
    stretches: Sequence[list[Spot]],
) -> dict[Spot, tuple[Any, Any]]:
    """Parts the runs at the ends of stretches. For each end, the run that begins with it
    and the run that ends with it."""
    cuts: dict[Any, set[int]] = {}
    for stretch in stretches:
        first, last = stretch[0], stretch[-1]
        cuts.setdefault(first.element, set()).add(first.offset)
        cuts.setdefault(last.element, set()).add(last.offset + 1)
    # In the order of the document: what is behind a cut goes into a new run.
    pieces = {
        element: _cut(element, sorted(cuts[element]))
        for element in list(root.iter(_TEXT))
        if element in cuts
    }
    found: dict[Spot, tuple[Any, Any]] = {}
    for stretch in stretches:
        for spot in (stretch[0], stretch[-1]):
            piece = _piece(pieces[spot.element], spot.offset)
            found[spot] = (piece, piece)
    return found


def _cut(
    element: Any,
    offsets: list[int],
) -> list[tuple[int, Any]]:
    """A w:t and its run cut at offsets: where each piece begins, and its run."""
    words = element.text or ""
    run = element.getparent()
    previous = element.getprevious()
    is_first = previous is None or previous.tag == f"{W}rPr"
    lowest = 1 if is_first else 0
    highest = len(words) - (element.getnext() is None)
    pieces = [(0, run)]
    for offset in reversed(offsets):
        if lowest <= offset <= highest:
            pieces.insert(1, (offset, _behind(run, element, offset)))
    return pieces


def _behind(
    run: Any,
    element: Any,
    offset: int,
) -> Any:
    """A new run with what stands behind an offset of a w:t, its words and all that
    follows in the run."""
    new = deepcopy(run)
    for child in list(new):
        if child.tag != f"{W}rPr":
            new.remove(child)
    words = element.text or ""
    text = deepcopy(element)
    element.text, text.text = words[:offset], words[offset:]
    for one in (element, text):
        one.set(_SPACE, "preserve")
    new.append(text)
    for follower in list(element.itersiblings()):
        new.append(follower)
    run.addnext(new)
    return new


def _piece(
    pieces: list[tuple[int, Any]],
    offset: int,
) -> Any:
    """The run that holds an offset."""
    return [run for begins, run in pieces if begins <= offset][-1]


def _proven(
    data: bytes,
    name: str,
    tree: Tree,
    left: tuple[Note, ...],
) -> Commented:
    """The file, where its text reads as before."""
    from policypress.compare.read.parser import parse_lines

    read = read_docx(data, name)
    again = parse_lines(read.lines, name, read.unread).tree
    if again is None or text_of(again) != text_of(tree):
        return Commented(problem="加批注后读回的文字不同")
    return Commented(data, left)
