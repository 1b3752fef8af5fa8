"""Whatever is moved, parted, joined, raised or renumbered, a decision gives the new text, tells
nothing twice and crosses no full stop.
"""

from __future__ import annotations

import re
from collections import Counter

import pytest

from policypress.compare import compare
from policypress.compare.decision.apply.apply import apply
from policypress.compare.decision.write.decision import amendment
from policypress.compare.text.tree import text_of
from tests.support.effort import MORE_OF_THE_SAME, times
from tests.support.rewritten_texts import rewritten
from tests.support.texts import tree

FEW = [range(start, start + 60) for start in range(0, 240, 60)]
MANY = [
    pytest.param(range(start, start + 250), marks=MORE_OF_THE_SAME)
    for start in range(1000, 1000 + times(1000), 250)
]


@pytest.mark.slow
@pytest.mark.parametrize("seeds", [*FEW, *MANY])
def test_every_rewritten_text_is_given_and_nothing_is_told_twice(seeds):
    for seed in seeds:
        old, new = map(tree, rewritten(seed))
        for before, after in ((old, new), (new, old)):
            decision = amendment(compare(before, after))
            applied = apply(decision.text, before)
            assert applied.findings == (), (seed, decision.text)
            assert text_of(applied.tree) == text_of(after), seed
            heads = [x for x in decision.lines if not x.startswith("“")]
            assert told_twice(heads) == [], (seed, decision.text)
            assert across_a_full_stop(heads) == [], (seed, decision.text)


def pairs(line: str) -> list[tuple[str, str]]:
    return re.findall("“([^“”]+)”修改为“([^“”]+)”", line)


def told_twice(lines: list[str]) -> list[tuple[str, str]]:
    told = Counter(pair for line in lines for pair in set(pairs(line)))
    return [pair for pair, times in told.items() if times > 1]


def across_a_full_stop(lines: list[str]) -> list[tuple[str, str]]:
    return [
        (old, new)
        for line in lines
        for old, new in pairs(line)
        if "。" in old[:-1] + new[:-1]
    ]
