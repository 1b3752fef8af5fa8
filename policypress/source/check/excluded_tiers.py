"""Tiers that nobody can get (得不到的档次): a condition of the same support leaves their choice
out. So it is where a tier was added and the condition forgotten."""

from __future__ import annotations

from collections.abc import Iterator

from policypress.findings import Finding
from policypress.source.figures import nodes_in
from policypress.source.model import (
    AllOf,
    Atom,
    ConditionNode,
    Policy,
    Provision,
    Support,
)
from policypress.source.model.amount.tiers import Tiers
from policypress.source.traverse import at


def check(policy: Policy) -> Iterator[Finding]:
    """A warning for each tier whose choice a condition does not admit."""
    if policy.broken:
        return  # a condition may stand in a file that cannot be read
    many = {key for key, field in policy.fields.items() if field.several}
    for provision in policy.provisions.values():
        for support in provision.supports.values():
            yield from _support(support, provision, many)


def _support(
    support: Support,
    provision: Provision,
    many: set[str],
) -> Iterator[Finding]:
    """The same for one support: with its conditions and those of its provision. many:
    questions with several answers, of which one admits the others too."""
    groups = (support.conditions, provision.conditions)
    asked = [
        atom
        for group in groups
        for condition in group.values()
        for atom in _atoms(condition)
    ]
    for tiers in nodes_in(support.amount):
        if not isinstance(tiers, Tiers):
            continue
        for atom in asked:
            if atom.field == tiers.by and atom.field not in many:
                yield from _excluded(tiers, atom)


def _atoms(condition: ConditionNode) -> Iterator[Atom]:
    """The comparisons that must all hold for a condition to hold."""
    if isinstance(condition, Atom):
        yield condition
    elif isinstance(condition, AllOf):
        for _, part in condition.parts():
            yield from _atoms(part)


def _excluded(
    tiers: Tiers,
    atom: Atom,
) -> Iterator[Finding]:
    """The tiers that one comparison leaves out."""
    for key, tier in tiers.tiers.items():
        if tier.band or tier.condition or _admits(atom, key):
            continue
        name = tier.when or key
        message = f"档次“{name}”没有人能得到：条件“{atom.key}”不含这一选项"
        hint = f"条件也应当包括的，写进它的 values 或者 value（{key}）；不给的，删去这一档"
        yield at(
            tiers,
            f"tiers.{key}",
            "excluded-tier",
            message,
            hint,
            "warning",
        )


def _admits(atom: Atom, choice: str) -> bool:
    """Whether a comparison may hold for a choice."""
    value = atom.value.value if atom.value else ""
    if atom.op == "one_of":
        return choice in atom.values
    if atom.op == "is":
        return choice == value
    if atom.op == "is_not":
        return choice != value
    return True
