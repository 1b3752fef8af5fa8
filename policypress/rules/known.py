"""Numbers of which everything is answered: reckoned as plain numbers, without ranges.

Most applicants have answered most questions, and a plain number takes a third of the
time of a range. Whatever is not answered, not decided, or looks into a table is left
to the ranges (`operations`), which say the same of all the rest: a law of
tests/rules/test_laws.py. The browser does without this short way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import reduce
from typing import Any

from policypress.rules.exact import (
    Number,
    as_answer,
    divided,
    exact,
    floored,
    product,
    simple,
)
from policypress.rules.logic import NO, YES, Verdict
from policypress.rules.scope import Scope

Node = dict[str, Any]
Knower = Callable[[Scope], Number | None]  # None = see the range
Conditions = Callable[[Any], Callable[[Scope], Verdict]]


def knower(
    expression: Any,
    conditions: Conditions,
) -> Knower:
    """A function from a scope to the number, None where a range is needed.

    expression: one that `compile_number` has accepted; conditions: what compiles
    the conditions in it.
    """
    if not isinstance(expression, dict):
        return _constant(exact(expression))
    for name, make in _KNOWN.items():
        if name in expression:
            return make(expression, conditions)
    return _constant(None)


def _constant(number: Number | None) -> Knower:
    return lambda scope: number


def _value(node: Node, conditions: Conditions) -> Knower:
    """A figure; one still to be settled is not known."""
    return _constant(exact(node["value"]))


def _field(node: Node, conditions: Conditions) -> Knower:
    """The answer to a question."""
    name, most = node["field"], exact(node.get("most"))
    return lambda scope: as_answer(scope.answers.get(name), most)


def _column(node: Node, conditions: Conditions) -> Knower:
    """The answer in a column of the row."""
    name, most = node["column"], exact(node.get("most"))

    def run(scope: Scope) -> Number | None:
        row = scope.row
        return as_answer(row.get(name), most) if row else None

    return run


def _of_two(
    first: Knower,
    second: Knower,
    combine: Callable[[Number, Number], Number],
) -> Knower:
    """An operation on two numbers, as nearly all are: without a list it is short."""

    def run(scope: Scope) -> Number | None:
        """None where one of them is."""
        one = first(scope)
        if one is None:
            return None
        other = second(scope)
        if other is None:
            return None
        return combine(one, other)

    return run


def _of_many(
    name: str,
    combine: Callable[[Number, Number], Number],
) -> Callable[[Node, Conditions], Knower]:
    """An operation on a list of numbers, all of which are needed. combine: of two."""

    def make(
        node: Node,
        conditions: Conditions,
    ) -> Knower:
        """The operation with its operands."""
        parts = _parts(node[name], conditions)
        if len(parts) == 1:
            return parts[0]
        first, second, *others = parts
        if not others:
            return _of_two(first, second, combine)

        def run(scope: Scope) -> Number | None:
            """None as soon as one operand is."""
            numbers = []
            for part in parts:
                number = part(scope)
                if number is None:
                    return None
                numbers.append(number)
            return reduce(combine, numbers)

        return run

    return make


def _parts(
    nodes: Iterable[Any],
    conditions: Conditions,
) -> list[Knower]:
    return [knower(node, conditions) for node in nodes]


def _sum(one: Number, other: Number) -> Number:
    return simple(one + other)


def _difference(
    node: Node,
    conditions: Conditions,
) -> Knower:
    """One less the other, at least the floor."""
    one, other = _parts(node["difference"], conditions)
    floor = exact(node.get("floor"))

    def run(scope: Scope) -> Number | None:
        """The difference, or the floor where that is more."""
        number = one(scope)
        taken = other(scope)
        if number is None or taken is None:
            return None
        left = simple(number - taken)
        if floor is None or left > floor:
            return left
        return floor

    return run


def _quotient(
    node: Node,
    conditions: Conditions,
) -> Knower:
    """One divided by the other; by 0 it cannot be reckoned."""
    one, other = _parts(node["quotient"], conditions)

    def run(scope: Scope) -> Number | None:
        number, by = one(scope), other(scope)
        if number is None or not by:
            return None
        return divided(number, by)

    return run


def _whole(node: Node, conditions: Conditions) -> Knower:
    """Cut to a multiple."""
    part, of = knower(node["whole"], conditions), exact(node["of"])
    assert of is not None
    step = of

    def run(scope: Scope) -> Number | None:
        number = part(scope)
        return None if number is None else floored(number, step)

    return run


def _choose(node: Node, conditions: Conditions) -> Knower:
    """The first case that holds."""
    cases = [
        (conditions(one["when"]), knower(one["then"], conditions))
        for one in node["choose"]
    ]
    otherwise = knower(node.get("otherwise", 0), conditions)

    def run(scope: Scope) -> Number | None:
        """Nothing is known while it is open whether a case holds."""
        for when, then in cases:
            verdict = when(scope)
            if verdict == YES:
                return then(scope)
            if verdict != NO:
                return None
        return otherwise(scope)

    return run


def _step(node: Node, conditions: Conditions) -> Knower:
    """The number itself."""
    return knower(node["step"], conditions)


def _rows(node: Node, conditions: Conditions) -> Knower:
    """Over the rows of a table: left to the ranges."""
    return _constant(None)


_KNOWN: dict[str, Callable[[Node, Conditions], Knower]] = {
    "rows": _rows,  # first, as in `shape`: it has a sum too
    "value": _value,
    "field": _field,
    "column": _column,
    "sum": _of_many("sum", _sum),
    "product": _of_many("product", product),
    "least": _of_many("least", min),
    "greatest": _of_many("greatest", max),
    "difference": _difference,
    "quotient": _quotient,
    "whole": _whole,
    "choose": _choose,
    "step": _step,
}
