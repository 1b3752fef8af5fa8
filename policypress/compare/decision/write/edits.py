"""The edits of a line that stays (字句的变动), as stretches of the old words, and how
neighbouring ones become one.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from policypress.compare.changes import Pair

STOPS = "，。；：、（）,;:()"
_TOUCHING = 2  # edits with no more characters between them read as one


class Edit(Struct, frozen=True):
    """words come for text[start:end] of the old line."""

    start: int
    end: int
    words: str


class _Stretch(Struct):
    """Where old and new words differ, in both printed lines."""

    start: int
    end: int
    new_start: int
    new_end: int


def edits_of(pair: Pair) -> list[Edit] | None:
    """What comes for what in the words of the old line; None when an edit crosses its
    number.
    """
    old, new = pair.old[0], pair.new[0]
    skip_old, skip_new = len(old.lead), len(new.lead)
    edits: list[Edit] = []
    for at in _stretches(pair):
        if at.end <= skip_old and at.new_end <= skip_new:
            continue
        if at.start < skip_old or at.new_start < skip_new:
            return None
        words = new.text[at.new_start - skip_new : at.new_end - skip_new]
        edits.append(Edit(at.start - skip_old, at.end - skip_old, words))
    return edits if _applied(old.text, edits) == new.text else None


def _stretches(pair: Pair) -> list[_Stretch]:
    """The pieces of a pair that are not equal, neighbouring ones together."""
    found: list[_Stretch] = []
    old = new = 0
    touching = False
    for piece in pair.pieces:
        length = len(piece.text)
        if piece.op == "equal":
            old, new, touching = old + length, new + length, False
            continue
        if not touching:
            found.append(
                _Stretch(
                    old,
                    old,
                    new,
                    new,
                )
            )
        touching = True
        if piece.op == "delete":
            old += length
        else:
            new += length
        found[-1].end, found[-1].new_end = old, new
    return found


def _applied(
    text: str,
    edits: Iterable[Edit],
) -> str:
    """The words of a line after all edits, which stand in order."""
    parts: list[str] = []
    at = 0
    for edit in edits:
        parts += [text[at : edit.start], edit.words]
        at = edit.end
    return "".join([*parts, text[at:]])


def joined(
    text: str,
    edits: list[Edit],
) -> list[Edit]:
    """Edits that all but touch become one."""
    found: list[Edit] = []
    for edit in edits:
        near = found and edit.start - found[-1].end <= _TOUCHING
        if near and not _parted(text, found[-1], edit):
            edit = _across(text, found.pop(), edit)
        found.append(edit)
    return found


def _parted(
    text: str,
    first: Edit,
    second: Edit,
) -> bool:
    """Whether a full stop stands between two edits: one ends a sentence, so that the
    other begins the next.
    """
    between = text[first.end : second.start]
    if between:
        return "。" in between
    last = first.words or text[first.start : first.end]
    return last.endswith("。") and not (
        first.words and first.start < first.end
    )


def joined_between_stops(
    text: str,
    edits: list[Edit],
) -> list[Edit]:
    """Edits with no stop between them become one, which reaches to the stops around."""
    found: list[Edit] = []
    for edit in edits:
        if found and not has_stop(text[found[-1].end : edit.start]):
            edit = _across(text, found.pop(), edit)
        found.append(edit)
    return [_to_stops(text, edit) for edit in found]


def _to_stops(
    text: str,
    edit: Edit,
) -> Edit:
    """An edit made as wide as the clause between two stops around it."""
    left, right = stop_before(text, edit.start), stop_after(text, edit.end)
    words = text[left : edit.start] + edit.words + text[edit.end : right]
    return Edit(left, right, words)


def _across(
    text: str,
    first: Edit,
    second: Edit,
) -> Edit:
    """Two edits and the words between them as one."""
    words = first.words + text[first.end : second.start] + second.words
    return Edit(first.start, second.end, words)


def has_stop(words: str) -> bool:
    """Whether words run over a stop."""
    return any(stop in words for stop in STOPS)


def stop_before(
    text: str,
    at: int,
) -> int:
    """Where the words begin that reach to `at` without a stop."""
    return max(text.rfind(stop, 0, at) for stop in STOPS) + 1


def stop_after(
    text: str,
    at: int,
) -> int:
    """Where the words end that begin at `at` and hold no stop."""
    places = [text.find(stop, at) for stop in STOPS]
    return min((place for place in places if place >= 0), default=len(text))
