"""A plan carried out on a part of a list (测算一段名单): frames in, every verdict and
amount out.

Columns of the result, amounts in fen: `m:MEASURE` and `s:MEASURE.SUPPORT` with `.v`
(true, false, null = open), `.low`, `.high` (null = no bound) and `.why` (what cannot be
reckoned, "" for nothing); `total` with all but `.v`.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from policypress.lists.compiling import terms
from policypress.lists.compiling.ends import End
from policypress.lists.compiling.frontier import frontier
from policypress.lists.compiling.layout import PLACE
from policypress.lists.compiling.making import Frames, carried_out
from policypress.lists.compiling.number import Number
from policypress.lists.compiling.program import Program, program_of
from policypress.lists.compiling.terms import ANYWHERE, Term
from policypress.lists.compiling.verdicts import Verdict, any_of, column
from policypress.lists.engine import FEN, Plan
from policypress.lists.one_by_one import TOTAL, completed, patched
from policypress.lists.reasons import reason_columns, with_gaps

# Columns that are there after single applicants were reckoned alone.
_LATE = ("m:",)


class Programs(Struct, frozen=True):
    """first: what is there without single applicants; second: what needs their results;
    it is there only where some may be reckoned alone."""

    first: Program
    second: Program | None


def programs_of(plan: Plan, supports: bool, with_reasons: bool) -> Programs:
    """How the results of a plan are made, found out once."""
    key = (supports, with_reasons)
    if key not in plan.programs:
        plan.programs[key] = _programs(plan, supports, with_reasons)
    found: Programs = plan.programs[key]
    return found


def _programs(plan: Plan, supports: bool, with_reasons: bool) -> Programs:
    """The same, made anew."""
    results = _results(plan, supports)
    if with_reasons:
        results |= reason_columns(plan)
    if not plan.patched:
        return Programs(program_of(results), None)
    first = dict(results)
    later = {
        name: first.pop(name)
        for name in results
        if name.startswith(f"{TOTAL}.")
    }
    known = frontier(later.values(), _LATE)
    given = {f"given:{at}": one for at, one in enumerate(known)}
    for name, doubt in plan.patched.items():
        first[f"patch:{name}"] = column(doubt)
    return Programs(program_of({**first, **given}), program_of(later, given))


def reckoned(
    plan: Plan,
    frames: Frames,
    supports: bool = True,
    with_reasons: bool = False,
) -> Any:
    """The results of all applicants, beside their places. supports: those of supports
    too; with_reasons: and why (`reasons`)."""
    asked = frames
    if with_reasons:
        asked = Frames(frames.applicants, frames.tables)
        with_gaps(asked, plan.layout)
    programs = programs_of(plan, supports, with_reasons)
    results = carried_out(programs.first, asked)
    if programs.second is not None:
        results = _in_two_steps(plan, programs, asked, results)
    found = completed(plan, frames, results, supports)
    ordered = in_order(plan, found, supports)
    if not with_reasons:
        return ordered
    import polars as pl

    names = list(reason_columns(plan))
    places = pl.col([name for name in names if name.endswith(".no")])
    why = results.select(names).with_columns(places.cast(pl.Int32))
    return pl.concat([ordered, why], how="horizontal")


def _in_two_steps(
    plan: Plan, programs: Programs, frames: Frames, first: Any
) -> Any:
    """The results with those of single applicants. first: what is known before."""
    import polars as pl

    assert programs.second is not None
    results = patched(plan, frames, first)
    sides = [frames.applicants, results.drop(PLACE)]
    applicants = pl.concat(sides, how="horizontal")
    known = replace(frames, applicants=applicants)
    later = carried_out(programs.second, known)
    return pl.concat([results, later.drop(PLACE)], how="horizontal")


def in_order(plan: Plan, results: Any, supports: bool) -> Any:
    """The columns in the order of the policy, whatever made them; amounts as wide as
    any of them needs."""
    names = []
    for measure in plan.prepared.measures:
        names.append(f"m:{measure.id}")
        if supports:
            names += [f"s:{one.name}" for one in measure.supports]
    columns = [PLACE]
    for name in names:
        columns += [f"{name}.v", f"{name}.low", f"{name}.high", f"{name}.why"]
    columns += [f"{TOTAL}.low", f"{TOTAL}.high", f"{TOTAL}.why"]
    return results[columns]


def _results(plan: Plan, supports: bool) -> dict[str, Term]:
    """What is compiled, by name; and where that can be, for whom the engine for one
    applicant has to tell."""
    columns: dict[str, Term] = {}
    for name, whole in plan.wholes.items():
        of_measure = result_columns(f"m:{name}", whole.amount, whole.verdict)
        if whole.amount is whole.plain and plan.offers[name].is_told:
            _tell(of_measure, f"m:{name}")
        columns |= of_measure
    if supports:
        for offer in plan.offers.values():
            for one in offer.payments:
                name = f"s:{one.support.name}"
                columns |= result_columns(name, one.amount, one.verdict)
    if plan.total is not None:
        columns |= result_columns(TOTAL, plan.total)
    if plan.is_left:
        doubts = dict(plan.doubts)
        columns[f"{TOTAL}.doubt"] = column(doubts.pop("", False))
        columns["doubt"] = column(any_of(doubts.values()))
    return columns


def result_columns(
    name: str,
    amount: Number,
    verdict: Verdict | None = None,
) -> dict[str, Term]:
    """One result by the names of its columns."""
    found = {
        f"{name}.low": in_fen(amount.low),
        f"{name}.high": in_fen(amount.high),
        f"{name}.why": _why(amount),
    }
    if verdict is not None:
        found[f"{name}.v"] = column(verdict)
    return found


def _tell(columns: dict[str, Term], name: str) -> None:
    """Takes the verdict from the columns of amounts, once these are there for everybody: no
    column of few has to be brought to all for it."""
    low, high = columns[f"{name}.low"], columns[f"{name}.high"]
    if "" in (low.home, high.home) and ANYWHERE not in (low.home, high.home):
        nothing = terms.constant(0)
        holds = terms.made("<", (nothing, low), None, "")
        fails = terms.made("=", (high, nothing), None, "")
        columns[f"{name}.v"] = terms.made("told", (holds, fails), None, "")


def in_fen(end: End) -> Term:
    """An end in whole fen."""
    return terms.in_units(end.above, end.below, FEN)


def _why(one: Number) -> Term:
    """What cannot be reckoned, in words."""
    return terms.said(
        {words: column(holds) for words, holds in one.why.items()}, "；"
    )
