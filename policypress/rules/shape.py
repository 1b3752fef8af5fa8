"""The operations of the language: which keys each takes."""

from __future__ import annotations

from typing import Any, NamedTuple

from policypress.rules.errors import RulesError


class Shape(NamedTuple):
    """The keys of an operation besides its own."""

    required: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()


def _shape(
    required: str = "",
    optional: str = "",
) -> Shape:
    return Shape(frozenset(required.split()), frozenset(optional.split()))


# `rows` comes before the keys that say what is made of them.
NUMBERS = {
    "rows": _shape("", "where sum greatest count most_rows most"),
    "value": _shape("", "words"),
    "field": _shape("", "most"),
    "column": _shape("", "most"),
    "sum": _shape(),
    "product": _shape(),
    "least": _shape(),
    "greatest": _shape(),
    "difference": _shape("", "floor"),
    "quotient": _shape(),
    "whole": _shape("of"),
    "choose": _shape("", "otherwise"),
    "undecided": _shape("", "most"),
    "step": _shape("kind", "name clause"),
}
CONDITIONS = {
    "all": _shape(),
    "any": _shape(),
    "at_least": _shape("of"),
    "not": _shape(),
    "is": _shape("value"),
    "one_of": _shape("values"),
    "has": _shape("value"),
    "compare": _shape(),
    "date": _shape("op value"),
    "exists": _shape("", "where"),
}
CASE = _shape("when then", "words")


def operation(
    node: Any,
    operations: dict[str, Shape],
    path: str,
) -> str:
    """The operation of a node, whose keys are all right; else RulesError."""
    if not isinstance(node, dict):
        raise RulesError("应是一个运算（对象）", path)
    for name, shape in operations.items():
        if name in node:
            check_keys(
                node,
                name,
                shape,
                path,
            )
            return name
    shown = "、".join(str(key)[:40] for key in list(node)[:5])
    raise RulesError(f"没有认识的运算（键：{shown or '无'}）", path)


def check_keys(
    node: dict[str, Any],
    name: str,
    shape: Shape,
    path: str,
) -> None:
    """Nothing is missing and nothing is there that would not be read."""
    missing = shape.required - node.keys()
    if missing:
        keys = "、".join(sorted(missing))
        raise RulesError(f"“{name}”缺少：{keys}", path)
    others = node.keys() - shape.required - shape.optional - {name}
    if others:
        keys = "、".join(sorted(str(key)[:40] for key in others))
        raise RulesError(f"“{name}”不认识：{keys}", path)
