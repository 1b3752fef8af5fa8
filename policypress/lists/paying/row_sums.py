"""What a family of supports comes to row by row (逐项合计), over columns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from policypress.eligibility.operation import Operation
from policypress.lists.compiling import ends, number, terms
from policypress.lists.compiling.compiler import Compiler
from policypress.lists.compiling.ends import End
from policypress.lists.compiling.errors import NotCompiledError
from policypress.lists.compiling.number import Number
from policypress.lists.compiling.tables import most_rows
from policypress.lists.compiling.terms import Term
from policypress.lists.compiling.verdicts import all_of, plainly
from policypress.lists.paying.cells import Cell, offered
from policypress.lists.paying.families import Family
from policypress.lists.paying.rivals import counted_rivals
from policypress.lists.paying.supports import (
    COUNT_DEPENDS,
    CROSSING,
    Payment,
    over_rows,
)

_Parts = dict[frozenset[str], Number]


class _Row(Struct, frozen=True):
    """What one kind of row gives. thing: its table, "" = the application; value: of a
    row, blank: of one of which nothing is known."""

    thing: str
    value: Number
    blank: Number | None


def family_total(
    family: Family,
    payments: list[Payment],
    compiler: Compiler,
) -> Number:
    """What the supports of a family come to."""
    if len(payments) == 1 and all(one.is_own for one in family.operations):
        return payments[0].amount
    found = counted_rivals(family, payments, compiler)
    if found is not None:
        return found
    counts = [one for one in family.operations if one.kind == "count"]
    limit = _limit(counts, family, payments, compiler)
    rows = _rows(family, payments, compiler)
    if limit is None:
        return number.add([_sum(one, None, compiler) for one in rows])
    if len(rows) == 1:
        return _sum(rows[0], limit, compiler)
    return _first_of_all(rows, limit, compiler)


def _limit(
    counts: list[Operation],
    family: Family,
    payments: list[Payment],
    compiler: Compiler,
) -> int | None:
    """How many rows of the family are paid; None = all."""
    limit: int | None = None
    for one in counts:
        if _cannot_bear(one, family, compiler):
            continue
        found = compiler.number(one.node).value
        if found is None:
            raise NotCompiledError(COUNT_DEPENDS)
        bound = max(0, int(found // 1))
        if one.of != family.names:
            _leave_crossing(one, payments, bound, compiler)
            continue
        limit = bound if limit is None else min(limit, bound)
    return limit


def _leave_crossing(
    one: Operation,
    payments: list[Payment],
    bound: int,
    compiler: Compiler,
) -> None:
    """A number of rows for some supports of a family. Where no more rows than that may
    be paid it does not bear; others are left to the engine for one applicant, and so is who
    may have any number of rows, because the table is not answered."""
    inside = [each for each in payments if each.support.name in one.of]
    places = {each.support.row for each in inside if not each.support.thing}
    if len(places) > bound:
        raise NotCompiledError(CROSSING)
    rows: Any = len(places)
    crossing: list[Any] = []
    for thing, members in _by_table(inside):
        rows = _paid_rows(thing, members, compiler) + rows
        crossing.append(_may_be_any(thing, members, compiler))
    crossing.append(terms.constant(rows) > bound)
    is_crossing = plainly(terms.any_of(crossing))
    if is_crossing is not False:
        compiler.doubts.append(is_crossing)


def _by_table(
    payments: list[Payment],
) -> Iterator[tuple[str, list[Payment]]]:
    """The tables that some supports are paid for the rows of, each with its own."""
    for thing in sorted({each.support.thing for each in payments} - {""}):
        yield (
            thing,
            [each for each in payments if each.support.thing == thing],
        )


def _paid_rows(
    thing: str,
    payments: list[Payment],
    compiler: Compiler,
) -> Term:
    """How many rows of a table may be paid by one of some supports."""
    paid = _may_be_paid([(one, one.row) for one in payments])
    most = most_rows(compiler, thing)
    return terms.gathered(thing, terms.when(paid, 1, 0), "sum", 0, most)


def _may_be_any(
    thing: str,
    payments: list[Payment],
    compiler: Compiler,
) -> Term:
    """Whether any number of rows may be paid: the table is not answered, and one of some
    supports may pay for a row of which nothing is known."""
    in_any_row = _may_be_paid([(one, one.blank) for one in payments])
    return compiler.is_unanswered(thing) & in_any_row


def _may_be_paid(cells: list[tuple[Payment, Cell | None]]) -> Term:
    """Whether one of these supports may pay something for a row."""
    found = []
    for one, cell in cells:
        if cell is not None:
            verdict = all_of([one.opened, cell.verdict])
            high = offered(verdict, cell.amount).high
            found.append((~high.above.equals(0)).fill_null(True))
    return terms.any_of(found)


def _cannot_bear(one: Operation, family: Family, compiler: Compiler) -> bool:
    """Whether there are never more rows than a number of rows allows: without a table
    each support is one row, or shares it with others."""
    inside = [each for each in family.supports if each.name in one.of]
    if any(each.thing for each in inside):
        return False
    found = compiler.number(one.node).value
    return found is not None and found >= len({each.row for each in inside})


def _rows(
    family: Family,
    payments: list[Payment],
    compiler: Compiler,
) -> list[_Row]:
    """The kinds of rows of a family: of each table, and of the application."""
    by_place: dict[tuple[str, int], list[Payment]] = {}
    for one in payments:
        place = (
            (one.support.thing, 0) if one.support.thing else one.support.row
        )
        by_place.setdefault(place, []).append(one)
    return [
        _row(thing, members, family.operations, compiler)
        for (thing, _), members in by_place.items()
    ]


def _row(
    thing: str,
    payments: list[Payment],
    operations: tuple[Operation, ...],
    compiler: Compiler,
) -> _Row:
    """What a row gives after 就高 and limits within it."""
    known: _Parts = {}
    blank: _Parts = {}
    inner = compiler.inside(thing) if thing else compiler
    outer = compiler.inside(thing, is_blank=True)
    for one in payments:
        name = frozenset((one.support.name,))
        verdict = all_of([one.opened, one.row.verdict])
        known[name] = offered(verdict, one.row.amount)
        if one.blank is not None:
            of_blank = all_of([one.opened, one.blank.verdict])
            blank[name] = offered(of_blank, one.blank.amount)
    value = _combined(known, operations, inner)
    if not thing:
        return _Row("", value, None)
    return _Row(thing, value, _combined(blank, operations, outer))


def _combined(
    parts: _Parts,
    operations: tuple[Operation, ...],
    compiler: Compiler,
) -> Number:
    """The parts of one row after what combines them."""
    left = dict(parts)
    every = frozenset().union(*left)
    for one in operations:
        of = one.of & every
        if one.kind == "count" or not of:
            continue
        inside = [names for names in left if names & of]
        if not all(names <= of for names in inside):
            raise NotCompiledError(CROSSING)
        taken = [left.pop(names) for names in inside]
        if one.kind == "highest_row":
            left[of] = number.greatest(taken)
        else:
            left[of] = _capped(number.add(taken), compiler.number(one.node))
    return number.add(list(left.values()))


def _capped(found: Number, bound: Number) -> Number:
    """A row under a limit of the row. Such a limit may be below 0 nowhere."""
    if not bound.is_above:
        raise NotCompiledError("限额可能为负")
    low = ends.smallest([found.low, bound.low])
    if found.is_settled and bound.is_settled:
        return Number(low, low, found.why)
    return Number(low, ends.smallest([found.high, bound.high]), found.why)


def _sum(row: _Row, limit: int | None, compiler: Compiler) -> Number:
    """The rows of one kind together."""
    if row.blank is None:
        return number.exactly(0) if limit == 0 else row.value
    return over_rows(row.thing, row.value, row.blank, limit, compiler)


def _first_of_all(rows: list[_Row], limit: int, compiler: Compiler) -> Number:
    """Of rows of several kinds the most valuable, so many of them."""
    why = number.whys([_sum(one, limit, compiler) for one in rows])
    low = _first([(one, one.value.low, None) for one in rows], limit, compiler)
    tops = [
        (one, one.value.high, one.blank.high if one.blank else None)
        for one in rows
    ]
    return Number(low, _first(tops, limit, compiler), why)


_Source = tuple[_Row, End, "End | None"]


def _first(sources: list[_Source], limit: int, compiler: Compiler) -> End:
    """The sum of the largest values of several kinds of rows."""
    every = [end for _, end, _ in sources]
    every += [end for _, _, end in sources if end is not None]
    if limit == 0:
        return ends.plain(0)
    if not all(one.is_plain for one in every):
        raise NotCompiledError("逐项汇总的数含有除法")
    above, below, most, _ = ends.together(every)
    size = most * limit
    ends.bits_of(size)
    lists, opens = [], []
    blanks = iter(above[len(sources) :])
    for (row, end, blank), values in zip(sources, above, strict=False):
        of_blank = next(blanks) if blank is not None else None
        one, is_open = _values(row, end, values, of_blank, limit, compiler)
        lists.append(one)
        opens += is_open
    found = terms.apply("sum of largest", *lists, value=limit)
    if opens:
        found = terms.when(~terms.any_of(opens), found)
    return End(found, below, size, below, None, found.has_null)


def _values(
    row: _Row,
    end: End,
    values: Term,
    blank: Term | None,
    limit: int,
    compiler: Compiler,
) -> tuple[Term, list[Term]]:
    """The largest values of one kind of row, as a list; and for whom there is no
    bound. While a table is not answered, as many rows as are paid."""
    if row.blank is None:
        is_open = [values.is_null()] if end.may_be_open else []
        return terms.apply("listed", values), is_open
    is_unanswered = compiler.is_unanswered(row.thing)
    found = terms.gathered(row.thing, values, "list", limit)
    of_blank = terms.constant(())
    opens = []
    if blank is not None:
        of_blank = terms.apply("repeated", blank, value=limit)
        opens.append(is_unanswered & blank.is_null())
    if end.may_be_open:
        some = terms.gathered(row.thing, values, "none")
        opens.append(compiler.has_rows(row.thing).fill_null(False) & some)
    return terms.when(is_unanswered, of_blank, found), opens
