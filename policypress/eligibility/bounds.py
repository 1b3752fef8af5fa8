"""Limits (限额、名额) in the language of rules.json, and how they are noted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from policypress import rules
from policypress.compose.markdown.markers import Marked
from policypress.compose.views.writer import Writer
from policypress.eligibility.clauses import Clauses
from policypress.eligibility.criteria import RulesBuilder
from policypress.source.model import (
    AmountNode,
    Counted,
    Limit,
    Policy,
    Provision,
    Support,
)
from policypress.source.traverse import find_clause

Rule = dict[str, Any]


def is_wide(limit: Limit, home: Provision) -> bool:
    """Whether a limit of a provision counts what other provisions give."""
    return any(name not in home.supports for name in limit.of)


class Bounds:
    """Limits of one place. home: the provision they stand in, None for the policy;
    thing: the table whose columns they may look at."""

    def __init__(
        self,
        policy: Policy,
        clauses: Clauses,
        home: Any,
        thing: str,
        default_clause: str,
    ) -> None:
        """default_clause: of a limit that names none."""
        self._policy = policy
        self._clauses = clauses
        self._home = home
        self._thing = thing
        self._default = default_clause

    def reckoned(self, limits: dict[str, Limit]) -> list[Rule]:
        """Those of a row or an applicant; the others are only noted."""
        return [
            self._rule(key, limit)
            for key, limit in limits.items()
            if limit.scope != "all"
        ]

    def _rule(self, key: str, limit: Limit) -> Rule:
        """One limit: `at_most` is an amount, `count` a number of rows; the other is
        None."""
        return {
            "id": key,
            "path": limit.path,
            "name": f"{_taken_off(limit)}{limit.name}",
            "scope": limit.scope,
            "period": limit.period,
            "at_most": None if limit.is_count else self._bound(limit),
            "count": self._bound(limit) if limit.is_count else None,
            "of": list(limit.of),
            "clause": self._clause(limit),
        }

    def _bound(self, limit: Limit) -> Any:
        """The number, less what the applicant had from others or before."""
        is_of_row = limit.scope == "row"
        build = RulesBuilder(
            self._policy,
            self._thing,
            sums_rows=not is_of_row,
        )
        most = limit.at_most
        if isinstance(most, Counted):
            bound = build.figure(most.value)
        else:
            bound = most.expression(build)
        taken = [build.read(name) for name in limit.together_with]
        if limit.earlier:
            taken.append(build.read(limit.earlier))
        if taken:
            bound = rules.minus(bound, rules.add(taken), 0)
        return bound

    def _clause(self, limit: Limit) -> str:
        """The clause it names, or the first that mentions its figure."""
        found = None
        if limit.clause:
            found = find_clause(self._policy, limit.clause, self._home)
        if found is not None:
            return found.path
        if limit.figure is None:
            return self._default
        return self._clauses.mentioning(limit.figure, self._default)


def _taken_off(limit: Limit) -> str:
    """What a limit is less by, before its name: 扣除其他资金后，单个申请人每年最高."""
    others = ["其他资金"] if limit.together_with else []
    if limit.earlier:
        others.append("此前已得的资金")
    return f"扣除{'和'.join(others)}后，" if others else ""


def notes(
    limits: dict[str, Limit],
    clauses: Clauses,
    writer: Writer,
) -> list[str]:
    """What limits all applicants together, said and never reckoned, one a line."""
    return [
        clauses.plain_text(Marked(limit.words(writer)))
        for limit in limits.values()
        if limit.scope == "all"
    ]


def counted_units(
    policy: Policy,
    support: Support,
    limits: list[Limit],
    writer: Writer,
) -> tuple[dict[str, list[tuple[str, Any]]], list[Limit]]:
    """How many of what is counted one applicant is paid for (每家每年不超过4名): by
    question, and the limits that say so. Only of a support without a table, where
    the limit counts what the amount counts."""
    most: dict[str, list[tuple[str, Any]]] = {}
    used: list[Limit] = []
    if support.for_each:
        return most, used
    build = RulesBuilder(policy)
    for limit in limits:
        most_of = limit.at_most
        if limit.scope == "all" or not isinstance(most_of, Counted):
            continue
        for name in _counts(support.amount, most_of, writer):
            bound = build.figure(most_of.value)
            if limit.earlier:
                bound = rules.minus(bound, build.read(limit.earlier), 0)
            most.setdefault(name, []).append((limit.name, bound))
            used.append(limit)
    return most, used


def _counts(
    amount: AmountNode,
    limit: Counted,
    writer: Writer,
) -> Iterator[str]:
    """The questions of an amount that count what the limit counts."""
    unit = getattr(limit.value.parsed, "unit", "")
    for one in amount.walk():
        words = one.called_words("unit", writer)
        if not words:
            continue
        asked = list(one.own_fields())
        counted = str(words).split("·")
        if len(counted) != len(asked):
            continue
        for part, name in zip(counted, asked, strict=True):
            if unit and _is_counted(part.strip(), unit):
                yield name


def _is_counted(part: str, unit: str) -> bool:
    """Whether a limit is counted in this unit: 3项 counts 项 and 项标准, not 人."""
    return part.removeprefix("个").startswith(unit.removeprefix("个"))
