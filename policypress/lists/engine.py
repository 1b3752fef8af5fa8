"""The rules of a policy compiled for a list of applicants (名单测算的规则)."""

from __future__ import annotations

from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from policypress.eligibility.choices import CHOICE
from policypress.eligibility.compiled import ready
from policypress.eligibility.parts import Measure, Ready
from policypress.eligibility.total import CROSSED
from policypress.lists.compiling import terms
from policypress.lists.compiling.compiler import Compiler
from policypress.lists.compiling.ends import End
from policypress.lists.compiling.errors import NotCompiledError
from policypress.lists.compiling.layout import Layout
from policypress.lists.compiling.number import Number
from policypress.lists.compiling.openness import is_settled
from policypress.lists.compiling.verdicts import (
    Verdict,
    all_of,
    any_of,
    column,
)
from policypress.lists.paying.measures import Offer, offer
from policypress.lists.paying.totals import (
    Whole,
    excluded_measures,
    total,
)
from policypress.lists.tightening import drawn_together

Rule = dict[str, Any]
FEN = 100


class Plan(Struct):
    """What is to be reckoned, ready for any part of a list.

    offers: the measures; wholes: the measures with their range drawn together; total: of
    all measures. patched: by measure, for whom just this measure is left to the engine
    for one applicant; doubts: by measure, "" = the total, for whom it is left to that
    engine all the same. skipped: measures that are left to it, and why; "" = the total.
    programs: how results are made, by what is wanted.
    """

    prepared: Ready
    layout: Layout
    quotas: frozenset[str] = frozenset()
    general: list[Verdict] = field(default_factory=list)
    exclusions: list[Verdict] = field(default_factory=list)
    standing: dict[str, Verdict] = field(default_factory=dict)
    offers: dict[str, Offer] = field(default_factory=dict)
    wholes: dict[str, Whole] = field(default_factory=dict)
    total: Number | None = None
    patched: dict[str, Verdict] = field(default_factory=dict)
    doubts: dict[str, Any] = field(default_factory=dict)
    skipped: dict[str, str] = field(default_factory=dict)
    programs: dict[Any, Any] = field(default_factory=dict)

    @property
    def is_left(self) -> bool:
        """Whether anything may be left to the engine for one applicant."""
        return bool(self.skipped or self.doubts or self.patched)


def plan_of(
    rules: Rule, layout: Layout, quotas: frozenset[str] = frozenset()
) -> Plan:
    """Everything compiled. layout: of the list, or of one that holds no larger numbers
    and has no other gaps. quotas: supports for which a column `place:…` of the
    applicants says who has a place."""
    prepared = ready(rules)
    plan = Plan(prepared, layout, quotas=quotas)
    compiler = Compiler(layout)
    _add_standing(plan, compiler)
    for measure in prepared.measures:
        try:
            _add(plan, measure, compiler)
        except NotCompiledError as problem:
            plan.skipped[measure.id] = problem.reason
    _add_total(plan, compiler)
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
                made[support.standing] = all_of(parts)
            standing = made[support.standing]
            if support.name in plan.quotas:
                standing = all_of([standing, place_of(support.name)])
            plan.standing[support.name] = standing


def place_of(support: str) -> Any:
    """The column that says who has a place among a limited number."""
    return terms.column(f"place:{support}")


def _bearing(plan: Plan, standing: Any) -> list[Verdict]:
    """The general conditions and exclusions that bear on a support; None = all."""
    if standing is None:
        return [*plan.general, *plan.exclusions]
    general, exclusions = standing
    found = [plan.general[at] for at in general]
    return found + [plan.exclusions[at] for at in exclusions]


def _add(plan: Plan, measure: Measure, compiler: Compiler) -> None:
    """One measure, drawn together by the questions that its supports share."""
    own = replace(compiler, doubts=[])
    made = offer(measure, plan.standing, own)
    amount = drawn_together(measure, compiler, plan.standing, made)
    verdict = made.verdict
    is_drawn = amount is not made.amount
    if is_drawn:  # yes where something is certain
        verdict = terms.when(amount.low.above > 0, True, column(verdict))
    plan.offers[measure.id] = made
    plan.wholes[measure.id] = Whole(amount, made.amount, verdict)
    if own.doubts:
        # By itself, or with all others where its range is drawn together.
        left = plan.doubts if is_drawn else plan.patched
        left[measure.id] = any_of(own.doubts)


def _counted(plan: Plan, name: str) -> Whole:
    """A measure as it enters the total: of a patched one, what its columns say."""
    whole = plan.wholes[name]
    if name not in plan.patched:
        return whole
    doubt = column(plan.patched[name])
    why = {
        words: ~doubt & column(holds)
        for words, holds in whole.amount.why.items()
    }
    said = terms.column(f"m:{name}.why", terms.TEXT, has_null=False)
    crossed = doubt & said.equals(CROSSED)
    why[CROSSED] = terms.any_of([why.get(CROSSED, False), crossed])
    low, high = [
        _of_column(f"m:{name}.{side}", end)
        for side, end in (
            ("low", whole.amount.low),
            ("high", whole.amount.high),
        )
    ]
    amount = Number(low, high, why)
    verdict = terms.column(f"m:{name}.v")
    return Whole(amount, amount, verdict)


def _of_column(name: str, like: End) -> End:
    """An amount in fen that lies in a column of results."""
    fen = terms.in_units(like.above, like.below, FEN)
    is_open = like.may_be_open
    most = max(abs(fen.least), abs(fen.most))
    column = terms.column(
        name, terms.NUMBER, "", is_open, fen.most, fen.bits or 64
    )
    return End(column, FEN, most, FEN, None, is_open)


def _add_total(plan: Plan, compiler: Compiler) -> None:
    """The amount of all measures, where each of them is compiled."""
    if plan.skipped:
        return
    try:
        wholes = {name: _counted(plan, name) for name in plan.wholes}
        plan.total = total(plan.prepared, wholes, compiler)
    except NotCompiledError as problem:
        plan.skipped[""] = problem.reason
        return
    if plan.prepared.operations and _is_choice_drawn(plan):
        plan.doubts[""] = _unsettled_choice(plan, compiler)


def _is_choice_drawn(plan: Plan) -> bool:
    """Whether of measures that exclude each other one is drawn together: then both can be
    one number each, and the choice between them is not."""
    names = excluded_measures(plan.prepared)
    wholes = [plan.wholes[one] for one in names]
    return any(one.amount is not one.plain for one in wholes)


def _unsettled_choice(plan: Plan, compiler: Compiler) -> Verdict:
    """Who may get no single number together though each measure is one: whether limits
    cross there only the engine for one applicant tells. That each measure is one is seen of
    the results, of those few (`one_by_one`)."""
    assert plan.total is not None
    parts = [~column(is_settled(plan.total))]
    limits = [compiler.number(one.node) for one in plan.prepared.operations]
    if all(one.value is not None for one in limits):
        # Then only the choice itself can have left it open.
        parts.append(column(plan.total.why.get(CHOICE, False)))
    return all_of(parts)
