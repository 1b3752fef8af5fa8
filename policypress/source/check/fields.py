"""Conditions against the questions an applicant answers (填报项), wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from policypress.findings import Finding, did_you_mean
from policypress.source.asking import TYPES, Asked, Asking
from policypress.source.model import (
    AtLeast,
    Atom,
    ConditionNode,
    Policy,
    Things,
)
from policypress.source.model.base import Node
from policypress.source.traverse import at

_ORDERED = ("at_least", "more_than", "at_most", "less_than")
_EQUAL = ("is", "is_not")
# By the type of the question: how its answer may be compared.
_COMPARISONS = {
    "yes_no": ("yes", "no"),
    "choice": (*_EQUAL, "one_of"),
    "number": (*_ORDERED, *_EQUAL),
    "money": (*_ORDERED, *_EQUAL),
    "date": (*_ORDERED, *_EQUAL),
    "text": _EQUAL,
}


# So many rows, in whatever they are counted: no sum, no share, no time.
_COUNT = re.compile("[0-9]{1,9}(?!个?月|年|日|天|小时)[^0-9元%万亿.]{0,6}")


def check(policy: Policy) -> Iterator[Finding]:
    """Findings for conditions that no answer of an applicant can decide."""
    if "fields" in policy.broken:
        return
    general = policy.meta.conditions.values() if policy.meta else ()
    known = [id(condition) for condition in general]
    for asking, conditions in _sets(policy):
        for condition in conditions.values():
            yield from condition_findings(condition, asking)
            if condition.each_matter and id(condition) not in known:
                yield _not_general(condition)


def _not_general(condition: ConditionNode) -> Finding:
    """A condition of a support is asked of each row anyhow."""
    return at(
        condition,
        "each_matter",
        "each-matter-elsewhere",
        "只有 policy.yaml 的通用条件写 each_matter",
        "删去；资助项目写 for_each，条件就逐项判断",
    )


def _sets(
    policy: Policy,
) -> Iterator[tuple[Asking, dict[str, ConditionNode]]]:
    """All mappings of conditions, each with what may be asked there."""
    everywhere = Asking(policy)
    if policy.meta:
        yield from _general(policy, everywhere)
        yield everywhere, policy.meta.exclusions
        for group in policy.meta.groups.values():
            yield everywhere, group.conditions
    for measure in policy.measures.values():
        yield everywhere.within(measure.thing), measure.conditions
        for support in measure.supports.values():
            yield everywhere.within(support.for_each), support.conditions


def _general(
    policy: Policy,
    everywhere: Asking,
) -> Iterator[tuple[Asking, dict[str, ConditionNode]]]:
    """General conditions; those asked of each matter may look at the common columns."""
    for key, condition in policy.meta.conditions.items():
        asking = _Common(policy) if condition.each_matter else everywhere
        yield asking, {key: condition}


class Checking(Asking):
    """What may be asked at a place, as an amount is checked against it
    (model/amount/_asking.Scope)."""

    def condition(self, condition: ConditionNode) -> Iterator[Finding]:
        """What is wrong with a condition that stands in an amount."""
        yield from condition_findings(condition, self)


class _Common(Asking):
    """What may be asked of every matter: the common columns, and questions, which are
    then asked of each."""

    @cached_property
    def known(self) -> dict[str, Asked]:
        """Questions and common columns."""
        return {**self.policy.fields, **self.policy.common_columns}


def condition_findings(
    condition: ConditionNode,
    asking: Asking,
) -> Iterator[Finding]:
    """What is wrong with a condition, and with those in it."""
    if isinstance(condition, Atom):
        yield from _atom(condition, asking)
        return
    if isinstance(condition, AtLeast):
        yield from _enough(condition)
    inner = asking
    if isinstance(condition, Things):
        if condition.things not in asking.policy.things:
            yield _unknown_thing(condition, asking.policy)
            return
        inner = asking.within(condition.things)
        yield from _counted(condition, inner)
    for _, part in condition.parts():
        yield from condition_findings(part, inner)


def _enough(condition: AtLeast) -> Iterator[Finding]:
    """So many can hold only where there are so many."""
    if condition.at_least <= len(condition.of):
        return
    yield at(
        condition,
        "at_least",
        "too-many-wanted",
        f"要满足其中{condition.at_least}项，只列了{len(condition.of)}项",
        "补写各项，或改小 at_least",
    )


def _unknown_thing(
    condition: Things,
    policy: Policy,
) -> Finding:
    """A condition on rows of a table that is not there."""
    return at(
        condition,
        "things",
        "unknown-thing",
        f"fields.yaml 的 things 中没有“{condition.things}”",
        did_you_mean(condition.things, policy.things, "先在 things 中登记"),
    )


def _counted(
    condition: Things,
    rows: Asking,
) -> Iterator[Finding]:
    """What is counted or summed can be compared with the value."""
    if condition.total:
        yield from rows.typed(
            condition,
            "total",
            condition.total,
            "money",
            "number",
        )
        if condition.value is None:
            yield _without_value(condition)
        else:
            yield from rows.comparable(condition.value, condition.total)
        return
    value = condition.value
    if value is None or not value.value:
        return
    if not _COUNT.fullmatch(value.value):
        yield at(
            value,
            "value",
            "wrong-unit",
            f"数的是行数，写的是“{value.value}”",
            "写成如 3件",
        )


def _without_value(condition: Things | Atom) -> Finding:
    """A comparison with nothing."""
    return at(
        condition,
        "op",
        "missing-field",
        f"{condition.op} 要写明 value（值）",
        "补写 value: 值",
    )


def _atom(atom: Atom, asking: Asking) -> Iterator[Finding]:
    """One comparison: its question is there, can be compared so, and with such a value."""
    asked = asking.asked(atom, "field", atom.field)
    if isinstance(asked, Finding):
        yield asked
    elif atom.op not in _COMPARISONS[asked.type]:
        title = TYPES[asked.type]
        yield at(
            atom,
            "op",
            "wrong-comparison",
            f"填报项“{asked.label}”是{title}，不能用 {atom.op} 比较",
            f"可用：{'、'.join(_COMPARISONS[asked.type])}",
        )
    elif atom.op == "one_of":
        yield from _values(atom, asked)
    elif atom.op not in ("yes", "no"):
        yield from _value(atom, asked, asking)


def _values(atom: Atom, asked: Asked) -> Iterator[Finding]:
    """What one_of compares with: choices of the question, and at least one."""
    if not atom.values:
        yield at(
            atom,
            "op",
            "missing-field",
            "one_of 要写明 values（可选值）",
            "补写 values: [选项标识, 选项标识]",
        )
    for number, value in enumerate(atom.values):
        yield from _choice(atom, f"values.{number}", value, asked)


def _value(
    atom: Atom,
    asked: Asked,
    asking: Asking,
) -> Iterator[Finding]:
    """What any other comparison compares with: one value that fits the question."""
    if atom.value is None:
        yield _without_value(atom)
    elif asked.type == "choice":
        yield from _choice(atom, "value", atom.value.value, asked)
    else:
        yield from asking.comparable(atom.value, atom.field)


def _choice(
    node: Node,
    child: str,
    value: str,
    asked: Asked,
) -> Iterator[Finding]:
    """value: what stands at the child; it is one of the question's choices."""
    if value in asked.choices:
        return
    yield at(
        node,
        child,
        "unknown-choice",
        f"填报项“{asked.label}”没有选项“{value}”",
        did_you_mean(value, asked.choices),
    )
