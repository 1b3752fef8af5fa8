"""Numbers and conditions over the rows of a table, over columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from policypress.eligibility.answers import MOST_ROWS
from policypress.lists.compiling import ends, number, terms
from policypress.lists.compiling.ends import End
from policypress.lists.compiling.errors import NotCompiledError
from policypress.lists.compiling.number import Number, exactly
from policypress.lists.compiling.terms import Term
from policypress.lists.compiling.verdicts import (
    Verdict,
    column,
    is_true,
    may_hold,
)

if TYPE_CHECKING:
    from policypress.lists.compiling.compiler import Compiler

Node = dict[str, Any]


def exists(compiler: Compiler, node: Node) -> Verdict:
    """Some row of a table. While there is no table, no when no row could ever fit."""
    thing = node["exists"]
    where = node.get("where", True)
    has_rows = compiler.has_rows(thing)
    if where is True:
        return has_rows
    holds = compiler.inside(thing).condition(where)
    if isinstance(holds, bool):
        return holds and has_rows
    blank = column(compiler.inside(thing, is_blank=True).condition(where))
    some = terms.gathered(thing, holds, "any")
    open_table = terms.when(~blank, False)
    return terms.when(compiler.is_unanswered(thing), open_table, some)


class _Rows(Struct):
    """A `rows` that is being compiled. limit: only so many rows, None = all; most: how
    many rows the table can have, None = any number."""

    thing: str
    value: Number
    where: Verdict
    blank: Number
    limit: int | None
    most: int | None


def rows(compiler: Compiler, node: Node) -> Number:
    """Over the rows where a condition holds: a sum, the greatest, how many."""
    thing = node["rows"]
    key = next(name for name in ("sum", "greatest", "count") if name in node)
    of = 1 if key == "count" else node[key]
    where = node.get("where", True)
    inner = compiler.inside(thing)
    outer = compiler.inside(thing, is_blank=True)
    one = _Rows(
        thing,
        _counted(inner.number(of), inner.condition(where)),
        inner.condition(where),
        _counted(outer.number(of), outer.condition(where), is_unknown=True),
        _limit(compiler, node),
        node.get("most"),
    )
    if not (one.value.is_above and one.blank.is_above):
        raise NotCompiledError("逐项汇总的数可能为负")
    if one.limit is not None and one.limit < 1:
        return exactly(0)
    known = _gathered(compiler, one, is_sum=key != "greatest")
    unknown = _unknown(one, is_sum=key != "greatest")
    return _by_table(compiler, one, known, unknown)


def _limit(compiler: Compiler, node: Node) -> int | None:
    """How many rows are counted."""
    if "most_rows" not in node:
        return None
    found = compiler.number(node["most_rows"]).value
    if found is None:
        raise NotCompiledError("计入的项数取决于填报内容")
    return max(0, int(found // 1))


def _counted(
    value: Number, where: Verdict, is_unknown: bool = False
) -> Number:
    """What a row gives: nothing where it does not count, perhaps nothing where that is
    unknown. is_unknown: or where it is not known whether there is a row."""
    nothing = ends.plain(0)
    counts = is_true(where)
    may = may_hold(where)
    if may is False:
        return exactly(0)
    if is_unknown or counts is False:
        low = nothing
    else:
        low = (
            value.low
            if counts is True
            else ends.chosen([(counts, value.low)], nothing)
        )
    if may is True:
        high = value.high
    else:
        high = ends.chosen([(may, value.high)], nothing)
    if counts is True and value.is_settled and not is_unknown:
        high = low
    why = {
        words: column(holds) & column(may)
        for words, holds in value.why.items()
    }
    return Number(low, high, why, value.is_above)


def _gathered(compiler: Compiler, one: _Rows, is_sum: bool) -> Number:
    """What is gathered of rows that are known."""
    low = _end(compiler, one, one.value.low, is_sum)
    high = low
    if not one.value.is_settled:
        high = _end(compiler, one, one.value.high, is_sum)
    why = {
        words: terms.gathered(one.thing, column(holds), "any")
        for words, holds in one.value.why.items()
    }
    return Number(low, high, why)


def most_rows(compiler: Compiler, thing: str) -> int:
    """How many rows one applicant can have in a table, or has in this list."""
    layout = compiler.layout
    most = layout.things[thing].get("most") or MOST_ROWS
    return min(most, layout.rows.get(thing, most))


def _end(compiler: Compiler, one: _Rows, end: End, is_sum: bool) -> End:
    """One end of what is gathered."""
    if not end.is_plain:
        raise NotCompiledError("逐项汇总的数含有除法")
    rows_at_most = most_rows(compiler, one.thing)
    most = end.most * rows_at_most if is_sum else end.most
    ends.bits_of(most)
    how = "max"
    if is_sum:
        how = "sum" if one.limit is None else "first"
    found = terms.gathered(
        one.thing, end.above, how, one.limit or 0, rows_at_most
    )
    if end.may_be_open:
        found = _open_where_any_is(one, end.above, found)
    return End(
        found,
        end.below,
        most,
        end.most_below,
        None,
        end.may_be_open,
    )


def _open_where_any_is(one: _Rows, above: Term, found: Term) -> Term:
    """No bound where a row has none."""
    is_open = terms.gathered(one.thing, above, "none")
    return terms.when(~is_open, found)


def _unknown(one: _Rows, is_sum: bool) -> Number:
    """What there may be while the table is not answered: perhaps no row, perhaps many."""
    if not is_sum:
        return one.blank
    count = one.most
    if one.limit is not None:
        count = one.limit if count is None else min(count, one.limit)
    high = ends.open_end() if count is None else ends.plain(count)
    times = Number(ends.plain(0), high)
    found = number.multiply(times, one.blank)
    return Number(ends.plain(0), found.high, one.blank.why)


def _by_table(
    compiler: Compiler,
    one: _Rows,
    known: Number,
    unknown: Number,
) -> Number:
    """The number, by whether the table is answered and has rows."""
    is_open = compiler.is_unanswered(one.thing)
    low = ends.chosen([(is_open, unknown.low)], known.low)
    high = ends.chosen([(is_open, unknown.high)], known.high)
    why: dict[str, Any] = {}
    for words in [*known.why, *unknown.why]:
        mine = column(known.why.get(words, False)).fill_null(False)
        other = column(unknown.why.get(words, False))
        why[words] = (~is_open & mine) | (is_open & other)
    return Number(low, high, why)
