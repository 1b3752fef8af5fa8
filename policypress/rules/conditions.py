"""What each condition asks: compiled once to a function of a scope."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from policypress.rules import logic
from policypress.rules.errors import RulesError
from policypress.rules.logic import NO, UNKNOWN, YES, Verdict, verdict_of
from policypress.rules.scope import Scope

if TYPE_CHECKING:
    from policypress.rules.compiling import Compiler

Node = dict[str, Any]
Decider = Callable[[Scope], Verdict]
Reader = Callable[[Scope], Any]

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
_ORDERS: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "!=": operator.ne,
}


def _all(
    compiler: Compiler,
    node: Node,
    path: str,
) -> Decider:
    """Every one; the rest is not asked once one says no."""
    return _until(NO, YES, compiler.conditions(node["all"], f"{path}.all"))


def _any(
    compiler: Compiler,
    node: Node,
    path: str,
) -> Decider:
    """At least one."""
    return _until(YES, NO, compiler.conditions(node["any"], f"{path}.any"))


def _until(
    decides: Verdict,
    usual: Verdict,
    parts: list[Decider],
) -> Decider:
    """One that decides is enough; else unknown as soon as one is; else the
    usual."""

    def run(scope: Scope) -> Verdict:
        """The verdict of all parts, until one decides."""
        result = usual
        for part in parts:
            verdict = part(scope)
            if verdict == decides:
                return decides
            if verdict == UNKNOWN:
                result = UNKNOWN
        return result

    return run


def _at_least(
    compiler: Compiler,
    node: Node,
    path: str,
) -> Decider:
    """So many of them."""
    number = compiler.count(node["at_least"], f"{path}.at_least")
    parts = compiler.conditions(node["of"], f"{path}.of")

    def run(scope: Scope) -> Verdict:
        return logic.enough_hold(number, [part(scope) for part in parts])

    return run


def _not(
    compiler: Compiler,
    node: Node,
    path: str,
) -> Decider:
    """Not."""
    part = compiler.condition(node["not"], f"{path}.not")
    opposite = logic.OPPOSITE
    return lambda scope: opposite[part(scope)]


def _is(
    compiler: Compiler,
    node: Node,
    path: str,
) -> Decider:
    """The answer is this very one."""
    read = _reader(compiler, node["is"], f"{path}.is")
    value = node["value"]
    if value is None:  # a text still to be settled
        return lambda scope: UNKNOWN
    _check_plain(value, path)
    kind = type(value)
    if "field" in node["is"]:
        return _field_is(node["is"]["field"], value)

    def run(scope: Scope) -> Verdict:
        """Of the same type too: true is not 1."""
        answer = read(scope)
        if answer is None:
            return UNKNOWN
        return YES if answer == value and type(answer) is kind else NO

    return run


def _field_is(name: str, value: Any) -> Decider:
    """The same, of an answer of the applicant. Most conditions are such, and without a
    reader of its own each is quicker and smaller."""
    kind = type(value)

    def run(scope: Scope) -> Verdict:
        """Of the same type too: true is not 1."""
        answer = scope.answers.get(name)
        if answer is None:
            return UNKNOWN
        return YES if answer == value and type(answer) is kind else NO

    return run


def _one_of(
    compiler: Compiler,
    node: Node,
    path: str,
) -> Decider:
    """The answer, or one of several, is among these."""
    read = _reader(compiler, node["one_of"], f"{path}.one_of")
    values = compiler.items(node["values"], f"{path}.values")
    for value in values:
        _check_plain(value, path)
    allowed = {(type(value), value) for value in values}

    def run(scope: Scope) -> Verdict:
        """Yes when one of the answers given is among those allowed."""
        answer = read(scope)
        if answer is None:
            return UNKNOWN
        given = answer if isinstance(answer, list | tuple) else [answer]
        for one in given:
            if isinstance(one, str | bool) and (type(one), one) in allowed:
                return YES
        return NO

    return run


def _has(
    compiler: Compiler,
    node: Node,
    path: str,
) -> Decider:
    """Among the choices made is this one."""
    read = _reader(compiler, node["has"], f"{path}.has")
    value = compiler.text(node["value"], f"{path}.value")

    def run(scope: Scope) -> Verdict:
        """Of a choice of one, the answer is that one."""
        answer = read(scope)
        if answer is None:
            return UNKNOWN
        if isinstance(answer, list | tuple):
            return verdict_of(value in answer)
        return verdict_of(answer == value)

    return run


def _compare(
    compiler: Compiler,
    node: Node,
    path: str,
) -> Decider:
    """Two numbers."""
    parts = node["compare"]
    if not isinstance(parts, list) or len(parts) != 3:
        raise RulesError("“compare”应为[数, 比较符, 数]", path)
    one = compiler.number(parts[0], f"{path}.compare[0]")
    other = compiler.number(parts[2], f"{path}.compare[2]")
    order = _order(parts[1], path)
    compare = _ORDERS[order]
    decide = logic.COMPARISONS[order]

    def run(scope: Scope) -> Verdict:
        """Two known numbers are compared at once, ranges by their ends."""
        left = one(scope)
        right = other(scope)
        number = left.min
        bound = right.min
        if number is None or bound is None:
            return decide(left, right)
        if number == left.max and bound == right.max:
            return YES if compare(number, bound) else NO
        return decide(left, right)

    return run


def _date(
    compiler: Compiler,
    node: Node,
    path: str,
) -> Decider:
    """A date: with 2023-02, every day of that month is equal."""
    read = _reader(compiler, node["date"], f"{path}.date")
    order = _ORDERS[_order(node["op"], path)]
    value = node["value"]
    if value is None:
        return lambda scope: UNKNOWN
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        raise RulesError("日期应写作2023、2023-02或2023-02-06", path)
    digits = len(value)

    def run(scope: Scope) -> Verdict:
        answer = read(scope)
        if not isinstance(answer, str) or not _DAY.fullmatch(answer):
            return UNKNOWN
        return verdict_of(order(answer[:digits], value))

    return run


def _exists(
    compiler: Compiler,
    node: Node,
    path: str,
) -> Decider:
    """Some row of a table."""
    thing = compiler.text(node["exists"], f"{path}.exists")
    where = compiler.condition(node.get("where", True), f"{path}.where")

    def run(scope: Scope) -> Verdict:
        """While there is no table, no when no row could ever fit."""
        table = scope.table(thing)
        if table is None:
            verdict = where(scope.inside(thing, {}))
            return NO if verdict == NO else UNKNOWN
        return logic.any_holds(
            where(scope.inside(thing, row)) for row in table
        )

    return run


def _reader(
    compiler: Compiler,
    ref: Any,
    path: str,
) -> Reader:
    """What reads the answer that a reference means."""
    if not isinstance(ref, dict) or len(ref) != 1:
        raise RulesError("应为{field: …}或{column: …}", path)
    (kind, name), *_ = ref.items()
    compiler.text(name, path)
    if kind == "field":
        return lambda scope: scope.answers.get(name)
    if kind == "column":
        return lambda scope: scope.row.get(name) if scope.row else None
    raise RulesError("应为{field: …}或{column: …}", path)


def _check_plain(value: Any, path: str) -> None:
    """Raises RulesError for a value that is neither words nor true, false."""
    if not isinstance(value, bool | str):
        raise RulesError("应是文字或true、false；数用compare比较", path)


def _order(value: Any, path: str) -> str:
    """The sign of a comparison; RulesError when it is none."""
    if not isinstance(value, str) or value not in _ORDERS:
        raise RulesError("比较符应为<、<=、>、>=、=、!=之一", path)
    return value


CONDITIONS: dict[str, Callable[[Compiler, Node, str], Decider]] = {
    "all": _all,
    "any": _any,
    "at_least": _at_least,
    "not": _not,
    "is": _is,
    "one_of": _one_of,
    "has": _has,
    "compare": _compare,
    "date": _date,
    "exists": _exists,
}
