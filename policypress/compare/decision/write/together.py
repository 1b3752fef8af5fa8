"""One replacement in several lines, its words made longer in all of them alike (共同的上下文):
“直接责任”人员 in every place is told as “直接责任人员”.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from typing import TypeVar

from msgspec import Struct

from policypress.compare.decision.write.edits import Edit
from policypress.compare.decision.write.places import Places, Wording

# Characters to go for a certain end: a word or two, or the words that change are lost
# among those that stay.
_REACH = 6

Key = TypeVar("Key", bound=Hashable)
Texts = Mapping[Key, tuple[str, list[Edit]]]


class _At(Struct, frozen=True):
    """An edit in its line, with the places where its neighbours leave it free."""

    places: Places
    edit: Edit
    floor: int
    limit: int


def widened_together(
    lines: Texts[Key],
    words: Wording,
) -> dict[Key, list[Edit]]:
    """The edits of each line, those that are the same in two lines or more with the
    words beside them that are the same too, where their ends are doubtful.
    """
    groups: dict[tuple[str, str], list[_At]] = defaultdict(list)
    for text, edits in lines.values():
        if not edits:
            continue
        for at in _placed(words.places(text), edits):
            edit = at.edit
            groups[text[edit.start : edit.end], edit.words].append(at)
    wider = {
        pair: _beside(alike)
        for pair, alike in groups.items()
        if all(pair) and len(alike) > 1
    }
    found: dict[Key, list[Edit]] = {}
    for key, (text, edits) in lines.items():
        made: list[Edit] = []
        for edit in edits:
            pair = (text[edit.start : edit.end], edit.words)
            left, right = wider.get(pair, ("", ""))
            start, end = edit.start - len(left), edit.end + len(right)
            made.append(Edit(start, end, left + edit.words + right))
        found[key] = made
    return found


def _placed(
    places: Places,
    edits: list[Edit],
) -> Iterator[_At]:
    """Each edit of a line with half the room to its neighbours on each side."""
    ends = [0, *[edit.end for edit in edits]]
    starts = [*[edit.start for edit in edits[1:]], len(places.text)]
    for edit, before, after in zip(edits, ends, starts, strict=False):
        floor = edit.start - (edit.start - before) // 2 if before else 0
        limit = edit.end + (after - edit.end) // 2
        if after == len(places.text):
            limit = after
        yield _At(places, edit, floor, limit)


def _beside(alike: list[_At]) -> tuple[str, str]:
    """The words before and after that all of these have, up to a certain place."""
    left = right = ""
    if not all(at.edit.start in at.places.starts for at in alike):
        left = _common_left(alike)
    if not all(at.edit.end in at.places.closes for at in alike):
        right = _common_right(alike)
    return left, right


def _common_left(alike: list[_At]) -> str:
    """The fewest words before all of these that begin at a certain place; "" without."""
    text, edit = alike[0].places.text, alike[0].edit
    farthest = max(edit.start - _REACH, 0)
    for start in range(edit.start - 1, farthest - 1, -1):
        words = text[start : edit.start]
        if all(_has_left(at, words) for at in alike):
            return words
    return ""


def _common_right(alike: list[_At]) -> str:
    """The fewest words behind all of these that end at a certain place; "" without."""
    text, edit = alike[0].places.text, alike[0].edit
    farthest = min(edit.end + _REACH, len(text))
    for end in range(edit.end + 1, farthest + 1):
        words = text[edit.end : end]
        if all(_has_right(at, words) for at in alike):
            return words
    return ""


def _has_left(at: _At, words: str) -> bool:
    """Whether these words stand before an edit and begin at a certain place."""
    start = at.edit.start - len(words)
    text = at.places.text
    if start < at.floor or not text.startswith(words, start):
        return False
    return start in at.places.starts


def _has_right(at: _At, words: str) -> bool:
    """Whether these words stand after an edit and end at a certain place."""
    end = at.edit.end + len(words)
    if end > at.limit or not at.places.text.startswith(words, at.edit.end):
        return False
    return end in at.places.closes
