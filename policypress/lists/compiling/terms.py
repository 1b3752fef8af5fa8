"""What is to be reckoned of a list, as terms that know what they are (项).

A term is a constant, a column, or an operation on terms. It knows where it lies, between
which numbers it is and whether it can be unknown (null), so that whatever is the same
for everybody is reckoned while the rules are compiled (`folding`) and nothing of it is
left for the list (`program` makes Polars expressions of the rest).

Where a term lies, its home:
    ""          among the applicants
    THING       among the rows of a table
    THING@      among the applicants whom a table says anything of: who have rows there,
                or have not answered it. For all others what follows from the table is
                one constant: `expanded` holds both.
    *           nowhere: a constant
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from msgspec import Struct

from policypress.lists.compiling.errors import NotCompiledError
from policypress.lists.compiling.facts import (
    BOOLEAN,
    LIST,
    NUMBER,
    TEXT,
    facts,
)

TOO_LARGE = "数值可能超出精确计算的范围"
ANYWHERE = "*"


class Term(Struct, frozen=True, eq=False):
    """operation: what is done with `parts`; value: what it takes besides, or a constant,
    or the name of a column. least, most: a number lies between them. bits: of the column
    that it is."""

    operation: str
    parts: tuple[Term, ...] = ()
    value: Any = None
    home: str = ANYWHERE
    kind: str = NUMBER
    has_null: bool = False
    least: int = 0
    most: int = 0
    bits: int = 0

    @property
    def is_constant(self) -> bool:
        """Whether it is the same for everybody."""
        return self.operation == "constant"

    @property
    def is_unknown(self) -> bool:
        """Whether it is unknown for everybody."""
        return self.is_constant and self.value is None

    def is_plainly(self, value: Any) -> bool:
        """Whether it is this very constant."""
        return self.is_constant and self.value is value

    def is_null(self) -> Term:
        """For whom it is unknown."""
        return apply("is null", self)

    def is_not_null(self) -> Term:
        """For whom it is known."""
        return ~self.is_null()

    def fill_null(self, value: Any) -> Term:
        """The same with a constant for whom it is unknown."""
        return apply("fill", self, value)

    def __and__(self, other: Any) -> Term:
        return apply("and", self, other)

    def __or__(self, other: Any) -> Term:
        return apply("or", self, other)

    def __invert__(self) -> Term:
        return apply("not", self)

    def __add__(self, other: Any) -> Term:
        return apply("add", self, other)

    def __neg__(self) -> Term:
        return apply("multiply", self, -1)

    def __mul__(self, other: Any) -> Term:
        return apply("multiply", self, other)

    def __floordiv__(self, other: Any) -> Term:
        return apply("divide", self, other)

    def __lt__(self, other: Any) -> Term:
        return apply("<", self, other)

    def __le__(self, other: Any) -> Term:
        return apply("<=", self, other)

    def __gt__(self, other: Any) -> Term:
        return apply("<", other, self)

    def __ge__(self, other: Any) -> Term:
        return apply("<=", other, self)

    def equals(self, other: Any) -> Term:
        """Whether both are the same; unknown where one is."""
        return apply("=", self, other)


# How an operation is simplified, filled in by `folding`: of its parts and what it takes
# besides, a simpler term that is the same, or None.
RULES: dict[str, Callable[[tuple[Term, ...], Any], Term | None]] = {}


def _simpler(
    operation: str, parts: tuple[Term, ...], value: Any
) -> Term | None:
    """A simpler term that is the same; None where there is none."""
    rule = RULES.get(operation)
    return None if rule is None else rule(parts, value)


def constant(value: Any) -> Term:
    """The same for everybody: true, false, a number, a text, an empty list."""
    if isinstance(value, Term):
        return value
    if isinstance(value, bool):
        return Term("constant", value=value, kind=BOOLEAN)
    if isinstance(value, str):
        return Term("constant", value=value, kind=TEXT)
    if isinstance(value, tuple):
        return Term("constant", value=value, kind=LIST)
    return Term("constant", value=value, least=value, most=value)


def unknown(kind: str = BOOLEAN) -> Term:
    """Unknown for everybody."""
    return Term("constant", kind=kind, has_null=True)


def column(
    name: str,
    kind: str = BOOLEAN,
    home: str = "",
    has_null: bool = True,
    most: int = 0,
    bits: int = 64,
) -> Term:
    """A column that is there. most: of a number, which is from 0 on."""
    return Term("column", (), name, home, kind, has_null, 0, most, bits)


def when(holds: Any, then: Any, otherwise: Any = None) -> Term:
    """One or the other; the other too where it is unknown whether something holds."""
    one = constant(then)
    other = unknown(one.kind) if otherwise is None else constant(otherwise)
    return apply("when", holds, one, other)


def in_units(above: Term, below: Any, units: int) -> Term:
    """A fraction in whole parts, so many of 1; NotCompiledError behind a quotient."""
    if not isinstance(below, int):
        raise NotCompiledError("金额含有除法")
    if units % below == 0:
        return above * (units // below)
    return above * units // below


def smallest(parts: Sequence[Any]) -> Term:
    """The smallest of numbers; unknown ones are passed over."""
    return apply("smallest", *parts)


def largest(parts: Sequence[Any]) -> Term:
    """The largest of numbers; unknown ones are passed over."""
    return apply("largest", *parts)


def said(conditions: dict[str, Any], separator: str) -> Term:
    """Those of some texts whose conditions hold, one after the other; "" where none does."""
    known = {words: constant(holds) for words, holds in conditions.items()}
    left = {
        words: holds
        for words, holds in known.items()
        if not holds.is_constant or holds.value
    }
    if all(holds.is_constant for holds in left.values()):
        return constant(separator.join(left))
    return apply("said", *left.values(), value=(separator, *left))


def any_of(parts: Sequence[Any]) -> Term:
    """Whether any holds."""
    found = constant(False)
    for one in parts:
        found = found | constant(one)
    return found


def apply(operation: str, *given: Any, value: Any = None) -> Term:
    """An operation on terms, as simple as it can be, where it is least work."""
    parts = tuple(constant(one) for one in given)
    found = _simpler(operation, parts, value)
    if found is not None:
        return found
    homes = {one.home for one in parts} - {ANYWHERE}
    rows = _rows_among(homes)
    if rows:
        parts = tuple(_beside_rows(one, rows) for one in parts)
        return made(operation, parts, value, rows)
    if homes == {""}:
        sunk = _among_few(operation, parts, value)
        if sunk is not None:
            return sunk
    return made(operation, parts, value, max(homes, default=ANYWHERE))


def _rows_among(homes: Iterable[str]) -> str:
    """The rows of a table, where some terms are of such; "" where none is."""
    rows = (one for one in homes if one and not one.endswith("@"))
    return next(rows, "")


def made(
    operation: str, parts: tuple[Term, ...], value: Any, home: str
) -> Term:
    """An operation as it stands."""
    kind, has_null, least, most = facts(operation, parts, value)
    bits = 0
    if kind in (NUMBER, LIST):
        own = [one.bits for one in parts if one.kind in (NUMBER, LIST)]
        bits = max([bits_of(least, most), *own])
    return Term(
        operation, parts, value, home, kind, has_null, least, most, bits
    )


def bits_of(*numbers: int) -> int:
    """How wide a column has to be for these numbers; NotCompiledError when none is."""
    for bits in (32, 64, 128):
        if all(-(2 ** (bits - 1)) < one < 2 ** (bits - 1) for one in numbers):
            return bits
    raise NotCompiledError(TOO_LARGE)


def _like(operation: str, part: Term, thing: str, home: str) -> Term:
    """The same values in another home."""
    return Term(
        operation,
        (part,),
        thing,
        home,
        part.kind,
        part.has_null,
        part.least,
        part.most,
        part.bits,
    )


def _beside_rows(one: Term, thing: str) -> Term:
    """A term beside the rows of each applicant."""
    if one.home in (thing, ANYWHERE):
        return one
    return _like("spread", one, thing, thing)


def narrowed(one: Term, thing: str) -> Term:
    """A term for those only whom a table says anything of."""
    if one.is_constant or one.home == ANYWHERE:
        return one
    if _is_of(one, thing):
        return one.parts[0]
    return _like("narrow", one, thing, f"{thing}@")


def expanded(one: Term, thing: str, otherwise: Term) -> Term:
    """A term of those whom a table says anything of, and a constant for all others."""
    if one.is_constant and one.value is otherwise.value:
        return otherwise
    return Term(
        "expand",
        (one, otherwise),
        thing,
        "",
        one.kind,
        one.has_null or otherwise.has_null,
        min(one.least, otherwise.least),
        max(one.most, otherwise.most),
        one.bits,
    )


def _is_of(one: Term, thing: str) -> bool:
    """Whether it is a constant but for those whom a table says anything of."""
    return one.operation == "expand" and one.value == thing


def _among_few(
    operation: str, parts: tuple[Term, ...], value: Any
) -> Term | None:
    """The operation among those whom a table says anything of, where it comes to a
    constant for all others."""
    things = {one.value for one in parts if one.operation == "expand"}
    for thing in sorted(things):
        outside = tuple(
            one.parts[1] if _is_of(one, thing) else one for one in parts
        )
        rest = _simpler(operation, outside, value)
        if rest is not None and rest.is_constant:
            inside = [narrowed(one, thing) for one in parts]
            mine = apply(operation, *inside, value=value)
            return expanded(mine, thing, rest)
    return None


def gathered(
    thing: str,
    row: Any,
    how: str,
    number: int = 0,
    rows_at_most: int = 1,
) -> Term:
    """What the rows of each applicant give. how: sum, max, any (in three values), none
    (whether one is null), first (the sum of the largest, so many of them), list
    (these)."""
    one = constant(row)
    if one.home == ANYWHERE:
        one = Term(
            "repeat",
            (one,),
            None,
            thing,
            one.kind,
            one.has_null,
            one.least,
            one.most,
            bits_of(one.least, one.most),
        )
    one = _beside_rows(one, thing)
    kind = one.kind
    if how == "none":
        one, kind = one.is_null(), BOOLEAN
        if one.is_constant:
            return one
    least, most = min(one.least, 0), max(one.most, 0)
    if how in ("sum", "first"):
        least, most = least * rows_at_most, most * rows_at_most
    bits = 0
    if kind in (NUMBER, LIST):
        bits = max(one.bits, bits_of(least, most))
    nothing: Any = False if kind == BOOLEAN else 0
    if how == "list":
        kind, nothing = LIST, ()
    found = Term(
        "gather",
        (one,),
        (thing, how, number),
        f"{thing}@",
        kind,
        how == "any" and one.has_null,
        least,
        most,
        bits,
    )
    return expanded(found, thing, constant(nothing))
