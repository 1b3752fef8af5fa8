"""The rules of a policy compiled for a list of applicants (名单测算的规则)."""

from __future__ import annotations

from typing import Any

from msgspec import Struct, field

from policypress.eligibility.compiled import ready
from policypress.eligibility.parts import Measure, Ready
from policypress.lists.compiling.columns import Columns
from policypress.lists.compiling.compiler import Compiler
from policypress.lists.compiling.errors import NotCompiledError
from policypress.lists.compiling.layout import Layout
from policypress.lists.compiling.number import Number
from policypress.lists.compiling.verdicts import Verdict, all_of, any_of
from policypress.lists.paying.measures import Offer, offer
from policypress.lists.paying.totals import Whole, total
from policypress.lists.tightening import Trial, trial_of

Rule = dict[str, Any]


class Plan(Struct):
    """What is to be reckoned, ready for any part of a list.

    columns: what is made first; offers: the measures, in these columns; trials: of
    measures whose range is drawn together; wholes: the measures after that; after: what
    is made last; total: of all measures. doubts: by measure, for whom it is left to the
    engine for one applicant all the same. skipped: measures that are left to the engine
    for one applicant, and why; "" = the total.
    """

    prepared: Ready
    layout: Layout
    quotas: frozenset[str] = frozenset()
    columns: Columns = field(default_factory=Columns)
    general: list[Verdict] = field(default_factory=list)
    exclusions: list[Verdict] = field(default_factory=list)
    standing: dict[str, Verdict] = field(default_factory=dict)
    offers: dict[str, Offer] = field(default_factory=dict)
    trials: dict[str, Trial] = field(default_factory=dict)
    wholes: dict[str, Whole] = field(default_factory=dict)
    after: Columns = field(default_factory=lambda: Columns("after:"))
    total: Number | None = None
    doubts: dict[str, Any] = field(default_factory=dict)
    skipped: dict[str, str] = field(default_factory=dict)


def plan_of(
    rules: Rule, layout: Layout, quotas: frozenset[str] = frozenset()
) -> Plan:
    """Everything compiled. layout: of the list, or of one that holds no larger numbers
    and has no other gaps. quotas: supports for which a column `place:…` of the
    applicants says who has a place."""
    prepared = ready(rules)
    plan = Plan(prepared, layout, quotas=quotas)
    compiler = Compiler(layout, plan.columns)
    _add_standing(plan, compiler)
    for measure in prepared.measures:
        mark = plan.columns.mark()
        try:
            _add(plan, measure, compiler)
        except NotCompiledError as problem:
            plan.skipped[measure.id] = problem.reason
            plan.columns.forget(mark)
    _add_total(plan)
    return plan


def _add_standing(plan: Plan, compiler: Compiler) -> None:
    """What stands before all measures, once for each choice of it."""
    prepared = plan.prepared
    plan.general = [
        compiler.condition(one.rule["holds"]) for one in prepared.general
    ]
    plan.exclusions = [
        compiler.condition(one.rule["holds"]) for one in prepared.exclusions
    ]
    made: dict[Any, Verdict] = {}
    for measure in prepared.measures:
        for support in measure.supports:
            if support.standing not in made:
                parts = _bearing(plan, support.standing)
                made[support.standing] = compiler.keep(all_of(parts))
            standing = made[support.standing]
            if support.name in plan.quotas:
                standing = all_of([standing, place_of(support.name)])
            plan.standing[support.name] = standing


def place_of(support: str) -> Any:
    """The column that says who has a place among a limited number."""
    import polars as pl

    return pl.col(f"place:{support}")


def _bearing(plan: Plan, standing: Any) -> list[Verdict]:
    """The general conditions and exclusions that bear on a support; None = all."""
    if standing is None:
        return [*plan.general, *plan.exclusions]
    general, exclusions = standing
    found = [plan.general[at] for at in general]
    return found + [plan.exclusions[at] for at in exclusions]


def _add(plan: Plan, measure: Measure, compiler: Compiler) -> None:
    """One measure, with the trial of the questions that its supports share."""
    before = len(plan.columns.doubts)
    made = offer(measure, plan.standing, compiler)
    doubts = plan.columns.doubts[before:]
    if doubts:
        plan.doubts[measure.id] = any_of(doubts)
    plain = made.amount
    whole = Whole(plain, plain, made.verdict)
    is_open = any(
        name not in plan.layout.never_null for name, _ in measure.shared
    )
    if is_open and not plain.is_settled:
        trial = trial_of(measure, plan.layout, plan.standing, made)
        plan.trials[measure.id] = trial
        whole = Whole(trial.amount, plain, trial.verdict)
    plan.offers[measure.id] = made
    plan.wholes[measure.id] = whole


def _add_total(plan: Plan) -> None:
    """The amount of all measures, where each of them is compiled."""
    if plan.skipped:
        return
    compiler = Compiler(plan.layout, plan.after)
    try:
        plan.total = compiler.kept(total(plan.prepared, plan.wholes, compiler))
    except NotCompiledError as problem:
        plan.skipped[""] = problem.reason
