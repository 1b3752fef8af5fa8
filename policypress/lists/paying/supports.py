"""What a support gives (资助项目), over columns: its cells gathered from the rows of its
table, under its own limits."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from policypress.eligibility.parts import Support
from policypress.lists.compiling import ends, number, terms, verdicts
from policypress.lists.compiling.compiler import Compiler
from policypress.lists.compiling.ends import End
from policypress.lists.compiling.errors import NotCompiledError
from policypress.lists.compiling.number import Number
from policypress.lists.compiling.tables import most_rows
from policypress.lists.compiling.verdicts import (
    Verdict,
    all_of,
    column,
    may_hold,
)
from policypress.lists.paying.cells import Cell, cell, offered
from policypress.lists.paying.telling import leave_something, tells, told

CROSSING = "几项限额或就高相互交叉"
COUNT_DEPENDS = "计入的项数取决于填报内容"


class Payment(Struct, frozen=True):
    """A support. opened: whether all that stands before its rows holds; row: its cell
    in a row (or of the application), blank: in a row of which nothing is known.
    verdict and amount: of the whole. conditions: each with whether it refuses, for
    saying why. is_told: whether the amount tells the verdict."""

    support: Support
    opened: Verdict
    row: Cell
    blank: Cell | None
    verdict: Verdict
    amount: Number
    conditions: tuple[Verdict, ...]
    is_told: bool = False


def payment(support: Support, before: Verdict, compiler: Compiler) -> Payment:
    """What a support gives. before: whether what stands before it holds."""
    if not support.thing:
        return _of_application(support, before, compiler)
    plain = [compiler.condition(one.rule["holds"]) for one in support.plain]
    opened = all_of([before, *plain])
    row = cell(support, compiler.inside(support.thing))
    blank = cell(support, compiler.inside(support.thing, is_blank=True))
    # Of a row of which nothing is known the amount decides nothing.
    unknown = all_of([*blank.conditions[:-1], verdicts.unknown()])
    blank = Cell(unknown, blank.amount, blank.conditions)
    is_told = tells(row, blank) and leave_something(
        support.own, {"cap", "count"}, compiler
    )
    mine = offered(row.opened if is_told else row.verdict, row.amount)
    theirs = offered(blank.verdict, blank.amount)
    limit = _most_rows(support, compiler)
    found = over_rows(support.thing, mine, theirs, limit, compiler)
    given = offered(opened, found)
    amount = under_caps(given, support.own, compiler)
    if is_told:
        verdict = told(amount)
    else:
        some = _in_some_row(support, row.verdict, blank, compiler)
        verdict = all_of([opened, some])
    each = [
        _in_some_row(support, one, blank, compiler, other)
        for one, other in zip(row.conditions, blank.conditions, strict=True)
    ]
    by_place = _in_order(support, plain, each)
    return Payment(
        support,
        opened,
        row,
        blank,
        verdict,
        amount,
        by_place,
        is_told,
    )


def _most_rows(support: Support, compiler: Compiler) -> int | None:
    """How many rows of a support are paid; None for all."""
    counts = [one for one in support.own if one.kind == "count"]
    bounds = [_fixed(compiler, one.node) for one in counts]
    return min(bounds, default=None)


def _of_application(
    support: Support, before: Verdict, compiler: Compiler
) -> Payment:
    """The same, of a support that is paid for the application as a whole."""
    one = cell(support, compiler)
    is_told = tells(one) and leave_something(
        support.own, {"cap", "count"}, compiler
    )
    verdict = all_of([before, one.opened if is_told else one.verdict])
    found = offered(verdict, one.amount)
    for limit in support.own:
        if limit.kind == "count" and _fixed(compiler, limit.node) < 1:
            found = number.exactly(0)
    amount = under_caps(found, support.own, compiler)
    return Payment(
        support,
        before,
        one,
        None,
        told(amount) if is_told else verdict,
        amount,
        one.conditions,
        is_told,
    )


def _in_order(
    support: Support,
    plain: list[Verdict],
    own: list[Verdict],
) -> tuple[Verdict, ...]:
    """The conditions in the order of the rules, that of the amount last."""
    found = [
        plain[at] if is_plain else own[at] for is_plain, at in support.order
    ]
    return (*found, own[-1])


def _in_some_row(
    support: Support,
    verdict: Verdict,
    blank: Cell,
    compiler: Compiler,
    of_blank: Verdict | None = None,
) -> Verdict:
    """Whether something holds in some row. of_blank: in a row of which nothing is
    known, that of the whole cell when left out."""
    if of_blank is None:
        of_blank = blank.verdict
    refused = ~column(may_hold(of_blank))
    open_table = terms.when(refused, False)
    some = compiler.has_rows(support.thing) & verdict
    if not isinstance(verdict, bool):
        some = terms.gathered(support.thing, verdict, "any")
    is_open = compiler.is_unanswered(support.thing)
    return terms.when(is_open, open_table, some)


def _fixed(compiler: Compiler, node: Any) -> int:
    """A number of rows that is the same for everybody."""
    found = compiler.number(node).value
    if found is None:
        raise NotCompiledError(COUNT_DEPENDS)
    return max(0, int(found // 1))


def over_rows(
    thing: str,
    row: Number,
    blank: Number,
    limit: int | None,
    compiler: Compiler,
) -> Number:
    """The sum of what rows give, of only so many where there is a limit. blank: what a
    row may give while the table is not answered; there may be any number of such."""
    is_open = compiler.is_unanswered(thing)
    nothing = ends.plain(0)
    known_low = _gathered(thing, row.low, limit, compiler)
    known_high = known_low
    if not row.is_settled:
        known_high = _gathered(thing, row.high, limit, compiler)
    any_number = _any_number(blank.high, limit)
    low = ends.chosen([(is_open, nothing)], known_low)
    high = ends.chosen([(is_open, any_number)], known_high)
    why: dict[str, Any] = {}
    for words in [*row.why, *blank.why]:
        mine = terms.constant(False)
        if words in row.why:
            held = terms.gathered(thing, row.why[words], "any")
            has_rows = compiler.has_rows(thing).fill_null(False)
            mine = held.fill_null(False) & has_rows
        other = column(blank.why.get(words, False))
        why[words] = mine | (is_open & other)
    return Number(low, high, why)


def _any_number(high: End, limit: int | None) -> End:
    """What any number of rows may come to, or so many."""
    if limit is not None:
        return ends.times(high, ends.plain(limit)) if limit else ends.plain(0)
    above = terms.when(high.above.equals(0), 0)
    if above.is_constant and not above.is_unknown:
        return ends.plain(0)
    return End(above, 1, 0, 1, None, True)


def _gathered(
    thing: str, end: End, limit: int | None, compiler: Compiler
) -> End:
    """The sum of an end over the rows of each applicant."""
    if limit == 0:
        return ends.plain(0)
    if not end.is_plain:
        raise NotCompiledError("逐项汇总的数含有除法")
    rows = most_rows(compiler, thing)
    most = end.most * rows
    ends.bits_of(most)
    how = "sum" if limit is None else "first"
    found = terms.gathered(thing, end.above, how, limit or 0, rows)
    if end.may_be_open:
        is_open = terms.gathered(thing, end.above, "none")
        found = terms.when(~is_open, found)
    return End(
        found,
        end.below,
        most,
        end.most_below,
        None,
        end.may_be_open,
    )


def under_caps(found: Number, operations: Any, compiler: Compiler) -> Number:
    """A total under those of some operations that limit it."""
    for one in operations:
        if one.kind == "cap":
            found = under_cap(found, compiler.number(one.node))
    return found


def under_cap(found: Number, bound: Number) -> Number:
    """A total under a limit: for certain no more than the limit is for certain. A
    limit below 0 leaves nothing; one without a bound does not bear."""
    low = ends.smallest([found.low, _at_least_nothing(bound.low)])
    if found.is_settled and bound.is_settled:
        return Number(low, low, found.why)
    high = ends.smallest([found.high, _at_least_nothing(bound.high)])
    return Number(low, high, found.why)


def _at_least_nothing(end: End) -> End:
    """An end that is not below 0; null stays without a bound."""
    if end.above.least >= 0:
        return end
    raised = ends.largest([end, ends.plain(0)])
    if not end.may_be_open:
        return raised
    above = terms.when(end.above.is_not_null(), raised.above)
    return End(
        above,
        raised.below,
        raised.most,
        raised.most_below,
        None,
        True,
    )
