"""What several payments come to together (合并计算): 就高, 名额, 限额, then the sum.

Payments are blocks. Two lists are carried through side by side: `low`, payments
of the least that is certain which keep to every rule, and `high`, which no
payments exceed that keep to them. Where two rules cross — a limit on one
support that 就高 has merged with another — only the low end keeps to the second
one, and both ends are drawn apart instead of guessing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from policypress.eligibility import highest, limiting
from policypress.eligibility.blocks import Ends, total_inside
from policypress.eligibility.operation import Operation, Rows
from policypress.rules import Range


class Trace(NamedTuple):
    """What an operation did, for the arithmetic: the total of what it is about
    before and after; bound: of a limit."""

    operation: Operation
    before: Range
    after: Range
    bound: Range | None


def combined(
    ends: Ends,
    operations: Sequence[Operation],
    scope_of: Rows,
    traces: list[Trace] | None = None,
) -> Ends:
    """The blocks after all operations, in their order. scope_of: the answers as
    a row sees them, or the applicant (None). traces: takes in what each did."""
    for operation in operations:
        after, bound = carried_out(ends, operation, scope_of)
        if traces is not None:
            traces.append(
                trace_of(
                    operation,
                    ends,
                    after,
                    bound,
                )
            )
        ends = after
    return ends


def carried_out(
    ends: Ends,
    operation: Operation,
    scope_of: Rows,
) -> tuple[Ends, Range | None]:
    """The blocks after one operation, and how much a limit of totals allows."""
    if operation.kind == "cap_row":
        return limiting.cap_rows(ends, operation, scope_of), None
    if operation.bound is None:
        return _ACTIONS[operation.kind](ends, operation), None
    bound = operation.bound(scope_of(None))
    return _LIMITS[operation.kind](ends, operation, bound), bound


def trace_of(
    operation: Operation,
    before: Ends,
    after: Ends,
    bound: Range | None,
) -> Trace:
    """What an operation did to the supports that it is about."""
    of = operation.of
    return Trace(
        operation,
        total_inside(before, of),
        total_inside(after, of),
        bound,
    )


_ACTIONS: dict[str, Callable[[Ends, Operation], Ends]] = {
    "highest_row": highest.highest_in_rows,
    "highest": highest.highest,
}
_LIMITS: dict[str, Callable[[Ends, Operation, Range], Ends]] = {
    "count": limiting.count,
    "cap": limiting.cap,
}
