"""Terms as Polars expressions (表达式). Numbers are as wide as they have to be: the
bounds of each term are known, so none ever wraps round."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from policypress.lists.compiling.terms import LIST, NUMBER, Term, bits_of

Look = Callable[[Term], Any]


def dtype(bits: int) -> Any:
    """The type of a column of numbers."""
    import polars as pl

    kinds = {16: pl.Int16, 32: pl.Int32, 64: pl.Int64, 128: pl.Int128}
    return kinds[bits]


def expression(term: Term, look: Look) -> Any:
    """An operation as an expression. look: gives that of a part."""
    return _MAKERS[term.operation](term, look)


def literal(term: Term, bits: int = 64) -> Any:
    """A constant."""
    import polars as pl

    if term.kind == NUMBER:
        return pl.lit(term.value, dtype=dtype(bits or 64))
    if term.kind == LIST:
        inner = dtype(bits or 64)
        return pl.lit(list(term.value), dtype=pl.List(inner))
    kind = pl.Boolean if term.kind == "boolean" else pl.String
    return pl.lit(term.value, dtype=kind)


def _sized(term: Term, bits: int, look: Look) -> Any:
    """A number of this width."""
    if term.is_constant:
        return literal(term, bits)
    found = look(term)
    return found if term.bits == bits else found.cast(dtype(bits))


def _numbers(term: Term, look: Look, parts: tuple[Term, ...]) -> list[Any]:
    """The parts of a number, each as wide as it is."""
    bits = term.bits
    return [_sized(one, bits, look) for one in parts]


def _and(term: Term, look: Look) -> Any:
    one, other = term.parts
    return look(one) & look(other)


def _or(term: Term, look: Look) -> Any:
    one, other = term.parts
    return look(one) | look(other)


def _not(term: Term, look: Look) -> Any:
    return ~look(term.parts[0])


def _is_null(term: Term, look: Look) -> Any:
    return look(term.parts[0]).is_null()


def _fill(term: Term, look: Look) -> Any:
    """With a constant where it is unknown."""
    one, filler = term.parts
    if term.kind != NUMBER:
        return look(one).fill_null(look(filler))
    mine, other = _numbers(term, look, term.parts)
    return mine.fill_null(other)


def _when(term: Term, look: Look) -> Any:
    """One or the other."""
    import polars as pl

    holds, one, other = term.parts
    branches = [look(one), look(other)]
    if term.kind == NUMBER:
        branches = _numbers(term, look, (one, other))
    return pl.when(look(holds)).then(branches[0]).otherwise(branches[1])


def _add(term: Term, look: Look) -> Any:
    """A sum; of what was made negative, a difference."""
    one, other = term.parts
    mine, theirs = _numbers(term, look, term.parts)
    return mine + theirs


def _multiply(term: Term, look: Look) -> Any:
    one, other = _numbers(term, look, term.parts)
    if term.parts[1].is_constant and term.parts[1].value == -1:
        return -one
    return one * other


def _divide(term: Term, look: Look) -> Any:
    one, other = _numbers(term, look, term.parts)
    return one // other


def _smallest(term: Term, look: Look) -> Any:
    import polars as pl

    return pl.min_horizontal(_numbers(term, look, term.parts))


def _largest(term: Term, look: Look) -> Any:
    import polars as pl

    return pl.max_horizontal(_numbers(term, look, term.parts))


def _pair(term: Term, look: Look) -> tuple[Any, Any]:
    """Two that are compared, of one width."""
    one, other = term.parts
    if one.kind != NUMBER:
        return look(one), look(other)
    bits = max(one.bits, other.bits)
    for each in term.parts:
        if each.is_constant and each.value is not None:
            bits = max(bits, _least_bits(each.value))
    return _sized(one, bits, look), _sized(other, bits, look)


def _least_bits(number: int) -> int:
    """How wide a constant is at least."""
    for bits in (16, 32):
        if -(2 ** (bits - 1)) < number < 2 ** (bits - 1):
            return bits
    return bits_of(number)


def _less(term: Term, look: Look) -> Any:
    one, other = _pair(term, look)
    return one < other


def _at_most(term: Term, look: Look) -> Any:
    one, other = _pair(term, look)
    return one <= other


def _equal(term: Term, look: Look) -> Any:
    one, other = _pair(term, look)
    return one == other


def _has_bit(term: Term, look: Look) -> Any:
    return (look(term.parts[0]) & term.value) != 0


def _how_many(term: Term, look: Look) -> Any:
    """How many of some conditions hold."""
    import polars as pl

    kind = dtype(term.bits)
    parts = [look(one).cast(kind) for one in term.parts]
    return pl.sum_horizontal(parts)


def _joined(term: Term, look: Look) -> Any:
    """Texts, those that there are, one after the other."""
    import polars as pl

    parts = [look(one) for one in term.parts]
    return pl.concat_str(parts, separator=term.value, ignore_nulls=True)


def _listed(term: Term, look: Look) -> Any:
    """A number as a list of its own."""
    one = look(term.parts[0])
    return one.reshape((-1, 1)).arr.to_list()


def _repeated(term: Term, look: Look) -> Any:
    """A list of a number, so many times."""
    return look(term.parts[0]).repeat_by(term.value)


def _sum_of_largest(term: Term, look: Look) -> Any:
    """The sum of the largest of several lists."""
    import polars as pl

    merged = pl.concat_list([look(one) for one in term.parts])
    ordered = merged.list.sort(descending=True, nulls_last=True)
    return ordered.list.head(term.value).list.sum().cast(dtype(term.bits))


def _repeat(term: Term, look: Look) -> Any:
    """A constant in each row of a table."""
    return literal(term.parts[0])


_MAKERS: dict[str, Callable[[Term, Look], Any]] = {
    "repeat": _repeat,
    "and": _and,
    "or": _or,
    "not": _not,
    "is null": _is_null,
    "fill": _fill,
    "when": _when,
    "add": _add,
    "multiply": _multiply,
    "divide": _divide,
    "smallest": _smallest,
    "largest": _largest,
    "<": _less,
    "<=": _at_most,
    "=": _equal,
    "has bit": _has_bit,
    "how many": _how_many,
    "joined": _joined,
    "listed": _listed,
    "repeated": _repeated,
    "sum of largest": _sum_of_largest,
}
