"""What an expression asks of an applicant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_NESTED = (dict, list)


def fields_of(node: Any) -> list[str]:
    """The questions and tables that an expression or a condition reads, in
    order, each once."""
    names = [name for kind, name in _references(node) if kind != "column"]
    return list(dict.fromkeys(names))


def columns_of(node: Any) -> list[str]:
    """The columns it reads, in order, each once."""
    names = [name for kind, name in _references(node) if kind == "column"]
    return list(dict.fromkeys(names))


def _references(node: Any) -> Iterator[tuple[str, str]]:
    """field, column or thing, and the name, in the order they are written."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += reversed(one)
        if not isinstance(one, dict):
            continue
        for key in ("field", "column", "rows", "exists"):
            if isinstance(one.get(key), str):
                kind = key if key in ("field", "column") else "thing"
                yield kind, one[key]
        inner = [value for value in one.values() if type(value) in _NESTED]
        waiting += reversed(inner)
