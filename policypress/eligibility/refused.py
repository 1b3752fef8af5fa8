"""Which conditions refuse (不符合的条件): of a support as a whole, or of its rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from policypress.eligibility.blocks import RowKey
from policypress.eligibility.parts import NEED, columns_outside_tables
from policypress.eligibility.result import (
    ConditionResult,
    MeasureResult,
    RowResult,
)
from policypress.rules import Scope, compile_condition

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
    """The condition that something is paid, which looks at the amount. among: what its
    words say, where the amount may be nothing all the same."""
    need = support["need"]
    return {**need, "holds": support["amount"], "among": need["holds"]}


def words_of(rule: Rule, scope: Scope) -> str:
    """A condition that is not met, in words. Who is in one of the situations that an
    amount names is not told to be in none, but that it comes to nothing."""
    nothing = rule.get("nothing")
    if not nothing:
        return rule["text"]
    verdict = compile_condition(rule["among"])(scope)
    return rule["text"] if verdict == "no" else nothing


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


def comes_to_nothing(conditions: Iterable[ConditionResult]) -> bool:
    """Whether nothing else refuses than that the amount is nothing."""
    refused = [one.id for one in conditions if one.verdict == "no"]
    return refused == [NEED]


def reasons_of(
    conditions: tuple[ConditionResult, ...],
) -> list[ConditionResult]:
    """The conditions that refuse; that an amount comes to nothing is one only
    where nothing else refuses."""
    refused = [one for one in conditions if one.verdict == "no"]
    own = [one for one in refused if one.id != NEED]
    return own or refused
