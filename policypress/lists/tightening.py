"""Questions that several supports of a measure share (共同的问题): they cannot all have
their own way, so every answer is tried, as the engine for one applicant does."""

from __future__ import annotations

from math import lcm
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from policypress.eligibility.parts import Measure
from policypress.lists.compiling import terms
from policypress.lists.compiling.compiler import Compiler
from policypress.lists.compiling.ends import End
from policypress.lists.compiling.errors import NotCompiledError
from policypress.lists.compiling.layout import (
    PLACE,
    Layout,
    answer_column,
    code_of,
)
from policypress.lists.compiling.lowering import dtype
from policypress.lists.compiling.making import Frames, carried_out
from policypress.lists.compiling.number import Number
from policypress.lists.compiling.program import Program, program_of
from policypress.lists.compiling.terms import Term
from policypress.lists.compiling.verdicts import Verdict, column
from policypress.lists.paying.measures import Offer, offer

_HOME = "@@"  # the applicant of a trial


class Trial(Struct, frozen=True):
    """A measure compiled for trials.

    name: of the measure; choices: by column, the answers that are tried; tried: the
    amount of a trial; before: the amount that is drawn together; standing: what stands
    before the measure, which no trial changes, by the columns in which it lies. amount,
    verdict: what comes of it, in columns `t:MEASURE.…` of the applicants.
    """

    name: str
    choices: dict[str, list[Any]]
    tried: Number
    before: Number
    standing: dict[str, Term]
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
    compiler = Compiler(replace(layout, never_null=answered))
    before, own = _standing(measure, standing)
    tried = offer(measure, own, compiler).amount
    amount = _drawn(measure.id, made.amount, tried)
    return Trial(
        measure.id,
        choices,
        tried,
        made.amount,
        before,
        amount,
        _settled(amount, made.verdict),
    )


def _standing(
    measure: Measure, standing: dict[str, Verdict]
) -> tuple[dict[str, Term], dict[str, Verdict]]:
    """What stands before the supports of a measure, by columns; and these columns, by
    support."""
    before: dict[str, Term] = {}
    own: dict[str, Verdict] = {}
    for support in measure.supports:
        one = standing[support.name]
        if not isinstance(one, bool):
            name = f"before:{support.name}"
            before[name] = one
            one = terms.column(name, has_null=one.has_null)
        own[support.name] = one
    return before, own


def _drawn(name: str, before: Number, tried: Number) -> Number:
    """The amount that is drawn together, in columns that are not there yet."""
    parts = [before.low, before.high, tried.low, tried.high]
    if not all(one.is_plain for one in parts):
        raise NotCompiledError("金额含有除法")
    below = lcm(*[one.below for one in parts])
    most = max(one.most * (below // one.below) for one in parts)
    bits = terms.bits_of(most)
    low, high = [
        terms.column(f"t:{name}.{side}", terms.NUMBER, "", is_open, most, bits)
        for side, is_open in (("low", False), ("high", True))
    ]
    return Number(
        End(low, below, most, below),
        End(high, below, most, below, None, True),
        before.why,
    )


def _settled(amount: Number, verdict: Verdict) -> Any:
    """Yes where something is certain."""
    return terms.when(amount.low.above > 0, True, column(verdict))


def wanted(trial: Trial) -> dict[str, Term]:
    """What has to be reckoned of applicants before their trial."""
    before, amount = trial.before, trial.amount
    return {
        **trial.standing,
        f"was:{trial.name}.low": _scaled(before.low, amount.low),
        f"was:{trial.name}.high": _scaled(before.high, amount.low),
    }


def _scaled(end: End, like: End) -> Term:
    """A numerator over the denominator of another end."""
    return end.above * (int(like.below) // int(end.below))


def program_of_trial(trial: Trial) -> Program:
    """What is reckoned of each trial."""
    amount = trial.amount.low
    return program_of(
        {
            _HOME: terms.column(_HOME, terms.NUMBER),
            "low": _scaled(trial.tried.low, amount),
            "high": _scaled(trial.tried.high, amount),
        }
    )


def draw_together(
    trial: Trial, program: Program, applicants: Any, frames: Frames
) -> Any:
    """The amount of a measure, drawn together: two columns. applicants: with what is
    `wanted`, as columns; program: that of the trial."""
    import polars as pl

    low, high = [pl.col(f"was:{trial.name}.{end}") for end in ("low", "high")]
    asked = pl.any_horizontal(
        [pl.col(name).is_null() for name in trial.choices]
    )
    needed = {*trial.choices, *program.needs[""]} - {_HOME}
    is_tried = applicants.select(asked & ~low.eq_missing(high)).to_series()
    chosen = applicants.select(PLACE, *sorted(needed)).filter(is_tried)
    kind = dtype(trial.amount.low.above.bits)
    names = [f"t:{trial.name}.{end}" for end in ("low", "high")]
    both = [
        one.cast(kind).alias(name)
        for one, name in zip((low, high), names, strict=True)
    ]
    if not len(chosen):
        return applicants.select(both)
    drawn = _tried(trial, program, chosen, frames.tables)
    before = applicants.select(both)
    places = (drawn[_HOME] - applicants[PLACE][0]).cast(pl.UInt32)
    columns = [
        before[name].scatter(places, drawn[f"tried {end}"].cast(kind))
        for end, name in zip(("low", "high"), names, strict=True)
    ]
    return pl.DataFrame(columns)


def _tried(
    trial: Trial, program: Program, chosen: Any, tables: dict[str, Any]
) -> Any:
    """The lowest and the highest amount of all trials, for each applicant."""
    import polars as pl

    trials = _every_answer(chosen, trial.choices)
    own = {
        name: _of_trials(table, trials)
        for name, table in tables.items()
        if name in program.things
    }
    found = carried_out(program, Frames(trials, own))
    top = pl.col("high")
    return found.group_by(_HOME).agg(
        pl.col("low").min().alias("tried low"),
        pl.when(top.is_not_null().all()).then(top.max()).alias("tried high"),
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
    own = [name for name in table.columns if name != PLACE]
    renamed = table.select(PLACE, *own).rename({PLACE: _HOME})
    places = trials.select(PLACE, _HOME)
    joined = places.join(
        renamed, on=_HOME, how="inner", maintain_order="left_right"
    )
    return joined.drop(_HOME)
