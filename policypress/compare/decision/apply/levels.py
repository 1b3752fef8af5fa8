"""款, 项 and 目 as levels of lines (层次): how deep a line stands, and what belongs to it."""

from __future__ import annotations

from collections.abc import Sequence

from policypress.compare.text.tree import Line

DEPTHS = {"clause": 0, "paragraph": 0, "item": 1, "subitem": 2}
DEPTH_OF = {"款": 0, "段": 0, "表格": 0, "项": 1, "目": 2}


def depth(line: Line) -> int:
    """0 of a 款, 1 of an 项, 2 of a 目; 0 of anything else."""
    return DEPTHS.get(line.level, 0)


def below(
    lines: Sequence[Line],
    index: int,
) -> range:
    """The 项 and 目 that belong to a 款 or 项: the lines after it that stand deeper."""
    end = index + 1
    if lines[index].level not in DEPTHS:
        return range(end, end)
    least = depth(lines[index])
    while end < len(lines) and depth(lines[end]) > least:
        end += 1
    return range(index + 1, end)


def parent(
    lines: Sequence[Line],
    index: int,
    deep: int,
) -> int | None:
    """The line that holds what stands after `index` at this depth: the 款 of an 项; None
    when nothing does.
    """
    for at in range(index, -1, -1):
        if lines[at].level in DEPTHS and depth(lines[at]) < deep:
            return at
    return None
