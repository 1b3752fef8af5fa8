"""The conditions for applying (申报条件) of a policy, each in words that a
reader understands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from policypress.compare.impact.entry import Entry
from policypress.source.model import AnyOf, Atom, Policy

# How a comparison reads between the question and the value: 经营年限不低于2年.
_COMPARISONS = {
    "is": "为",
    "is_not": "不为",
    "one_of": "属于",
    "at_least": "不低于",
    "more_than": "超过",
    "at_most": "不高于",
    "less_than": "低于",
    "yes": "",
    "no": "未",
}
_Conditions = Mapping[str, Atom | AnyOf]


def condition_entries(policy: Policy) -> Iterator[Entry]:
    """Every condition: those of the whole policy first, then measure by
    measure.
    """
    for label, conditions in _owners(policy):
        for condition in conditions.values():
            words = condition_text(condition, policy)
            yield Entry(condition.path, label, "条件", words, condition.place)


def _owners(policy: Policy) -> Iterator[tuple[str, _Conditions]]:
    """The name of whatever sets conditions, and the conditions
    that it sets.
    """
    yield "通用申报条件", policy.meta.conditions
    for measure in policy.measures.values():
        yield f"{measure.title}·申报条件", measure.conditions
        for support in measure.supports.values():
            yield (
                f"{measure.title}·{support.name}·申报条件",
                support.conditions,
            )


def condition_text(
    condition: Atom | AnyOf,
    policy: Policy,
) -> str:
    """A condition in words: the drafter's own, and what it is measured by."""
    if isinstance(condition, AnyOf):
        return condition.text or _any_of_text(condition, policy)
    if not condition.text:
        return _measured_text(condition, policy)
    if condition.op in ("yes", "no"):
        return condition.text
    return f"{condition.text}（{_measured_text(condition, policy)}）"


def _any_of_text(
    condition: AnyOf,
    policy: Policy,
) -> str:
    """符合下列之一：… with each of the alternatives in words."""
    alternatives = [
        condition_text(atom, policy) for atom in condition.any_of.values()
    ]
    return "符合下列之一：" + "；".join(alternatives)


def _measured_text(
    condition: Atom,
    policy: Policy,
) -> str:
    """经营年限不低于2年: what the applicant is asked, how it is compared, and
    with what.
    """
    question = policy.fields.get(condition.field)
    label = question.label if question else condition.field
    choices = question.choices if question else {}
    values = list(condition.values)
    if condition.value:
        values = [str(condition.value)]
    wanted = "、".join(choices.get(value, value) for value in values)
    comparison = _COMPARISONS[condition.op] + wanted
    if condition.op == "no":
        return comparison + label
    return label + comparison
