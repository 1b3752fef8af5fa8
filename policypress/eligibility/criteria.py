"""Conditions of the policy in the language of rules.json (条件)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from policypress import rules
from policypress.eligibility.building import (
    NumberBuilder,
    date_of,
    number_of,
)
from policypress.source.model import (
    AllOf,
    AnyOf,
    AtLeast,
    Atom,
    ConditionNode,
    Not,
    Things,
)

Node = Any
_SIGNS = {
    "is": "=",
    "is_not": "!=",
    "at_least": ">=",
    "more_than": ">",
    "at_most": "<=",
    "less_than": "<",
}


class RulesBuilder(NumberBuilder):
    """Numbers and conditions."""

    def holds(self, condition: Any) -> Node:
        return holds(condition, self)


def holds(
    condition: ConditionNode,
    build: RulesBuilder,
) -> Node:
    """That a condition holds, as the builder's row sees it."""
    return _KINDS[type(condition)](condition, build)


def _all(condition: AllOf, build: RulesBuilder) -> Node:
    return rules.all_of([holds(one, build) for one in condition.all.values()])


def _any(condition: AnyOf, build: RulesBuilder) -> Node:
    return rules.any_of([holds(one, build) for one in condition.any.values()])


def _at_least(
    condition: AtLeast,
    build: RulesBuilder,
) -> Node:
    """So many of several (满足其中三项)."""
    parts = [holds(one, build) for one in condition.of.values()]
    return rules.at_least(condition.at_least, parts)


def _not(condition: Not, build: RulesBuilder) -> Node:
    return rules.negate(holds(condition.inner, build))


def _things(
    condition: Things,
    build: RulesBuilder,
) -> Node:
    """So many rows, or so much in a column of them; at least one where nothing is
    said."""
    inside = build.within(condition.things)
    where = rules.all_of(
        [holds(one, inside) for one in condition.where.values()]
    )
    thing = condition.things
    if condition.value is None and condition.total is None:
        return rules.exists(thing, where)
    if condition.total:
        found = rules.rows(
            thing,
            sum=inside.read(condition.total),
            where=where,
        )
    else:
        found = rules.rows(thing, count=True, where=where)
    if condition.value is None:
        return rules.compare(found, ">", 0)
    return rules.compare(
        found,
        _SIGNS[condition.op],
        build.figure(condition.value),
    )


def _atom(condition: Atom, build: RulesBuilder) -> Node:
    """One comparison, by the type of what is asked."""
    name, op = condition.field, condition.op
    reference = build.reference(name)
    if op in ("yes", "no"):
        return rules.equals(reference, op == "yes")
    if op == "one_of":
        return rules.one_of(reference, list(condition.values))
    kind = getattr(build.asked(name), "type", "number")
    if kind == "choice":
        return _choice(condition, build)
    figure = condition.value
    if kind == "text":
        same = rules.equals(reference, figure.value if figure else None)
        return same if op == "is" else rules.negate(same)
    if kind == "date":
        date = date_of(figure) if figure else None
        return rules.date(reference, _SIGNS[op], date)
    return _number(condition, build)


def _number(condition: Atom, build: RulesBuilder) -> Node:
    """An answer compared with a number; 待核 while there is none."""
    bound = rules.constant(None, "待核")
    figure = condition.value
    if figure is not None and number_of(figure) is not None:
        bound = build.figure(figure)
    answer = build.read(condition.field)
    return rules.compare(answer, _SIGNS[condition.op], bound)


def _choice(condition: Atom, build: RulesBuilder) -> Node:
    """A choice is one, or is not; where several may be chosen, has it."""
    value = condition.value.value if condition.value else ""
    same = build.chosen(condition.field, value)
    return same if condition.op == "is" else rules.negate(same)


_KINDS: dict[type[ConditionNode], Callable[[Any, RulesBuilder], Node]] = {
    AllOf: _all,
    AnyOf: _any,
    AtLeast: _at_least,
    Not: _not,
    Things: _things,
    Atom: _atom,
}
