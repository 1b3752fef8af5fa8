"""What several checks need: the conditions of a policy, and the ids one may refer to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from policypress.findings import Finding, Severity
from policypress.source.model import (
    Condition,
    ConditionNode,
    Figure,
    Item,
    Limit,
    Paragraph,
    Policy,
    Provision,
    Support,
    Text,
)
from policypress.source.model.base import Node
from policypress.source.model.provision import Prose


def known(
    policy: Policy,
    folder: str,
    valid: Iterable[str],
) -> list[str]:
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


def condition_values(
    groups: Iterable[dict[str, Condition]],
) -> dict[str, Figure]:
    """What conditions compare with, by their ids: cond.<id> in prose."""
    return {
        key: value
        for group in groups
        for key, condition in every_condition(group)
        if (value := getattr(condition, "value", None)) is not None
    }


def general_values(policy: Policy) -> dict[str, Figure]:
    """Those of policy.yaml, which prose anywhere may name."""
    meta = policy.meta
    groups = [group.conditions for group in meta.groups.values()]
    return condition_values((meta.conditions, meta.exclusions, *groups))


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


def policy_conditions(
    policy: Policy,
) -> Iterator[tuple[str, ConditionNode]]:
    """Conditions that policy.yaml sets, with their ids: general ones, those of groups,
    and exclusions (不予资助的情形)."""
    for measure, conditions in condition_sets(policy):
        if measure is None:
            yield from conditions.items()


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


def thing_of(
    home: Provision | None,
    owner: Support | None,
) -> str | None:
    """The thing whose rows something stands with: of the support, or of its provision
    where all supports share it."""
    if owner:
        return owner.for_each
    return home.thing if home else None


def known_provisions(policy: Policy) -> list[str]:
    """Ids of the provisions that a chapter may list, valid or not."""
    return [
        name
        for name in known(policy, "measures", policy.provisions)
        if name not in policy.closing
    ]


def parts(provision: Text) -> dict[str, Prose]:
    """The paragraphs, items and subitems (款、项、目) of a provision by the ids within it:
    main, main.a, main.a.x."""
    found: dict[str, Prose] = {}
    for key, paragraph in provision.paragraphs.items():
        found[key] = paragraph
        for name, item in paragraph.items.items():
            found[f"{key}.{name}"] = item
            for below, one in item.items.items():
                found[f"{key}.{name}.{below}"] = one
    return found


def clauses(provision: Text) -> dict[str, str]:
    """The prose of each of those; of a paragraph or item with what it enumerates."""
    found = parts(provision)
    return {
        key: "\n".join(
            node.text
            for name, node in found.items()
            if name == key or name.startswith(f"{key}.")
        )
        for key in found
    }


def all_clauses(policy: Policy) -> dict[str, str]:
    """The prose of each provision, and of each paragraph, item and subitem of it as
    provision.paragraph.item (条、款、项、目), wherever the provision stands. Made once
    a policy: several checks ask for each condition."""
    found = policy.__dict__.get("_clauses")  # beside the fields, as in figures
    if found is not None:
        return found
    found = policy.__dict__["_clauses"] = {}
    for key, provision in policy.provisions.items():
        found[key] = provision.words
        for name, text in clauses(provision).items():
            found[f"{key}.{name}"] = text
    return found


def find_clause(
    policy: Policy,
    name: str,
    home: Provision | None,
) -> Node | None:
    """What a `clause` names: a paragraph or item of the provision it stands in (main.a),
    or another provision or a part of one (effect.main); None when there is none."""
    first, *rest = name.split(".")
    if home is not None and first in home.paragraphs:
        return _inner(home.paragraphs[first], rest)
    provision = policy.provisions.get(first)
    if provision is None or not rest:
        return provision
    paragraph = provision.paragraphs.get(rest[0])
    return _inner(paragraph, rest[1:])


def _inner(
    node: Paragraph | Item | None,
    keys: list[str],
) -> Node | None:
    """The item or subitem of those keys, or the node itself."""
    found: Any = node
    for key in keys:
        items = getattr(found, "items", {})
        found = items.get(key)
    return found
