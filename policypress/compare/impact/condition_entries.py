"""The conditions for applying (申报条件) of a policy, each in words that a
reader understands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from policypress.compare.impact.entry import Entry
from policypress.source.condition_words import PlainConditions
from policypress.source.model import ConditionNode, Policy

_Conditions = Mapping[str, ConditionNode]


def condition_entries(policy: Policy) -> Iterator[Entry]:
    """Every condition: those of the whole policy first, then measure by measure."""
    for label, conditions, thing in _owners(policy):
        writer = PlainConditions(policy, thing)
        for condition in conditions.values():
            words = writer.condition(condition)
            yield Entry(condition.path, label, "条件", words, condition.place)


def _owners(
    policy: Policy,
) -> Iterator[tuple[str, _Conditions, str | None]]:
    """Whatever sets conditions: its name, the conditions, the thing whose rows they
    look at."""
    yield "通用申报条件", policy.meta.conditions, None
    for group in policy.meta.groups.values():
        yield f"{group.label}·申报条件", group.conditions, None
    yield "不予资助的情形", policy.meta.exclusions, None
    for measure in policy.measures.values():
        yield f"{measure.called}·申报条件", measure.conditions, None
        for support in measure.supports.values():
            label = f"{measure.called}·{support.name}·申报条件"
            yield label, support.conditions, support.for_each
