"""Supports of which an applicant gets only one for the same thing: the clause pays only the
highest (就高), or they ask for different choices (国家标准、行业标准)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from policypress.source.model import Provision, Support
from policypress.source.model.condition import AllOf, Atom, ConditionNode


def only_one_is_given(
    measure: Provision,
    keys: list[str],
) -> bool:
    """Whether the same matter gets only one of these supports."""
    wanted = set(keys)
    if any(wanted <= set(one.of) for one in measure.highest.values()):
        return True
    supports = [measure.supports[key] for key in keys]
    return all(_exclude(*pair) for pair in combinations(supports, 2))


def _exclude(
    one: Support,
    other: Support,
) -> bool:
    """Whether both ask for the same choice, and none that fits both."""
    asked = dict(_choices(one))
    for field, values in _choices(other):
        if field in asked and asked[field].isdisjoint(values):
            return True
    return False


def _choices(support: Support) -> Iterator[tuple[str, set[str]]]:
    """The fields of which a support wants one of these choices."""
    for condition in support.conditions.values():
        for atom in _atoms(condition):
            if atom.op == "is" and atom.value is not None:
                yield atom.field, {str(atom.value)}
            elif atom.op == "one_of":
                yield atom.field, set(atom.values)


def _atoms(condition: ConditionNode) -> Iterator[Atom]:
    """Comparisons that all have to hold."""
    if isinstance(condition, Atom):
        yield condition
    elif isinstance(condition, AllOf):
        for _, part in condition.parts():
            yield from _atoms(part)
