"""Giving each node of a valid file its permanent path, its place, and each figure the
basis it stands on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from policypress.source.model.base import PLAIN, Node
from policypress.source.model.figure import Basis, Figure, Source
from policypress.source.model.policy import PolicyFile
from policypress.source.model.register import Cited
from policypress.source.reading.places import Loc, Places

_HOLDERS = (Node, dict, tuple)  # values that nodes may stand in
# Stands for the id of the document itself, which no register has.
_THIS = "本文件"


def bind(
    root: Node,
    file_id: str,
    places: Places,
) -> None:
    """Binds `root`, the node of a whole file (``measures/patent-award``), and every node in it.

    A figure without a basis of its own takes the nearest enclosing one: tier, support,
    measure, file. The number and the day of the document itself are its own word: no
    meeting decides them.
    """
    _bind(root, file_id, f"{file_id}#", (), places, None)
    if isinstance(root, PolicyFile):
        for figure in (root.number, root.issued):
            figure.__dict__["_inherited"] = _own_word(_THIS)


def _bind(
    node: Node,
    path: str,
    prefix: str,
    loc: Loc,
    places: Places,
    basis: Basis | None,
) -> None:
    """Binds a node and all in it.

    prefix: what stands before the name of a child in its path. basis: the nearest
    enclosing one. Written to __dict__: the fields are frozen, and these are none.
    """
    state = node.__dict__
    children = tuple(state.items())
    state["_path"], state["_loc"], state["_places"] = path, loc, places
    if isinstance(node, Figure):
        state["_inherited"] = basis
    elif isinstance(node, Cited):
        basis = _own_word(str(loc[-1]))
    basis = state.get("basis") or basis
    for field, value in children:
        if type(value) in PLAIN or not isinstance(value, _HOLDERS):
            continue
        name = node.written(field)
        child_path, child_loc = f"{prefix}{name}", (*loc, name)
        if isinstance(value, Node):
            _bind(
                value,
                child_path,
                f"{child_path}.",
                child_loc,
                places,
                basis,
            )
        elif isinstance(value, dict):
            _bind_all(
                value.items(),
                f"{child_path}.",
                child_loc,
                places,
                basis,
            )
        elif isinstance(value, tuple):
            _bind_all(
                enumerate(value),
                f"{child_path}.",
                child_loc,
                places,
                basis,
            )
    node.when_bound()


def _bind_all(
    items: Iterable[tuple[Any, Any]],
    prefix: str,
    loc: Loc,
    places: Places,
    basis: Basis | None,
) -> None:
    """Binds the nodes of a mapping or a list, and those of the mappings in it: items are
    key, or index, and value."""
    for key, value in items:
        if type(value) in PLAIN:
            continue
        path, inner = f"{prefix}{key}", (*loc, key)
        if isinstance(value, Node):
            _bind(value, path, f"{path}.", inner, places, basis)
        elif isinstance(value, dict):
            _bind_all(value.items(), f"{path}.", inner, places, basis)


def _own_word(document: str) -> Basis:
    """What a document says of itself needs no other source. document: its id.

    Put together without holding it against the model: of files that have not
    changed nothing is, and making pydantic ready takes longer than reading them.
    """
    source = Source.model_construct(document=document)
    return Basis.model_construct(status="published", source=source)
