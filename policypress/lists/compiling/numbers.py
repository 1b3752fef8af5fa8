"""The operations on numbers, over columns."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from policypress.lists.compiling import ends, number, terms, verdicts
from policypress.lists.compiling.ends import End
from policypress.lists.compiling.number import Number, exactly
from policypress.lists.compiling.verdicts import Verdict, is_true, may_hold
from policypress.rules.exact import exact
from policypress.rules.operations import UNSETTLED

if TYPE_CHECKING:
    from policypress.lists.compiling.compiler import Compiler

Node = dict[str, Any]


def figure(value: Any) -> Fraction:
    """A plain number of the rules."""
    return Fraction(exact(value) or 0)


def _value(compiler: Compiler, node: Node) -> Number:
    """A figure; null = still to be settled."""
    if node["value"] is None:
        return number.anything({UNSETTLED: terms.constant(True)})
    return exactly(figure(node["value"]))


def _answer(compiler: Compiler, node: Node) -> Number:
    """What is answered, or anything up to the most."""
    question, column = compiler.asked(node)
    most = figure(node["most"]) if "most" in node else None
    high = ends.open_end() if most is None else ends.plain(most)
    blank = Number(ends.plain(0), high)
    if question is None or question["type"] not in ("money", "number"):
        return blank
    key = compiler.key(node)
    scale = compiler.layout.scales[key]
    given = End(column, scale.below, scale.most, scale.below)
    is_within = most is None or scale.most <= most * scale.below
    if not is_within:
        assert most is not None
        column = _up_to(column, most, scale.below)
        given = End(column, scale.below, scale.most, scale.below)
    elif key in compiler.layout.never_null:
        return Number(given, given)
    open_given = End(column, scale.below, scale.most, scale.below, None, True)
    low = ends.closed(open_given)
    if most is None:
        return Number(low, open_given, {}, True, open_given)
    top = ends.chosen([(column.is_not_null(), given)], high)
    return Number(low, top)


def _up_to(column: Any, most: Fraction, below: int) -> Any:
    """Null where an answer is more than it can be."""
    bound = int(most * below // 1)
    return terms.when(column <= bound, column)


def _sum(compiler: Compiler, node: Node) -> Number:
    """The sum."""
    return number.add([compiler.number(one) for one in node["sum"]])


def _product(compiler: Compiler, node: Node) -> Number:
    """All multiplied."""
    first, *rest = [compiler.number(one) for one in node["product"]]
    for one in rest:
        first = number.multiply(first, one)
    return first


def _least(compiler: Compiler, node: Node) -> Number:
    """The smallest."""
    return number.least([compiler.number(one) for one in node["least"]])


def _greatest(compiler: Compiler, node: Node) -> Number:
    """The largest."""
    return number.greatest([compiler.number(one) for one in node["greatest"]])


def _difference(compiler: Compiler, node: Node) -> Number:
    """One less the other, at least the floor."""
    one, other = [compiler.number(part) for part in node["difference"]]
    found = number.subtract(one, other)
    if "floor" not in node:
        return found
    return number.greatest([found, exactly(figure(node["floor"]))])


def _quotient(compiler: Compiler, node: Node) -> Number:
    """One divided by the other."""
    one, other = [compiler.number(part) for part in node["quotient"]]
    return number.divide(one, other)


def _whole(compiler: Compiler, node: Node) -> Number:
    """Cut to a multiple."""
    return number.floor(compiler.number(node["whole"]), figure(node["of"]))


def _choose(compiler: Compiler, node: Node) -> Number:
    """The first case that holds; while that is unknown, any that may."""
    cases = [
        (compiler.condition(one["when"]), compiler.number(one["then"]))
        for one in node["choose"]
    ]
    found = compiler.number(node.get("otherwise", 0))
    for when, then in reversed(cases):
        found = _first_of(when, then, found)
    return found


def _first_of(when: Verdict, then: Number, rest: Number) -> Number:
    """A case before others: what it gives, what they give, or while it is unknown
    anything from the one to the other."""
    if isinstance(when, bool):
        return then if when else rest
    holds = verdicts.column(is_true(when))
    may = verdicts.column(may_hold(when))
    either = number.hull([then, rest])
    low = ends.chosen([(holds, then.low), (may, either.low)], rest.low)
    high = ends.chosen([(holds, then.high), (may, either.high)], rest.high)
    why: dict[str, Any] = {}
    for words in [*then.why, *rest.why]:
        mine = then.why.get(words, False)
        other = rest.why.get(words, False)
        why[words] = (may & mine) | (~holds & other)
    return Number(low, high, why, then.is_above and rest.is_above)


def _undecided(compiler: Compiler, node: Node) -> Number:
    """Anything from 0, or up to the most."""
    why = {node["undecided"]: terms.constant(True)}
    if "most" not in node:
        return number.anything(why)
    most = compiler.number(node["most"])
    limit = number.greatest([most, exactly(0)])
    reasons = number.whys([Number(limit.low, limit.high, why), limit])
    return Number(ends.plain(0), limit.high, reasons)


def _step(compiler: Compiler, node: Node) -> Number:
    """The number itself."""
    return compiler.number(node["step"])


NUMBERS: dict[str, Callable[[Compiler, Node], Number]] = {
    "value": _value,
    "field": _answer,
    "column": _answer,
    "product": _product,
    "least": _least,
    "difference": _difference,
    "quotient": _quotient,
    "whole": _whole,
    "choose": _choose,
    "undecided": _undecided,
    "step": _step,
}
# `rows` has a sum and a greatest too, so those come only where there are no rows.
_PLAIN = {"sum": _sum, "greatest": _greatest}


def _plain_or_rows(name: str) -> Callable[[Compiler, Node], Number]:
    """An operation that `rows` takes as a key as well."""

    def make(compiler: Compiler, node: Node) -> Number:
        """Over rows where there are any, else over the list."""
        from policypress.lists.compiling import tables

        if "rows" in node:
            return tables.rows(compiler, node)
        return _PLAIN[name](compiler, node)

    return make


for _name in _PLAIN:
    NUMBERS[_name] = _plain_or_rows(_name)
