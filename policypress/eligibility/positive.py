"""Conditions made of others: that an amount is anything at all, and that a
condition does not hold. Made once for each part of the rules."""

from __future__ import annotations

from typing import Any

from policypress.eligibility.open_questions import once

_FEN = "1/100"


def positive(node: Any) -> Any:
    """That a number of yuan is at least a fen, as far down as its shape tells."""
    if not isinstance(node, dict):
        return {"compare": [node, ">=", _FEN]}
    return once(("positive", id(node)), node, _positive)


def _positive(node: dict[str, Any]) -> Any:
    """For each operation what makes it more than nothing."""
    if "step" in node:
        return positive(node["step"])
    if "least" in node:
        return {"all": [positive(part) for part in node["least"]]}
    for name in ("sum", "greatest"):
        if name in node and "rows" not in node:
            return {"any": [positive(part) for part in node[name]]}
    if "choose" in node:
        return _of_choose(node)
    return {"compare": [node, ">=", _FEN]}


def _of_choose(node: dict[str, Any]) -> Any:
    """A case that applies and gives something."""
    ways = [
        {"all": [case["when"], positive(case["then"])]}
        for case in node["choose"]
    ]
    otherwise = node.get("otherwise", 0)
    if otherwise != 0:
        none = [{"not": case["when"]} for case in node["choose"]]
        ways.append({"all": [*none, positive(otherwise)]})
    return {"any": ways}


def negated(node: Any) -> Any:
    """That a condition does not hold, with `not` as far in as it goes."""
    if isinstance(node, bool):
        return not node
    return once(("not", id(node)), node, _negated)


def _negated(node: dict[str, Any]) -> Any:
    """The opposite of one operation (De Morgan)."""
    if "all" in node:
        return {"any": [{"not": part} for part in node["all"]]}
    if "any" in node:
        return {"all": [{"not": part} for part in node["any"]]}
    if "at_least" in node:
        parts = node["of"]
        fewest = len(parts) - node["at_least"] + 1
        return {"at_least": fewest, "of": [{"not": one} for one in parts]}
    if "not" in node:
        return node["not"]
    return {"not": node}
