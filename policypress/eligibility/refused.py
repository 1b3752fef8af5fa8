"""Which conditions refuse (不符合的条件): of a support as a whole, or of its rows."""

from __future__ import annotations

from typing import Any

from policypress.eligibility.parts import NEED, columns_outside_tables
from policypress.eligibility.result import (
    ConditionResult,
    MeasureResult,
    RowResult,
)

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


def refused_rows(
    measure: Rule, found: MeasureResult
) -> dict[str, list[RowResult]]:
    """By support the rows that are refused, each row only where least stands in
    its way: what it was meant for."""
    fewest: dict[tuple[str, int], int] = {}
    refused: list[tuple[Rule, RowResult, int]] = []
    for rule, one in zip(measure["supports"], found.supports, strict=True):
        for row in one.rows if one.verdict == "no" else ():
            number = len(reasons_of(row.conditions))
            if number:
                key = (rule["for_each"], row.row)
                fewest[key] = min(fewest.get(key, number), number)
                refused.append((rule, row, number))
    rows: dict[str, list[RowResult]] = {}
    for rule, row, number in refused:
        if number == fewest[rule["for_each"], row.row]:
            rows.setdefault(rule["id"], []).append(row)
    return rows


def reasons_of(
    conditions: tuple[ConditionResult, ...],
) -> list[ConditionResult]:
    """The conditions that refuse; that an amount comes to nothing is one only
    where nothing else refuses."""
    refused = [one for one in conditions if one.verdict == "no"]
    own = [one for one in refused if one.id != NEED]
    return own or refused
