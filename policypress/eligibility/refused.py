"""Which conditions refuse (不符合的条件): of a support as a whole, or of its rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from policypress.eligibility.blocks import RowKey
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
    conditions = support["conditions"]
    own = [one for one in conditions if columns_outside_tables(one["holds"])]
    need = _need(support)
    return [*own, need]


def _need(support: Rule) -> Rule:
    """The condition that something is paid, which looks at the amount."""
    need = support["need"]
    return {**need, "holds": support["amount"]}


def refused_rows(
    measure: Rule,
    found: MeasureResult,
) -> dict[str, list[RowResult]]:
    """By support the rows that are refused, each row only where least stands in
    its way: what it was meant for."""
    refused = list(_rows_with_reasons(measure, found))
    fewest: dict[RowKey, int] = {}
    for one in refused:
        least = fewest.get(one.key, one.number)
        fewest[one.key] = min(least, one.number)
    rows: dict[str, list[RowResult]] = {}
    for one in refused:
        if one.number == fewest[one.key]:
            own = rows.setdefault(one.support, [])
            own.append(one.row)
    return rows


class _Refused(NamedTuple):
    """A row that a support refuses. key: its table and place; number: how many
    conditions stand in its way."""

    support: str
    key: RowKey
    row: RowResult
    number: int


def _rows_with_reasons(
    measure: Rule,
    found: MeasureResult,
) -> Iterator[_Refused]:
    """The rows of supports that are refused, where conditions are named."""
    pairs = zip(measure["supports"], found.supports, strict=True)
    for rule, one in pairs:
        if one.verdict != "no":
            continue
        for row in one.rows:
            number = len(reasons_of(row.conditions))
            if number:
                key = (rule["for_each"], row.row)
                yield _Refused(rule["id"], key, row, number)


def reasons_of(
    conditions: tuple[ConditionResult, ...],
) -> list[ConditionResult]:
    """The conditions that refuse; that an amount comes to nothing is one only
    where nothing else refuses."""
    refused = [one for one in conditions if one.verdict == "no"]
    own = [one for one in refused if one.id != NEED]
    return own or refused
