"""A plan carried out on a part of a list (测算一段名单): frames in, every verdict and
amount out.

Columns of the result, amounts in fen: `m:MEASURE` and `s:MEASURE.SUPPORT` with `.v`
(true, false, null = open), `.low`, `.high` (null = no bound) and `.why` (what cannot be
reckoned, "" for nothing); `total` with all but `.v`.
"""

from __future__ import annotations

from typing import Any

from policypress.lists.compiling.ends import End, wide
from policypress.lists.compiling.errors import NotCompiledError
from policypress.lists.compiling.layout import PLACE
from policypress.lists.compiling.making import Frames, make
from policypress.lists.compiling.number import Number
from policypress.lists.compiling.verdicts import Verdict, any_of, column
from policypress.lists.engine import Plan
from policypress.lists.one_by_one import TOTAL, completed
from policypress.lists.reasons import reason_columns, with_gaps
from policypress.lists.tightening import draw_together


def made_columns(plan: Plan, frames: Frames) -> None:
    """Adds everything that the plan reckons to the frames."""
    make(frames, plan.columns)
    for trial in plan.trials.values():
        draw_together(trial, frames)
    if plan.total is not None:
        make(frames, plan.after)


def reckoned(
    plan: Plan,
    frames: Frames,
    supports: bool = True,
    with_reasons: bool = False,
) -> Any:
    """The results of all applicants, beside their places. supports: those of supports
    too; with_reasons: and why (`reasons`)."""
    before = Frames(frames.applicants, dict(frames.tables))
    made_columns(plan, frames)
    results = frames.applicants.select(_results(plan, supports))
    found = in_order(
        plan, completed(plan, before, results, supports), supports
    )
    if not with_reasons:
        return found
    import polars as pl

    with_gaps(frames, plan.layout)
    why = frames.applicants.select(reason_columns(plan))
    return pl.concat([found, why], how="horizontal")


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
    return results.select(columns)


def _results(plan: Plan, supports: bool) -> list[Any]:
    """What is compiled, as columns; and for whom the engine for one applicant has to
    tell."""
    import polars as pl

    columns: list[Any] = [pl.col(PLACE)]
    for name, whole in plan.wholes.items():
        columns += result_columns(f"m:{name}", whole.amount, whole.verdict)
    if supports:
        for offer in plan.offers.values():
            for one in offer.payments:
                name = f"s:{one.support.name}"
                columns += result_columns(name, one.amount, one.verdict)
    if plan.total is not None:
        columns += result_columns(TOTAL, plan.total)
    doubt = column(any_of(plan.doubts.values()))
    return [*columns, doubt.alias("doubt")]


def result_columns(
    name: str,
    amount: Number,
    verdict: Verdict | None = None,
) -> list[Any]:
    """One result as columns."""
    found = [
        in_fen(amount.low).alias(f"{name}.low"),
        in_fen(amount.high).alias(f"{name}.high"),
        _why(amount).alias(f"{name}.why"),
    ]
    if verdict is not None:
        found.append(column(verdict).alias(f"{name}.v"))
    return found


def in_fen(end: End) -> Any:
    """An end in whole fen."""
    if not isinstance(end.below, int):
        raise NotCompiledError("金额含有除法")
    if 100 % end.below == 0:
        factor = 100 // end.below
        return end.above if factor == 1 else _wider(end, factor) * factor
    return (_wider(end, 100) * 100) // end.below


def _wider(end: End, factor: int) -> Any:
    """A column wide enough to be multiplied."""
    most = end.most * factor
    if wide(most) == wide(end.most):
        return end.above
    return end.above.cast(wide(most))


def _why(one: Number) -> Any:
    """What cannot be reckoned, in words."""
    import polars as pl

    parts = [
        pl.when(column(holds)).then(pl.lit(words))
        for words, holds in one.why.items()
    ]
    if not parts:
        return pl.lit("")
    return pl.concat_str(parts, separator="；", ignore_nulls=True)
