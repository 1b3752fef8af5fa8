"""What an amount tells of a verdict (由金额看结论): paid is who gets something for certain,
and refused who gets nothing at all. So nothing has to be asked twice, and of the rows of a
table only amounts are brought together."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from policypress.eligibility.operation import Operation
from policypress.lists.compiling.compiler import Compiler
from policypress.lists.compiling.ends import End
from policypress.lists.compiling.number import Number
from policypress.lists.compiling.verdicts import Verdict, decided
from policypress.lists.paying.cells import Cell


def told(amount: Number) -> Verdict:
    """The verdict that an amount tells."""
    is_something = amount.low.above > 0
    is_nothing = amount.high.above.equals(0)
    return decided(is_something, is_nothing)


def tells(cell: Cell, blank: Cell | None = None) -> bool:
    """Whether what is offered of a cell tells its verdict: where it can be reckoned it is
    paid if it is something. blank: the cell of a row of which nothing is known; there the
    amount decides nothing, so it has to be something whatever is answered."""
    amount = cell.amount
    if amount.why or amount.low.may_be_open:
        return False
    if blank is None:
        return True
    return not blank.amount.why and _is_something(blank.amount.high)


def _is_something(end: End) -> bool:
    """Whether an upper end is above 0 for everybody, or without bound."""
    if end.value is not None:
        return end.value > 0
    return end.above.is_unknown or end.above.least > 0


def leave_something(
    operations: Iterable[Operation], kinds: set[str], compiler: Compiler
) -> bool:
    """Whether operations of these kinds leave something of whatever is something: limits
    that are above 0 and the same for everybody, and the highest of several."""
    for one in operations:
        if one.kind not in kinds:
            return False
        if one.kind.startswith("highest"):
            continue
        bound = compiler.number(one.node).value
        # The least number of rows that leaves something, and the least sum of money.
        least = 1 if one.kind == "count" else Fraction(1, 100)
        if bound is None or bound < least:
            return False
    return True
