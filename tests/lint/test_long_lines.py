"""A line without end, brackets without end: every rule comes to an end of them.

How long it takes beside ordinary text is measured by `benchmarks/hostile_lines.py`.
"""

from __future__ import annotations

import time

import pytest

from policypress.lint.engine import hits
from tests.support.effort import has_time
from tests.support.hostile_lines import (
    PAPER_RULES,
    SIZE,
    TEXTS,
    paper_with,
)

# Where the work grows with the square of the length, a line of 60,000 characters takes
# minutes; a tenth of a second is usual, and no load of a machine makes it this.
ENDLESS = SIZE / 6_000  # seconds of the processor


@pytest.mark.slow
@pytest.mark.parametrize("name", list(TEXTS)[:: 1 if has_time() else 2])
def test_every_rule_comes_to_an_end_of_a_line_without_end(name):
    paper = paper_with(TEXTS[name]())
    endless = []
    for loaded in PAPER_RULES:
        start = time.process_time()
        for _ in hits(paper, loaded):
            pass
        if time.process_time() - start > ENDLESS:
            endless.append(loaded.rule.code)
    assert endless == []
