"""Which class of the model, and which of its fields, a place in the data is about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, get_args, get_origin

from policypress.source.model.base import Node
from policypress.source.model.kinds import Later
from policypress.source.reading.places import Loc


def located(
    model: type[Node],
    loc: Loc,
) -> tuple[Loc, type[Node] | None, bool, Any]:
    """The location in the data (pydantic's tags left out), the class that has its last
    part as a field, whether it is the key of a mapping that is wrong, and the type of
    what stands there."""
    kind: Any = model
    owner: type[Node] | None = None
    found: list[Any] = []
    for part in loc:
        if part == "[key]":
            return tuple(found), None, True, None
        if isinstance(part, str) and part.startswith("<"):
            kind = _member(kind, part[1:-1])
            continue
        found.append(part)
        owner = kind if is_node(kind) else None
        kind = _inside(kind, str(part))
    return tuple(found), owner, False, kind


def _member(union: Any, name: str) -> Any:
    """The class of that name in a union; None when there is none."""
    for kind in leaves(union):
        if getattr(kind, "__name__", "") == name:
            return kind
    return None


def is_node(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Node)


def _inside(kind: Any, name: str) -> Any:
    """The type of what stands in a node under that name, or in a mapping or a list at all."""
    if is_node(kind):
        found = field(kind, name)
        if found:
            return _plain(found.annotation)
        return None
    if get_origin(kind) is dict:
        return _plain(get_args(kind)[1])
    if get_origin(kind) is tuple:
        return _plain(get_args(kind)[0])
    return kind


def field(owner: type[Node] | None, name: str) -> Any:
    """A field by its name or its alias; None when the class has none, or there is no class."""
    if owner is None:
        return None
    for key, one in owner.model_fields.items():
        if name in (key, one.alias):
            return one
    return None


def _plain(kind: Any) -> Any:
    """A type without Annotated and without `| None`; a union of classes stays as it is."""
    kind = getattr(kind, "__value__", kind)  # of a named type
    while hasattr(kind, "__metadata__"):
        kind = _made_later(kind.__metadata__) or kind.__origin__
    some = [arg for arg in get_args(kind) if arg is not type(None)]
    if type(None) in get_args(kind) and len(some) == 1:
        return _plain(some[0])
    return kind


def _made_later(metadata: Iterable[Any]) -> Any:
    """The type that stands behind one of those metadata; None when there is none."""
    for one in metadata:
        if isinstance(one, Later):
            return one.made
    return None


def leaves(kind: Any) -> list[Any]:
    return [_plain(arg) for arg in get_args(kind)]
