"""Counting numbers of both texts at once (计数).

Which list gives which number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from policypress.render.redline.paragraph_groups import (
    Number,
    ParagraphGroup,
    Writing,
)

_DEEPEST = 2


class CountedList(Struct, frozen=True):
    """A list. list: its number, from 1.

    new, old: how many of its numbers have been given in each text.
    """

    list: int
    writing: Writing
    start: int
    new: int = 0
    old: int = 0

    def follows(self, values: Mapping[str, int]) -> bool:
        """Whether these are its next numbers, by side."""
        following = {
            "new": self.start + self.new,
            "old": self.start + self.old,
        }
        return all(following[side] == value for side, value in values.items())

    def after(self, values: Mapping[str, int]) -> CountedList:
        """The list when these numbers are given."""
        new = self.new + ("new" in values)
        old = self.old + ("old" in values)
        return replace(
            self,
            new=new,
            old=old,
        )


def counted(
    groups: Sequence[ParagraphGroup],
) -> tuple[dict[int, dict[str, int]], list[CountedList]]:
    """What is left to lists, and the lists.

    The first: place of a paragraph → its list in each text, 0 for none, for
    every paragraph of the groups that can be counted.
    """
    given: dict[int, dict[str, int]] = {}
    lists: list[CountedList] = []
    now: dict[Writing, CountedList] = {}
    for group in groups:
        trial = _Trial(dict(now), len(lists))
        if not group.counted or not trial.takes_all(group):
            continue
        now = trial.now
        lists += trial.begun
        given |= dict.fromkeys(group.places, {})
        given |= trial.given
    return given, lists


class _Trial:
    """A trial to give the next numbers.

    now: the lists that go on; begun: those it began; given: place → list by
    side.
    """

    def __init__(
        self,
        now: dict[Writing, CountedList],
        before: int,
    ) -> None:
        """now: the lists before the trial.

        before: how many lists there are.
        """
        self.now = now
        self.before = before
        self.begun: list[CountedList] = []
        self.given: dict[int, dict[str, int]] = {}

    def takes_all(self, group: ParagraphGroup) -> bool:
        """Whether all paragraphs of a group can have their numbers."""
        return all(
            self._takes(place, sides)
            for place, sides in sorted(group.numbers.items())
        )

    def _takes(
        self,
        place: int,
        sides: Mapping[str, Number],
    ) -> bool:
        """Whether a paragraph can have its numbers, one in each text it stands
        in.
        """
        wanted: dict[Writing, dict[str, int]] = {}
        for side, number in sides.items():
            if number:
                writing, value = number
                wanted.setdefault(writing, {})[side] = value
        self._end_deeper(
            min((writing.depth for writing in wanted), default=_DEEPEST)
        )
        lists = dict.fromkeys(sides, 0)
        for writing, values in wanted.items():
            found = self._list(writing, values)
            if not found:
                return False
            self.now[writing] = found.after(values)
            lists |= dict.fromkeys(values, found.list)
        self.given[place] = lists
        return True

    def _end_deeper(self, depth: int) -> None:
        """Ends the lists of deeper levels.

        Under the next number they begin anew.
        """
        self.now = {
            writing: counted_list
            for writing, counted_list in self.now.items()
            if writing.depth <= depth
        }

    def _list(
        self,
        writing: Writing,
        values: Mapping[str, int],
    ) -> CountedList | None:
        """The list that gives these numbers next.

        One that goes on, or else a new one.

        None when the two texts would have to begin it with different numbers.
        """
        found = self.now.get(writing)
        if found and found.follows(values):
            return found
        starts = set(values.values())
        if len(starts) > 1:
            return None
        begun = CountedList(
            self.before + len(self.begun) + 1,
            writing,
            starts.pop(),
        )
        self.begun.append(begun)
        return begun
