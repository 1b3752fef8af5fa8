"""Conditions said in Chinese, where the policy gives them no words of their own
(申报条件的表述)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from policypress.source.model import (
    AllOf,
    AnyOf,
    AtLeast,
    Atom,
    ConditionNode,
    Not,
    Things,
    wording,
)

if TYPE_CHECKING:
    from policypress.compose.views.writer import Render, Writer

_BEFORE = {
    value: words.standard for value, words in wording.COMPARISONS.items()
}


def condition_words(
    condition: ConditionNode, writer: Writer, render: Render
) -> str:
    """A condition in words: its own text when it has one, otherwise made from its
    parts.

    render: makes marked words of the text of a condition.
    """
    if condition.text:
        return render(condition.text, condition)
    make = _WORDS.get(type(condition))
    return make(condition, writer) if make else ""


def _parts(condition: ConditionNode, writer: Writer) -> list[str]:
    """The conditions directly inside, in words."""
    return [writer.condition(part) for _, part in condition.parts()]


def _all(condition: AllOf, writer: Writer) -> str:
    """注册资本不低于100万元，并且员工不少于20人."""
    return "，并且".join(_parts(condition, writer))


def _any(condition: AnyOf, writer: Writer) -> str:
    """是高新技术企业，或者是专精特新企业."""
    return "，或者".join(_parts(condition, writer))


def _at_least(condition: AtLeast, writer: Writer) -> str:
    """符合下列条件中的至少3项：…；…；…."""
    parts = "；".join(_parts(condition, writer))
    return f"符合下列条件中的至少{condition.at_least}项：{parts}"


def _not(condition: Not, writer: Writer) -> str:
    """不属于下列情形：曾获同类资助."""
    return f"不属于下列情形：{'；'.join(_parts(condition, writer))}"


def _things(condition: Things, writer: Writer) -> str:
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


def _atom(condition: Atom, writer: Writer) -> str:
    """One comparison in words: 注册资本不低于100万元, 无失信记录."""
    label = writer.label(condition.field)
    if condition.op == "yes":
        return label
    if condition.op == "no":
        return f"无{label}"
    if condition.op == "one_of":
        names = [
            writer.choice(condition.field, value)
            for value in condition.values
        ]
        return f"{label}为{'、'.join(names)}之一"
    return f"{label}{_BEFORE[condition.op]}{_value(condition, writer)}"


def _value(condition: Atom, writer: Writer) -> str:
    """The value that is compared with; a choice by its label."""
    figure = condition.value
    if figure is None:
        return ""
    if writer.is_choice(condition.field, figure.value):
        return writer.choice(condition.field, figure.value)
    return writer(figure)


_WORDS: dict[type, Callable[[Any, Writer], str]] = {
    AllOf: _all,
    AnyOf: _any,
    AtLeast: _at_least,
    Not: _not,
    Things: _things,
    Atom: _atom,
}
