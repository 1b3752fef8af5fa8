"""Questions that several supports of a measure share (共同的问题): they cannot all have
their own way, so every answer is tried, as the engine for one applicant does."""

from __future__ import annotations

from math import lcm
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from policypress.eligibility.parts import Measure
from policypress.lists.compiling import ends
from policypress.lists.compiling.columns import Columns
from policypress.lists.compiling.compiler import Compiler
from policypress.lists.compiling.ends import End
from policypress.lists.compiling.errors import NotCompiledError
from policypress.lists.compiling.layout import (
    PLACE,
    Layout,
    answer_column,
    code_of,
)
from policypress.lists.compiling.making import Frames, make
from policypress.lists.compiling.number import Number
from policypress.lists.compiling.verdicts import Verdict, column
from policypress.lists.paying.measures import Offer, offer

_HOME = "@@"  # the applicant of a trial


class Trial(Struct, frozen=True):
    """A measure compiled for trials.

    name: of the measure; choices: by column, the answers that are tried; columns: what
    is reckoned of each trial; tried: the amount there; before: the amount that is drawn
    together; needs: the columns of applicants that are read. amount, verdict: what comes
    of it, in columns `t:MEASURE.…` of the applicants.
    """

    name: str
    choices: dict[str, list[Any]]
    columns: Columns
    tried: Number
    before: Number
    needs: list[str]
    amount: Number
    verdict: Any


def trial_of(
    measure: Measure,
    layout: Layout,
    standing: dict[str, Verdict],
    made: Offer,
) -> Trial:
    """The trial of a measure whose supports share questions. made: the measure without
    it; standing: what stands before it, which no trial changes."""
    choices = {}
    answered = set(layout.never_null)
    for name, values in measure.shared:
        question = layout.questions[name]
        choices[answer_column(name)] = [
            value if isinstance(value, bool) else code_of(question, value)
            for value in values
        ]
        answered.add(name)
    columns = Columns(f"{measure.id}:")
    compiler = Compiler(replace(layout, never_null=answered), columns)
    tried = offer(measure, standing, compiler).amount
    amount = _drawn(measure.id, made.amount, tried)
    return Trial(
        measure.id,
        choices,
        columns,
        tried,
        made.amount,
        _needs(columns),
        amount,
        _settled(amount, made.verdict),
    )


def _drawn(name: str, before: Number, tried: Number) -> Number:
    """The amount that is drawn together, in columns that are not there yet."""
    import polars as pl

    parts = [before.low, before.high, tried.low, tried.high]
    if not all(one.is_plain for one in parts):
        raise NotCompiledError("金额含有除法")
    below = lcm(*[one.below for one in parts])
    most = max(one.most * (below // one.below) for one in parts)
    ends.wide(most)
    low = End(pl.col(f"t:{name}.low"), below, most, below)
    high = End(pl.col(f"t:{name}.high"), below, most, below, None, True)
    return Number(low, high, before.why)


def _settled(amount: Number, verdict: Verdict) -> Any:
    """Yes where something is certain."""
    import polars as pl

    return pl.when(amount.low.above > 0).then(True).otherwise(column(verdict))


def _needs(columns: Columns) -> list[str]:
    """The columns of applicants that are read and not made on the way."""
    found: dict[str, None] = {}
    for one in columns.made:
        found.update(dict.fromkeys(one.expression.meta.root_names()))
    for name in columns.known.values():
        if hasattr(name, "meta"):
            found.update(dict.fromkeys(name.meta.root_names()))
    return [name for name in found if name not in columns.levels]


def draw_together(trial: Trial, frames: Frames) -> None:
    """Adds the amount of a measure, drawn together, to the applicants."""
    import polars as pl

    applicants = frames.applicants
    low = _scaled(trial.before.low, trial.amount.low)
    high = _scaled(trial.before.high, trial.amount.low)
    is_open = ~low.eq_missing(high)
    asked = pl.any_horizontal(
        [pl.col(name).is_null() for name in trial.choices]
    )
    names = set(applicants.columns)
    needed = dict.fromkeys([*trial.needs, *trial.choices])
    counts = [name for name in names if name.startswith("n:")]
    own = [name for name in [*needed, *counts] if name in names]
    chosen = applicants.filter(is_open & asked).select(
        PLACE, *dict.fromkeys(own)
    )
    drawn = _tried(trial, chosen, frames.tables)
    joined = applicants.join(
        drawn, left_on=PLACE, right_on=_HOME, how="left", maintain_order="left"
    )
    was_tried = pl.col("was tried").fill_null(False)
    frames.applicants = joined.with_columns(
        pl.when(was_tried)
        .then(pl.col("tried low"))
        .otherwise(low)
        .alias(f"t:{trial.name}.low"),
        pl.when(was_tried)
        .then(pl.col("tried high"))
        .otherwise(high)
        .alias(f"t:{trial.name}.high"),
    ).drop("tried low", "tried high", "was tried")


def _scaled(end: End, like: End) -> Any:
    """A numerator over the denominator of another end, as wide."""
    kind = ends.wide(like.most)
    return end.above.cast(kind) * (int(like.below) // int(end.below))


def _tried(trial: Trial, chosen: Any, tables: dict[str, Any]) -> Any:
    """The lowest and the highest amount of all trials, for each applicant."""
    import polars as pl

    trials = _every_answer(chosen, trial.choices)
    own = {name: _of_trials(table, trials) for name, table in tables.items()}
    frames = Frames(trials, own)
    make(frames, trial.columns)
    low = _scaled(trial.tried.low, trial.amount.low).alias("low")
    high = _scaled(trial.tried.high, trial.amount.low).alias("high")
    found = frames.applicants.select(_HOME, low, high)
    top = pl.col("high")
    return found.group_by(_HOME).agg(
        pl.col("low").min().alias("tried low"),
        pl.when(top.is_not_null().all()).then(top.max()).alias("tried high"),
        pl.lit(True).alias("was tried"),
    )


def _every_answer(applicants: Any, choices: dict[str, list[Any]]) -> Any:
    """A row for each combination of answers that are missing."""
    import polars as pl

    trials = applicants.rename({PLACE: _HOME})
    for name, values in choices.items():
        kind = pl.Boolean if isinstance(values[0], bool) else pl.Int16
        every = pl.DataFrame({name: pl.Series(values, dtype=kind)})
        given = trials.filter(pl.col(name).is_not_null())
        missing = trials.filter(pl.col(name).is_null()).drop(name)
        tried = missing.join(every, how="cross").select(given.columns)
        trials = pl.concat([given, tried])
    numbers = pl.int_range(pl.len(), dtype=pl.Int64).alias(PLACE)
    return trials.sort(_HOME, maintain_order=True).with_columns(numbers)


def _of_trials(table: Any, trials: Any) -> Any:
    """The rows of a table, again for each trial of their applicant."""
    own = [name for name in table.columns if name[:2] in ("c:", "#")]
    renamed = table.select(PLACE, *own).rename({PLACE: _HOME})
    places = trials.select(PLACE, _HOME)
    joined = places.join(
        renamed, on=_HOME, how="inner", maintain_order="left_right"
    )
    return joined.drop(_HOME)
