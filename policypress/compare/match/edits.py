"""The difference of two lines as a reader would mark it (行内差异): whole words and phrases, few of them.

1. Words, not characters (`words`): an amount, a date, 第X条, a Chinese numeral, a Latin word, a term, a figure.
2. A longest common subsequence of the words.
3. Folding. Equal words between two edits are an island. An island is replaced together with its neighbours when it has
   at most `SMALL` characters for each mark the reader is spared, or only one. Smallest islands first.
4. A phrase of which less than `KEPT_OF_PHRASE` is kept, or a sentence of which less than `KEPT_OF_SENTENCE` is, and not
   in one stretch, is replaced whole.
5. An insertion or deletion that could stand at several places stands where a phrase begins or ends.
Deletions come before insertions. Numbers that follow a renumbering and typography are edits of their own nature.
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import accumulate

from policypress.compare.changes import Nature, Op, Piece
from policypress.compare.match.sequences import common
from policypress.compare.match.words import END, LABEL, Words
from policypress.compare.text.typography import core

# Measured on real laws (benchmarks/compare.py): together the fewest marks for the characters they cost. More folding
# soon marks more than 1.3 times what a longest common subsequence of characters would.
SMALL = 3
KEPT_OF_PHRASE = 0.1
KEPT_OF_SENTENCE = 0.1
_SENTENCE_END = ("。", "；", "：", END)
_PHRASE_END = (*_SENTENCE_END, "，")
_BOUNDARY = ("。", "；", "：", "，", "、", END, LABEL, "）", "》", "”", "“")


@dataclass(slots=True)
class Edit:
    """Words old[i0:i1] replaced by words new[j0:j1]."""

    i0: int
    i1: int
    j0: int
    j1: int


def pieces(old: Words, new: Words) -> tuple[Piece, ...]:
    """What was kept, deleted and inserted between two lines; joined, the kept and deleted words are the old line."""
    edits = edits_of(old, new)
    out = _Pieces()
    i = j = 0
    for edit in [*edits, Edit(len(old), len(old), len(new), len(new))]:
        if (
            old.texts[i : edit.i0] == new.texts[j : edit.j0]
            and old.gaps[i : edit.i0] == new.gaps[j : edit.j0]
        ):
            out.kept(_text(old, i, edit.i0))
        else:
            for step in range(edit.i0 - i):
                out.same(old, i + step, new, j + step)
        out.replaced(_text(old, edit.i0, edit.i1), _text(new, edit.j0, edit.j1))
        i, j = edit.i1, edit.j1
    return out.done()


def edits_of(old: Words, new: Words) -> list[Edit]:
    """The edits in order, words between them having equal keys."""
    edits: list[Edit] = []
    i = j = 0
    for next_i, next_j in [
        *common(old.keys_against(new), new.keys),
        (len(old), len(new)),
    ]:
        if next_i > i or next_j > j:
            edits.append(Edit(i, next_i, j, next_j))
        i, j = next_i + 1, next_j + 1
    if len(edits) > 1:
        edits = _folded(edits, old, new)
        edits = _replaced_whole(edits, old, new, _PHRASE_END, KEPT_OF_PHRASE)
        edits = _replaced_whole(edits, old, new, _SENTENCE_END, KEPT_OF_SENTENCE)
    return [_settled(edit, old, new, edits, index) for index, edit in enumerate(edits)]


def _size(words: Words, start: int, end: int) -> int:
    return sum(map(len, words.texts[start:end]))


def _weight(edit: Edit, old: Words, new: Words) -> int:
    return max(_size(old, edit.i0, edit.i1), _size(new, edit.j0, edit.j1))


def _folded(edits: list[Edit], old: Words, new: Words) -> list[Edit]:
    """The edits with every island folded that is worth it, the smallest first and of equal ones the leftmost.

    Each island waits in a heap under its size. It is looked at again only when one of the edits beside it has grown.
    """
    ends = list(accumulate(map(len, old.texts), initial=0))
    follows: dict[int, int] = dict(
        enumerate(range(1, len(edits)))
    )  # edit → the edit after it, both by index
    precedes = {after: before for before, after in follows.items()}
    current = dict(enumerate(edits))
    heap: list[tuple[int, int, int]] = []

    def offer(before: int) -> None:
        """Puts the island after an edit into the heap when it is to be folded."""
        after = follows.get(before)
        if after is None:
            return
        one, other = current[before], current[after]
        size = ends[other.i0] - ends[one.i1]
        worth = max(1, SMALL * (_marks(one) + _marks(other) - 2))
        if size <= worth and not _holds(old.keys[one.i1 : other.i0]):
            heappush(heap, (size, before, after))

    for index in follows:
        offer(index)
    while heap:
        _, before, after = heappop(heap)
        if before not in current or follows.get(before) != after:
            continue  # offered twice, or already part of another edit
        one, other = current[before], current.pop(after)
        current[before] = Edit(one.i0, other.i1, one.j0, other.j1)
        beyond = follows.pop(after, None)
        follows.pop(before)
        if beyond is not None:
            follows[before] = beyond
            precedes[beyond] = before
        offer(before)
        if before in precedes:
            offer(precedes[before])
    return [current[index] for index in sorted(current)]


def _marks(edit: Edit) -> int:
    """How many marks an edit is to the reader: a deletion, an insertion, or both."""
    return (edit.i0 < edit.i1) + (edit.j0 < edit.j1)


def _holds(keys: list[str]) -> bool:
    """Whether an island is never folded: it holds a line end or a number of our own."""
    return any(key[:1] in (END, LABEL) for key in keys)


def _replaced_whole(
    edits: list[Edit], old: Words, new: Words, ends: tuple[str, ...], floor: float
) -> list[Edit]:
    """Join the edits of each stretch between two `ends` of which less than `floor` is kept."""
    out: list[Edit] = []
    row: list[Edit] = []
    for edit in edits:
        if row and any(key in ends for key in old.keys[row[-1].i1 : edit.i0]):
            out += _joined(row, old, new, floor)
            row = []
        row.append(edit)
    return out + _joined(row, old, new, floor)


def _joined(row: list[Edit], old: Words, new: Words, floor: float) -> list[Edit]:
    whole = (
        Edit(row[0].i0, row[-1].i1, row[0].j0, row[-1].j1) if row else Edit(0, 0, 0, 0)
    )
    kept = sum(_size(old, a.i1, b.i0) for a, b in zip(row, row[1:]))
    numbers = any(_holds(old.keys[a.i1 : b.i0]) for a, b in zip(row, row[1:]))
    return (
        row
        if len(row) < 2 or numbers or kept >= floor * _weight(whole, old, new)
        else [whole]
    )


def _settled(edit: Edit, old: Words, new: Words, edits: list[Edit], index: int) -> Edit:
    """A pure insertion or deletion moved, within its equal neighbours, to where a phrase begins or ends."""
    if edit.i0 < edit.i1 and edit.j0 < edit.j1:
        return edit
    keys = old.keys if edit.i0 < edit.i1 else new.keys
    start, end = (edit.i0, edit.i1) if edit.i0 < edit.i1 else (edit.j0, edit.j1)
    back = edit.i0 - (edits[index - 1].i1 if index else 0)
    ahead = (edits[index + 1].i0 if index + 1 < len(edits) else len(old)) - edit.i1
    best = (_fit(keys, start, end), 0)
    for direction, room in (
        (-1, back - bool(index)),
        (1, ahead - (index + 1 < len(edits))),
    ):
        shift = 0
        while abs(shift) < room:
            out, into = (
                (start + shift - 1, end + shift - 1)
                if direction < 0
                else (end + shift, start + shift)
            )
            if keys[out] != keys[into]:
                break
            shift += direction
            best = max(
                best,
                (_fit(keys, start + shift, end + shift), shift),
                key=lambda found: (found[0], -abs(found[1])),
            )
    shift = best[1]
    moved = Edit(edit.i0 + shift, edit.i1 + shift, edit.j0 + shift, edit.j1 + shift)
    edits[index] = moved
    return moved


def _fit(keys: list[str], start: int, end: int) -> int:
    """How well words start:end read as a phrase: bounded before, and ending like what precedes it or before a bound."""
    before = start == 0 or keys[start - 1][:1] in _BOUNDARY
    after = (
        end == len(keys) or keys[end][:1] in _BOUNDARY or keys[end - 1][:1] in _BOUNDARY
    )
    return before + after


def _text(words: Words, start: int, end: int) -> str:
    return "".join(
        text + gap for text, gap in zip(words.texts[start:end], words.gaps[start:end])
    )


class _Pieces:
    """Pieces in order; neighbours merge, and between two kept stretches deletions come first."""

    def __init__(self) -> None:
        self.out: list[_Row] = []
        self.gone: list[_Row] = []
        self.come: list[_Row] = []

    def same(self, old: Words, i: int, new: Words, j: int) -> None:
        """Words of one key: equal, or different in an own number or in typography."""
        numbered = old.keys[i][:1] == LABEL and core(old.texts[i]) != core(new.texts[j])
        self._two(old.texts[i], new.texts[j], "number" if numbered else "typography")
        # Another number in another writing (一、 → 第一条　) brings its own space.
        self._two(old.gaps[i], new.gaps[j], "number" if numbered else "typography")

    def replaced(self, gone: str, come: str) -> None:
        """Words of other keys."""
        self._two(gone, come, "typography" if core(gone) == core(come) else "")

    def _two(self, gone: str, come: str, nature: Nature) -> None:
        if gone != come:
            _put(self.gone, "delete", gone, nature)
            _put(self.come, "insert", come, nature)
        else:
            self.kept(gone)

    def kept(self, text: str) -> None:
        """Words that both sides have."""
        if text:
            self._flush()
            _put(self.out, "equal", text, "")

    def _flush(self) -> None:
        self.out += [*self.gone, *self.come]
        self.gone, self.come = [], []

    def done(self) -> tuple[Piece, ...]:
        """All pieces."""
        self._flush()
        return tuple(Piece(row.op, "".join(row.texts), row.nature) for row in self.out)


@dataclass(slots=True)
class _Row:
    """A piece while its words are still coming; they are joined once."""

    op: Op
    nature: Nature
    texts: list[str]


def _put(rows: list[_Row], op: Op, text: str, nature: Nature) -> None:
    if not text:
        return
    if rows and rows[-1].op == op and rows[-1].nature == nature:
        rows[-1].texts.append(text)
    else:
        rows.append(_Row(op, nature, [text]))
