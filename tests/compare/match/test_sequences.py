"""Longest common subsequence and heaviest chain, against the textbook."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policypress.compare.match import sequences
from policypress.compare.match.sequences import common, heaviest_chain

SHORT = st.text(alphabet="甲乙丙丁", max_size=14)


def textbook(a, b):
    row = [0] * (len(b) + 1)
    for x in a:
        before = row[:]
        for j, y in enumerate(b):
            row[j + 1] = (
                before[j] + 1 if x == y else max(before[j + 1], row[j])
            )
    return row[-1]


@given(SHORT, SHORT)
def test_the_common_part_is_common_in_order_and_longest(a, b):
    found = common(a, b)
    assert all(a[i] == b[j] for i, j in found)
    assert all(i < k and j < m for (i, j), (k, m) in pairwise(found))
    assert len(found) == textbook(a, b)


@given(SHORT, SHORT)
def test_large_sides_are_cut_in_two_and_lose_nothing(a, b):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sequences, "_MOST_BITS", 3)
        found = common(a, b)
    assert all(a[i] == b[j] for i, j in found)
    assert all(i < k and j < m for (i, j), (k, m) in pairwise(found))
    assert len(found) == textbook(a, b)


@given(
    st.lists(
        st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(1, 9)),
        max_size=8,
    )
)
def test_no_chain_is_heavier(points):
    chain = [points[index] for index in heaviest_chain(points)]
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(chain))
    best = 0
    for size in range(len(points) + 1):
        for some in combinations(sorted(points), size):
            if all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(some)):
                best = max(best, sum(point[2] for point in some))
    assert sum(point[2] for point in chain) == best
