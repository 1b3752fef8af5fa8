"""What the rows of each applicant give (逐项汇总), layer upon layer."""

from __future__ import annotations

from typing import Any

from policypress.lists.compiling.laying import Laid
from policypress.lists.compiling.lowering import dtype
from policypress.lists.compiling.program import Crossing
from policypress.lists.compiling.terms import LIST, NUMBER

_RANK = "@rank"


def gathered(own: Laid, rows: Any, ones: list[Crossing]) -> Any:
    """Columns of those whom a table says anything of. rows: the columns that are
    gathered, under their new names."""
    import polars as pl

    layered = [one for one in ones if not _by_group(one, own)]
    frames = []
    if layered:
        frames.append(_by_layer(own, rows, layered))
    columns = [_of_many(own, rows, one) for one in ones if _by_group(one, own)]
    if columns:
        frames.append(pl.DataFrame(columns))
    return pl.concat(frames, how="horizontal")


def _by_group(one: Crossing, own: Laid) -> bool:
    """Whether rows have to be looked at together: where only so many count and
    somebody has more."""
    _, how, number = one.term.value
    longest = len(own.layers)
    is_short = own.beyond is None and longest <= number
    return how == "list" or (how == "first" and number > 1 and not is_short)


def _way(one: Crossing) -> str:
    """How two rows are joined: the largest one is a largest."""
    _, how, number = one.term.value
    return "max" if how == "first" and number == 1 else str(how)


def _by_layer(own: Laid, rows: Any, ones: list[Crossing]) -> Any:
    """Adds each layer to the top of the one above it."""
    if own.beyond is None:
        return rows.select(_layered(own, one, None) for one in ones).rechunk()
    ready = rows.select(_ready(one) for one in ones)
    tail = _grouped(own, ready, ones)
    found = rows.select(_layered(own, one, tail[one.name]) for one in ones)
    return found.rechunk()


def _layered(own: Laid, one: Crossing, tail: Any) -> Any:
    """The values of all layers of a column, joined. tail: what is beyond them."""
    import polars as pl

    values = _ready(one)
    found = None if tail is None else pl.lit(tail)
    size = 0 if tail is None else len(tail)
    start = sum(own.layers)
    for wider in reversed(own.layers):
        start -= wider
        if found is None:
            found = values.slice(start, wider)
        else:
            top = _joined(one, values.slice(start, size), found)
            found = top.append(values.slice(start + size, wider - size))
        size = wider
    if found is None:
        found = values
    if own.missing:
        found = found.append(_nothing(one, own.missing))
    return found.alias(one.name)


def _ready(one: Crossing) -> Any:
    """The values of rows as they are joined: unknown amounts count as nothing."""
    import polars as pl

    values = pl.col(one.name)
    if one.term.value[1] not in ("sum", "first", "max"):
        return values
    part = one.term.parts[0]
    if part.bits != one.term.bits:
        values = values.cast(dtype(one.term.bits))
    return values.fill_null(0) if part.has_null else values


def _joined(one: Crossing, above: Any, below: Any) -> Any:
    """A row joined with the one below it."""
    import polars as pl

    match _way(one):
        case "any" | "none":
            return above | below
        case "max":
            return pl.max_horizontal(above, below)
        case _:
            return above + below


def _nothing(one: Crossing, number: int) -> Any:
    """Who has not answered has no rows."""
    import polars as pl

    if one.term.kind == NUMBER:
        return pl.repeat(0, number, dtype=dtype(one.term.bits))
    return pl.repeat(False, number, dtype=pl.Boolean)


def _grouped(own: Laid, ready: Any, ones: list[Crossing]) -> Any:
    """The rows beyond all layers, by applicant: of few the many rows."""
    import polars as pl

    tail = ready.slice(sum(own.layers))
    tail = tail.with_columns(own.beyond.alias(_RANK))
    made = []
    for one in ones:
        values = pl.col(one.name)
        match _way(one):
            case "any" | "none":
                made.append(values.any(ignore_nulls=False))
            case "max":
                made.append(values.max())
            case _:
                made.append(values.sum())
    found = tail.group_by(_RANK, maintain_order=True).agg(made)
    return found.drop(_RANK)


def _of_many(own: Laid, rows: Any, one: Crossing) -> Any:
    """The largest values of each applicant's rows, so many of them: as a list, or
    their sum."""
    import polars as pl

    _, how, number = one.term.value
    few = len(own.places)
    table = rows.select(one.name).with_columns(own.ranks().alias(_RANK))
    largest = pl.col(one.name).sort(descending=True, nulls_last=True)
    made = largest.head(number)
    if how == "first":
        made = made.cast(dtype(one.term.bits)).sum()
    found = table.group_by(_RANK).agg(made)
    every = pl.DataFrame(
        {_RANK: pl.int_range(few, dtype=pl.UInt32, eager=True)}
    )
    joined = every.join(found, on=_RANK, how="left", maintain_order="left")
    kind = pl.List(dtype(one.term.bits)) if one.term.kind == LIST else None
    column = joined[one.name]
    if kind is None:
        return column.fill_null(0)
    empty = pl.lit([], dtype=kind)
    return joined.select(pl.col(one.name).cast(kind).fill_null(empty))[
        one.name
    ]
