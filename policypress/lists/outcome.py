"""A register reckoned (测算结果): who gets what, with places and budgets given out."""

from __future__ import annotations

from typing import Any

from msgspec import Struct, field

from policypress.eligibility import export
from policypress.eligibility.asked import question
from policypress.lists.compiling.making import Frames
from policypress.lists.engine import Plan, plan_of
from policypress.lists.giving import Giving
from policypress.lists.parts import Runner, here
from policypress.lists.reading.register import Register
from policypress.lists.sharing import (
    Budget,
    Places,
    Shared,
    asked_for,
    budgets_of,
    given_places,
    places_of,
    scores_of,
)
from policypress.source.model import Policy

Rule = dict[str, Any]


class Reckoned(Struct):
    """A list as a whole. places: numbers of places that were given out; shared: what
    became of each budget; notes: what a reader has to know; sums: what all come to
    (`papers.sums`), None until somebody asks."""

    policy: Policy
    rules: Rule
    plan: Plan
    places: list[Places] = field(default_factory=list)
    shared: list[Shared] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    sums: Any = None


class Outcome(Reckoned, kw_only=True):
    """A list with each of its applicants. results: columns as `running` has them, with
    reasons, and what is paid after budgets as `m:….given`, `m:….given high`,
    `total.given` and `total.given high`."""

    register: Register
    results: Any


def rules_for_lists(policy: Policy) -> Rule:
    """The rules with the questions that rank applicants, which no rule asks."""
    rules = export(policy)
    known = {one["id"] for one in rules["questions"]}
    asked = [one.by for one in places_of(policy) if one.by]
    added = [
        question(key, policy.fields[key])
        for key in dict.fromkeys(asked)
        if key not in known and key in policy.fields
    ]
    return {**rules, "questions": [*rules["questions"], *added]}


def outcome_of(
    policy: Policy,
    rules: Rule,
    register: Register,
    run: Runner = here,
) -> Outcome:
    """The register reckoned by the rules of a policy. run: who reckons."""
    places = places_of(policy)
    plan = plan_of(rules, register.layout)
    notes = list(register.notes)
    applicants = register.applicants
    if places:
        first = run(plan, Frames(applicants, dict(register.tables)), False)
        applicants = _with_places(places, applicants, first, register, notes)
        names = frozenset(one.name for one in places)
        plan = plan_of(rules, register.layout, names)
    frames = Frames(applicants, dict(register.tables))
    results = run(plan, frames, True)
    results, shared = _shared(policy, plan, results, notes)
    notes += skipped_notes(plan, places)
    return Outcome(
        policy,
        rules,
        plan,
        places,
        shared,
        notes,
        register=register,
        results=results,
    )


def _with_places(
    places: list[Places],
    applicants: Any,
    first: Any,
    register: Register,
    notes: list[str],
) -> Any:
    """The applicants with who has a place. first: the results without places."""
    columns = []
    for one in places:
        scores, below = scores_of(one, applicants, register.layout)
        notes += place_notes(one, scores)
        verdicts = first[f"s:{one.name}.v"]
        found = given_places(one, verdicts, scores, below)
        columns.append(found.alias(f"place:{one.name}"))
    return applicants.with_columns(columns)


def place_notes(one: Places, scores: Any) -> list[str]:
    """What a reader has to know of places that nothing ranks."""
    if one.by and scores is None:
        return [f"{one.words}：得分不是申请人的填报项，没有排名"]
    return []


def _shared(
    policy: Policy,
    plan: Plan,
    results: Any,
    notes: list[str],
) -> tuple[Any, list[Shared]]:
    """The results under all budgets: of supports, of measures, of the policy."""
    import polars as pl

    measures = [one.id for one in plan.prepared.measures]
    giving = Giving(results, measures)
    found = []
    for budget in budgets_of(policy):
        asked = asked_for(giving.amounts(budget))
        given = asked_for(giving.apply(budget, asked))
        found.append(Shared(budget, *asked, *given))
        notes += budget_notes(budget, asked[0])
    columns = pl.DataFrame(giving.columns())
    return pl.concat([results, columns], how="horizontal"), found


def budget_notes(budget: Budget, low: int) -> list[str]:
    """What a reader has to know of a budget that was cut. low: what is certainly asked
    for, fen."""
    is_of_support = "." in budget.home
    if is_of_support and budget.is_cut and low > budget.most:
        return [f"{budget.words}：按项目核减后，措施的其他限额没有重新计算"]
    return []


def skipped_notes(plan: Plan, places: list[Places]) -> list[str]:
    """What was reckoned applicant by applicant."""
    found = []
    titles = {one.id: one.rule["number"] for one in plan.prepared.measures}
    for name, why in plan.skipped.items():
        what = titles.get(name, "合计")
        found.append(f"{what}逐户测算（{why}）")
    if plan.skipped and places:
        found.append("逐户测算的措施没有分配名额")
    return found


def budgets_for(outcome: Reckoned, home: str) -> list[Shared]:
    """What became of the budgets of one place."""
    return [one for one in outcome.shared if one.budget.home == home]
