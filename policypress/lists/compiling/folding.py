"""What can be reckoned while the rules are compiled (常量折叠): operations on constants,
and those that change nothing.

A condition that is unknown for everybody, a table that nobody has, a limit that never
bears: none of them costs anything in the list. `terms` looks the rules up.
"""

from __future__ import annotations

from collections.abc import Callable
from math import gcd
from typing import Any

from policypress.lists.compiling.choosing import when
from policypress.lists.compiling.facts import NUMBER
from policypress.lists.compiling.rowless import is_never, without_rows
from policypress.lists.compiling.terms import (
    RULES,
    Term,
    apply,
    constant,
    unknown,
)

Parts = tuple[Term, ...]


def _and(parts: Parts, value: Any) -> Term | None:
    """One false decides."""
    return _joined(parts, False)


def _or(parts: Parts, value: Any) -> Term | None:
    """One true decides."""
    return _joined(parts, True)


def _joined(parts: Parts, decides: bool) -> Term | None:
    """Of two, the one that decides, or the other where one changes nothing."""
    one, other = parts
    for mine, theirs in ((one, other), (other, one)):
        if mine.is_plainly(decides):
            return mine
        if mine.is_plainly(not decides):
            return theirs
    if one is other or (one.is_unknown and other.is_unknown):
        return one
    return _without_rows(one, other) if decides is False else None


def _without_rows(one: Term, other: Term) -> Term | None:
    """Two conditions of which one asks for rows and the other never holds without."""
    for mine, theirs in ((one, other), (other, one)):
        less = without_rows(mine)
        if less is not None and is_never(theirs):
            return less & theirs
    return None


def _not(parts: Parts, value: Any) -> Term | None:
    """Not not is nothing."""
    (one,) = parts
    if one.is_unknown:
        return one
    if one.is_constant:
        return constant(not one.value)
    if one.operation == "=" and _is_least(*one.parts):
        return apply("<", one.parts[1], one.parts[0])
    return one.parts[0] if one.operation == "not" else None


def _is_least(one: Term, other: Term) -> bool:
    """Whether a number is compared with the least that it can be."""
    is_number = one.kind == NUMBER and other.is_constant
    return is_number and one.least == other.value


def _is_null(parts: Parts, value: Any) -> Term | None:
    """What is known for everybody, or for nobody."""
    (one,) = parts
    if one.is_constant or not one.has_null:
        return constant(one.is_unknown)
    if one.operation == "not":
        return one.parts[0].is_null()
    return None


def _fill(parts: Parts, value: Any) -> Term | None:
    """There may be nothing to fill."""
    one, filler = parts
    if one.is_unknown:
        return filler
    return None if one.has_null else one


def _add(parts: Parts, value: Any) -> Term | None:
    """Two numbers, or nothing added."""
    one, other = parts
    if one.is_unknown or other.is_unknown:
        return unknown(NUMBER)
    if one.is_constant and other.is_constant:
        return constant(one.value + other.value)
    if one.is_constant and one.value == 0:
        return other
    return one if other.is_constant and other.value == 0 else None


def _multiply(parts: Parts, value: Any) -> Term | None:
    """Two numbers, or one by a constant."""
    one, other = parts
    if one.is_constant:
        one, other = other, one
    if one.is_unknown or other.is_unknown:
        return unknown(NUMBER)
    if one.is_constant:
        return constant(one.value * other.value)
    if not other.is_constant:
        return None
    found = _times(one, other.value)
    if found is None and parts[0].is_constant:
        return one * other
    return found


def _times(one: Term, factor: int) -> Term | None:
    """A number by 1 or 0, one that is multiplied already, one of several constants."""
    if factor == 1:
        return one
    if factor == 0 and not one.has_null:
        return constant(0)
    if one.operation == "multiply" and one.parts[1].is_constant:
        return one.parts[0] * (one.parts[1].value * factor)
    if one.operation == "when" and _ends_in_constants(one):
        holds, then, rest = one.parts
        return apply("when", holds, then * factor, rest * factor)
    return None


def _ends_in_constants(one: Term) -> bool:
    """Whether constants are chosen from."""
    if one.operation == "when":
        return all(_ends_in_constants(each) for each in one.parts[1:])
    return one.is_constant


def _divide(parts: Parts, value: Any) -> Term | None:
    """Rounded down; by what it was multiplied with."""
    one, other = parts
    if one.is_unknown:
        return one
    if not other.is_constant:
        return None
    if one.is_constant:
        return constant(one.value // other.value)
    if other.value == 1:
        return one
    if one.operation != "multiply" or not one.parts[1].is_constant:
        return None
    factor = one.parts[1].value
    if factor % other.value == 0:
        return one.parts[0] * (factor // other.value)
    shared = gcd(factor, other.value)
    if factor < 1 or shared == 1:
        return None
    return one.parts[0] * (factor // shared) // (other.value // shared)


def _extreme(choose: Callable[[Any], int]) -> Any:
    """The rule of the smallest or the largest."""
    name = "smallest" if choose is min else "largest"

    def rule(parts: Parts, value: Any) -> Term | None:
        """Unknown ones are passed over."""
        known = [one for one in parts if not one.is_unknown]
        taken = _before_factor(name, known)
        if taken is not None:
            return taken
        left = _rivals(known, choose)
        if not left:
            return unknown(NUMBER)
        if len(left) == 1:
            return left[0]
        return None if len(left) == len(parts) else apply(name, *left)

    return rule


def _before_factor(name: str, parts: list[Term]) -> Term | None:
    """Of a multiple and a constant that is one as well: what is smaller before it is
    multiplied, so that numbers stay small."""
    if len(parts) != 2:
        return None
    one, bound = parts
    if one.is_constant:
        one, bound = bound, one
    is_multiple = one.operation == "multiply" and one.parts[1].is_constant
    if not (is_multiple and bound.is_constant):
        return None
    factor = one.parts[1].value
    if factor <= 1 or bound.value % factor:
        return None
    return apply(name, one.parts[0], bound.value // factor) * factor


def _rivals(known: list[Term], choose: Any) -> list[Term]:
    """Those that may be chosen: of constants one, and what is never beyond it."""
    plain = [one.value for one in known if one.is_constant]
    rest = [one for one in known if not one.is_constant]
    if not plain:
        return rest
    bound = choose(plain)
    rest = [one for one in rest if not _is_beyond(one, bound, choose)]
    if _bears(rest, bound, choose):
        rest.append(constant(bound))
    return rest


def _is_beyond(one: Term, bound: int, choose: Any) -> bool:
    """Whether a number is never the one that is chosen, beside a constant."""
    nearest = one.least if choose is min else one.most
    return bool(choose(nearest, bound) == bound)


def _bears(rest: list[Term], bound: int, choose: Any) -> bool:
    """Whether a constant is ever chosen."""
    for one in rest:
        furthest = one.most if choose is min else one.least
        if not one.has_null and choose(furthest, bound) == furthest:
            return False
    return True


def _compared(order: Callable[[int, int], bool]) -> Any:
    """The rule of a comparison."""

    def rule(parts: Parts, value: Any) -> Term | None:
        """What the bounds of both tell."""
        one, other = parts
        if one.is_unknown or other.is_unknown:
            return unknown()
        if one.is_constant and other.is_constant:
            return constant(order(one.value, other.value))
        if one.has_null or other.has_null:
            return None
        if order(one.most, other.least):
            return constant(True)
        if not order(one.least, other.most):
            return constant(False)
        return None

    return rule


def _equal(parts: Parts, value: Any) -> Term | None:
    """Two constants, or what can never be the same."""
    one, other = parts
    if one.is_unknown or other.is_unknown:
        return unknown()
    if one.is_constant and other.is_constant:
        return constant(one.value == other.value)
    if one.has_null or other.has_null or one.kind != NUMBER:
        return None
    if one is other:
        return constant(True)
    return constant(False) if _are_apart(one, other) else None


def _are_apart(one: Term, other: Term) -> bool:
    """Whether two numbers can never be the same."""
    return one.most < other.least or other.most < one.least


def _told(parts: Parts, value: Any) -> Term | None:
    """Where one side is decided, and where nothing is open."""
    holds, fails = parts
    if holds.is_constant:
        sure = constant(bool(holds.value))
        return sure if sure.value else apply("when", fails, False, unknown())
    if fails.is_constant:
        rest = constant(False) if fails.value else unknown()
        return apply("when", holds, True, rest)
    return None


def _has_bit(parts: Parts, value: Any) -> Term | None:
    """A set of which nothing is known."""
    (one,) = parts
    return unknown() if one.is_unknown else None


_RULES: dict[str, Callable[[Parts, Any], Term | None]] = {
    "and": _and,
    "or": _or,
    "not": _not,
    "is null": _is_null,
    "fill": _fill,
    "when": when,
    "add": _add,
    "multiply": _multiply,
    "divide": _divide,
    "smallest": _extreme(min),
    "largest": _extreme(max),
    "<": _compared(lambda one, other: one < other),
    "<=": _compared(lambda one, other: one <= other),
    "=": _equal,
    "has bit": _has_bit,
    "told": _told,
}


RULES.update(_RULES)
