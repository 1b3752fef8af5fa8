"""What both texts hold besides words, side by side (未比较的内容).

A picture cannot be compared as words. Whether it is the same file can be told,
and is told: nobody is to believe that two versions are equal while something
in them was not looked at.
"""

from __future__ import annotations

from typing import NamedTuple

from policypress.compare.text.tree import Tree, Uncompared
from policypress.findings import Place

_NAMED = 5  # places that a sentence names


class Leftover(NamedTuple):
    """One kind of things that were not compared as words.

    what: 图片. old, new: how many each text has. same: whether they are, one by
    one, the same file. places: where they stand in the new text, or in the old
    one where the new has none.
    """

    what: str
    old: int
    new: int
    same: bool
    places: tuple[Place, ...]

    @property
    def sentence(self) -> str:
        """What a reader should know, in one sentence without a stop."""
        counts = f"：旧 {self.old} 处、新 {self.new} 处"
        if self.old == self.new:
            counts = f" {self.new} 处"
        where = _where(self.places)
        if self.same:
            return f"{self.what}{counts}，两个版本的内容相同"
        return f"{self.what}{counts}{where}，内容有不同，没有作为文字比较"


def leftovers(
    old: Tree,
    new: Tree,
) -> tuple[Leftover, ...]:
    """Every kind of things that either text holds besides words."""
    before = {one.what: one for one in old.uncompared}
    after = {one.what: one for one in new.uncompared}
    nothing = Uncompared("", (), ())
    found = []
    for what in dict.fromkeys([*after, *before]):
        one = before.get(what, nothing)
        other = after.get(what, nothing)
        leftover = Leftover(
            what,
            len(one.places),
            len(other.places),
            one.digests == other.digests,
            other.places or one.places,
        )
        found.append(leftover)
    return tuple(found)


def _where(places: tuple[Place, ...]) -> str:
    """（第 3、7 段等） of places that have a number, "" of others."""
    numbers = list(dict.fromkeys(str(one.line) for one in places if one.line))
    if not numbers:
        return ""
    more = "等" if len(numbers) > _NAMED else ""
    return f"（第 {'、'.join(numbers[:_NAMED])} 段{more}）"
