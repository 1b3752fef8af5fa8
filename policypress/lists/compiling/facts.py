"""What is known of a term before the list is (已知的范围): its kind, whether it can be
unknown, and between which numbers it lies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from policypress.lists.compiling.terms import Term

BOOLEAN, NUMBER, TEXT, LIST = "boolean", "number", "text", "list"
_CONDITIONS = ("and", "or", "not", "<", "<=", "=", "has bit")
Parts = tuple["Term", ...]
Facts = tuple[str, bool, int, int]  # kind, has_null, least, most


def facts(operation: str, parts: Parts, value: Any) -> Facts:
    """What is known of an operation: its kind, whether it can be null, its bounds."""
    has_null = any(one.has_null for one in parts)
    if operation in _CONDITIONS:
        return BOOLEAN, has_null, 0, 0
    if operation in ("is null", "unanswered"):
        return BOOLEAN, False, 0, 0
    if operation in ("has rows", "told"):
        return BOOLEAN, True, 0, 0
    if operation == "said":
        return TEXT, False, 0, 0
    if operation in ("listed", "repeated"):
        return LIST, False, parts[0].least, parts[0].most
    return _of_number(operation, parts, value, has_null)


def _of_number(
    operation: str, parts: Parts, value: Any, has_null: bool
) -> Facts:
    """The same of what is a number, or one of two."""
    match operation:
        case "when":
            return _of_choice(parts)
        case "smallest" | "largest":
            return _of_extreme(operation, parts)
        case "multiply":
            return NUMBER, has_null, *_of_product(parts)
        case "divide":
            return NUMBER, has_null, *_of_quotient(parts)
        case "how many":
            return NUMBER, False, 0, len(parts)
    return _of_several(operation, parts, value, has_null)


def _of_several(
    operation: str, parts: Parts, value: Any, has_null: bool
) -> Facts:
    """The same of parts that are added, or of which the first that is known counts."""
    known = [one for one in parts if not one.is_unknown]
    lows = [one.least for one in known]
    highs = [one.most for one in known]
    if operation == "fill":
        return parts[0].kind, False, min(lows), max(highs)
    if operation == "add":
        return NUMBER, has_null, sum(lows), sum(highs)
    assert operation == "sum of largest"
    least = min(0, *lows) * value
    return NUMBER, False, least, max(0, *highs) * value


def _of_choice(parts: Parts) -> Facts:
    """One of two; of unknown ones no bounds are known."""
    branches = [one for one in parts[1:] if not one.is_unknown]
    least = min(one.least for one in branches)
    most = max(one.most for one in branches)
    if _is_raised(*parts):
        least = max(parts[2].least, parts[1].least)
    is_open = any(one.has_null for one in parts[1:])
    return parts[1].kind, is_open, least, most


def _is_raised(holds: Term, one: Term, other: Term) -> bool:
    """Whether a constant is chosen wherever a number is below it."""
    if holds.operation != "<" or not one.is_constant or one.is_unknown:
        return False
    number, bound = holds.parts
    is_bound = bound.is_constant and bound.value == one.value
    return number is other and is_bound


def _of_extreme(operation: str, parts: Parts) -> Facts:
    """The smallest or the largest: no further than those that are always there."""
    least = min(one.least for one in parts)
    most = max(one.most for one in parts)
    sure = [one for one in parts if not one.has_null]
    if not sure:
        return NUMBER, True, least, most
    if operation == "smallest":
        return NUMBER, False, least, min(one.most for one in sure)
    return NUMBER, False, max(one.least for one in sure), most


def _of_product(parts: Parts) -> tuple[int, int]:
    """The bounds of a product."""
    one, other = parts
    corners = [
        a * b for a in (one.least, one.most) for b in (other.least, other.most)
    ]
    return min(corners), max(corners)


def _of_quotient(parts: Parts) -> tuple[int, int]:
    """The bounds of a quotient, rounded down, by what is at least 1."""
    one, other = parts
    smallest = max(other.least, 1)
    corners = [
        a // b
        for a in (one.least, one.most)
        for b in (smallest, max(other.most, 1))
    ]
    return min(corners), max(corners)
