"""What both texts hold besides words, side by side (未比较的内容).

A picture cannot be compared as words. Whether it is the same file, and stands at
the same place, can be told, and is told: nobody is to believe that two versions
are equal while something in them was not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from policypress.compare.changes import ChangeSet
from policypress.compare.impact.standing import Standing
from policypress.compare.text.tree import Tree, Uncompared
from policypress.findings import Place

_NAMED = 5  # places that a sentence names
_NOTHING = Uncompared("", (), ())


class Leftover(NamedTuple):
    """One kind of things that were not compared as words.

    what: 图片. old, new: how many each text has. same: whether they are, one by
    one, the same file at the same place. places: where they stand in the new
    text, or in the old one where the new has none. moved: whether they are the
    same but for their place.
    """

    what: str
    old: int
    new: int
    same: bool
    places: tuple[Place, ...]
    moved: bool = False

    @property
    def sentence(self) -> str:
        """What a reader should know, in one sentence without a stop."""
        counts = f"：旧 {self.old} 处、新 {self.new} 处"
        if self.old == self.new:
            counts = f" {self.new} 处"
        where = _where(self.places)
        if self.same:
            return f"{self.what}{counts}，两个版本的内容相同"
        differs = "所在的位置有不同" if self.moved else "内容有不同"
        return f"{self.what}{counts}{where}，{differs}，没有作为文字比较"


def leftovers(
    old: Tree,
    new: Tree,
    changes: ChangeSet | None = None,
) -> tuple[Leftover, ...]:
    """Every kind of things that either text holds besides words.

    changes: the two, compared; None where it does not matter at which place
    things stand.
    """
    before = {one.what: one for one in old.uncompared}
    after = {one.what: one for one in new.uncompared}
    standing = None
    if changes and (before and after or _have_merged(old, new)):
        standing = Standing(changes)
    found = []
    for what in dict.fromkeys([*after, *before]):
        one = before.get(what, _NOTHING)
        other = after.get(what, _NOTHING)
        if one.digests == other.digests:
            moved = not _stand_alike(one, other, standing)
            found.append(_leftover(what, one, other, not moved, moved))
        else:
            found.append(_leftover(what, one, other, same=False))
    if standing and old.merged and new.merged:
        found += _merged(old.merged, new.merged, standing)
    return tuple(found)


def _have_merged(old: Tree, new: Tree) -> bool:
    """Whether cells are merged in one of two texts, and could be in both."""
    if old.merged is None or new.merged is None:
        return False
    return bool(old.merged.places or new.merged.places)


def _leftover(
    what: str,
    old: Uncompared,
    new: Uncompared,
    same: bool,
    moved: bool = False,
) -> Leftover:
    """One kind of things of both texts."""
    return Leftover(
        what,
        len(old.places),
        len(new.places),
        same,
        new.places or old.places,
        moved,
    )


def _stand_alike(
    old: Uncompared,
    new: Uncompared,
    standing: Standing | None,
) -> bool:
    """Whether things that are the same one by one stand at the same places."""
    if standing is None:
        return True
    before = [standing.old(*place) for place in _places(old)]
    after = [standing.new(*place) for place in _places(new)]
    return all(map(standing.leads, before, after))


def _places(things: Uncompared) -> Iterator[tuple[int, int]]:
    """For each thing its paragraph, and how much of that prints before it."""
    for number, place in enumerate(things.places):
        yield place.line, things.at[number] if things.at else 0


def _merged(
    old: Uncompared,
    new: Uncompared,
    standing: Standing,
) -> Iterator[Leftover]:
    """Cells that are merged in one text and not in the other, or otherwise.

    Only those count whose cell both texts have: of the others the table itself
    is told.
    """
    before: dict[int, list[str]] = {}
    after: dict[int, list[str]] = {}
    stands: dict[int, Place] = {}
    for number, place in enumerate(_places(old)):
        image = standing.image(standing.old(*place))
        if image is not None:
            before.setdefault(image, []).append(old.digests[number])
            stands[image] = old.places[number]
    for number, place in enumerate(_places(new)):
        at = standing.new(*place)
        if standing.has_image(at):
            after.setdefault(at, []).append(new.digests[number])
            stands[at] = new.places[number]
    differing = [
        stands[at] for at in sorted(stands) if before.get(at) != after.get(at)
    ]
    if differing:
        counts = (len(old.places), len(new.places))
        yield Leftover(new.what, *counts, False, tuple(differing))


def _where(places: tuple[Place, ...]) -> str:
    """（第 3、7 段等） of places that have a number, "" of others."""
    numbers = list(dict.fromkeys(str(one.line) for one in places if one.line))
    if not numbers:
        return ""
    more = "等" if len(numbers) > _NAMED else ""
    return f"（第 {'、'.join(numbers[:_NAMED])} 段{more}）"
