"""A number of rows for some of the supports that 就高 chooses among in a row (就高与项数交叉),
over columns: the twin of `eligibility.rivals`."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from policypress.eligibility.operation import Operation
from policypress.lists.compiling import ends, number, terms
from policypress.lists.compiling.compiler import Compiler
from policypress.lists.compiling.ends import End
from policypress.lists.compiling.leaves import leaves
from policypress.lists.compiling.number import Number
from policypress.lists.compiling.terms import Term
from policypress.lists.compiling.verdicts import all_of, column, is_true
from policypress.lists.paying.cells import Cell, offered
from policypress.lists.paying.families import Family
from policypress.lists.paying.supports import Payment, over_rows


class _Sides(Struct, frozen=True):
    """What a row gives by supports of which only so many rows count, and by others."""

    counted: Number
    other: Number


def counted_rivals(
    family: Family,
    payments: list[Payment],
    compiler: Compiler,
) -> Number | None:
    """What a family comes to that is one 就高 in the rows of a table, with a number of
    rows for some of it; None where it is anything else."""
    count = _count_of(family)
    if count is None:
        return None
    limit = compiler.number(count.node).value
    row = _sides(count, [(one, one.row) for one in payments])
    blank = _sides(count, [(one, one.blank) for one in payments])
    parts = [row.counted, row.other, blank.counted, blank.other]
    are_plain = all(one.high.is_plain for one in parts)
    if limit is None or not are_plain or any(_is_open(one) for one in parts):
        return None
    thing = payments[0].support.thing
    _leave_fallen(row, compiler, thing)
    most = max(0, int(limit // 1))
    free, rest = _parted(row)
    blank_free, blank_rest = _parted(blank)
    return number.add(
        [
            over_rows(thing, free, blank_free, None, compiler),
            over_rows(thing, rest, blank_rest, most, compiler),
        ]
    )


def _count_of(family: Family) -> Operation | None:
    """The number of rows, where there is but one and all else is one 就高 in a table."""
    kinds = sorted(one.kind for one in family.operations)
    if kinds != ["count", "highest_row"]:
        return None
    things = {one.thing for one in family.supports}
    (highest,) = [one for one in family.operations if one.kind != "count"]
    (count,) = [one for one in family.operations if one.kind == "count"]
    is_inside = count.of < family.names == highest.of
    return count if is_inside and things != {""} else None


def _sides(
    count: Operation, cells: list[tuple[Payment, Cell | None]]
) -> _Sides:
    """Both sides of a row, or of one of which nothing is known."""
    counted: list[Number] = []
    other: list[Number] = []
    for one, cell in cells:
        assert cell is not None
        verdict = all_of([one.opened, cell.verdict])
        place = counted if one.support.name in count.of else other
        place.append(offered(verdict, cell.amount))
    return _Sides(number.greatest(counted), number.greatest(other))


def _is_open(one: Number) -> bool:
    """Whether it can be without a bound."""
    return one.high.may_be_open


def _parted(row: _Sides) -> tuple[Number, Number]:
    """What a row gives whatever the number, and what it gives of so many rows."""
    counted, other = row.counted, row.other
    nothing = ends.plain(0)
    is_free = is_true(ends.below_or_equal(counted.high, other.low, False))
    best = ends.largest([counted.low, other.low])
    gain = ends.add([counted.high, ends.negative(other.high)])
    free = Number(
        _where(is_free, other.low, nothing),
        other.high,
        number.whys([other]),
    )
    rest = Number(
        _where(is_free, nothing, best),
        ends.largest([gain, nothing]),
        number.whys([counted]),
    )
    return free, rest


def _where(holds: Any, one: End, other: End) -> End:
    """One end or the other."""
    if isinstance(holds, bool):
        return one if holds else other
    return ends.chosen([(holds, one)], other)


def _leave_fallen(row: _Sides, compiler: Compiler, thing: str) -> None:
    """Leaves to the engine for one applicant, which says so, who has a row that might
    fall back to a lower support when it is beyond the number."""
    (low, best), *_ = ends.together([row.other.low, row.counted.low])
    lows, bests = leaves(low), leaves(best)
    if lows is not None and bests is not None:
        pairs = [(one, other) for one in lows for other in bests]
        if not any(0 < one < other for one, other in pairs):
            return
    falls: Term = column((low > 0) & (low < best))
    compiler.doubts.append(
        terms.gathered(thing, falls.fill_null(False), "any").fill_null(False)
    )
