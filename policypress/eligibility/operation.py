"""One thing that combines payments (就高、名额、限额), as data."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from policypress.eligibility.blocks import Ends, Names, RowKey
from policypress.rules import Range, Scope

Bound = Callable[[Scope], Range]
Rows = Callable[[RowKey | None], Scope]  # the answers as a row sees them


class Operation(Struct, frozen=True):
    """kind: highest_row (就高 within a row), cap_row (a limit of each row), count
    (so many rows), highest (就高 between totals), cap (a limit of the total).

    of: the supports it is about. bound: the amount or number of a limit; of a row where
    kind is cap_row; node: the same as the rules write it. home: its measure, "" where
    the policy says it. is_own: a support says it of itself. is_inside: it is about some
    of the supports of which only so many rows count; is_loose: and that cannot be told
    apart, only its ends. unit: what a number of rows counts."""

    kind: str
    of: Names
    bound: Bound | None = None
    name: str = ""
    clause: str = ""
    home: str = ""
    is_own: bool = False
    is_inside: bool = False
    is_loose: bool = False
    node: Any = None
    unit: str = "项"


def crosses(ends: Ends, operation: Operation) -> bool:
    """Whether something is of supports inside and outside: a block, or a limit
    that bore."""
    of = operation.of
    if any(one & of and not one <= of for one in ends.limited):
        return True
    return any(block.of & of and not block.of <= of for block in ends.high)
