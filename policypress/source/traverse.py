"""What several checks need: the conditions of a policy, and the ids one may refer to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policypress.findings import Finding, Severity
from policypress.source.model import (
    AmountNode,
    Atom,
    Condition,
    ConditionNode,
    Limit,
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


def every_condition(
    conditions: dict[str, Condition],
) -> Iterator[tuple[str, ConditionNode]]:
    """All conditions with their ids, outer before inner; "" for the inside of `not`."""
    for key, condition in conditions.items():
        yield key, condition
        yield from _within(condition)


def _within(condition: ConditionNode) -> Iterator[tuple[str, ConditionNode]]:
    for key, part in condition.parts():
        yield key, part
        yield from _within(part)


def atoms(conditions: dict[str, Condition]) -> Iterator[Atom]:
    """The comparisons of conditions, at any depth."""
    for _, condition in every_condition(conditions):
        if isinstance(condition, Atom):
            yield condition


def condition_sets(
    policy: Policy,
) -> Iterator[tuple[Provision | None, dict[str, Condition]]]:
    """All mappings of conditions that are not inside an amount, with the measure they
    stand in; None for those of policy.yaml (general, of groups, exclusions)."""
    if policy.meta:
        yield None, policy.meta.conditions
        yield None, policy.meta.exclusions
        for group in policy.meta.groups.values():
            yield None, group.conditions
    for measure in policy.measures.values():
        for conditions in measure.condition_groups():
            yield measure, conditions


def amount_conditions(amount: AmountNode) -> Iterator[ConditionNode]:
    """Conditions inside an amount: of its parts, and of its tiers."""
    for one in amount.walk():
        if one.when is not None:
            yield one.when
        for tier in getattr(one, "tiers", {}).values():
            if tier.condition is not None:
                yield tier.condition


def condition_ids(conditions: dict[str, Condition]) -> Iterator[str]:
    """The ids by which a material names what it proves: of conditions, and of the
    conditions in them."""
    for key, _ in every_condition(conditions):
        if key:
            yield key


def limits(
    policy: Policy,
) -> Iterator[tuple[Provision | None, Support | None, Limit]]:
    """Every limit with the measure and the support it stands in; None, None for those of
    policy.yaml."""
    if policy.meta:
        for limit in policy.meta.limits.values():
            yield None, None, limit
    for measure in policy.measures.values():
        for limit in measure.limits.values():
            yield measure, None, limit
        for support in measure.supports.values():
            for limit in support.limits.values():
                yield measure, support, limit


def thing_of(home: Provision | None, owner: Support | None) -> str | None:
    """The thing whose rows something stands with: of the support, or of its provision
    where all supports share it."""
    if owner:
        return owner.for_each
    return home.thing if home else None


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
