"""What the engine for one applicant fills in (逐户测算): measures that could not be
compiled, and applicants for whom rules cross."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

from policypress.eligibility import evaluate
from policypress.eligibility.engine import results_of
from policypress.eligibility.result import MeasureResult, Range, Result
from policypress.eligibility.total import CROSSED
from policypress.lists.compiling.layout import (
    PLACE,
    answer_column,
    count_column,
)
from policypress.lists.compiling.making import Frames
from policypress.lists.engine import Plan
from policypress.lists.frames import to_answers

TOTAL = "total"
_VERDICTS = {"yes": True, "no": False, "unknown": None}
Rule = dict[str, Any]


def completed(plan: Plan, frames: Frames, results: Any, supports: bool) -> Any:
    """The results with all measures and the total. frames: as they were before anything
    was made in them; results: what `running.reckoned` gives, with columns `doubt`
    and `total.doubt` where anything may be left."""
    if not plan.is_left:
        return results
    rules = plan.prepared.rules
    every = bool(plan.skipped)
    chosen = results if every else _left(plan, results)
    if not len(chosen):
        return results
    places = chosen[PLACE]
    applicants = frames.applicants.join(
        chosen.select(PLACE), on=PLACE, how="semi", maintain_order="left"
    )
    answers = to_answers(
        rules, plan.layout, applicants, _rows_of(frames, chosen)
    )
    wanted = set(plan.doubts) | set(plan.patched)
    if every:
        wanted |= set(plan.skipped)
    rows = [
        _row(evaluate(rules, one, advice=False), wanted, supports)
        for one in answers
    ]
    schema = _schema(plan, wanted, supports) | _of_one(TOTAL)
    return _merged(results, _frame(rows, schema, places))


def _left(plan: Plan, results: Any) -> Any:
    """The results of those who are left to the engine for one applicant: for a measure, or
    for the total, whose choice is open though each measure is one number. Few are ever
    suspected, so only their columns are looked at."""
    import polars as pl

    doubt, of_total = results["doubt"], results[f"{TOTAL}.doubt"]
    suspected = doubt | of_total
    if not suspected.any():
        return results.clear()
    places = pl.int_range(len(results), dtype=pl.UInt32, eager=True)
    some = places.filter(suspected)
    is_left = doubt[some]
    is_one = of_total[some]
    for name in plan.wholes:
        low, high = results[f"m:{name}.low"], results[f"m:{name}.high"]
        is_one = is_one & (low[some] == high[some])
    return results[some.filter(is_left | is_one)]


def _frame(rows: list[Rule], schema: Rule, places: Any) -> Any:
    """Results as columns."""
    import polars as pl

    found = pl.DataFrame(rows, schema=schema)
    return found.with_columns(places.alias(PLACE))


def patched(plan: Plan, frames: Frames, results: Any) -> Any:
    """The results with those measures that are left, for some, to the engine for one
    applicant. Who cannot be reckoned there is left in doubt altogether."""
    import polars as pl

    for name, doubt in plan.patched.items():
        if doubt is True:
            chosen = results.select(PLACE)
        else:
            mask = results[f"patch:{name}"]
            chosen = results.select(PLACE).filter(mask)
        if len(chosen):
            found = _of_measure(plan, name, frames, chosen, results)
            fits = _fits(found, f"m:{name}", results)
            results = _put_in(results, found.filter(fits))
            left = found.filter(~fits).select(PLACE, doubt=pl.lit(True))
            results = _put_in(results, left)
    return results


def _put_in(results: Any, found: Any) -> Any:
    """The results with the columns of some applicants. Places follow each other."""
    import polars as pl

    if not len(found):
        return results
    places = (found[PLACE] - results[PLACE][0]).cast(pl.UInt32)
    columns = [
        results[name].scatter(places, found[name].cast(results.schema[name]))
        for name in found.columns
        if name != PLACE
    ]
    return results.with_columns(columns)


def _of_measure(
    plan: Plan,
    name: str,
    frames: Frames,
    chosen: Any,
    results: Any,
) -> Any:
    """One measure of some applicants, each alone."""
    rules = _asked_by(plan.prepared.rules, name)
    tables = {one["id"] for one in rules["things"]}
    own = {key: one for key, one in frames.tables.items() if key in tables}
    asked = [answer_column(one["id"]) for one in rules["questions"]]
    asked += [count_column(one) for one in tables]
    applicants = frames.applicants.select(PLACE, *asked).join(
        chosen, on=PLACE, how="semi", maintain_order="left"
    )
    answers = to_answers(
        rules,
        plan.layout,
        applicants,
        _rows_of(Frames(applicants, own), chosen),
    )
    supports = any(one.startswith(f"s:{name}.") for one in results.columns)
    rows = []
    for one in answers:
        row: Rule = {}
        (result,) = results_of(plan.prepared.rules, one, {name})
        _put_measure(row, result, supports)
        rows.append(row)
    return _frame(rows, _schema(plan, {name}, supports), applicants[PLACE])


def _asked_by(rules: Rule, name: str) -> Rule:
    """The rules with those questions and tables only that are mentioned by a measure,
    or by what stands before all."""
    measure = next(one for one in rules["measures"] if one["id"] == name)
    before = [rules["general"], rules.get("exclusions", ())]
    text = json.dumps([measure, *before])
    found = dict(rules)
    for kind in ("questions", "things"):
        found[kind] = [
            one for one in rules.get(kind, ()) if f'"{one["id"]}"' in text
        ]
    return found


def _fits(found: Any, name: str, results: Any) -> Any:
    """Whose amounts the columns can hold, and can be reckoned."""
    import polars as pl

    is_fitting = pl.col(f"{name}.why").is_in(["", CROSSED])
    for one in found.columns:
        if one.endswith((".low", ".high")):
            kind = results.schema[one]
            cast = pl.col(one).cast(kind, strict=False)
            is_fitting = is_fitting & cast.eq_missing(pl.col(one))
    return found.select(is_fitting).to_series()


def _rows_of(frames: Frames, chosen: Any) -> dict[str, Any]:
    """The rows of some applicants."""
    return {
        name: table.join(chosen.select(PLACE), on=PLACE, how="semi")
        for name, table in frames.tables.items()
    }


def _row(result: Result, wanted: set[str], supports: bool) -> Rule:
    """One applicant's results, of the measures that are wanted, and the total."""
    found: Rule = {}
    for one in result.measures:
        if one.id in wanted:
            _put_measure(found, one, supports)
    _put(found, TOTAL, result.amount, None)
    return found


def _put_measure(found: Rule, one: MeasureResult, supports: bool) -> None:
    """The results of a measure."""
    _put(found, f"m:{one.id}", one.amount, one.verdict)
    if supports:
        for support in one.supports:
            name = f"s:{one.id}.{support.id}"
            _put(found, name, support.amount, support.verdict)


def _put(found: Rule, name: str, amount: Range, verdict: str | None) -> None:
    """One result."""
    found[f"{name}.low"] = _fen(amount.min or 0)
    found[f"{name}.high"] = None if amount.max is None else _fen(amount.max)
    found[f"{name}.why"] = "；".join(amount.undecided)
    if verdict is not None:
        found[f"{name}.v"] = _VERDICTS[verdict]


def _fen(number: int | Fraction) -> int:
    """Whole fen."""
    return int(Fraction(number) * 100 // 1)


def _schema(plan: Plan, wanted: set[str], supports: bool) -> dict[str, Any]:
    """The columns that are filled in, with their types."""
    import polars as pl

    names: list[str] = []
    for measure in plan.prepared.measures:
        if measure.id in wanted:
            names.append(f"m:{measure.id}")
            if supports:
                names += [f"s:{one.name}" for one in measure.supports]
    found: dict[str, Any] = {}
    for name in names:
        found |= _of_one(name)
        found[f"{name}.v"] = pl.Boolean
    return found


def _of_one(name: str) -> dict[str, Any]:
    """The columns of an amount. 128 bits: what is not compiled may be of any size."""
    import polars as pl

    return {
        f"{name}.low": pl.Int128,
        f"{name}.high": pl.Int128,
        f"{name}.why": pl.String,
    }


def _merged(results: Any, found: Any) -> Any:
    """The results, where something was filled in with that."""
    import polars as pl

    known = [name for name in found.columns if name in results.columns]
    joined = results.select(known).join(
        found.with_columns(pl.lit(True).alias("is filled")),
        on=PLACE,
        how="left",
        suffix=" new",
        maintain_order="left",
    )
    columns = []
    for name in found.columns:
        if name == PLACE:
            continue
        new = pl.col(name)
        if name in known:
            other = pl.col(f"{name} new")
            new = pl.when("is filled").then(other).otherwise(name)
        columns.append(new.alias(name))
    return results.with_columns(joined.select(columns).get_columns())
