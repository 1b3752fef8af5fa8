"""Clauses that merely have other numbers, in few words.

原第五条至第三十条依次改为第六条至第三十一条.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policypress.compare.changes import Change
from policypress.compare.reports.wording import numbers_of
from policypress.compare.text.tree import Node


def renumbered_runs(changes: Sequence[Change]) -> Iterator[str]:
    """A phrase for each run of clauses whose old and new numbers both count
    on.
    """
    run: list[Change] = []
    for change in changes:
        if run and not _follows(run[-1], change):
            yield _run_text(run)
            run = []
        run.append(change)
    if run:
        yield _run_text(run)


def _follows(
    before: Change,
    change: Change,
) -> bool:
    """Whether both numbers of a clause are the next ones."""
    old_follows = _next_number(before.old, change.old)
    return old_follows and _next_number(before.new, change.new)


def _next_number(
    before: Sequence[Node],
    after: Sequence[Node],
) -> bool:
    """Whether one clause comes right after another.

    第五条之一 comes after nothing.
    """
    if len(before) != 1 or len(after) != 1:
        return False
    number = before[0].number
    following = after[0].number
    if len(number) != 1 or len(following) != 1:
        return False
    return following[0] == number[0] + 1


def _run_text(run: Sequence[Change]) -> str:
    """原第二条改为第三条, or with 至 and 依次 for several."""
    first = run[0]
    last = run[-1]
    if first is last:
        return f"原{numbers_of(first.old)}改为{numbers_of(first.new)}"
    old = f"{numbers_of(first.old)}至{numbers_of(last.old)}"
    new = f"{numbers_of(first.new)}至{numbers_of(last.new)}"
    return f"原{old}依次改为{new}"
