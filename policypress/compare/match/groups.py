"""What belongs together on both sides, and walking both sides at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from policypress.compare.match.sequences import (
    IndexPair,
    Point,
    heaviest_chain,
)

_Item = TypeVar("_Item")


class Group(NamedTuple):
    """Texts that belong together, by index.

    One and one, one and several (split, 拆分), several and one (merged, 合并);
    one and none or none and one for a text that stands on one side only.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]

    @classmethod
    def pair(
        cls,
        i: int,
        j: int,
    ) -> Group:
        """One old and one new text."""
        return cls((i,), (j,))

    @property
    def one_to_one(self) -> bool:
        """Whether it is one text on each side."""
        return len(self.old) == len(self.new) == 1


def grouped(pairs: Iterable[IndexPair]) -> list[Group]:
    """A group for each pair of an old and a new index."""
    return [Group.pair(i, j) for i, j in pairs]


def chosen(
    items: Sequence[_Item],
    indexes: Iterable[int],
) -> list[_Item]:
    """The items that stand at some indexes."""
    return list(map(items.__getitem__, indexes))


class Stretch(NamedTuple):
    """What stands on both sides up to a group, and the group.

    old, new: indexes of what belongs to no group that is in order. group: None
    after the last one.
    """

    old: range
    new: range
    group: Group | None


def in_order(
    groups: Sequence[Group],
    weights: Iterable[float],
) -> list[Group]:
    """The groups that stand in the same order on both sides.

    The heaviest such choice.

    groups: with something on each side. weights: of each group, what keeping
    its place is worth.
    """
    points: list[Point] = []
    for group, weight in zip(groups, weights, strict=True):
        i = group.old[0]
        j = group.new[0]
        points.append((i, j, weight))
    return chosen(groups, heaviest_chain(points))


def stretches(
    groups: Iterable[Group],
    old_size: int,
    new_size: int,
) -> Iterator[Stretch]:
    """Both sides from the first to the last index, group by group.

    groups: in the same order on both sides. old_size, new_size: indexes on
    each side.
    """
    i = 0
    j = 0
    for group in groups:
        old_before = range(i, group.old[0])
        new_before = range(j, group.new[0])
        yield Stretch(old_before, new_before, group)
        i = group.old[-1] + 1
        j = group.new[-1] + 1
    old_after = range(i, old_size)
    new_after = range(j, new_size)
    yield Stretch(old_after, new_after, None)
