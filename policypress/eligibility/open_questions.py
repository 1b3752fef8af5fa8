"""Which questions would decide a condition or a number (尚需回答): only those that
still can."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from policypress.eligibility.result import question_key
from policypress.rules import (
    Range,
    Scope,
    Verdict,
    compile_condition,
    compile_number,
)


def open_keys(node: Any, scope: Scope, row: int = 0) -> tuple[str, ...]:
    """The unanswered questions of a condition or a number, in order, each once.

    scope: the answers, in a row where the node is about one; row: its place.
    Keys as `result.question_key` makes them. A table comes before its columns:
    while it is not answered, nothing of its rows is asked.
    """
    return tuple(dict.fromkeys(_keys(node, scope, row)))


def _keys(node: Any, scope: Scope, row: int) -> Iterator[str]:
    """The keys of any node, in the order in which it is written."""
    if isinstance(node, list):
        for part in node:
            yield from _keys(part, scope, row)
    if not isinstance(node, dict):
        return
    for name, walk in _WALKS.items():
        if name in node:
            yield from walk(node, scope, row)
            return
    for part in node.values():
        yield from _keys(part, scope, row)


def _field(node: dict[str, Any], scope: Scope, row: int) -> Iterator[str]:
    name = node["field"]
    if isinstance(name, str) and scope.answers.get(name) is None:
        yield name


def _column(node: dict[str, Any], scope: Scope, row: int) -> Iterator[str]:
    name = node["column"]
    if scope.row is not None and scope.row.get(name) is None:
        yield question_key(scope.thing, row, name)


def _parts(node: dict[str, Any], scope: Scope, row: int) -> Iterator[str]:
    """Of the parts of a condition only those that are not decided."""
    parts = next(node[key] for key in ("all", "any", "of") if key in node)
    for part in parts:
        if verdict_of(part, scope) == "unknown":
            yield from _keys(part, scope, row)


def _choose(node: dict[str, Any], scope: Scope, row: int) -> Iterator[str]:
    """The cases that may apply, up to the first that does."""
    for case in node["choose"]:
        verdict = verdict_of(case["when"], scope)
        if verdict == "no":
            continue
        if verdict == "unknown":
            yield from _keys(case["when"], scope, row)
        yield from _keys(case["then"], scope, row)
        if verdict == "yes":
            return
    yield from _keys(node.get("otherwise", 0), scope, row)


def _product(node: dict[str, Any], scope: Scope, row: int) -> Iterator[str]:
    """Nothing, where a factor is 0 in any case."""
    for part in node["product"]:
        found = _range(part, scope)
        if found.min == found.max == 0:
            return
    yield from _keys(node["product"], scope, row)


def _difference(node: dict[str, Any], scope: Scope, row: int) -> Iterator[str]:
    """Nothing, where it is at its floor in any case."""
    if "floor" in node:
        found = _range(node, scope)
        if found.is_settled:
            return
    yield from _keys(node["difference"], scope, row)


def _table(node: dict[str, Any], scope: Scope, row: int) -> Iterator[str]:
    """The table, or what is open in its rows."""
    thing = node.get("rows") or node.get("exists")
    assert isinstance(thing, str)
    table = scope.table(thing)
    if table is None:
        yield thing
        return
    where = node.get("where", True)
    value = [node.get(key) for key in ("sum", "greatest")]
    for at, answers in enumerate(table):
        inside = scope.inside(thing, answers)
        verdict = verdict_of(where, inside)
        if verdict == "unknown":
            yield from _keys(where, inside, at)
        if verdict != "no":
            yield from _keys(value, inside, at)
    yield from _keys(node.get("most_rows"), scope, row)


def verdict_of(node: Any, scope: Scope) -> Verdict:
    """Whether a part of the rules holds; compiled once."""
    if isinstance(node, bool):
        return "yes" if node else "no"
    return once(("holds", id(node)), node, compile_condition)(scope)


def _range(node: Any, scope: Scope) -> Range:
    """Where a part lies."""
    if not isinstance(node, dict):
        return compile_number(node)(scope)
    return once(("number", id(node)), node, compile_number)(scope)


_made: dict[tuple[str, int], tuple[Any, Any]] = {}
_MOST_MADE = 1_000_000  # a guard: `forget` comes long before


def once(key: tuple[str, int], node: Any, make: Callable[[Any], Any]) -> Any:
    """What is made of a part of the rules, made once. key: what it is made
    into, and the identity of the part, which lives on beside it."""
    found = _made.get(key)
    if found is None or found[0] is not node:
        if len(_made) >= _MOST_MADE:
            _made.clear()
        found = (node, make(node))
        _made[key] = found
    return found[1]


def forget() -> None:
    """Forgets what was made, of rules that are kept no longer."""
    _made.clear()


_WALKS = {
    "rows": _table,
    "exists": _table,
    "field": _field,
    "column": _column,
    "all": _parts,
    "any": _parts,
    "at_least": _parts,
    "choose": _choose,
    "product": _product,
    "difference": _difference,
}
