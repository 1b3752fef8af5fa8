"""What the rows of each applicant give (逐项汇总), layer upon layer."""

from __future__ import annotations

from functools import lru_cache
from operator import add, or_
from typing import Any

from msgspec import Struct

from policypress.lists.compiling.laying import Laid, one_column

_RANK = "@rank"
_ROW = "row"


class Gather(Struct, frozen=True):
    """What is gathered. how, number: see `terms.gathered`; kind: the type of the column."""

    how: str
    number: int
    kind: Any


def gathered(own: Laid, rows: Any, gather: Gather) -> Any:
    """A column of those whom a table says anything of. rows: the values that are
    gathered, layer by layer."""
    how, number = gather.how, gather.number
    longest = len(own.layers)
    is_short = own.beyond is None and longest <= number
    if how == "list" or (how == "first" and number > 1 and not is_short):
        return _of_many(own, rows, gather)
    if how == "first" and number == 1:
        how = "max"
    return _by_layer(own, rows, how)


def _by_layer(own: Laid, rows: Any, how: str) -> Any:
    """Adds each layer to the top of the one above it. Columns are put together as late
    as can be, once for each layer."""
    parts = [] if own.beyond is None else [_grouped(own, rows, how)]
    start = sum(own.layers)
    for wider in reversed(own.layers):
        start -= wider
        layer = rows.slice(start, wider)
        if parts:
            found = one_column(parts)
            top = _JOINED[how](layer.slice(0, len(found)), found)
            parts = [top, layer.slice(len(found))]
        else:
            parts = [layer]
    nothing = _nothing(rows.dtype).new_from_index(0, own.without)
    return one_column([nothing, *parts])


@lru_cache(8)
def _nothing(kind: Any) -> Any:
    """Nothing, one value long: 0, or false."""
    import polars as pl

    return pl.Series([0]).cast(kind)


def _larger(one: Any, other: Any) -> Any:
    """The larger of two rows."""
    return one.zip_with(one > other, other)


# How a row is joined with the one below it.
_JOINED = {"any": or_, "none": or_, "max": _larger, "sum": add, "first": add}


def _grouped(own: Laid, rows: Any, how: str) -> Any:
    """The rows beyond all layers, by applicant: of few the many rows."""
    import polars as pl

    tail = pl.DataFrame({_RANK: own.beyond, _ROW: rows.slice(sum(own.layers))})
    values = pl.col(_ROW)
    match how:
        case "any" | "none":
            made = values.any(ignore_nulls=False)
        case "max":
            made = values.max()
        case _:
            made = values.sum()
    found = tail.group_by(_RANK, maintain_order=True).agg(made)
    return found[_ROW].cast(rows.dtype)


def _of_many(own: Laid, rows: Any, gather: Gather) -> Any:
    """The largest values of each applicant's rows, so many of them: as a list, or
    their sum."""
    import polars as pl

    kind = gather.kind
    table = pl.DataFrame({_RANK: own.ranks(), _ROW: rows})
    largest = pl.col(_ROW).sort(descending=True, nulls_last=True)
    made = largest.head(gather.number)
    nothing: Any = []
    if gather.how == "first":
        made, nothing = made.cast(kind).sum(), 0
    found = table.group_by(_RANK).agg(made)
    few = pl.int_range(len(own.places), dtype=pl.UInt32, eager=True)
    every = pl.DataFrame({_RANK: few})
    joined = every.join(found, on=_RANK, how="left", maintain_order="left")
    empty = pl.lit(nothing, dtype=kind)
    filled = pl.col(_ROW).cast(kind).fill_null(empty)
    return joined.select(filled).to_series()
