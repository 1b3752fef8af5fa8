"""The edits of a line as words and phrases (按词修改): what is replaced begins and ends where
words do, in the old line and in the new one, and never runs over a full stop.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from policypress.compare.changes import Pair
from policypress.compare.decision.write.edits import (
    Edit,
    edits_of,
    has_stop,
    joined,
)
from policypress.compare.decision.write.places import Places, Wording

_FAR = 14  # characters to go for the end of a word; further on it is no word
_SENTENCE = re.compile("[^。]*。|[^。]+$")
_LEAST_KEPT = 4  # characters that stay between two edits, for each to be told
_ALIKE = 0.4  # of its characters, and a sentence is another wording of one
_MOST_SENTENCES = 12  # in a line; more are compared as the line is
# Characters that are looked through for what stays: the time grows with their
# square, and more where a text repeats itself.
_LONGEST = 300


def word_edits(
    pair: Pair,
    words: Wording,
) -> list[Edit] | None:
    """What comes for what in a line that stays; None when an edit crosses its number."""
    old, new = pair.old[0].text, pair.new[0].text
    edits = edits_of(pair)
    if not edits:
        return edits
    apart = [part for edit in edits for part in _at_stops(old, edit)]
    found = _wide(old, new, apart, words)
    if any(_crosses(old, edit) for edit in found):
        sentences = _by_sentences(old, new)
        if sentences is not None:
            return _wide(old, new, sentences, words)
    return found


def _at_stops(text: str, edit: Edit) -> list[Edit]:
    """An edit as several where a few words with a stop stay within it: a redline shows
    these as one change, a decision tells each by itself.
    """
    old = text[edit.start : edit.end]
    if not (has_stop(old) and has_stop(edit.words)):
        return [edit]
    if max(len(old), len(edit.words)) > _LONGEST:
        return [edit]
    blocks = SequenceMatcher(None, old, edit.words, autojunk=False)
    found: list[Edit] = []
    at = new_at = 0
    for block in blocks.get_matching_blocks():
        same = old[block.a : block.a + block.size]
        keeps = block.size >= _LEAST_KEPT and has_stop(same)
        if not keeps and block.size:
            continue
        if block.a > at or block.b > new_at:
            words = edit.words[new_at : block.b]
            found.append(Edit(edit.start + at, edit.start + block.a, words))
        at, new_at = block.a + block.size, block.b + block.size
    return found


def _crosses(text: str, edit: Edit) -> bool:
    """Whether an edit replaces words across a full stop."""
    gone = text[edit.start : edit.end]
    return bool(gone and edit.words) and "。" in gone + edit.words


def _wide(
    old: str,
    new: str,
    edits: list[Edit],
    words: Wording,
) -> list[Edit]:
    """The edits widened to whole words on both sides; those that meet become one."""
    before, after = words.places(old), words.places(new)
    near = joined(old, edits)
    while True:
        wider = joined(old, _once_wider(before, after, near))
        if wider == near:
            return near
        near = wider


def _once_wider(
    before: Places,
    after: Places,
    edits: list[Edit],
) -> list[Edit]:
    """Each edit as wide as its words, no further than its neighbours."""
    found: list[Edit] = []
    shift = 0
    ends = [edit.start for edit in edits[1:]] + [len(before.text)]
    for edit, limit in zip(edits, ends, strict=True):
        floor = found[-1].end if found else 0
        left = _left(before, after, edit.start, floor, shift)
        moved = shift + len(edit.words) - (edit.end - edit.start)
        right = _right(before, after, edit.end, limit, moved)
        if left == right or _stands_between_words(before, after, edit, shift):
            found.append(edit)
        else:
            span = before.widened(left, right)
            inner = after.widened(left + shift, right + moved)
            span = (
                min(span[0], inner[0] - shift),
                max(span[1], inner[1] - moved),
            )
            start = max(floor, min(left, span[0]))
            end = min(limit, max(right, span[1]))
            words = (
                before.text[start : edit.start]
                + edit.words
                + before.text[edit.end : end]
            )
            found.append(Edit(start, end, words))
        shift = moved
    return found


def _stands_between_words(
    before: Places,
    after: Places,
    edit: Edit,
    shift: int,
) -> bool:
    """Whether an edit only adds words, between two words of the old line."""
    if edit.start != edit.end or edit.start not in before.sure:
        return False
    start = edit.start + shift
    return {start, start + len(edit.words)} <= after.free


def _left(
    before: Places,
    after: Places,
    at: int,
    floor: int,
    shift: int,
) -> int:
    """Where the word begins in which an edit does."""
    for old, new in ((before.sure, after.sure), (before.free, after.free)):
        for place in range(at, max(floor, at - _FAR) - 1, -1):
            if place in old and place + shift in new:
                return place
    return floor if at - floor <= _FAR else at


def _right(
    before: Places,
    after: Places,
    at: int,
    limit: int,
    shift: int,
) -> int:
    """Where the word ends in which an edit does."""
    for old, new in ((before.sure, after.sure), (before.free, after.free)):
        for place in range(at, min(limit, at + _FAR) + 1):
            if place in old and place + shift in new:
                return place
    return limit if limit - at <= _FAR else at


def _by_sentences(old: str, new: str) -> list[Edit] | None:
    """The edits of a line sentence by sentence: a sentence that came is added, one that
    went is deleted, one worded otherwise is changed within.
    """
    before, after = _SENTENCE.findall(old), _SENTENCE.findall(new)
    if max(len(before), len(after)) > _MOST_SENTENCES:
        return None
    if max(map(len, [*before, *after]), default=0) > _LONGEST:
        return None
    edits: list[Edit] = []
    at = i = j = 0
    for one, two in [*_alike(before, after), (len(before), len(after))]:
        gone = "".join(before[i:one])
        come = "".join(after[j:two])
        if gone or come:
            edits.append(Edit(at, at + len(gone), come))
        at += len(gone)
        if one < len(before):
            edits += _within(before[one], after[two], at)
            at += len(before[one])
        i, j = one + 1, two + 1
    return edits


def _alike(
    before: list[str],
    after: list[str],
) -> list[tuple[int, int]]:
    """The sentences that are one wording of another, in order: as much alike in all as
    can be.
    """
    best: dict[tuple[int, int], tuple[float, list[tuple[int, int]]]] = {}

    def of(
        i: int,
        j: int,
    ) -> tuple[float, list[tuple[int, int]]]:
        return best.get((i, j), (0.0, []))

    for i in range(len(before) - 1, -1, -1):
        for j in range(len(after) - 1, -1, -1):
            likeness = SequenceMatcher(
                None,
                before[i],
                after[j],
                autojunk=False,
            ).ratio()
            rest = of(i + 1, j + 1)
            taken = (rest[0] + likeness, [(i, j), *rest[1]])
            choices = [of(i + 1, j), of(i, j + 1)]
            if likeness >= _ALIKE:
                choices.append(taken)
            best[i, j] = max(choices, key=lambda choice: choice[0])
    return of(0, 0)[1]


def _within(
    old: str,
    new: str,
    at: int,
) -> list[Edit]:
    """The edits of one sentence that stands at a place of its line."""
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [
        Edit(at + start, at + end, new[new_start:new_end])
        for code, start, end, new_start, new_end in codes
        if code != "equal"
    ]
