"""A list reckoned part by part (分段测算), so that what is made on the way never fills the
memory."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from policypress.lists.compiling.layout import PLACE
from policypress.lists.compiling.making import Frames
from policypress.lists.engine import Plan
from policypress.lists.running import reckoned

PART = 200_000  # applicants: some hundred megabytes of columns on the way
# Carries out a plan on frames; the last says whether reasons are wanted.
Runner = Callable[[Plan, Frames, bool], Any]


def here(plan: Plan, frames: Frames, with_reasons: bool) -> Any:
    """The results, reckoned by this process."""
    import polars as pl

    number = len(frames.applicants)
    if number <= PART:
        return reckoned(plan, frames, with_reasons=with_reasons)
    found = [
        reckoned(plan, part_of(frames, start, PART), with_reasons=with_reasons)
        for start in range(0, number, PART)
    ]
    return pl.concat(found, how="vertical_relaxed")


def part_of(frames: Frames, start: int, number: int) -> Frames:
    """Some applicants with their rows, which lie in their order."""
    applicants = frames.applicants.slice(start, number)
    first, last = applicants[PLACE][0], applicants[PLACE][-1]
    tables = {}
    for name, table in frames.tables.items():
        begin = table[PLACE].search_sorted(first, side="left")
        end = table[PLACE].search_sorted(last, side="right")
        tables[name] = table.slice(begin, end - begin)
    return Frames(applicants, tables)
