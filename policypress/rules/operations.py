"""What each operation on numbers does: compiled once to a function of a
scope."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from policypress.rules import ranges
from policypress.rules.errors import RulesError
from policypress.rules.exact import Number, as_answer
from policypress.rules.logic import NO, YES
from policypress.rules.ranges import NOTHING, OPEN, Range, exactly
from policypress.rules.scope import Scope
from policypress.rules.tables import compile_rows

if TYPE_CHECKING:
    from policypress.rules.compiling import Compiler

Node = dict[str, Any]
Reckoner = Callable[[Scope], Range]

UNSETTLED = "有数据待核"


def _value(
    compiler: Compiler,
    node: Node,
    path: str,
) -> Reckoner:
    """A figure with its words; null = still to be settled."""
    compiler.text(node.get("words", ""), f"{path}.words")
    result = Range(0, None, (UNSETTLED,))
    if node["value"] is not None:
        result = exactly(compiler.figure(node["value"], f"{path}.value"))
    return lambda scope: result


def _field(
    compiler: Compiler,
    node: Node,
    path: str,
) -> Reckoner:
    """The answer to a question."""
    name = compiler.text(node["field"], f"{path}.field")
    most, unknown = _most(compiler, node, path)
    return lambda scope: _answer(scope.answers.get(name), most, unknown)


def _column(
    compiler: Compiler,
    node: Node,
    path: str,
) -> Reckoner:
    """The answer in a column of the row."""
    name = compiler.text(node["column"], f"{path}.column")
    most, unknown = _most(compiler, node, path)

    def run(scope: Scope) -> Range:
        if not scope.row:
            return unknown
        return _answer(scope.row.get(name), most, unknown)

    return run


def _most(
    compiler: Compiler,
    node: Node,
    path: str,
) -> tuple[Number | None, Range]:
    """The most an answer can be, and the range while there is none."""
    if "most" not in node:
        return None, OPEN
    most = compiler.figure(node["most"], f"{path}.most")
    if most < 0:
        raise RulesError("“most”不能小于0", path)
    return most, Range(0, most)


def _answer(
    value: Any,
    most: Number | None,
    unknown: Range,
) -> Range:
    """A number that can be an answer; anything else counts as unanswered."""
    number = None if value is None else as_answer(value, most)
    return unknown if number is None else Range(number, number)


def _of_many(
    name: str,
    combine: Callable[[list[Range]], Range],
) -> Callable[[Compiler, Node, str], Reckoner]:
    """An operation on a list of numbers."""

    def make(
        compiler: Compiler,
        node: Node,
        path: str,
    ) -> Reckoner:
        """The operation with its operands."""
        parts = compiler.numbers(node[name], f"{path}.{name}")
        return lambda scope: combine([part(scope) for part in parts])

    return make


def _product(
    compiler: Compiler,
    node: Node,
    path: str,
) -> Reckoner:
    """All multiplied, from left to right."""
    parts = compiler.numbers(node["product"], f"{path}.product")
    first, rest = parts[0], parts[1:]

    def run(scope: Scope) -> Range:
        result = first(scope)
        for part in rest:
            result = ranges.multiply(result, part(scope))
        return result

    return run


def _difference(
    compiler: Compiler,
    node: Node,
    path: str,
) -> Reckoner:
    """One less the other, at least the floor."""
    one, other = compiler.two(node["difference"], f"{path}.difference")
    if "floor" not in node:
        return lambda scope: ranges.subtract(one(scope), other(scope))
    floor = exactly(compiler.figure(node["floor"], f"{path}.floor"))

    def run(scope: Scope) -> Range:
        result = ranges.subtract(one(scope), other(scope))
        return ranges.greatest((result, floor))

    return run


def _quotient(
    compiler: Compiler,
    node: Node,
    path: str,
) -> Reckoner:
    """One divided by the other."""
    one, other = compiler.two(node["quotient"], f"{path}.quotient")
    return lambda scope: ranges.divide(one(scope), other(scope))


def _whole(
    compiler: Compiler,
    node: Node,
    path: str,
) -> Reckoner:
    """Cut to a multiple."""
    part = compiler.number(node["whole"], f"{path}.whole")
    of = compiler.figure(node["of"], f"{path}.of")
    if of <= 0:
        raise RulesError("“of”应大于0", path)
    return lambda scope: ranges.floor(part(scope), of)


def _choose(
    compiler: Compiler,
    node: Node,
    path: str,
) -> Reckoner:
    """The first case that holds; while that is unknown, any that may."""
    path = f"{path}.choose"
    cases = []
    for at, one in enumerate(compiler.items(node["choose"], path)):
        cases.append(compiler.case(one, f"{path}[{at}]"))
    otherwise = compiler.number(node.get("otherwise", 0), f"{path}.otherwise")

    def run(scope: Scope) -> Range:
        """Every case that may be the one, up to the first that is."""
        found = []
        for when, then in cases:
            verdict = when(scope)
            if verdict == NO:
                continue
            found.append(then(scope))
            if verdict == YES:
                break
        else:
            found.append(otherwise(scope))
        if len(found) == 1:
            return found[0]
        return ranges.hull(found)

    return run


def _undecided(
    compiler: Compiler,
    node: Node,
    path: str,
) -> Reckoner:
    """Anything from 0, or up to the most."""
    words = compiler.text(node["undecided"], f"{path}.undecided")
    if "most" not in node:
        open_end = Range(0, None, (words,))
        return lambda scope: open_end
    most = compiler.number(node["most"], f"{path}.most")

    def run(scope: Scope) -> Range:
        limit = ranges.greatest((most(scope), NOTHING))
        why = ranges.reasons((Range(0, 0, (words,)), limit))
        return Range(0, limit.max, why)

    return run


def _step(
    compiler: Compiler,
    node: Node,
    path: str,
) -> Reckoner:
    """The number itself: a step only matters where arithmetic is shown."""
    for key in ("kind", "name", "clause"):
        compiler.text(node.get(key, ""), f"{path}.{key}")
    return compiler.number(node["step"], f"{path}.step")


NUMBERS: dict[str, Callable[[Compiler, Node, str], Reckoner]] = {
    "rows": compile_rows,
    "value": _value,
    "field": _field,
    "column": _column,
    "sum": _of_many("sum", ranges.add),
    "product": _product,
    "least": _of_many("least", ranges.least),
    "greatest": _of_many("greatest", ranges.greatest),
    "difference": _difference,
    "quotient": _quotient,
    "whole": _whole,
    "choose": _choose,
    "undecided": _undecided,
    "step": _step,
}
