"""What the engine for one applicant fills in (逐户测算): measures that could not be
compiled, and applicants for whom rules cross."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from policypress.eligibility import evaluate
from policypress.eligibility.result import Range, Result
from policypress.lists.compiling.layout import PLACE
from policypress.lists.compiling.making import Frames
from policypress.lists.engine import Plan
from policypress.lists.frames import to_answers

TOTAL = "total"
_VERDICTS = {"yes": True, "no": False, "unknown": None}
Rule = dict[str, Any]


def completed(plan: Plan, frames: Frames, results: Any, supports: bool) -> Any:
    """The results with all measures and the total. frames: as they were before anything
    was made in them; results: what `running.reckoned` gives, with a column `doubt`."""
    import polars as pl

    rules = plan.prepared.rules
    every = bool(plan.skipped)
    chosen = results if every else results.filter("doubt")
    if not len(chosen):
        return results.drop("doubt")
    places = chosen[PLACE]
    applicants = frames.applicants.join(
        chosen.select(PLACE), on=PLACE, how="semi", maintain_order="left"
    )
    answers = to_answers(
        rules, plan.layout, applicants, _rows_of(frames, chosen)
    )
    wanted = (
        set(plan.skipped) | set(plan.doubts) if every else set(plan.doubts)
    )
    rows = [
        _row(evaluate(rules, one, advice=False), wanted, supports)
        for one in answers
    ]
    found = pl.DataFrame(rows, schema=_schema(plan, wanted, supports))
    found = found.with_columns(places.alias(PLACE))
    return _merged(results, found)


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
        if one.id not in wanted:
            continue
        _put(found, f"m:{one.id}", one.amount, one.verdict)
        if supports:
            for support in one.supports:
                name = f"s:{one.id}.{support.id}"
                _put(found, name, support.amount, support.verdict)
    _put(found, TOTAL, result.amount, None)
    return found


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
    for name in [*names, TOTAL]:
        found |= _of_one(name)
        if name != TOTAL:
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

    joined = results.join(
        found.with_columns(pl.lit(True).alias("is filled")),
        on=PLACE,
        how="left",
        suffix=" new",
        maintain_order="left",
    )
    is_filled = pl.col("is filled").fill_null(False)
    columns = []
    for name in _names(found.columns):
        if name in results.columns:
            new = (
                pl.when(is_filled)
                .then(pl.col(f"{name} new"))
                .otherwise(pl.col(name))
            )
            columns.append(new.alias(name))
    dropped = [name for name in joined.columns if name.endswith(" new")]
    return joined.with_columns(columns).drop(*dropped, "is filled", "doubt")


def _names(columns: Iterable[str]) -> list[str]:
    """The columns with results."""
    return [name for name in columns if name != PLACE]
