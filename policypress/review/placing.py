"""Where a provision stands among the others (条的位置): in a list of policy.yaml, in its
part or 附则, or behind the one that its own file names.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from policypress.edit import Add, Edit, Insert, MoveBeside, NewFile, Remove
from policypress.edit.edit import Step
from policypress.edit.emit import entry
from policypress.review.basis import Basis
from policypress.review.sources import Where

HOME = "measures/"
_ARTICLES = "articles"


class Spot(Struct, frozen=True):
    """A place beside another provision: behind it, or before the first of a chapter."""

    other: Where
    is_before: bool = False


class _Listed(Struct, frozen=True):
    """Where policy.yaml lists a provision: the list, and the place in it."""

    loc: tuple[Any, ...]
    index: int


def provision_of(
    basis: Basis,
    number: int,
) -> Where | None:
    """The provision that a paragraph belongs to: a file of its own, or an article of a
    part or of 附则; None for others."""
    node = basis.node(number)
    if node is None:
        return None
    name, loc = node
    if name.startswith(HOME):
        return name, ()
    return (name, loc[:2]) if loc[:1] == (_ARTICLES,) and loc[1:] else None


def spot_behind(basis: Basis, number: int) -> Spot | None:
    """The place of a provision that stands behind a paragraph: the last of another one,
    or the title of a chapter; None in the middle of one."""
    own = provision_of(basis, number) if number >= 0 else None
    following = number + 1
    is_more = following < len(basis.paragraphs)
    other = provision_of(basis, following) if is_more else None
    if own is not None:
        return None if own == other else Spot(own)
    node = basis.node(number) if number >= 0 else None
    is_title = node is not None and node[1][-1:] == ("title",)
    return Spot(other, True) if is_title and other else None


def key_of(provision: Where) -> str:
    """The id by which others name a provision."""
    name, loc = provision
    return str(loc[-1]) if loc else name.removeprefix(HOME)


def taken_out_of_lists(
    basis: Basis,
    provision: Where,
) -> list[Step]:
    """The steps that take a provision out of the list that names it."""
    listed = _listed(basis, provision)
    if listed is None:
        return []
    return [Edit("policy.yaml", Remove((*listed.loc, listed.index)))]


def moved(
    basis: Basis,
    provision: Where,
    spot: Spot,
) -> list[Step]:
    """The steps that put a provision to another place; none where its own file says
    where it stands."""
    if spot.other == provision:
        return []
    here, there = _listed(basis, provision), _listed(basis, spot.other)
    if here and there:
        return _relisted(provision, here, there, spot)
    if here or there or not (provision[1] and spot.other[1]):
        return []
    if provision[0] == spot.other[0]:
        beside = _beside((_ARTICLES,), provision, spot)
        return [Edit(_file(provision), beside)]
    value = basis.files.value(provision)
    add = _add(spot, key_of(provision), value)
    return [Edit(_file(provision), Remove(provision[1])), add]


def added(
    basis: Basis,
    spot: Spot,
    where: Where,
    content: dict[str, Any],
) -> list[Step]:
    """The steps that put a new provision to a place. where: of it; content: what is
    written of it."""
    other = spot.other
    listed = _listed(basis, other)
    steps: list[Step] = []
    if where[1]:
        steps.append(_add(spot, key_of(where), content))
    elif listed is None and not spot.is_before:
        content["after"] = key_of(other)
    if not where[1]:
        lines = [entry(key, value, 0, "\n") for key, value in content.items()]
        steps.append(NewFile(_file(where), "".join(lines)))
    if listed:
        index = listed.index + (not spot.is_before)
        insert = Insert(listed.loc, index, key_of(where))
        steps.append(Edit("policy.yaml", insert))
    return steps


def _add(
    spot: Spot,
    key: str,
    value: Any,
) -> Step:
    """The step that puts an article beside another one."""
    name, loc = spot.other
    before = str(loc[-1]) if spot.is_before else None
    after = None if spot.is_before else str(loc[-1])
    return Edit(f"{name}.yaml", Add(loc[:-1], key, value, after, before))


def _beside(
    loc: tuple[Any, ...],
    provision: Where,
    spot: Spot,
) -> MoveBeside:
    """The change that puts a provision to another place among the names at `loc`."""
    name, other = key_of(provision), key_of(spot.other)
    if spot.is_before:
        return MoveBeside(loc, name, before=other)
    return MoveBeside(loc, name, after=other)


def _relisted(
    provision: Where,
    here: _Listed,
    there: _Listed,
    spot: Spot,
) -> list[Step]:
    """The steps that list a provision elsewhere."""
    if here.loc == there.loc:
        return [Edit("policy.yaml", _beside(here.loc, provision, spot))]
    if provision[1]:
        return []  # an article belongs to the chapter of its part
    loc = (*here.loc, here.index)
    index = there.index + (not spot.is_before)
    return [
        Edit("policy.yaml", Remove(loc)),
        Edit("policy.yaml", Insert(there.loc, index, key_of(provision))),
    ]


def _listed(
    basis: Basis,
    provision: Where,
) -> _Listed | None:
    """Where policy.yaml lists a provision; None where it stands as it is written."""
    key = key_of(provision)
    for loc, items in _lists(basis.files.data("policy"), ()):
        if key in items:
            return _Listed(loc, items.index(key))
    return None


def _lists(
    node: Any,
    loc: tuple[Any, ...],
) -> Iterator[tuple[tuple[Any, ...], list[str]]]:
    """The lists of provisions in policy.yaml with their places."""
    if not isinstance(node, dict):
        return
    for key, value in node.items():
        if key == "measures" and isinstance(value, list):
            yield (*loc, key), value
        elif key == "chapters" or loc[:1] == ("chapters",):
            yield from _lists(value, (*loc, key))


def _file(provision: Where) -> str:
    """The file of a provision, in the policy folder."""
    return f"{provision[0]}.yaml"
