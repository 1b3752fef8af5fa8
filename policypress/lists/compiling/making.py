"""Columns made step by step, applicants and tables beside each other (逐步计算).

The rows of a table lie in the order of their applicants, so what the rows of each give
is the difference of two running totals: nothing is sorted or looked up.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from policypress.lists.compiling.columns import Columns, Gathered, Made
from policypress.lists.compiling.layout import PLACE, count_column


class Frames(Struct):
    """A part of a list. applicants: places from `first` on; tables: their rows, in the
    order of the applicants."""

    applicants: Any
    tables: dict[str, Any]


def make(frames: Frames, columns: Columns) -> None:
    """Adds all columns to the frames.

    In turns: what rows give is gathered, then come the columns of applicants that need
    it, then those of rows that need these.
    """
    turns = {one.level[0] for one in columns.gathered}
    turns |= {one.level[0] for one in columns.made}
    spans: dict[str, tuple[Any, Any]] = {}
    for turn in sorted(turns):
        gathered = [one for one in columns.gathered if one.level[0] == turn]
        if gathered:
            _gather(frames, gathered, spans)
        by_home: dict[str, list[Made]] = {}
        for one in columns.made:
            if one.level[0] == turn:
                by_home.setdefault(one.home, []).append(one)
        for home in sorted(by_home):
            _make(frames, home, by_home[home])


def _make(frames: Frames, home: str, made: list[Made]) -> None:
    """Adds columns that are made of others beside them."""
    if not home:
        frames.applicants = _with(frames.applicants, made)
        return
    table = frames.tables[home]
    known = {*table.columns, *[one.name for one in made]}
    needed: dict[str, None] = {}
    for one in made:
        needed.update(dict.fromkeys(one.expression.meta.root_names()))
    missing = [name for name in needed if name not in known]
    if missing:
        table = table.with_columns(_of_applicants(frames, table, missing))
    frames.tables[home] = _with(table, made)


def _with(frame: Any, made: list[Made]) -> Any:
    """A frame with more columns, step by step. Nothing is left to be found out about
    them: each stands once already."""
    import polars as pl

    steps: dict[int, list[Any]] = {}
    for one in made:
        named = one.expression.alias(one.name)
        steps.setdefault(one.level[1], []).append(named)
    lazy = frame.lazy()
    for step in sorted(steps):
        lazy = lazy.with_columns(steps[step])
    plainly = pl.QueryOptFlags.none()
    return lazy.collect(optimizations=plainly)


def _of_applicants(frames: Frames, table: Any, names: list[str]) -> list[Any]:
    """Columns of the applicants, beside their rows."""
    place = table[PLACE]
    if len(frames.applicants):
        place = place - frames.applicants[PLACE][0]
    return [frames.applicants[name].gather(place) for name in names]


def _gather(
    frames: Frames,
    gathered: list[Gathered],
    spans: dict[str, tuple[Any, Any]],
) -> None:
    """Adds columns that gather rows."""
    import polars as pl

    found = []
    by_table: dict[str, list[Gathered]] = {}
    for one in gathered:
        if one.thing not in spans:
            spans[one.thing] = _span(frames, one.thing)
        if one.how in ("sum", "any", "none"):
            by_table.setdefault(one.thing, []).append(one)
        elif one.how == "first":
            found.append(_first(frames, one, *spans[one.thing]))
        else:
            found.append(_by_group(frames, one))
    for thing, ones in by_table.items():
        found += _by_running_total(frames.tables[thing], ones, spans[thing][1])
    frames.applicants = pl.concat(
        [frames.applicants, *[pl.DataFrame([one]) for one in found]],
        how="horizontal",
    )


def _span(frames: Frames, thing: str) -> tuple[Any, Any]:
    """Where the rows of each applicant begin and end in a table."""
    import polars as pl

    count = pl.col(count_column(thing)).fill_null(0).cast(pl.Int64)
    both = frames.applicants.select(
        (count.cum_sum() - count).alias("start"), count.cum_sum().alias("end")
    )
    return both["start"], both["end"]


def _by_running_total(
    table: Any,
    ones: list[Gathered],
    end: Any,
) -> list[Any]:
    """The sum of each span; whether any is true; whether any is null. end: where the
    rows of each applicant end."""
    import polars as pl

    parts: dict[str, Any] = {}
    for one in ones:
        values = pl.col(one.column)
        has_gaps = table[one.column].null_count() > 0
        if one.how == "sum":
            parts[f"sum {one.name}"] = values.fill_null(0)
        if one.how == "any":
            held = values.fill_null(False) if has_gaps else values
            parts[f"sum {one.name}"] = held.cast(pl.Int32)
        if one.how == "none" or (one.how == "any" and has_gaps):
            parts[f"gap {one.name}"] = values.is_null().cast(pl.Int32)
    named = [value.cum_sum().alias(name) for name, value in parts.items()]
    totals = table.select(named)
    before = totals.clear(1).fill_null(0)
    # One applicant's rows begin where those of the one before end.
    at_end = pl.concat([before, totals], rechunk=True)[end]
    return at_end.select(
        [_of_span(one, set(parts)) for one in ones]
    ).get_columns()


def _since_last(name: str) -> Any:
    """What a running total has grown by since the applicant before."""
    import polars as pl

    return pl.col(name) - pl.col(name).shift(1, fill_value=0)


def _of_span(one: Gathered, parts: set[str]) -> Any:
    """What is gathered of each span, from running totals at its ends."""
    import polars as pl

    total, gap = f"sum {one.name}", f"gap {one.name}"
    found = _since_last(total) if total in parts else None
    gaps = _since_last(gap) > 0 if gap in parts else None
    if one.how == "none":
        found = gaps
    elif one.how == "any":
        assert found is not None
        found = found > 0
        if gaps is not None:
            found = pl.when(found).then(True).when(~gaps).then(False)
    assert found is not None
    return found.alias(one.name)


def _first(frames: Frames, one: Gathered, start: Any, end: Any) -> Any:
    """The sum of the largest values of each applicant, so many of them. Few have more
    rows than that: the others are simply added up."""
    import polars as pl

    simple = Gathered(one.name, one.thing, one.column, "sum", 0, one.level)
    whole = _by_running_total(frames.tables[one.thing], [simple], end)[0]
    places = frames.applicants.select(
        PLACE, (end - start > one.number).alias("more")
    )
    many = places.filter("more").select(PLACE)
    if not len(many):
        return whole
    rows = frames.tables[one.thing].select(PLACE, one.column)
    rows = rows.join(many, on=PLACE, how="semi")
    largest = pl.col(one.column).sort(descending=True, nulls_last=True)
    found = rows.group_by(PLACE).agg(
        largest.head(one.number).sum().alias("first")
    )
    joined = places.with_columns(whole).join(
        found, on=PLACE, how="left", maintain_order="left"
    )
    chosen = pl.when(pl.col("more")).then(pl.col("first")).otherwise(one.name)
    return joined.select(chosen.alias(one.name)).to_series()


def _by_group(frames: Frames, one: Gathered) -> Any:
    """The largest value of each applicant's rows; or as a list, so many of them."""
    import polars as pl

    values = pl.col(one.column)
    if one.how == "max":
        made = values.max()
    else:
        made = values.sort(descending=True, nulls_last=True).head(one.number)
    table = frames.tables[one.thing]
    found = table.group_by(PLACE).agg(made.alias(one.name))
    joined = frames.applicants.select(PLACE).join(
        found, on=PLACE, how="left", maintain_order="left"
    )
    column = pl.col(one.name)
    if one.how != "list":
        return joined.select(column.fill_null(0)).to_series()
    empty = pl.lit([], dtype=joined[one.name].dtype)
    return joined.select(column.fill_null(empty)).to_series()
