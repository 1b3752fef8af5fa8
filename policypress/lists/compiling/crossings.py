"""Columns that go from one home to another (换位): from all applicants to those whom a
table says anything of, to its rows, and back. Each is made with how the rows lie."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from policypress.lists.compiling.coding import coded, coding, decoded
from policypress.lists.compiling.columns import operation, repeated
from policypress.lists.compiling.gathering import Gather, gathered
from policypress.lists.compiling.laying import Laid
from policypress.lists.compiling.lowering import (
    Operation,
    column_type,
    sized,
)
from policypress.lists.compiling.terms import ANYWHERE, NUMBER, Term, apply


def _answers(term: Term) -> Operation:
    """A column of the rows of a table."""
    name = term.value
    return Operation(lambda own: own.column(name), (), term.home)


def _repeat(term: Term) -> Operation:
    """A constant in each row of a table."""
    part = sized(term.parts[0], term.bits)
    return Operation(_in_each_row, (part,), term.home)


def _in_each_row(own: Laid, one: Any) -> Any:
    return repeated(one, len(own.table))


def _unanswered(term: Term) -> Operation:
    """Who has not answered a table."""
    return Operation(Laid.unanswered, (), term.value)


def _has_rows(term: Term) -> Operation:
    """Who has rows in a table; unknown of who has not answered it."""
    return Operation(Laid.has_rows, (), term.value)


def _narrow(term: Term) -> Operation:
    """From all applicants to those whom a table says anything of."""
    told, pick = decoded(term), operation("pick")

    def make(own: Laid, code: Any) -> Any:
        return told(pick(code, own.places))

    return Operation(make, (coded(term.parts[0]),), term.value)


def _spread(term: Term) -> Operation:
    """From all applicants to the rows of each."""
    told, pick = decoded(term), operation("pick")

    def make(own: Laid, code: Any) -> Any:
        return told(pick(code, own.places_of_rows()))

    return Operation(make, (coded(term.parts[0]),), term.value)


def _expand(term: Term) -> Operation:
    """From those whom a table says anything of to all applicants. Their first value is that
    of all others (`laying`)."""
    few, rest = term.parts
    if term.kind == NUMBER:
        few, rest = sized(few, term.bits), sized(rest, term.bits)
    if few.home == ANYWHERE:
        return Operation(_one_or_other, (few, rest), term.value)
    told, pick = decoded(few), operation("pick")

    def make(own: Laid, code: Any) -> Any:
        return told(pick(code, own.index()))

    return Operation(make, (coded(few),), term.value)


def _one_or_other(own: Laid, mine: Any, others: Any) -> Any:
    """One value for those whom a table says anything of, and one for all others."""
    return mine.zip_with(own.is_told(), others)


def _gather(term: Term) -> Operation:
    """From rows to their applicants."""
    thing, how, number = term.value
    (part,) = term.parts
    if how in ("sum", "first", "max"):
        if part.has_null:  # unknown amounts count as nothing
            part = apply("fill", part, 0)
        part = sized(part, term.bits)
    gather = Gather(how, number, column_type(term))
    told, pick = decoded(part), operation("pick")

    def make(own: Laid, code: Any) -> Any:
        return gathered(own, told(pick(code, own.order)), gather)

    return Operation(make, (coded(part),), thing)


CROSSINGS: dict[str, Callable[[Term], Operation]] = {
    "column": _answers,
    "coded": coding,
    "repeat": _repeat,
    "unanswered": _unanswered,
    "has rows": _has_rows,
    "narrow": _narrow,
    "spread": _spread,
    "expand": _expand,
    "gather": _gather,
}
