"""Which values a term can have at all (可能的取值), where these are few constants that are
chosen among."""

from __future__ import annotations

from policypress.lists.compiling.facts import NUMBER
from policypress.lists.compiling.terms import Term

# Operations that choose among their parts, or bring one from another home.
_CHOOSING = (
    "fill",
    "smallest",
    "largest",
    "spread",
    "narrow",
    "expand",
    "repeat",
)
_MOST = 64  # values; more are told from each other by nobody


def leaves(term: Term) -> frozenset[int] | None:
    """Every value that a number can have, but for null; None where they are not few."""
    if term.kind != NUMBER:
        return None
    found = _leaves(term)
    return None if found is None or len(found) > _MOST else found


def _leaves(term: Term) -> frozenset[int] | None:
    """The same, of whatever length."""
    if term.is_constant:
        values = () if term.is_unknown else (term.value,)
        return frozenset(values)
    if term.operation in _CHOOSING:
        return _together(term.parts)
    if term.operation == "when":
        return _together(term.parts[1:])
    if term.operation == "multiply" and term.parts[1].is_constant:
        own = _leaves(term.parts[0])
        factor = term.parts[1].value
        return None if own is None else frozenset(one * factor for one in own)
    return None


def _together(parts: tuple[Term, ...]) -> frozenset[int] | None:
    """The values of several."""
    every: frozenset[int] = frozenset()
    for one in parts:
        own = leaves(one)
        if own is None:
            return None
        every |= own
    return every
