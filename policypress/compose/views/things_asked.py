"""What a measure asks about things: which tables, and which of their questions."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from policypress.source.model import (
    Column,
    Condition,
    Policy,
    Provision,
    Thing,
    Things,
)
from policypress.source.traverse import every_condition


def things_of(measure: Provision) -> Iterator[str]:
    """Ids of things: those that supports are for, and those that conditions look at;
    some may come twice."""
    for support in measure.supports.values():
        if support.for_each:
            yield support.for_each
    for conditions in conditions_of(measure):
        for _, condition in every_condition(conditions):
            if isinstance(condition, Things):
                yield condition.things


def columns_of(
    policy: Policy,
    measure: Provision,
    thing: Thing,
) -> dict[str, Column]:
    """The columns of a thing that the measure needs, by id; all of them where it only
    counts the thing. Those that general conditions ask of each matter stand last."""
    asked = set(questions_named(policy, measure))
    needed = {
        key: column for key, column in thing.columns.items() if key in asked
    }
    return {
        **(needed or dict(thing.columns)),
        **_of_each_matter(policy, measure),
    }


def _of_each_matter(
    policy: Policy,
    measure: Provision,
) -> dict[str, Column]:
    """Columns of all tables that general conditions look at in each row
    (同一事项是否已获得其他资助)."""
    found = {}
    for key, condition in policy.meta.conditions.items():
        if not condition.each_matter or key in measure.set_aside:
            continue
        for name in condition.fields():
            if name in policy.common_columns:
                found[name] = policy.common_columns[name]
    return found


def questions_named(
    policy: Policy,
    measure: Provision,
) -> Iterator[str]:
    """Ids of all questions and columns that decide and reckon the measure, also those in
    the formulas of derived figures; some may come twice."""
    for name in _named_by(measure):
        yield name
        if name in policy.derived:
            yield from policy.derived[name].parsed.names()


def _named_by(measure: Provision) -> Iterator[str]:
    """What its conditions, amounts and limits name."""
    supports = measure.supports.values()
    for conditions in conditions_of(measure):
        for condition in conditions.values():
            yield from condition.fields()
    for support in supports:
        yield from support.amount.fields()
        if support.ranking and support.ranking.by:
            yield support.ranking.by
    limits = [measure.limits, *(one.limits for one in supports)]
    for limit in chain.from_iterable(one.values() for one in limits):
        yield from limit.fields()


def conditions_of(measure: Provision) -> Iterator[dict[str, Condition]]:
    """The conditions of a measure, and of each of its supports."""
    yield measure.conditions
    for support in measure.supports.values():
        yield support.conditions
