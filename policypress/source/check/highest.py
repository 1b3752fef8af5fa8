"""What of several supports only the highest is given (就高), general conditions that are
set aside (不适用), whom a provision is for (groups), and exclusions (不予资助的情形)."""

from __future__ import annotations

from collections.abc import Iterator

from policypress.findings import Finding, did_you_mean
from policypress.source.model import Highest, Policy, Provision, Support
from policypress.source.traverse import at


def check(policy: Policy) -> Iterator[Finding]:
    """Findings for ids that name nothing, and for groups of things that differ."""
    for measure in policy.measures.values():
        for one in measure.highest.values():
            yield from _members(one, measure)
        if not policy.meta:
            continue
        yield from _set_aside(measure, policy)
        yield from _groups(measure, policy)
        for support in measure.supports.values():
            yield from _set_aside(support, policy)
    if policy.meta:
        yield from _exclusions(policy)


def _members(
    one: Highest,
    measure: Provision,
) -> Iterator[Finding]:
    """They are supports of the provision, given for each of the same things or of none."""
    there = []
    for number, name in enumerate(one.of):
        if name in measure.supports:
            there.append(measure.supports[name])
            continue
        yield at(
            one,
            f"of.{number}",
            "unknown-support",
            f"本条没有资助项目“{name}”",
            did_you_mean(name, measure.supports),
        )
    if len({support.for_each for support in there}) > 1:
        names = "、".join(f"“{support.name}”" for support in there)
        yield at(
            one,
            "of",
            "highest-of-different-things",
            f"{names}不是按同一种事物计算的，无法逐项就高",
            "各项写同一个 for_each，或者都不写",
        )
    yield from _clause(one, measure)


def _clause(
    one: Highest,
    measure: Provision,
) -> Iterator[Finding]:
    """The clause that says so is one of the provision's."""
    if not one.clause or one.clause in measure.paragraphs:
        return
    yield at(
        one,
        "clause",
        "unknown-clause",
        f"没有“{one.clause}”款",
        did_you_mean(one.clause, measure.paragraphs),
    )


def _set_aside(
    owner: Provision | Support,
    policy: Policy,
) -> Iterator[Finding]:
    """What is set aside are general conditions."""
    general = policy.meta.conditions
    for number, name in enumerate(owner.set_aside):
        if name in general:
            continue
        child = number if isinstance(owner.set_aside, tuple) else name
        yield at(
            owner,
            f"set_aside.{child}",
            "unknown-condition",
            f"policy.yaml 没有通用条件“{name}”",
            did_you_mean(name, general),
        )


def _groups(
    measure: Provision,
    policy: Policy,
) -> Iterator[Finding]:
    """Whom a provision is for is named in policy.yaml."""
    for number, name in enumerate(measure.beneficiaries):
        if name in policy.meta.groups:
            continue
        yield at(
            measure,
            f"beneficiaries.{number}",
            "unknown-group",
            f"policy.yaml 的 groups 中没有“{name}”",
            did_you_mean(name, policy.meta.groups, "先在 groups 中登记"),
        )


def _exclusions(policy: Policy) -> Iterator[Finding]:
    """The list is printed, so that each of its entries says itself."""
    for condition in policy.meta.exclusions.values():
        if condition.text:
            continue
        yield Finding(
            "exclusion-without-text",
            "不予资助的情形没有写 text（表述），条文和指南无从列出",
            condition.place,
            "补写 text: 情形的说法",
        )
