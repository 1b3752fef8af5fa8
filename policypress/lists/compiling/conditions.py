"""What each condition asks, over columns."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from policypress.lists.compiling import terms, verdicts
from policypress.lists.compiling.layout import code_of, is_set
from policypress.lists.compiling.verdicts import Verdict, unknown

if TYPE_CHECKING:
    from policypress.lists.compiling.compiler import Compiler

Node = dict[str, Any]


def _all(compiler: Compiler, node: Node) -> Verdict:
    """Every one."""
    return verdicts.all_of(compiler.condition(one) for one in node["all"])


def _any(compiler: Compiler, node: Node) -> Verdict:
    """At least one."""
    return verdicts.any_of(compiler.condition(one) for one in node["any"])


def _at_least(compiler: Compiler, node: Node) -> Verdict:
    """So many of them."""
    parts = [compiler.condition(one) for one in node["of"]]
    return verdicts.at_least(node["at_least"], parts)


def _not(compiler: Compiler, node: Node) -> Verdict:
    """Not."""
    return verdicts.negated(compiler.condition(node["not"]))


def _is(compiler: Compiler, node: Node) -> Verdict:
    """The answer is this very one."""
    question, column = compiler.asked(node["is"])
    value = node["value"]
    if question is None or value is None:
        return unknown()
    if question["type"] == "yes_no" and isinstance(value, bool):
        return column if value else ~column
    held = _held(question, value)
    return _never(column) if held is None else column.equals(held)


def _held(question: dict[str, Any], value: Any) -> Any:
    """A value as a column of words, choices or days holds it; None for one that no answer
    to the question is."""
    kind = question["type"]
    if kind == "choice":
        return None if is_set(question) else code_of(question, value)
    if not isinstance(value, str):
        return None
    if kind == "date":
        return _day(value)
    return value if kind == "text" else None


def _day(value: str) -> int:
    """A day as its column has it; -1 for what is none."""
    digits = value.replace("-", "")
    is_day = len(value) == 10 and digits.isdigit() and len(digits) == 8
    return int(digits) if is_day else -1


def _never(column: Any) -> Verdict:
    """No, for whoever answered: an answer of this type is never that."""
    return terms.when(column.is_not_null(), False)


def _one_of(compiler: Compiler, node: Node) -> Verdict:
    """The answer, or one of several, is among these."""
    question, column = compiler.asked(node["one_of"])
    if question is None:
        return unknown()
    if is_set(question):
        bits = _bits(question, node["values"])
        return terms.apply("has bit", column, value=bits)
    if question["type"] == "choice":
        codes = [code_of(question, one) for one in node["values"]]
        return verdicts.any_of(
            column.equals(code) for code in dict.fromkeys(codes)
        )
    single = [{"is": node["one_of"], "value": one} for one in node["values"]]
    return verdicts.any_of(compiler.condition(one) for one in single)


def _bits(question: Node, choices: list[Any]) -> int:
    """The set of bits of some choices."""
    codes = {code_of(question, one) for one in choices}
    return sum(1 << code for code in codes if code >= 0)


def _has(compiler: Compiler, node: Node) -> Verdict:
    """Among the choices made is this one."""
    question, column = compiler.asked(node["has"])
    if question is None:
        return unknown()
    if is_set(question):
        bits = _bits(question, [node["value"]])
        return terms.apply("has bit", column, value=bits)
    if question["type"] in ("choice", "text", "date"):
        return compiler.condition({"is": node["has"], "value": node["value"]})
    return _never(column)


def _compare(compiler: Compiler, node: Node) -> Verdict:
    """Two numbers."""
    one, order, other = node["compare"]
    return verdicts.compared(
        compiler.number(one), order, compiler.number(other)
    )


def _date(compiler: Compiler, node: Node) -> Verdict:
    """A date, as far as the value gives it: with 2023-02, every day of that month is
    equal."""
    question, column = compiler.asked(node["date"])
    value = node["value"]
    if value is None or question is None or question["type"] != "date":
        return unknown()
    digits = value.replace("-", "")
    cut = column // 10 ** (8 - len(digits))
    bound = int(digits)
    match node["op"]:
        case "<":
            return cut < bound
        case "<=":
            return cut <= bound
        case ">":
            return cut > bound
        case ">=":
            return cut >= bound
        case "=":
            return cut.equals(bound)
        case _:
            return ~cut.equals(bound)


CONDITIONS: dict[str, Callable[[Compiler, Node], Verdict]] = {
    "all": _all,
    "any": _any,
    "at_least": _at_least,
    "not": _not,
    "is": _is,
    "one_of": _one_of,
    "has": _has,
    "compare": _compare,
    "date": _date,
}
