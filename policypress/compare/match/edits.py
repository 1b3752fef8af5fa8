"""The edits that turn one line into another (行内差异), as a reader would mark
them.

Few of them, and whole words and phrases:

1. Words, not characters (`words`): an amount, a date, 第X条, a Chinese
   numeral, a Latin word, a term, a figure.
2. A longest common subsequence of the words.
3. Folding. Equal words between two edits are an island. An island is replaced
   together with its neighbours when it has at most `SMALL` characters for each
   mark the reader is spared, or only one. Smallest islands first.
4. A phrase of which less than `KEPT_OF_PHRASE` stays, or a sentence of which
   less than `KEPT_OF_SENTENCE` does, and not in one stretch, is replaced
   whole.
5. An insertion or deletion that could stand at several places stands where a
   phrase begins or ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
from itertools import accumulate, pairwise
from typing import NamedTuple

from policypress.compare.match.sentences import Span, within_sentences
from policypress.compare.match.sequences import common
from policypress.compare.match.words import END, LABEL, LineWords

# Measured on real laws (benchmarks/compare.py): together the fewest marks for
# the characters they cost. More folding soon marks more than 1.3 times what a
# longest common subsequence of characters would.
SMALL = 3
KEPT_OF_PHRASE = 0.1
KEPT_OF_SENTENCE = 0.1
_SENTENCE_END = ("。", "；", "：", END)
_PHRASE_END = (*_SENTENCE_END, "，")
_BOUNDARY = ("。", "；", "：", "，", "、", END, LABEL, "）", "》", "”", "“")


class Edit(NamedTuple):
    """Words old[old_start:old_end] replaced by words
    new[new_start:new_end].
    """

    old_start: int
    old_end: int
    new_start: int
    new_end: int

    @property
    def marks(self) -> int:
        """How many marks it is to the reader.

        A deletion, an insertion, or both.
        """
        deletes = self.old_start < self.old_end
        inserts = self.new_start < self.new_end
        return deletes + inserts

    def until(self, other: Edit) -> Edit:
        """This edit and a later one as one, with all that stands
        between them.
        """
        return Edit(
            self.old_start,
            other.old_end,
            self.new_start,
            other.new_end,
        )

    def shifted(self, steps: int) -> Edit:
        """The same number of words, so many words further on."""
        return Edit(
            self.old_start + steps,
            self.old_end + steps,
            self.new_start + steps,
            self.new_end + steps,
        )


def edits_of(
    old: LineWords,
    new: LineWords,
) -> list[Edit]:
    """The edits in order, words between them having equal keys."""
    edits = list(_differing(old, new))
    if len(edits) > 1:
        edits = _folded(edits, old)
        edits = _replaced_whole(edits, old, new, _PHRASE_END, KEPT_OF_PHRASE)
        edits = _replaced_whole(
            edits,
            old,
            new,
            _SENTENCE_END,
            KEPT_OF_SENTENCE,
        )
    parted = within_sentences([Span(*edit) for edit in edits], old, new)
    edits = [Edit(*span) for span in parted]
    for index in range(len(edits)):
        edits[index] = _settled(edits, index, old, new)
    return edits


def _differing(
    old: LineWords,
    new: LineWords,
) -> Iterator[Edit]:
    """The stretches of words outside a longest common subsequence.

    A loop of its own and not `groups.stretches`: it runs once for every word.
    """
    i = j = 0
    old_keys = old.keys_against(new)
    for next_i, next_j in common(old_keys, new.keys):
        if next_i > i or next_j > j:
            yield Edit(i, next_i, j, next_j)
        i = next_i + 1
        j = next_j + 1
    old_end = len(old)
    new_end = len(new)
    if old_end > i or new_end > j:
        yield Edit(i, old_end, j, new_end)


class _Islands:
    """The equal words between neighbouring edits, the smallest at hand.

    Each island that is worth folding waits in a heap under its size. It is
    looked at again only when one of the edits beside it has grown.
    """

    def __init__(
        self,
        edits: Sequence[Edit],
        old: LineWords,
    ) -> None:
        """edits: in order. old: the words of the line they change."""
        self.keys = old.keys
        # How many characters stand before each old word.
        sizes = map(len, old.texts)
        self.characters = list(accumulate(sizes, initial=0))
        # The edits as grown so far, by the index of the first one they hold.
        self.current = dict(enumerate(edits))
        # The edit after each edit, and the one before it, by index.
        indexes = range(len(edits))
        neighbours = list(pairwise(indexes))
        self.following = dict(neighbours)
        self.preceding = {after: before for before, after in neighbours}
        # Size of an island, the edit before it and the one after it.
        self.heap: list[tuple[int, int, int]] = []
        for index in indexes:
            self.offer(index)

    def offer(self, before: int) -> None:
        """Put the island after an edit into the heap if it is
        worth folding.
        """
        after = self.following.get(before)
        if after is None:
            return
        one = self.current[before]
        other = self.current[after]
        start = self.characters[one.old_end]
        end = self.characters[other.old_start]
        size = end - start
        marks_spared = one.marks + other.marks - 2
        if size > max(1, SMALL * marks_spared):
            return
        if _never_folded(_between(one, other, self.keys)):
            return
        heappush(self.heap, (size, before, after))

    def fold_all(self) -> None:
        """Fold the islands, the smallest first and of equal ones
        the leftmost.
        """
        while self.heap:
            _, before, after = heappop(self.heap)
            offered_twice = self.following.get(before) != after
            if offered_twice or before not in self.current:
                continue
            self._fold(before, after)
            self.offer(before)
            if before in self.preceding:
                self.offer(self.preceding[before])

    def _fold(
        self,
        before: int,
        after: int,
    ) -> None:
        """Make one edit of two neighbours and the island between them."""
        one = self.current[before]
        other = self.current.pop(after)
        self.current[before] = one.until(other)
        del self.following[before]
        beyond = self.following.pop(after, None)
        if beyond is not None:
            self.following[before] = beyond
            self.preceding[beyond] = before


def _folded(
    edits: Sequence[Edit],
    old: LineWords,
) -> list[Edit]:
    """The edits with every island folded that is worth it."""
    islands = _Islands(edits, old)
    islands.fold_all()
    edits_left = islands.current
    return [edits_left[index] for index in sorted(edits_left)]


def _between(
    one: Edit,
    other: Edit,
    keys: Sequence[str],
) -> Sequence[str]:
    """The words between two edits. keys: of the old side."""
    return keys[one.old_end : other.old_start]


def _never_folded(keys: Sequence[str]) -> bool:
    """Whether an island holds a line end, or a number of our own."""
    return any(key[:1] in (END, LABEL) for key in keys)


def _replaced_whole(
    edits: Sequence[Edit],
    old: LineWords,
    new: LineWords,
    ends: tuple[str, ...],
    floor: float,
) -> list[Edit]:
    """The edits, one for each part of a line of which less than `floor` stays.

    ends: the words that end a part (a phrase, a sentence).
    """
    replaced: list[Edit] = []
    part: list[Edit] = []
    for edit in edits:
        if part:
            between = _between(part[-1], edit, old.keys)
            if any(key in ends for key in between):
                replaced += _joined(part, old, new, floor)
                part = []
        part.append(edit)
    replaced += _joined(part, old, new, floor)
    return replaced


def _joined(
    part: list[Edit],
    old: LineWords,
    new: LineWords,
    floor: float,
) -> list[Edit]:
    """The edits of one part of a line, as a single one if less than `floor`
    stays.
    """
    if len(part) < 2:
        return part
    stays = 0
    for one, other in pairwise(part):
        if _never_folded(_between(one, other, old.keys)):
            return part
        stays += old.size(one.old_end, other.old_start)
    joined = part[0].until(part[-1])
    old_size = old.size(joined.old_start, joined.old_end)
    new_size = new.size(joined.new_start, joined.new_end)
    if stays >= floor * max(old_size, new_size):
        return part
    return [joined]


def _settled(
    edits: Sequence[Edit],
    index: int,
    old: LineWords,
    new: LineWords,
) -> Edit:
    """An edit moved to where a phrase begins or ends.

    Only a pure insertion or deletion can move, through words that equal its
    own: 甲、乙、 with 乙、 inserted may as well have 、乙 inserted. It leaves
    one equal word between itself and its neighbours. Of equally good places
    the nearest is taken, and of two that are as near the one further back.
    """
    edit = edits[index]
    if edit.marks == 2:
        return edit
    keys = new.keys
    start = edit.new_start
    end = edit.new_end
    if edit.old_start < edit.old_end:
        keys = old.keys
        start = edit.old_start
        end = edit.old_end
    size = len(old)
    back, ahead = _leeway(edits, index, size)

    best = 0
    best_fit = _fit(keys, start, end)
    for shift in _shifts_back(keys, start, end, back):
        fit = _fit(keys, start + shift, end + shift)
        if fit > best_fit:
            best = shift
            best_fit = fit
    for shift in _shifts_ahead(keys, start, end, ahead):
        fit = _fit(keys, start + shift, end + shift)
        nearer = shift < abs(best)
        if fit > best_fit or (fit == best_fit and nearer):
            best = shift
            best_fit = fit
    return edit.shifted(best)


def _leeway(
    edits: Sequence[Edit],
    index: int,
    size: int,
) -> tuple[int, int]:
    """How many words an edit may move back and ahead.

    size: words of the old line.
    """
    edit = edits[index]
    back = edit.old_start
    if index > 0:
        preceding = edits[index - 1]
        back -= preceding.old_end + 1
    ahead = size - edit.old_end
    if index + 1 < len(edits):
        following = edits[index + 1]
        ahead = following.old_start - edit.old_end - 1
    return back, ahead


def _shifts_back(
    keys: Sequence[str],
    start: int,
    end: int,
    most: int,
) -> Iterator[int]:
    """-1, -2 … as long as words start:end moved so far say the same."""
    for shift in range(-1, -most - 1, -1):
        if keys[start + shift] != keys[end + shift]:
            return
        yield shift


def _shifts_ahead(
    keys: Sequence[str],
    start: int,
    end: int,
    most: int,
) -> Iterator[int]:
    """1, 2 … as long as words start:end moved so far say the same."""
    for shift in range(1, most + 1):
        if keys[start + shift - 1] != keys[end + shift - 1]:
            return
        yield shift


def _fit(
    keys: Sequence[str],
    start: int,
    end: int,
) -> int:
    """How well words start:end read as a phrase: 0, 1 or 2.

    One for a boundary before them; one for a boundary after them or at their
    end.
    """
    fit = 0
    if start == 0 or _is_boundary(keys[start - 1]):
        fit += 1
    if end == len(keys) or _is_boundary(keys[end]):
        return fit + 1
    last = keys[end - 1]
    return fit + _is_boundary(last)


def _is_boundary(key: str) -> bool:
    """Whether a phrase may begin after such a word and end before it."""
    return key[:1] in _BOUNDARY
