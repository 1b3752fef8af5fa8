"""The nodes of valid files, kept from one run to the next (读取缓存).

Reading YAML and holding it against the model takes longer than anything else about a
file that has not changed. A node is kept as plain data, and is found by everything it
was made from: the words of the file, its name and kind, the program, and the libraries
that read it. Files with findings are not kept: they are read again, and complained of
again.
"""

from __future__ import annotations

import marshal
from hashlib import sha256
from pathlib import Path
from typing import Any

import pydantic
import yaml

from policypress.source.model.base import Node
from policypress.source.reading.places import Places
from policypress.system import program
from policypress.system.compiled import folder_of
from policypress.system.kept import Kept

_FOLDER = Path(folder_of(__file__))
# Files kept: those of the shipped policy twice over, so that two can be worked on in
# turns. A policy that has more is kept as well, but then no other beside it.
_MOST = 150
_LIBRARIES = f"{pydantic.VERSION} {yaml.__version__} {yaml.__with_libyaml__}"
# What values consist of, besides mappings, tuples and nodes.
_PLAIN = (str, int, bool, type(None))


class _NotPlain(Exception):
    """A value that is no plain data, and cannot be kept."""


class KeptNodes:
    """What earlier runs understood of files, and what this one does.

    folder: where it is kept.
    """

    def __init__(self, folder: Path = _FOLDER) -> None:
        self._program = program.state()
        self._kept = Kept(folder, "sources", _MOST) if self._program else None
        self._classes = {_name(one): one for one in _below(Node)}
        self._has_news = False

    def get(
        self,
        kind: str,
        name: str,
        text: str,
    ) -> tuple[Node, Places] | None:
        """The node of a file, not bound yet, and the places in it; None when it is not
        known.

        kind: of source file; name: as findings call it; text: what it holds now.
        """
        if self._kept is None:
            return None
        known = self._kept.get(self._key(kind, name, text))
        if known is None:
            return None
        data, positions = marshal.loads(known)
        return self._node(data), Places(name, positions)

    def put(
        self,
        kind: str,
        name: str,
        text: str,
        node: Node,
        places: Places,
    ) -> None:
        """Keep the node of a file in which nothing was found; it must not be bound yet."""
        if self._kept is None:
            return
        try:
            known = marshal.dumps((_plain(node), places.positions()))
        except (_NotPlain, ValueError):
            return
        self._kept.put(self._key(kind, name, text), known)
        self._has_news = True

    def keep(self) -> None:
        """Write down what was read, for the next run; not when the program has been
        changed meanwhile, for then nobody knows which one has read it."""
        if self._kept and self._has_news:
            program.when_unchanged(self._kept.keep)

    def _key(
        self,
        kind: str,
        name: str,
        text: str,
    ) -> bytes:
        """The digest of everything a node is made from."""
        made_from = "\0".join((self._program, _LIBRARIES, kind, name, text))
        return sha256(made_from.encode("utf-8", "surrogateescape")).digest()

    def _node(self, data: list[Any]) -> Node:
        """The node that `_plain` made this of; the mappings in it become the node's."""
        name, fields, written = data
        for key, value in fields.items():
            if type(value) in (list, dict, tuple):
                fields[key] = self._value(value)
        kind = self._classes[name]
        node = kind.__new__(kind)
        # As pydantic sets up a node whose fields are valid; they are frozen.
        put = object.__setattr__
        put(node, "__dict__", fields)
        put(node, "__pydantic_fields_set__", set(written))
        put(node, "__pydantic_extra__", None)
        put(node, "__pydantic_private__", None)
        return node

    def _value(self, value: Any) -> Any:
        """A value of a field."""
        if isinstance(value, list):
            return self._node(value)
        if isinstance(value, dict):
            return {key: self._value(one) for key, one in value.items()}
        if isinstance(value, tuple):
            return tuple([self._value(one) for one in value])
        return value


def _plain(value: Any) -> Any:
    """A value of the model as data that marshal takes: a node is a list of its class,
    its fields and the names of those that were written; nothing else is a list.

    Raises _NotPlain.
    """
    if isinstance(value, Node):
        fields = {key: _plain(one) for key, one in value.__dict__.items()}
        written = tuple(sorted(value.model_fields_set))
        return [_name(type(value)), fields, written]
    kind = type(value)
    if kind is dict:
        return {_plain(key): _plain(one) for key, one in value.items()}
    if kind is tuple:
        return tuple([_plain(one) for one in value])
    if kind in _PLAIN:
        return value
    raise _NotPlain


def _name(kind: type[Node]) -> str:
    """What a class is called, and where it stands."""
    return f"{kind.__module__}:{kind.__qualname__}"


def _below(kind: type[Node]) -> list[type[Node]]:
    """A class and all that are made from it."""
    found = [kind]
    for one in kind.__subclasses__():
        found += _below(one)
    return found
