"""Finding what became of clauses and 款 that seem to have come and gone (单列、分列、合并的识别)."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field

from policypress.compare.changes import Change, ChangeSet
from policypress.compare.decision.write.likeness import is_counted
from policypress.compare.decision.write.merging import merge
from policypress.compare.decision.write.parting import part
from policypress.compare.decision.write.raising import raise_paragraphs
from policypress.compare.decision.write.regrouped import Regrouped
from policypress.compare.text.tree import Node


class _Sides(Struct):
    """The clauses that stay in their place, those that are gone, and new ones that have
    a number.
    """

    stays: list[Change] = field(default_factory=list)
    gone: list[Change] = field(default_factory=list)
    come: list[Node] = field(default_factory=list)


def regrouped(changes: ChangeSet) -> Regrouped:
    """What became of the clauses and 款 of a text that seem to have come and gone."""
    sides = _by_side(changes)
    found = Regrouped()
    part(found, changes, sides.stays, sides.come)
    left = [node for node in sides.come if not found.is_part(node)]
    whole = [one for one in sides.stays if id(one) not in found.parted]
    raise_paragraphs(found, [*whole, *sides.gone], left)
    merge(found, changes, _open(found, whole), _rest(found, sides.gone))
    return found


def _open(found: Regrouped, whole: Sequence[Change]) -> list[Change]:
    """The clauses that stay and that no 款 has left."""
    left = {id(one.change) for one in found.raised.values()}
    return [one for one in whole if id(one) not in left]


def _rest(found: Regrouped, gone: Sequence[Change]) -> list[Change]:
    """The clauses that are gone and not told as anything else."""
    return [one for one in gone if not found.takes(one.old[0])]


def _by_side(changes: ChangeSet) -> _Sides:
    """The clauses of both texts by what the comparison shows of them."""
    found = _Sides()
    for step in changes.steps:
        change = step.change
        sides = (step.side, len(change.old), len(change.new))
        if change.unit != "clause":
            continue
        if sides == ("both", 1, 1):
            found.stays.append(change)
        elif sides == ("old", 1, 0):
            found.gone.append(change)
        elif step.side == "new" and not change.old:
            found.come += filter(is_counted, change.new)
    return found
