"""Lines of a source file and how deep they stand (缩进): a node ends before the next line
that is indented no deeper than its key."""

from __future__ import annotations

from collections.abc import Sequence


def depth(line: str) -> int:
    """How many blanks a line begins with."""
    return len(line) - len(line.lstrip())


def end_of_node(
    lines: Sequence[str],
    first: int,
    most: int | None = None,
) -> int:
    """Behind which line the node ends that begins in line `first`; both from 0. most: how
    many lines it may take at most."""
    own = depth(lines[first])
    last = len(lines) if most is None else min(first + most, len(lines))
    for number in range(first + 1, last):
        line = lines[number]
        if line.strip() and depth(line) <= own:
            return number
    return last
