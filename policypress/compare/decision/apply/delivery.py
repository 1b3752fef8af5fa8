"""款 and 项 that come from elsewhere, among the lines of the unit they go to (移入): where they
stand, and how they are numbered there.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from policypress.compare.decision.apply.levels import (
    DEPTH_OF,
    DEPTHS,
    below,
    depth,
)
from policypress.compare.text.labels import relabel
from policypress.compare.text.tree import Level, Line


def place_by_number(
    lines: Sequence[Line],
    deep: int,
    number: int,
) -> int:
    """Before which line the one with this number comes; the end of its level when it is
    the next, or none is as high.
    """
    count = 0
    for index, line in enumerate(lines):
        if _counts(line, deep):
            count += 1
        if count == number:
            return index
    if not deep:
        return len(lines)
    alike = [i for i, line in enumerate(lines) if depth(line) >= deep]
    return alike[-1] + 1 if alike else len(lines)


def _counts(line: Line, deep: int) -> bool:
    """Whether a line is one of its level: no table, and no deeper one."""
    return line.level in DEPTHS and depth(line) == deep


def place_beside(
    lines: Sequence[Line],
    anchor: int,
    deep: int,
    before: bool,
) -> int:
    """Before which line something comes that stands beside the line `anchor`: behind what
    belongs to that one, unless it is to belong to it itself.
    """
    if before:
        return anchor
    last = anchor
    if depth(lines[anchor]) >= deep:
        last = [anchor, *below(lines, anchor)][-1]
    return last + 1


def fitted(
    coming: list[Line],
    there: Sequence[Line],
    kind: str,
    number: int,
) -> list[Line]:
    """Lines as they are numbered in their new place. number: 0 when none is given."""
    if not coming or coming[0].rows:
        return coming
    first, *others = coming
    deep = DEPTH_OF.get(kind, 0)
    if not deep:
        return [as_paragraph(first), *others]
    return [_as_item(first, there, deep, number), *others]


def _as_item(
    line: Line,
    there: Sequence[Line],
    deep: int,
    number: int,
) -> Line:
    """A line as 项 or 目, numbered as those that are there."""
    samples = [one for one in there if depth(one) == deep and one.label]
    like = samples[0] if samples else line
    label = like.label or "（一）"
    if number:
        label = relabel(label, (number,)) or label
    level: Level = "item" if deep == 1 else "subitem"
    return replace(line, level=level, label=label, gap=like.gap)


def as_paragraph(line: Line) -> Line:
    """A line as a 款, without the number it had."""
    return replace(line, level="paragraph", label="", gap="")
