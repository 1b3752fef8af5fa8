"""Which conditions refuse (不符合的条件): of a support as a whole, or of its rows."""

from __future__ import annotations

from typing import Any

from policypress.eligibility.parts import columns_outside_tables
from policypress.eligibility.result import RowResult, SupportResult

Rule = dict[str, Any]


def conditions_of(support: Rule) -> list[Rule]:
    """The conditions of a support in the order of its result's, that of the amount
    last, with the amount itself for what it looks at."""
    return [*support["conditions"], _need(support)]


def row_conditions_of(support: Rule) -> list[Rule]:
    """Those that are about a row, in the order of the result's rows."""
    own = [
        one
        for one in support["conditions"]
        if columns_outside_tables(one["holds"])
    ]
    return [*own, _need(support)]


def _need(support: Rule) -> Rule:
    return {**support["need"], "holds": support["amount"]}


def refused_rows(one: SupportResult) -> list[RowResult]:
    """The rows that are refused by conditions of their own."""
    return [
        row
        for row in one.rows
        if any(found.verdict == "no" for found in row.conditions)
    ]
