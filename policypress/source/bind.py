"""Giving each node of a valid file its permanent path, its place, and each figure the basis it stands on."""

from __future__ import annotations

from typing import Any

from policypress.source.model.base import Node
from policypress.source.model.figure import Basis, Figure, Source
from policypress.source.model.register import Cited
from policypress.source.reading.places import Loc, Places


def bind(root: Node, file_id: str, places: Places) -> None:
    """Binds `root`, the node of a whole file (``measures/patent-award``), and every node in it.

    A figure without a basis of its own takes the nearest enclosing one: tier, support, measure, file.
    """
    _bind(root, file_id, f"{file_id}#", (), places, None)


def _bind(
    node: Node, path: str, prefix: str, loc: Loc, places: Places, basis: Basis | None
) -> None:
    """prefix: what stands before the name of a child in its path. Written to __dict__: the fields are frozen, these are none."""
    state = node.__dict__
    children = tuple(state.items())
    state["_path"], state["_loc"], state["_places"] = path, loc, places
    if isinstance(node, Figure):
        state["_inherited"] = basis
    elif isinstance(node, Cited):
        basis = _own_word(loc)
    basis = state.get("basis") or basis
    for name, value in children:
        if isinstance(value, Node):
            _bind(
                value,
                f"{prefix}{name}",
                f"{prefix}{name}.",
                (*loc, name),
                places,
                basis,
            )
        elif isinstance(value, dict):
            _bind_all(value.items(), f"{prefix}{name}.", (*loc, name), places, basis)
        elif isinstance(value, tuple):
            _bind_all(enumerate(value), f"{prefix}{name}.", (*loc, name), places, basis)


def _bind_all(
    items: Any, prefix: str, loc: Loc, places: Places, basis: Basis | None
) -> None:
    for key, value in items:
        if isinstance(value, Node):
            _bind(
                value, f"{prefix}{key}", f"{prefix}{key}.", (*loc, key), places, basis
            )


def _own_word(loc: Loc) -> Basis:
    """What a document says of itself needs no other source."""
    return Basis(status="published", source=Source(document=str(loc[-1])))
