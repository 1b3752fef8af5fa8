"""What several checks need: the conditions of a policy, and the ids one may refer to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policypress.findings import Finding, Severity
from policypress.source.model import (
    AnyOf,
    Atom,
    Condition,
    Policy,
    Provision,
    Support,
)
from policypress.source.model.base import Node


def known(policy: Policy, folder: str, valid: Iterable[str]) -> list[str]:
    """Names of the files of a folder, valid or not: what is merely broken is not missing."""
    broken = [
        key.removeprefix(f"{folder}/")
        for key in sorted(policy.broken)
        if key.startswith(f"{folder}/")
    ]
    return [*valid, *broken]


def at(
    node: Node,
    child: str,
    code: str,
    message: str,
    hint: str,
    severity: Severity = "error",
) -> Finding:
    """A finding at the value of a child."""
    return Finding(
        code,
        message,
        node.place_of(child),
        hint,
        severity,
    )


def supports(policy: Policy) -> Iterator[tuple[Provision, Support]]:
    """Every support (资助项目) with the measure it stands in."""
    for measure in policy.measures.values():
        for support in measure.supports.values():
            yield measure, support


def atoms(conditions: dict[str, Condition]) -> Iterator[Atom]:
    """The atoms of conditions, those inside any_of too."""
    for condition in conditions.values():
        if isinstance(condition, AnyOf):
            yield from condition.any_of.values()
        else:
            yield condition


def condition_sets(
    policy: Policy,
) -> Iterator[tuple[Provision | None, dict[str, Condition]]]:
    """All mappings of conditions, with the measure they stand in; None for the general
    ones of policy.yaml."""
    if policy.meta:
        yield None, policy.meta.conditions
    for measure in policy.measures.values():
        for conditions in measure.condition_groups():
            yield measure, conditions


def condition_ids(conditions: dict[str, Condition]) -> Iterator[str]:
    """The ids by which a material names what it proves: of conditions, and of the parts
    of any_of."""
    for key, condition in conditions.items():
        yield key
        if isinstance(condition, AnyOf):
            yield from condition.any_of


def supplementary_clauses(policy: Policy) -> dict[str, str]:
    """The prose of each supplementary article, and of each of its paragraphs as
    article.paragraph (附则的条、款)."""
    found: dict[str, str] = {}
    if not policy.supplementary:
        return found
    for key, article in policy.supplementary.articles.items():
        texts = {name: one.text for name, one in article.paragraphs.items()}
        found[key] = "\n".join(texts.values())
        for name, text in texts.items():
            found[f"{key}.{name}"] = text
    return found
