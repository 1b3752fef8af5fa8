"""Which of two is chosen (择一), as simple as it can be: the rules of `terms.when`."""

from __future__ import annotations

from typing import Any

from policypress.lists.compiling.facts import BOOLEAN, NUMBER
from policypress.lists.compiling.rowless import (
    is_nothing,
    is_nothing_or_open,
    is_zero_of_unanswered,
    without_rows,
)
from policypress.lists.compiling.terms import Term, apply

Parts = tuple[Term, ...]


def when(parts: Parts, value: Any) -> Term | None:
    """Where it is decided, where both are the same, and where it is the condition
    itself. An unknown condition does not hold, so that needs no telling."""
    holds, one, other = parts
    if holds.is_constant:
        return one if holds.value else other
    if _is_same(one, other):
        return one
    if _is_other_anyway(holds, one, other):
        return other
    asked = _whatever_rows(holds, one, other)
    if asked is not None:
        return apply("when", asked, one, other)
    found = _kept_open(holds, one, other)
    if found is not None:
        return found
    if holds.operation == "fill":
        return _of_filled(holds, one, other)
    return _of_conditions(holds, one, other)


def _is_other_anyway(holds: Term, one: Term, other: Term) -> bool:
    """Whether the other one says the same wherever the condition holds."""
    if _is_told_twice(holds, one, other):
        return True
    return is_zero_of_unanswered(holds, one, other)


def _of_filled(holds: Term, one: Term, other: Term) -> Term:
    """By a condition that is decided where it is unknown: without that decision, which
    for an unknown one is the other."""
    inner, filling = holds.parts
    if filling.value:
        return apply("when", ~inner, other, one)
    return apply("when", inner, one, other)


def _is_told_twice(holds: Term, one: Term, other: Term) -> bool:
    """Whether the other is the same wherever the condition holds."""
    if other.operation != "when":
        return False
    inner, _, rest = other.parts
    is_negated = inner.operation == "not" and _is_alike(inner.parts[0], holds)
    return is_negated and _is_same(one, rest)


def _is_alike(one: Term, other: Term) -> bool:
    """Whether two are made of the same in the same way."""
    if one is other:
        return True
    mine = (one.operation, one.value, one.home, one.bits, len(one.parts))
    theirs = (other.operation, other.value, other.home, other.bits)
    if mine != (*theirs, len(other.parts)):
        return False
    pairs = zip(one.parts, other.parts, strict=True)
    return all(_is_alike(mine, theirs) for mine, theirs in pairs)


def _whatever_rows(holds: Term, one: Term, other: Term) -> Term | None:
    """The condition without asking for rows, where without rows it is 0 either way."""
    if other.is_constant and other.value == 0 and is_nothing(one):
        return without_rows(holds)
    if holds.operation != "not" or not (one.is_constant and one.value == 0):
        return None
    if not is_nothing_or_open(other):
        return None
    less = without_rows(holds.parts[0])
    return None if less is None else ~less


def _is_same(one: Term, other: Term) -> bool:
    """Whether both are one, or the same constant."""
    if one is other:
        return True
    both = one.is_constant and other.is_constant
    return both and bool(one.value == other.value)


def _kept_open(holds: Term, one: Term, other: Term) -> Term | None:
    """A number that is at least something, but stays unknown where it is."""
    if not other.is_unknown or one.kind != NUMBER:
        return None
    if holds.operation != "not" or holds.parts[0].operation != "is null":
        return None
    number = holds.parts[0].parts[0]
    if one is number:
        return one
    if one.operation == "fill" and one.parts[0] is number:
        return number
    if _is_raised(one, number):
        return apply("when", number < one.parts[1], one.parts[1], number)
    return None


def _is_raised(one: Term, number: Term) -> bool:
    """Whether one is a number, or a constant where that is larger."""
    if one.operation != "largest" or len(one.parts) != 2:
        return False
    first, bound = one.parts
    return first is number and bound.is_constant


def _of_conditions(holds: Term, one: Term, other: Term) -> Term | None:
    """One of two conditions without choosing, where one of them is constant: bits are
    combined many times as fast as they are chosen."""
    if one.kind != BOOLEAN or not (one.is_constant or other.is_constant):
        return None
    sure = holds.fill_null(False)
    if one.is_plainly(True):
        return sure | other
    if one.is_plainly(False):
        return ~sure & other
    if other.is_plainly(False):
        return sure & one
    if other.is_plainly(True):
        return ~sure | one
    return None
