"""The order that new numbers of 款, 项 and 目 ask for (款、项的序号): what changes places with
another, and what counts on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from msgspec.structs import replace

from policypress.compare.decision.apply.levels import DEPTH_OF, DEPTHS, depth
from policypress.compare.decision.apply.reference import number_of_label
from policypress.compare.text.labels import relabel
from policypress.compare.text.tree import Line

T = TypeVar("T")
Written = list[tuple[T, Line]]
Block = list[tuple[T, Line]]


def items_in_order(lines: Written[T]) -> Written[T]:
    """第一项改为第三项，第三项改为第一项: the 项 of each 款 in the order of their numbers,
    where each has one of its own; else as they stand.
    """
    found: Written[T] = []
    index = 0
    while index < len(lines):
        if _deep(lines[index]) == 0:
            found.append(lines[index])
            index += 1
            continue
        end = index
        while end < len(lines) and _deep(lines[end]) > 0:
            end += 1
        found += _sorted(_blocks(lines[index:end]))
        index = end
    return found


def _deep(written: tuple[T, Line]) -> int:
    """How deep a line stands; a table as high as a 款."""
    line = written[1]
    return depth(line) if line.level in DEPTHS else 0


def _blocks(lines: Written[T]) -> list[Block[T]]:
    """Lines by what stands as high as the first of them, each with what belongs to it."""
    blocks: list[Block[T]] = []
    for line in lines:
        if not blocks or _deep(line) <= _deep(blocks[0][0]):
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def _sorted(blocks: list[Block[T]]) -> Written[T]:
    """The blocks by number, where no two have one number and each has one."""
    numbers = [number_of_label(block[0][1].label) for block in blocks]
    if all(numbers) and len(set(numbers)) == len(numbers):
        pairs = zip(numbers, blocks, strict=True)
        blocks = [block for _, block in sorted(pairs, key=_first)]
    return [line for block in blocks for line in block]


def _first(pair: tuple[tuple[int, ...], Block[T]]) -> tuple[int, ...]:
    """The number of a block."""
    return pair[0]


def paragraphs_in_order(
    lines: Written[T],
    wanted: Mapping[T, int],
) -> Written[T]:
    """第二款改为第三款，第三款改为第二款: 款 that change places among themselves. wanted: the
    number that each of some 款 is to have.
    """
    blocks = _blocks(lines)
    places = {
        index: wanted[block[0][0]]
        for index, block in enumerate(blocks, 1)
        if block[0][0] in wanted
    }
    if sorted(places) != sorted(places.values()):
        return lines  # no exchange: what is wrong is told elsewhere
    by_number = {number: index for index, number in places.items()}
    ordered = [
        blocks[by_number.get(index, index) - 1]
        for index in range(1, len(blocks) + 1)
    ]
    return [line for block in ordered for line in block]


def counted_on(
    lines: Written[T],
    kinds: Iterable[str],
) -> Written[T]:
    """其后各项序号依次顺延: every 项 (目) with the number of its place."""
    for kind in kinds:
        lines = _counted(lines, DEPTH_OF[kind])
    return lines


def _counted(lines: Written[T], deep: int) -> Written[T]:
    """The lines of one depth counted anew below each that is higher."""
    found: Written[T] = []
    count = 0
    for origin, line in lines:
        here = _deep((origin, line))
        if here < deep:
            count = 0
        if here == deep and line.label:
            count += 1
            label = relabel(line.label, (count,)) or line.label
            line = replace(line, label=label)
        found.append((origin, line))
    return found
