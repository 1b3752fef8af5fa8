"""Terms as operations on Polars columns (列运算). Numbers are as wide as they have to be:
the bounds of each term are known, so none ever wraps round.

Each operation is one or two calls on whole columns that are there. Expressions would be
planned anew for each part of a list, which takes many times as long as what they do; they are
used only where there is no such call. A constant is a column of one value, which Polars spreads by
itself. The choice `zip_with` takes an unknown condition for one that does not hold.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from msgspec import Struct

from policypress.lists.compiling import columns
from policypress.lists.compiling.columns import Make, operation
from policypress.lists.compiling.saying import saying
from policypress.lists.compiling.terms import (
    BOOLEAN,
    LIST,
    NUMBER,
    TEXT,
    Term,
    bits_of,
    constant,
)


class Operation(Struct, frozen=True):
    """How a column is made. parts: of which; thing: the table whose rows have to be
    known for it."""

    make: Make
    parts: tuple[Term, ...] = ()
    thing: str = ""


def dtype(bits: int) -> Any:
    """The type of a column of numbers."""
    import polars as pl

    kinds = {16: pl.Int16, 32: pl.Int32, 64: pl.Int64, 128: pl.Int128}
    return kinds[bits]


def column_type(term: Term) -> Any:
    """The type of the column of a term."""
    import polars as pl

    if term.kind == NUMBER:
        return dtype(term.bits or 64)
    if term.kind == LIST:
        return pl.List(dtype(term.bits or 64))
    return pl.Boolean if term.kind == BOOLEAN else pl.String


def literal(term: Term) -> Any:
    """A constant, as a column of one value."""
    value = list(term.value) if term.kind == LIST else term.value
    return columns.one_value(value, column_type(term))


def _is_there(term: Term) -> Operation:
    """A constant, or a column of answers."""
    return Operation(literal)


def sized(part: Term, bits: int) -> Term:
    """A number of this width."""
    if part.bits == bits:
        return part
    is_plain = part.is_constant
    return Term(
        "constant" if is_plain else "sized",
        () if is_plain else (part,),
        part.value if is_plain else None,
        part.home,
        part.kind,
        part.has_null,
        part.least,
        part.most,
        bits,
    )


def _cast(term: Term) -> Operation:
    """The same numbers in another width."""
    kind = column_type(term)
    return Operation(lambda one: columns.cast(one, kind), term.parts)


def _of_parts(name: str) -> Callable[[Term], Operation]:
    """An operation on the parts as they are."""
    return lambda term: Operation(operation(name), term.parts)


def _of_numbers(name: str) -> Callable[[Term], Operation]:
    """An operation on numbers, each as wide as the result."""

    def found(term: Term) -> Operation:
        parts = tuple(sized(one, term.bits) for one in term.parts)
        return Operation(operation(name), parts)

    return found


@lru_cache(3)
def plain(value: bool | None) -> Any:
    """True, false or unknown, one value long."""
    import polars as pl

    return columns.one_value(value, pl.Boolean)


def known(one: Term) -> Term:
    """For whom a number or a condition is known; unknown where it is not."""
    return Term("known", (one,), None, one.home, BOOLEAN, True)


def _known(term: Term) -> Operation:
    """A condition holds or does not, where it is anything; a number is more than the
    least that its column could hold (no number of the rules is as small)."""
    (one,) = term.parts
    if one.kind == BOOLEAN:
        return Operation(decided, (one,))
    least = sized(constant(-(2 ** (one.bits - 1))), one.bits)
    return Operation(operation(">"), (one, least))


def decided(one: Any) -> Any:
    """True where a condition is known."""
    return one.bitor(one.not_())


def _are_known(one: Any) -> Any:
    return one.eq(one)


def _is_null(term: Term) -> Operation:
    (one,) = term.parts
    if one.kind in (NUMBER, BOOLEAN):
        return Operation(not_known, (known(one),))
    return Operation(_by_expression(lambda one: one.is_null()), (one,))


def not_known(known: Any) -> Any:
    """For whom something is not known."""
    return plain(False).zip_with(known, plain(True))


def _fill(term: Term) -> Operation:
    """With a constant where it is unknown."""
    one, filler = term.parts
    if term.kind == NUMBER:
        parts = (known(one), sized(one, term.bits), sized(filler, term.bits))
        return Operation(_chosen, parts)
    if term.kind == BOOLEAN and filler.is_constant:
        return Operation(_possible if filler.value else _certain, (one,))
    make = _by_expression(lambda mine, other: mine.fill_null(other))
    return Operation(make, (one, filler))


def _certain(one: Any) -> Any:
    """For whom a condition holds."""
    return plain(True).zip_with(one, plain(False))


def _possible(one: Any) -> Any:
    """For whom a condition holds or is unknown."""
    return plain(False).zip_with(one.not_(), plain(True))


def _when(term: Term) -> Operation:
    """One or the other."""
    holds, *both = term.parts
    make: Make = _chosen
    if term.kind in (NUMBER, LIST):
        both = [sized(one, term.bits) for one in both]
    if term.kind in (TEXT, LIST):
        make = _by_expression(_either)
    return Operation(make, (holds, *both))


def _chosen(holds: Any, one: Any, other: Any) -> Any:
    """One where something holds, else the other."""
    return one.zip_with(holds, other)


def _either(holds: Any, one: Any, other: Any) -> Any:
    """The same as an expression, which is faster on what is no number."""
    import polars as pl

    return pl.when(holds).then(one).otherwise(other)


def _told(holds: Any, fails: Any) -> Any:
    """Yes where something holds, else no where it fails, else unknown."""
    is_no = plain(False).zip_with(fails, plain(None))
    return plain(True).zip_with(holds, is_no)


def _add(term: Term) -> Operation:
    """A sum; of what was made negative, a difference."""
    one, other = term.parts
    name = "add"
    if _is_negative(other):
        name, other = "subtract", other.parts[0]
    elif _is_negative(one):
        name, one, other = "subtract", other, one.parts[0]
    both = (sized(one, term.bits), sized(other, term.bits))
    return Operation(operation(name), both)


def _is_negative(one: Term) -> bool:
    """Whether it is a number made negative."""
    if one.operation != "multiply" or not one.parts[1].is_constant:
        return False
    return bool(one.parts[1].value == -1)


def _extreme(name: str) -> Callable[[Term], Operation]:
    """The smallest or the largest; unknown ones are passed over."""

    def found(term: Term) -> Operation:
        """How it is made: those that may be unknown come first."""
        ordered = sorted(term.parts, key=lambda one: not one.has_null)
        parts = tuple(sized(one, term.bits) for one in ordered)
        open_ones = sum(one.has_null for one in parts)
        order = operation(name)

        def make(first: Any, *rest: Any) -> Any:
            """The column, from those of the numbers."""
            for at, one in enumerate(rest, 1):
                is_first = order(first, one)
                if at < open_ones:
                    is_first = is_first.bitor(not_known(_are_known(one)))
                first = first.zip_with(is_first, one)
            return first

        return Operation(make, parts)

    return found


def _compared(name: str) -> Callable[[Term], Operation]:
    """A comparison of two, of one width."""

    def found(term: Term) -> Operation:
        """How it is made: both sides as wide as the wider, constants included."""
        one, other = term.parts
        make = operation(name)
        if one.kind != NUMBER:
            return Operation(make, term.parts)
        bits = max(one.bits, other.bits)
        for each in term.parts:
            if each.is_constant and each.value is not None:
                bits = max(bits, _least_bits(each.value))
        return Operation(make, (sized(one, bits), sized(other, bits)))

    return found


def _least_bits(number: int) -> int:
    """How wide a constant is at least."""
    for bits in (16, 32):
        if -(2 ** (bits - 1)) < number < 2 ** (bits - 1):
            return bits
    return bits_of(number)


def _has_bit(term: Term) -> Operation:
    """Whether any of some bits is set."""
    (one,) = term.parts
    mask = sized(constant(term.value), one.bits)
    nothing = sized(constant(0), one.bits)
    return Operation(_any_bit, (one, mask, nothing))


def _any_bit(one: Any, mask: Any, nothing: Any) -> Any:
    return one.bitand(mask).neq(nothing)


def _how_many(term: Term) -> Operation:
    """How many of some conditions hold."""
    nothing, one = [sized(constant(each), term.bits) for each in (0, 1)]
    return Operation(_counted, (nothing, one, *term.parts))


def _counted(nothing: Any, one: Any, *conditions: Any) -> Any:
    found = nothing
    for each in conditions:
        found = found.add(one.zip_with(each, nothing))
    return found


def _by_expression(expression: Make) -> Make:
    """What only an expression can do."""

    def make(*parts: Any) -> Any:
        """The column that the expression makes of some columns."""
        import polars as pl

        given = [pl.lit(columns.outside(one)) for one in parts]
        found = pl.select(expression(*given)).to_series()
        return columns.inside(found)

    return make


def _said(term: Term) -> Operation:
    """Those of some texts whose conditions hold, one after the other."""
    separator, *words = term.value
    return Operation(saying(words, separator), term.parts)


def _listed(term: Term) -> Operation:
    """A number as a list of its own."""
    make = _by_expression(lambda one: one.reshape((-1, 1)).arr.to_list())
    return Operation(make, term.parts)


def _repeated(term: Term) -> Operation:
    """A list of a number, so many times."""
    times = term.value
    make = _by_expression(lambda one: one.repeat_by(times))
    return Operation(make, (sized(term.parts[0], term.bits),))


def _sum_of_largest(term: Term) -> Operation:
    """The sum of the largest of several lists."""
    import polars as pl

    number, kind = term.value, dtype(term.bits)

    def largest(*parts: Any) -> Any:
        merged = pl.concat_list(parts)
        ordered = merged.list.sort(descending=True, nulls_last=True)
        return ordered.list.head(number).list.sum().cast(kind)

    return Operation(_by_expression(largest), term.parts)


PLAIN: dict[str, Callable[[Term], Operation]] = {
    "constant": _is_there,
    "column": _is_there,
    "sized": _cast,
    "and": _of_parts("and"),
    "or": _of_parts("or"),
    "not": _of_parts("not"),
    "known": _known,
    "is null": _is_null,
    "fill": _fill,
    "when": _when,
    "told": lambda term: Operation(_told, term.parts),
    "add": _add,
    "multiply": _of_numbers("multiply"),
    "divide": _of_numbers("divide"),
    "smallest": _extreme("<"),
    "largest": _extreme(">"),
    "<": _compared("<"),
    "<=": _compared("<="),
    "=": _compared("="),
    "has bit": _has_bit,
    "how many": _how_many,
    "said": _said,
    "listed": _listed,
    "repeated": _repeated,
    "sum of largest": _sum_of_largest,
}
