"""Which paragraphs of ours became which of a returned file, where nothing was tracked
(段落配对): one became another, two, or one together with the next, in order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

# Share of equal characters from which two paragraphs are one, edited.
_ALIKE = 0.5
# Share of its pairs of characters that a paragraph has to have in the other for the two
# to be compared closely; edited ones that are half the same have three times as much.
_NEAR = 0.15
# The same for a part of a paragraph that was split or joined: that is kept almost whole.
_WHOLE = 0.6
_MOST = 1_000_000  # pairs of paragraphs; a longer text that is all new is not paired


class Pair(Struct, frozen=True):
    """Paragraphs ours[first:last] that became theirs[begin:end]; on one side one."""

    first: int
    last: int
    begin: int
    end: int


# What a common name weighs beside the words: a quarter of them.
_NAMED = 0.25
# How many of ours and of theirs: edited, split, joined.
_SHAPES = ((1, 1), (1, 2), (2, 1))


def pairs(
    ours: Sequence[str],
    theirs: Sequence[str],
    named: Collection[tuple[int, int]] = (),
) -> list[Pair]:
    """The pairs in order that are most alike together.

    named: paragraphs that bear the same name (bookmark), whatever they say.
    """
    if len(ours) * len(theirs) > _MOST:
        return []
    like = dict(_likenesses(ours, theirs))
    for row, column in named:
        pair = Pair(row, row + 1, column, column + 1)
        like[pair] = max(like.get(pair, 0.0), _ALIKE) + _NAMED
    best = _best(like, len(ours), len(theirs))
    return list(_chosen(like, best, len(ours), len(theirs)))


def _likenesses(
    ours: Sequence[str],
    theirs: Sequence[str],
) -> Iterator[tuple[Pair, float]]:
    """Everything that may be a pair, with the share of characters in common."""
    matcher: SequenceMatcher[str] = SequenceMatcher(None, autojunk=False)
    mine, others = list(map(_grams, ours)), list(map(_grams, theirs))
    for begin, end in _near(mine, others):
        for rows, columns in _SHAPES:
            pair = Pair(begin, begin + rows, end, end + columns)
            if not _may_be(pair, mine, others):
                continue
            old = "".join(ours[pair.first : pair.last])
            new = "".join(theirs[pair.begin : pair.end])
            matcher.set_seqs(old, new)
            if matcher.quick_ratio() >= _ALIKE:
                yield pair, matcher.ratio()


def _near(
    mine: Sequence[Counter[str]],
    others: Sequence[Counter[str]],
) -> Iterator[tuple[int, int]]:
    """Paragraphs that share enough to be looked at closely, by number."""
    holders: dict[str, list[int]] = {}
    for number, grams in enumerate(others):
        for gram in grams:
            holders.setdefault(gram, []).append(number)
    for number, grams in enumerate(mine):
        shared = Counter(
            other for gram in grams for other in holders.get(gram, ())
        )
        for other, count in shared.items():
            if count >= _NEAR * min(len(grams), len(others[other])):
                yield number, other


def _may_be(
    pair: Pair,
    mine: Sequence[Counter[str]],
    others: Sequence[Counter[str]],
) -> bool:
    """Whether the shape fits: each part of what was split or joined is almost whole in
    the other side."""
    if pair.last > len(mine) or pair.end > len(others):
        return False
    old, new = mine[pair.first : pair.last], others[pair.begin : pair.end]
    if len(old) == len(new):
        return True
    parts, whole = (old, new[0]) if len(new) == 1 else (new, old[0])
    return all(_share(part, whole) >= _WHOLE for part in parts)


def _share(
    part: Counter[str],
    whole: Counter[str],
) -> float:
    """How much of one the other has, from 0 to 1."""
    count = part.total()
    return (part & whole).total() / count if count else 0.0


def _grams(text: str) -> Counter[str]:
    """The pairs of neighbouring characters of a text, that of one its character."""
    if len(text) < 2:
        return Counter([text] if text else [])
    return Counter(text[at : at + 2] for at in range(len(text) - 1))


def _best(
    like: dict[Pair, float],
    rows: int,
    columns: int,
) -> list[list[float]]:
    """How alike the rest of both can be together, from each pair of places on."""
    best = [[0.0] * (columns + 2) for _ in range(rows + 2)]
    for row in range(rows - 1, -1, -1):
        here, below = best[row], best[row + 1]
        for column in range(columns - 1, -1, -1):
            most = max(below[column], here[column + 1])
            for pair, ratio in _from(like, row, column):
                most = max(most, ratio + best[pair.last][pair.end])
            here[column] = most
    return best


def _from(
    like: dict[Pair, float],
    row: int,
    column: int,
) -> Iterator[tuple[Pair, float]]:
    """The pairs that begin at two places, with how alike they are."""
    for rows, columns in _SHAPES:
        pair = Pair(row, row + rows, column, column + columns)
        ratio = like.get(pair, 0.0)
        if ratio >= _ALIKE:
            yield pair, ratio


def _chosen(
    like: dict[Pair, float],
    best: list[list[float]],
    rows: int,
    columns: int,
) -> Iterator[Pair]:
    """The pairs by which the best is reached."""
    row = column = 0
    while row < rows and column < columns:
        most = best[row][column]
        for pair, ratio in _from(like, row, column):
            if ratio + best[pair.last][pair.end] == most:
                yield pair
                row, column = pair.last, pair.end
                break
        else:
            is_gone = best[row + 1][column] == most
            row, column = row + is_gone, column + (not is_gone)
