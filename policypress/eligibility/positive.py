"""Conditions made of others: that an amount is anything at all, and that a
condition does not hold. Made once for each part of the rules."""

from __future__ import annotations

from typing import Any

from policypress.eligibility.open_questions import once

Node = dict[str, Any]  # one operation
_FEN = "1/100"


def positive(node: Any) -> Any:
    """That a number of yuan is at least a fen, as far down as its shape tells."""
    if not isinstance(node, dict):
        return _at_least_a_fen(node)
    key = ("positive", id(node))
    return once(key, node, _positive)


def _at_least_a_fen(node: Any) -> Node:
    """The comparison itself."""
    return {"compare": [node, ">=", _FEN]}


def _positive(node: Node) -> Any:
    """For each operation what makes it more than nothing."""
    if "step" in node:
        return positive(node["step"])
    if "least" in node:
        parts = [positive(part) for part in node["least"]]
        return {"all": parts}
    if "choose" in node:
        return _of_choose(node)
    if "rows" in node:
        return _at_least_a_fen(node)
    for name in ("sum", "greatest"):
        if name in node:
            parts = [positive(part) for part in node[name]]
            return {"any": parts}
    return _at_least_a_fen(node)


def _of_choose(node: Node) -> Any:
    """A case that applies and gives something."""
    ways: list[Node] = []
    for case in node["choose"]:
        pays = positive(case["then"])
        ways.append({"all": [case["when"], pays]})
    otherwise = node.get("otherwise", 0)
    if otherwise != 0:
        whens = [case["when"] for case in node["choose"]]
        pays = positive(otherwise)
        ways.append({"all": [*_each_not(whens), pays]})
    return {"any": ways}


def _each_not(parts: list[Any]) -> list[Node]:
    """The opposite of each condition."""
    return [{"not": part} for part in parts]


def negated(node: Any) -> Any:
    """That a condition does not hold, with `not` as far in as it goes."""
    if isinstance(node, bool):
        return not node
    key = ("not", id(node))
    return once(key, node, _negated)


def _negated(node: Node) -> Any:
    """The opposite of one operation (De Morgan)."""
    if "all" in node:
        return {"any": _each_not(node["all"])}
    if "any" in node:
        return {"all": _each_not(node["any"])}
    if "at_least" in node:
        parts = node["of"]
        fewest = len(parts) - node["at_least"] + 1
        return {"at_least": fewest, "of": _each_not(parts)}
    if "not" in node:
        return node["not"]
    return {"not": node}
