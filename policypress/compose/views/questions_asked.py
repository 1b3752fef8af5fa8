"""What a measure asks an applicant once (填报项): the questions of its conditions, amounts and
limits, and of what stands before all measures. The calculator asks the same: a test holds
the two together."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from policypress.compose.views.things_asked import questions_named
from policypress.source.model import (
    Column,
    Condition,
    Policy,
    Provision,
    Question,
)


class Asked(Struct, frozen=True):
    """A question of a form. choices: in place of the question's own, of those asked about
    each support by itself (each_matter): which of these."""

    id: str
    node: Question | Column
    choices: dict[str, str] | None = None


def questions_of(
    policy: Policy,
    identity: str,
    measure: Provision,
) -> list[Asked]:
    """The questions, each once, in the order of fields.yaml. identity: of the measure."""
    by_matter = _by_matter(policy, identity, measure)
    named = {*_of_all(policy, measure), *questions_named(policy, measure)}
    found = []
    for key, question in policy.fields.items():
        if key in by_matter:
            found.append(Asked(key, question, by_matter[key]))
        elif key in named:
            found.append(Asked(key, question))
    for key, column in policy.common_columns.items():
        if key in by_matter and key not in policy.fields:
            found.append(Asked(key, column, by_matter[key]))
    return found


def _of_all(
    policy: Policy,
    measure: Provision,
) -> Iterator[str]:
    """Ids of what general conditions, exclusions, groups and the limits of the policy
    name, with what their derived figures are reckoned from; some may come twice."""
    meta = policy.meta
    groups = [
        meta.groups[name].conditions
        for name in measure.beneficiaries
        if name in meta.groups
    ]
    for conditions in (meta.conditions, meta.exclusions, *groups):
        for key, condition in conditions.items():
            if key not in measure.set_aside and not condition.each_matter:
                yield from _with_formula(policy, condition.fields())
    for limit in meta.limits.values():
        yield from _with_formula(policy, limit.fields())


def _with_formula(
    policy: Policy,
    names: Iterator[str],
) -> Iterator[str]:
    """Names, and behind each derived figure the names in its formula."""
    for name in names:
        yield name
        if name in policy.derived:
            yield from policy.derived[name].parsed.names()


def _by_matter(
    policy: Policy,
    identity: str,
    measure: Provision,
) -> dict[str, dict[str, str]]:
    """Questions that are asked of each support that is for no table: id → the supports
    as choices, by the ids that answers have."""
    supports = {
        f"{identity}.{key}": support.name
        for key, support in measure.supports.items()
        if not support.for_each
    }
    found: dict[str, dict[str, str]] = {}
    if not supports:
        return found
    for key, condition in policy.meta.conditions.items():
        if _is_asked_of_matters(condition, key, measure):
            for name in condition.fields():
                found[name] = supports
    return found


def _is_asked_of_matters(
    condition: Condition,
    key: str,
    measure: Provision,
) -> bool:
    """Whether a general condition is a yes or no about each matter, and not set aside."""
    if not condition.each_matter or key in measure.set_aside:
        return False
    return getattr(condition, "op", "") in ("yes", "no")
