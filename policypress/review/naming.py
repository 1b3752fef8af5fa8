"""What of the source an expression of a prose names (所指的数据): `p.region` a value of
policy.yaml, `s.gold.of` one of a support, `exclusions.late` the prose of a situation.

What is computed, as a reference to a clause, names nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from policypress.edit.changes import NoSuchNode, value_at
from policypress.review.sources import GetData, Where

EXPRESSION = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_STATEMENT = re.compile(r"\{[%#]")
_DOTTED = re.compile(
    r"\{\{\s*([\w-]+(?:\.[\w-]+)+)\s*(?:\|\s*listing\('(\w+)'\)\s*)?\}\}"
)
_POLICY = "policy"
_LISTED = "、"
_DEEP = 4  # names that stand in names; more is a circle


def prose_named(
    source: str,
    data_of: GetData,
) -> Where | None:
    """The prose that an expression prints whole; None for others."""
    keys = _keys(source)
    if len(keys) != 2 or keys[0] != "exclusions":
        return None
    where = (_POLICY, (*keys, "text"))
    return where if isinstance(_value(where, data_of), str) else None


def name_named(
    source: str,
    data_of: GetData,
) -> Where | None:
    """The value of policy.yaml that an expression prints as it stands there; None for
    others."""
    keys = _keys(source)
    if len(keys) != 2 or keys[0] != "p":
        return None
    where = (_POLICY, keys[1:])
    return where if isinstance(_value(where, data_of), str) else None


def said(
    where: Where,
    data_of: GetData,
    depth: int = 0,
) -> str | None:
    """What a value prints, the names in it filled in; None where that is computed."""
    words = _value(where, data_of)
    if not isinstance(words, str) or _STATEMENT.search(words):
        return None
    made, at = "", 0
    for found in EXPRESSION.finditer(words):
        inner = name_named(found[0], data_of)
        if inner is None or depth == _DEEP:
            return None
        filled = said(inner, data_of, depth + 1)
        if filled is None:
            return None
        made += words[at : found.start()] + filled
        at = found.end()
    return made + words[at:]


def data_named(
    where: Where,
    source: str,
    words: str,
    data_of: GetData,
) -> list[tuple[str, Where]]:
    """The values of a support that an expression printed as some words, each with its
    own: one, or several with 、 between; none where that is not certain.

    where: the prose that the expression is written in.
    """
    keys = _keys(source)
    if len(keys) < 3 or keys[0] != "s":
        return []
    home = (where[0], (*_provision(where[1]), "supports", keys[1]))
    support = _value(home, data_of)
    found = _DOTTED.fullmatch(source)
    listed = found[2] if found else None
    rest = (*keys[2:], listed) if listed else keys[2:]
    parts = words.split(_LISTED) if listed else [words]
    known = [
        (home[0], (*home[1], *loc))
        for loc in _texts(support, ())
        if _is_along(rest, loc)
    ]
    return _each_its_own(parts, known, data_of)


def _each_its_own(
    parts: Sequence[str],
    known: Sequence[Where],
    data_of: GetData,
) -> list[tuple[str, Where]]:
    """Words with the one place that says them; none where one of them has several, or
    none."""
    made = []
    for part in parts:
        own = [one for one in known if _value(one, data_of) == part]
        if len(own) != 1:
            return []
        made.append((part, own[0]))
    return made


def _keys(source: str) -> tuple[str, ...]:
    """The keys of a plain expression, () for others."""
    found = _DOTTED.fullmatch(source)
    return tuple(found[1].split(".")) if found else ()


def _value(where: Where, data_of: GetData) -> Any:
    """What stands at a place, None for nothing."""
    data = data_of(where[0])
    try:
        return None if data is None else value_at(data, where[1])
    except NoSuchNode:
        return None


def _provision(loc: tuple[Any, ...]) -> tuple[Any, ...]:
    """The provision in which a prose stands, in a file of one or of many."""
    for key in ("paragraphs", "text"):
        if key in loc:
            return loc[: loc.index(key)]
    return ()


def _texts(
    node: Any,
    loc: tuple[Any, ...],
) -> Iterator[tuple[Any, ...]]:
    """Where the texts of a node stand."""
    if isinstance(node, str):
        yield loc
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from _texts(value, (*loc, key))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from _texts(value, (*loc, index))


def _is_along(
    keys: tuple[str, ...],
    loc: tuple[Any, ...],
) -> bool:
    """Whether all keys stand on the way to a place, in their order, the last at its
    end."""
    left = iter(loc)
    return loc[-1:] == keys[-1:] and all(key in left for key in keys)
