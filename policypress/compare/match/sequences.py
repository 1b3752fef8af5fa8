"""Longest common subsequence, and heaviest increasing chain: the two sums that comparing is made of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Iterator, Sequence


def common(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Index pairs of a longest common subsequence, in order.

    Bit-parallel (Hyyrö 2004): one step on whole machine words for each old element; the rows are kept to walk back.
    """
    start = 0
    shortest = min(len(old), len(new))
    while start < shortest and old[start] == new[start]:
        start += 1
    tail = 0
    while tail < shortest - start and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    head = [(index, index) for index in range(start)]
    middle = _middle(old[start : len(old) - tail], new[start : len(new) - tail])
    ends = [(len(old) - index, len(new) - index) for index in range(tail, 0, -1)]
    return [*head, *((start + i, start + j) for i, j in middle), *ends]


_ROWS = 64_000_000  # bits of rows kept at a time: 8 MB, two lines of 8,000 words; beyond it the sum is halved


def _middle(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    if not old or not new:
        return []
    if len(old) * len(new) > _ROWS and len(old) > 1:
        return _halved(old, new)
    rows = list(_rows(old, new))
    found = []
    i, j = len(old) - 1, len(new) - 1
    while i >= 0 and j >= 0:
        if old[i] == new[j]:
            found.append((i, j))
            i, j = i - 1, j - 1
        elif rows[i] >> j & 1:  # column j adds nothing to row i
            j -= 1
        else:
            i -= 1
    return found[::-1]


def _rows(old: Iterable[Hashable], new: Sequence[Hashable]) -> Iterator[int]:
    """For each old element, the columns that add nothing to the length of a common subsequence (bit 1)."""
    places: dict[Hashable, int] = {}
    for index, key in enumerate(new):
        places[key] = places.get(key, 0) | 1 << index
    full = (1 << len(new)) - 1
    row = full
    for key in old:
        if hits := row & places.get(key, 0):
            row = ((row + hits) | (row - hits)) & full
        yield row


def _halved(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """The same in little memory (Hirschberg 1975): where the new side divides when the old one is cut in the middle."""
    cut = len(old) // 2
    above = below = 0
    for above in _rows(old[:cut], new):
        pass
    for below in _rows(reversed(old[cut:]), new[::-1]):
        pass
    at = _best_cut(above, below, len(new))
    first = common(old[:cut], new[:at])
    second = common(old[cut:], new[at:])
    return [*first, *((cut + i, at + j) for i, j in second)]


def _best_cut(above: int, below: int, size: int) -> int:
    """Where to divide so that both halves together have the most in common; rows as from `_rows`, `below` backwards."""
    heads = f"{above:0{size}b}"[::-1]  # heads[j] is "0" where column j adds one
    tails = f"{below:0{size}b}"[::-1]
    length = tails.count("0")
    best, at = length, 0
    for j in range(size):
        length += heads[j] == "0"
        length -= tails[size - 1 - j] == "0"
        if length > best:
            best, at = length, j + 1
    return at


def heaviest_chain(points: Sequence[tuple[int, int, float]]) -> list[int]:
    """Indexes of the points (x, y, weight) of the heaviest chain that strictly increases in x and in y. O(n log n)."""
    order = sorted(
        range(len(points)), key=lambda index: (points[index][0], -points[index][1])
    )
    best_y: list[int] = []  # increasing y …
    best: list[
        tuple[float, int]
    ] = []  # … with increasing total weight and the point that ends the chain
    before: dict[int, int] = {}
    for index in order:
        _, y, weight = points[index]
        at = bisect_left(best_y, y)
        total = weight + (best[at - 1][0] if at else 0.0)
        before[index] = best[at - 1][1] if at else -1
        if at < len(best_y) and best_y[at] == y and best[at][0] >= total:
            continue
        until = at
        while until < len(best_y) and best[until][0] <= total:
            until += 1
        best_y[at:until] = [y]
        best[at:until] = [(total, index)]
    chain = []
    index = best[-1][1] if best else -1
    while index >= 0:
        chain.append(index)
        index = before[index]
    return chain[::-1]
