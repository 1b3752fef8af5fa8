"""Conditions said in Chinese, where the policy gives them no words of their own
(申报条件的表述)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from policypress.source.asking import Asking
from policypress.source.model import (
    AllOf,
    AnyOf,
    AtLeast,
    Atom,
    ConditionNode,
    Not,
    Policy,
    Things,
    wording,
)


class ConditionWriter(Protocol):
    """Says figures, names and conditions at one place of one document."""

    def __call__(self, value: object) -> str:
        """A figure, or plain words of the policy."""

    def label(self, field: str) -> str:
        """What a question, column or derived figure is called."""

    def choice(self, field: str, key: str) -> str:
        """What a choice of a question is called."""

    def is_choice(self, field: str, key: str) -> bool:
        """Whether an id is one of the choices of a question."""

    def condition(self, condition: ConditionNode) -> str:
        """A condition in words."""

    def within(self, thing: str) -> ConditionWriter:
        """The same for the rows of a thing."""

    def thing(self, name: str) -> str:
        """What a table of things is called."""


_BEFORE = {
    value: words.standard for value, words in wording.COMPARISONS.items()
}


def condition_words(
    condition: ConditionNode,
    writer: ConditionWriter,
) -> str:
    """A condition in words made from its parts, whatever text it has."""
    make = _WORDS.get(type(condition))
    return make(condition, writer) if make else ""


class PlainConditions:
    """Conditions in plain words, with what they measure: where no document is made.

    thing: whose columns they may look at.
    """

    def __init__(
        self,
        policy: Policy,
        thing: str | None = None,
    ) -> None:
        """policy: whose questions and choices give the labels."""
        self._policy = policy
        self._asking = Asking(policy, thing)

    def __call__(self, value: object) -> str:
        return str(value)

    def label(self, field: str) -> str:
        return self._asking.label(field)

    def choice(self, field: str, key: str) -> str:
        return self._asking.choice(field, key)

    def is_choice(self, field: str, key: str) -> bool:
        return self._asking.is_choice(field, key)

    def within(self, thing: str) -> PlainConditions:
        return PlainConditions(self._policy, thing)

    def thing(self, name: str) -> str:
        found = self._policy.things.get(name)
        return found.label if found else name

    def condition(self, condition: ConditionNode) -> str:
        """The drafter's own words with what is measured behind them; made from the
        parts where there are none."""
        made = condition_words(condition, self)
        if not condition.text:
            return made
        if isinstance(condition, Atom) and condition.op not in ("yes", "no"):
            return f"{condition.text}（{made}）"
        return condition.text


def _parts(
    condition: ConditionNode,
    writer: ConditionWriter,
) -> list[str]:
    """The conditions directly inside, in words."""
    return [writer.condition(part) for _, part in condition.parts()]


def _all(condition: AllOf, writer: ConditionWriter) -> str:
    """注册资本不低于100万元，并且员工不少于20人."""
    return "，并且".join(_parts(condition, writer))


def _any(condition: AnyOf, writer: ConditionWriter) -> str:
    """是高新技术企业，或者是专精特新企业."""
    return "，或者".join(_parts(condition, writer))


def _at_least(
    condition: AtLeast,
    writer: ConditionWriter,
) -> str:
    """符合下列条件中的至少3项：…；…；…."""
    parts = "；".join(_parts(condition, writer))
    return f"符合下列条件中的至少{condition.at_least}项：{parts}"


def _not(condition: Not, writer: ConditionWriter) -> str:
    """不属于下列情形：曾获同类资助."""
    return f"不属于下列情形：{'；'.join(_parts(condition, writer))}"


def _things(
    condition: Things,
    writer: ConditionWriter,
) -> str:
    """获奖专利（奖项为中国专利金奖）不少于3件; of a column the sum (合计)."""
    rows = writer.within(condition.things)
    name = writer.thing(condition.things)
    which = "，".join(_parts(condition, rows))
    said = f"{name}（{which}）" if which else name
    if condition.total:
        said = f"{said}的{rows.label(condition.total)}合计"
    if condition.value is None:
        return f"有{said}"
    return f"{said}{_BEFORE[condition.op]}{writer(condition.value)}"


def _atom(condition: Atom, writer: ConditionWriter) -> str:
    """One comparison in words: 注册资本不低于100万元, 无失信记录."""
    label = writer.label(condition.field)
    if condition.op == "yes":
        return label
    if condition.op == "no":
        return f"无{label}"
    if condition.op == "one_of":
        names = [
            writer.choice(condition.field, value) for value in condition.values
        ]
        return f"{label}为{'、'.join(names)}之一"
    return f"{label}{_BEFORE[condition.op]}{_value(condition, writer)}"


def _value(
    condition: Atom,
    writer: ConditionWriter,
) -> str:
    """The value that is compared with; a choice by its label."""
    figure = condition.value
    if figure is None:
        return ""
    if writer.is_choice(condition.field, figure.value):
        return writer.choice(condition.field, figure.value)
    return writer(figure)


_WORDS: dict[type, Callable[[Any, ConditionWriter], str]] = {
    AllOf: _all,
    AnyOf: _any,
    AtLeast: _at_least,
    Not: _not,
    Things: _things,
    Atom: _atom,
}
