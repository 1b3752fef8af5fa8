"""Longest common subsequence, and heaviest increasing chain.

All comparing is made of these two computations.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Hashable, Iterable, Iterator, Sequence

# What is compared, anything hashable; an old and a new index; old, new index
# and weight.
Keys = Sequence[Hashable]
IndexPair = tuple[int, int]
Point = tuple[int, int, float]

# Bits of rows held at a time: 8 MB, two lines of 8,000 words. Beyond it the
# old side is cut in two, which needs little memory and twice the time.
_MOST_BITS = 64_000_000


def common(
    old: Keys,
    new: Keys,
) -> list[IndexPair]:
    """Index pairs of a longest common subsequence, in order.

    Bit-parallel (Hyyrö 2004): one step on whole machine words for each old
    element; the rows are held to walk back. What both sides begin and end with
    is set aside.
    """
    shortest = min(len(old), len(new))
    head = 0
    while head < shortest and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < shortest - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    old_end = len(old) - tail
    new_end = len(new) - tail
    middle = _common_part(old[head:old_end], new[head:new_end])
    pairs = [(index, index) for index in range(head)]
    pairs += [(head + i, head + j) for i, j in middle]
    old_tail = range(old_end, len(old))
    new_tail = range(new_end, len(new))
    pairs += zip(old_tail, new_tail, strict=True)
    return pairs


def _common_part(
    old: Keys,
    new: Keys,
) -> list[IndexPair]:
    """The same for sides that begin and end with different elements."""
    if not old or not new:
        return []
    bits = len(old) * len(new)
    if bits > _MOST_BITS and len(old) > 1:
        return _halved(old, new)
    rows = list(_rows(old, new))
    pairs = []
    i = len(old) - 1
    j = len(new) - 1
    while i >= 0 and j >= 0:
        if old[i] == new[j]:
            pairs.append((i, j))
            i -= 1
            j -= 1
        elif _adds_nothing(rows[i], j):
            j -= 1
        else:
            i -= 1
    pairs.reverse()
    return pairs


def _adds_nothing(
    row: int,
    column: int,
) -> int:
    """Whether a column leaves the length of the common
    subsequence as it is.
    """
    return row >> column & 1


def _rows(
    old: Iterable[Hashable],
    new: Keys,
) -> Iterator[int]:
    """For each old element, a bit for each new one.

    Bit 1: the new element adds nothing to the length of a common subsequence
    of what stands up to this old element.
    """
    places: dict[Hashable, int] = {}
    for index, key in enumerate(new):
        places[key] = places.get(key, 0) | 1 << index
    full = (1 << len(new)) - 1
    row = full
    for key in old:
        hits = row & places.get(key, 0)
        if hits:
            row = (row + hits) | (row - hits)
            row &= full
        yield row


def _last(rows: Iterator[int]) -> int:
    """The last of at least one row."""
    return deque(rows, maxlen=1).pop()


def _halved(
    old: Keys,
    new: Keys,
) -> list[IndexPair]:
    """A longest common subsequence in little memory (Hirschberg 1975).

    The old side is cut in the middle, and the new one where both halves
    together have the most in common.
    """
    cut = len(old) // 2
    first_half = old[:cut]
    second_half = old[cut:]
    above = _last(_rows(first_half, new))
    below = _last(_rows(reversed(second_half), new[::-1]))
    new_cut = _best_cut(above, below, len(new))
    pairs = common(first_half, new[:new_cut])
    more = common(second_half, new[new_cut:])
    pairs += [(cut + i, new_cut + j) for i, j in more]
    return pairs


def _best_cut(
    above: int,
    below: int,
    size: int,
) -> int:
    """Where to cut the new side so that both halves have the most in common.

    above: the last row of the first half. below: that of the second half, read
    backwards. size: elements of the new side.
    """
    heads = f"{above:0{size}b}"[::-1]  # "0" where an element adds one
    # The same, from the end, so in the order of `heads`.
    tails = f"{below:0{size}b}"
    length = tails.count("0")
    longest = length
    cut = 0
    for index in range(size):
        length += heads[index] == "0"
        length -= tails[index] == "0"
        if length > longest:
            longest = length
            cut = index + 1
    return cut


def heaviest_chain(points: Sequence[Point]) -> list[int]:
    """Indexes of the points of the heaviest chain that increases in x and in
    y.

    points: (x, y, weight). Both x and y increase strictly. O(n log n): chains
    are held by the y of their last point, and of two chains only the one is
    held that is heavier or ends lower.
    """

    def by_x_then_highest(index: int) -> tuple[int, int]:
        x, y, _ = points[index]
        return x, -y

    ends: list[int] = []  # y of the last point of each chain held, increasing
    weights: list[float] = []  # the weight of each of them, increasing too
    last: list[int] = []  # its last point
    before: dict[int, int] = {}  # point → the one before it in its chain
    indexes = range(len(points))
    for index in sorted(indexes, key=by_x_then_highest):
        _, y, weight = points[index]
        at = bisect_left(ends, y)
        if at:
            weight += weights[at - 1]
            before[index] = last[at - 1]
        if at < len(ends) and ends[at] == y and weights[at] >= weight:
            continue
        until = at
        while until < len(ends) and weights[until] <= weight:
            until += 1
        ends[at:until] = [y]
        weights[at:until] = [weight]
        last[at:until] = [index]
    return _chain_back(last, before)


def _chain_back(
    last: list[int],
    before: dict[int, int],
) -> list[int]:
    """The chain that ends with the last of `last`, from its first point on."""
    if not last:
        return []
    index: int | None = last[-1]
    chain = []
    while index is not None:
        chain.append(index)
        index = before.get(index)
    chain.reverse()
    return chain
