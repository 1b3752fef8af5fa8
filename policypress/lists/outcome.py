"""A register reckoned (测算结果): who gets what, with places and budgets given out."""

from __future__ import annotations

from typing import Any

from msgspec import Struct, field

from policypress.eligibility import export
from policypress.eligibility.asked import question
from policypress.lists.compiling.making import Frames
from policypress.lists.engine import Plan, plan_of
from policypress.lists.parts import Runner, here
from policypress.lists.reading.register import Register
from policypress.lists.sharing import (
    Places,
    Shared,
    budgets_of,
    given_places,
    places_of,
    score_column,
    share_out,
)
from policypress.source.model import Policy

Rule = dict[str, Any]


class Outcome(Struct):
    """results: columns as `running` has them, with reasons, and what is paid after
    budgets as `m:….given`, `m:….given high`, `total.given` and `total.given high`.

    places: numbers of places that were given out; shared: what became of each budget;
    notes: what a reader has to know.
    """

    policy: Policy
    rules: Rule
    register: Register
    plan: Plan
    results: Any
    places: list[Places] = field(default_factory=list)
    shared: list[Shared] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


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
    notes += _skipped(plan, places)
    return Outcome(
        policy,
        rules,
        register,
        plan,
        results,
        places,
        shared,
        notes,
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
        name = score_column(one) if one.by else ""
        scores = applicants[name] if name in applicants.columns else None
        if one.by and scores is None:
            notes.append(f"{one.words}：得分不是申请人的填报项，没有排名")
        scale = register.layout.scales.get(one.by)
        below = scale.below if scale else 1
        verdicts = first[f"s:{one.name}.v"]
        found = given_places(one, verdicts, scores, below)
        columns.append(found.alias(f"place:{one.name}"))
    return applicants.with_columns(columns)


def _shared(
    policy: Policy,
    plan: Plan,
    results: Any,
    notes: list[str],
) -> tuple[Any, list[Shared]]:
    """The results under all budgets: of supports, of measures, of the policy."""
    import polars as pl

    measures = [one.id for one in plan.prepared.measures]
    given = {f"m:{name}": _wide(results, f"m:{name}") for name in measures}
    found = []
    for budget in budgets_of(policy):
        if not budget.home:
            continue
        measure, _, support = budget.home.partition(".")
        if support:
            own = _wide(results, f"s:{budget.home}")
            cut, shared = share_out(budget, own, "low", "high")
            given[f"m:{measure}"] = _less(given[f"m:{measure}"], own, cut)
            if budget.is_cut and shared.low > budget.most:
                notes.append(
                    f"{budget.words}：按项目核减后，措施的其他限额没有重新计算"
                )
        else:
            cut, shared = share_out(
                budget, given[f"m:{measure}"], "low", "high"
            )
            given[f"m:{measure}"] = cut
        found.append(shared)
    whole = _wide(results, "total")
    for name in measures:
        whole = _less(whole, _wide(results, f"m:{name}"), given[f"m:{name}"])
    for budget in budgets_of(policy):
        if not budget.home:
            whole, shared = share_out(budget, whole, "low", "high")
            found.append(shared)
    given["total"] = whole
    columns = []
    for name, one in given.items():
        columns.append(one["low"].alias(f"{name}.given"))
        columns.append(one["high"].alias(f"{name}.given high"))
    return pl.concat([results, pl.DataFrame(columns)], how="horizontal"), found


def _wide(results: Any, name: str) -> Any:
    """Both ends of an amount."""
    import polars as pl

    low = pl.col(f"{name}.low").cast(pl.Int128).alias("low")
    return results.select(
        low, pl.col(f"{name}.high").cast(pl.Int128).alias("high")
    )


def _less(whole: Any, before: Any, after: Any) -> Any:
    """A sum less what one of its parts was cut by."""
    import polars as pl

    ends = []
    for end in ("low", "high"):
        frame = pl.DataFrame(
            {"whole": whole[end], "before": before[end], "after": after[end]}
        )
        cut = (pl.col("before") - pl.col("after")).fill_null(0)
        left = pl.max_horizontal(
            pl.col("whole") - cut, pl.lit(0, dtype=pl.Int128)
        )
        kept = pl.when(pl.col("whole").is_not_null()).then(left)
        ends.append(frame.select(kept.alias(end)).to_series())
    return pl.DataFrame(ends)


def _skipped(plan: Plan, places: list[Places]) -> list[str]:
    """What was reckoned applicant by applicant."""
    found = []
    titles = {one.id: one.rule["number"] for one in plan.prepared.measures}
    for name, why in plan.skipped.items():
        what = titles.get(name, "合计")
        found.append(f"{what}逐户测算（{why}）")
    if plan.skipped and places:
        found.append("逐户测算的措施没有分配名额")
    return found


def budgets_for(outcome: Outcome, home: str) -> list[Shared]:
    """What became of the budgets of one place."""
    return [one for one in outcome.shared if one.budget.home == home]
