"""Replacements that do not run over a full stop (句末断开).

五十万元以下的罚款。 and 三百万元以下的罚款。…可以处一百万元以下的罚款。 have the same
end twice. Taken as late as can be, 五十万元 became a sentence and a half. Taken
at the first full stop, an amount is replaced by an amount and a sentence comes
behind it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from policypress.compare.match.words import LineWords

_STOP = "。"


class Span(NamedTuple):
    """Words old[old_start:old_end] and new[new_start:new_end]: an edit, or
    room between edits.
    """

    old_start: int
    old_end: int
    new_start: int
    new_end: int

    def turned(self) -> Span:
        """The same with old and new exchanged."""
        return Span(self.new_start, self.new_end, self.old_start, self.old_end)


def within_sentences(
    edits: Sequence[Span],
    old: LineWords,
    new: LineWords,
) -> list[Span]:
    """The edits, a replacement that runs over a full stop on one side parted
    there, where the words around it allow that.
    """
    found: list[Span] = []
    for index, edit in enumerate(edits):
        if not _may_cross(edit, old, new):
            found.append(edit)
            continue
        edit = _without_same_edge(edit, old.keys, new.keys)
        room_before = edit.old_start - (found[-1].old_end if found else 0)
        ahead = len(old)
        if index + 1 < len(edits):
            ahead = edits[index + 1].old_start
        room = (room_before, ahead - edit.old_end)
        found += _parted(edit, old.keys, new.keys, room)
    return found


def _may_cross(
    edit: Span,
    old: LineWords,
    new: LineWords,
) -> bool:
    """Whether a replacement holds a full stop on one side only."""
    gone = old.keys[edit.old_start : edit.old_end - 1]
    come = new.keys[edit.new_start : edit.new_end - 1]
    if not (edit.old_start < edit.old_end and edit.new_start < edit.new_end):
        return False
    return (_STOP in gone) != (_STOP in come)


def _without_same_edge(
    edit: Span,
    old: Sequence[str],
    new: Sequence[str],
) -> Span:
    """The edit, without the words of the shorter side where the longer one
    begins or ends with all of them: then nothing is replaced.
    """
    gone = old[edit.old_start : edit.old_end]
    come = new[edit.new_start : edit.new_end]
    size = min(len(gone), len(come))
    if gone[:size] == come[:size]:
        return edit._replace(
            old_start=edit.old_start + size,
            new_start=edit.new_start + size,
        )
    if gone[-size:] == come[-size:]:
        return edit._replace(
            old_end=edit.old_end - size,
            new_end=edit.new_end - size,
        )
    return edit


def _parted(
    edit: Span,
    old: Sequence[str],
    new: Sequence[str],
    room: tuple[int, int],
) -> list[Span]:
    """The edit in two, or as it is. room: how many kept words stand before and
    behind it.
    """
    if _STOP in old[edit.old_start : edit.old_end - 1]:
        parts = _longer_new(edit.turned(), new, old, room)
        parts = [part.turned() for part in parts]
    else:
        parts = _longer_new(edit, old, new, room)
    return [_trimmed(part, old, new) for part in parts]


def _trimmed(
    edit: Span,
    old: Sequence[str],
    new: Sequence[str],
) -> Span:
    """The edit without the words that both of its sides begin or end with."""
    old_start, old_end, new_start, new_end = edit
    while old_start < old_end and new_start < new_end:
        if old[old_start] == new[new_start]:
            old_start += 1
            new_start += 1
        elif old[old_end - 1] == new[new_end - 1]:
            old_end -= 1
            new_end -= 1
        else:
            break
    return Span(old_start, old_end, new_start, new_end)


def _longer_new(
    edit: Span,
    old: Sequence[str],
    new: Sequence[str],
    room: tuple[int, int],
) -> list[Span]:
    """The same where the new side holds the full stop.

    What is kept behind, up to its full stop, may stand before the inner one as
    well: then the sentence behind that is new. Or what is kept before may
    stand behind the inner one.
    """
    if edit.old_start == edit.old_end:
        return [edit]
    before, behind = room
    kept = _through_stop(old[edit.old_end : edit.old_end + behind])
    preceding = old[edit.old_start - before : edit.old_start]
    head = _behind_stop(preceding)
    for stop in range(edit.new_start, edit.new_end - 1):
        if new[stop] != _STOP:
            continue
        at = stop + 1 - kept
        same = old[edit.old_end : edit.old_end + kept]
        if kept and at >= edit.new_start and new[at : stop + 1] == same:
            first = Span(edit.old_start, edit.old_end, edit.new_start, at)
            place = edit.old_end + kept
            rest = Span(place, place, stop + 1, edit.new_end + kept)
            return [first, rest]
        end = stop + 1 + head
        same = old[edit.old_start - head : edit.old_start]
        if head and end <= edit.new_end and new[stop + 1 : end] == same:
            place = edit.old_start - head
            first = Span(place, place, edit.new_start - head, stop + 1)
            rest = Span(edit.old_start, edit.old_end, end, edit.new_end)
            return [first, rest]
    return [edit]


def _through_stop(keys: Sequence[str]) -> int:
    """How many words stand up to the first full stop, that included; 0 without
    one.
    """
    for index, key in enumerate(keys):
        if key == _STOP:
            return index + 1
    return 0


def _behind_stop(keys: Sequence[str]) -> int:
    """How many words stand behind the last full stop; 0 where there is none,
    or nothing.
    """
    for index, key in enumerate(reversed(keys)):
        if key == _STOP:
            return index
    return 0
