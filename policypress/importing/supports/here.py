"""Where a sum is looked at: its text, its part, the words around it (上下文)."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from policypress.importing.supports.parts import (
    Part,
    clause_end,
    clause_start,
)
from policypress.language.sums import Sum


class Around(Struct, frozen=True):
    """The words around a list of sums.

    start, end: of the list; near: from its clause's begin, or from the sum before; after:
    to the clause's end; clause: of its clause before it; part: its whole part; rest: of
    the part behind it; before: of the part up to it; head: what the list that it stands
    in is of, such as 按以下标准给予奖励; is_range: whether they are the ends of one.
    """

    start: int
    end: int
    near: str
    after: str
    clause: str
    part: str
    rest: str
    before: str = ""
    head: str = ""
    is_range: bool = False


class Here(Struct, frozen=True):
    """A part of a text. text: even; plain: the same without brackets; head: the line
    that its list stands below."""

    text: str
    plain: str
    part: Part
    head: str = ""

    @property
    def words(self) -> str:
        """All words of the part."""
        return self.text[self.part.start : self.part.end]

    def before(self, at: int) -> str:
        """The words of the part before a place."""
        return self.text[self.part.start : at]

    @property
    def line_start(self) -> int:
        """Where the line begins that the part stands in."""
        return self.plain.rfind("\n", 0, self.part.start) + 1

    def clause_before(self, at: int) -> str:
        """The clause before the one that a place stands in; "" where the part begins."""
        start = clause_start(self.plain, at)
        if start <= self.part.start:
            return ""
        previous = clause_start(self.plain, start - 1)
        return self.text[max(previous, self.part.start) : start]

    def around(
        self,
        group: Sequence[Sum],
        last_end: int,
    ) -> Around:
        """The words around a list of sums. last_end: where the sum before ends."""
        first, last = group[0], group[-1]
        start = max(clause_start(self.plain, first.start), self.part.start)
        end = min(clause_end(self.plain, last.end), self.part.end)
        return Around(
            first.start,
            last.end,
            self.text[max(start, last_end) : first.start],
            self.text[last.end : end],
            self.text[start : first.start],
            self.words,
            self.text[last.end : self.part.end],
            self.before(first.start),
            self.head,
            first.side == "low",
        )
