"""Columns as plain numbers (编码). Polars picks values of a column by their places several
times as fast where they are neither bits nor unknown: a condition is picked as a number of
8 bits, and the least that a column could hold stands for an unknown number (no number of the
rules is as small, see `terms.bits_of`)."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from policypress.lists.compiling import columns
from policypress.lists.compiling.lowering import (
    Operation,
    dtype,
    known,
    plain,
)
from policypress.lists.compiling.terms import BOOLEAN, NUMBER, Term

Decode = Callable[[Any], Any]
_NO, _YES, _OPEN = 0, 1, 2


def coded(term: Term) -> Term:
    """A term as it is picked."""
    is_coded = term.kind == BOOLEAN or (term.kind == NUMBER and term.has_null)
    if not is_coded:
        return term
    return Term(
        "coded",
        (term,),
        None,
        term.home,
        term.kind,
        term.has_null,
        term.least,
        term.most,
        term.bits,
    )


def coding(term: Term) -> Operation:
    """How a term is coded."""
    (part,) = term.parts
    if not part.has_null:
        return Operation(_certain_code, (part,))
    if part.kind == BOOLEAN:
        return Operation(_condition_code, (part,))
    none = _none(part.bits)
    return Operation(
        lambda known, one: one.zip_with(known, none), (known(part), part)
    )


def decoded(term: Term) -> Decode:
    """How a term is told from its code again."""
    if term.kind == BOOLEAN:
        return _condition if term.has_null else _certain
    if term.kind != NUMBER or not term.has_null:
        return _same
    none, null = _none(term.bits), _null(term.bits)
    return lambda code: null.zip_with(code.eq(none), code)


def _same(one: Any) -> Any:
    """A column that needs no code."""
    return one


def _certain_code(one: Any) -> Any:
    """A condition that is known of everybody, as a number."""
    return _value(_YES).zip_with(one, _value(_NO))


def _certain(code: Any) -> Any:
    """A condition that is known of everybody, of its code."""
    return code.eq(_value(_YES))


def _condition_code(one: Any) -> Any:
    """A condition as a number."""
    not_yes = _value(_NO).zip_with(one.not_(), _value(_OPEN))
    return _value(_YES).zip_with(one, not_yes)


def _condition(code: Any) -> Any:
    """A condition of its code."""
    is_open = code.eq(_value(_OPEN))
    return plain(None).zip_with(is_open, code.eq(_value(_YES)))


@lru_cache(4)
def _value(number: int) -> Any:
    """A code of a condition, one value long."""
    import polars as pl

    return columns.one_value(number, pl.Int8)


@lru_cache(4)
def _none(bits: int) -> Any:
    """What stands for an unknown number, one value long."""
    return columns.one_value(-(2 ** (bits - 1)), dtype(bits))


@lru_cache(4)
def _null(bits: int) -> Any:
    """An unknown number, one value long."""
    return columns.one_value(None, dtype(bits))
