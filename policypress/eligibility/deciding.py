"""Whether conditions hold for an applicant, and what would decide those that are open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from policypress.eligibility.case import Case
from policypress.eligibility.open_questions import open_keys
from policypress.eligibility.parts import Condition
from policypress.eligibility.result import ConditionResult, Verdict
from policypress.rules import Scope


def both(one: Verdict, other: Verdict) -> Verdict:
    """And."""
    if one == "no" or other == "no":
        return "no"
    return one if other == "yes" else "unknown"


def decided(
    conditions: Sequence[Condition],
    case: Case,
) -> tuple[tuple[ConditionResult, ...], Verdict]:
    """The verdict of each condition, with the questions that would decide it, and
    of all."""
    if not conditions:
        return (), "yes"
    results: list[ConditionResult] = []
    verdict = decide(
        conditions,
        case,
        case.scope,
        0,
        "yes",
        results,
    )
    return tuple(results), verdict


def decide(
    conditions: Iterable[Condition],
    case: Case,
    scope: Scope,
    row: int,
    verdict: Verdict,
    results: list[ConditionResult],
) -> Verdict:
    """Whether conditions hold besides what is known (verdict). results: takes in
    each."""
    for one in conditions:
        found = one.holds(scope)
        if found == "yes":
            results.append(one.yes)
        elif found == "no":
            results.append(one.no)
            verdict = "no"
        else:
            results.append(
                _unknown(
                    one,
                    case,
                    scope,
                    row,
                )
            )
            if verdict == "yes":
                verdict = "unknown"
    return verdict


def _unknown(
    one: Condition,
    case: Case,
    scope: Scope,
    row: int,
) -> ConditionResult:
    """A condition that is not decided, with what would decide it."""
    if not case.asks:
        return one.open
    if one.unknown is not None:
        return one.unknown
    asked = open_keys(one.rule["holds"], scope, row)
    return ConditionResult(one.open.id, "unknown", asked)
