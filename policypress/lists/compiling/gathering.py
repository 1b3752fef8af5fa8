"""What the rows of each applicant give (逐项汇总), layer upon layer."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from msgspec import Struct

from policypress.lists.compiling.columns import (
    cast,
    inside,
    joined,
    one_value,
    outside,
    repeated,
)
from policypress.lists.compiling.laying import Laid

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
    join = _JOINED[how]
    for wider in reversed(own.layers):
        start -= wider
        layer = rows.slice(start, wider)
        if parts:
            found = joined(parts)
            size = found.len()
            top = join(layer.slice(0, size), found)
            parts = [top, layer.slice(size, wider - size)]
        else:
            parts = [layer]
    nothing = repeated(_nothing(rows.dtype()), own.without)
    return joined([nothing, *parts])


@lru_cache(8)
def _nothing(kind: Any) -> Any:
    """Nothing, one value long: 0, or false."""
    return cast(one_value(0, None), kind)


def _larger(one: Any, other: Any) -> Any:
    """The larger of two rows."""
    return one.zip_with(one.gt(other), other)


def _either(one: Any, other: Any) -> Any:
    return one.bitor(other)


def _both(one: Any, other: Any) -> Any:
    return one.add(other)


# How a row is joined with the one below it.
_JOINED = {
    "any": _either,
    "none": _either,
    "max": _larger,
    "sum": _both,
    "first": _both,
}


def _grouped(own: Laid, rows: Any, how: str) -> Any:
    """The rows beyond all layers, by applicant: of few the many rows."""
    import polars as pl

    start = sum(own.layers)
    values = outside(rows.slice(start, rows.len() - start))
    tail = pl.DataFrame({_RANK: own.beyond, _ROW: values})
    row = pl.col(_ROW)
    match how:
        case "any" | "none":
            made = row.any(ignore_nulls=False)
        case "max":
            made = row.max()
        case _:
            made = row.sum()
    found = tail.group_by(_RANK, maintain_order=True).agg(made)
    return inside(found[_ROW].cast(values.dtype))


def _of_many(own: Laid, rows: Any, gather: Gather) -> Any:
    """The largest values of each applicant's rows, so many of them: as a list, or
    their sum."""
    import polars as pl

    kind = gather.kind
    table = pl.DataFrame({_RANK: own.ranks(), _ROW: outside(rows)})
    largest = pl.col(_ROW).sort(descending=True, nulls_last=True)
    made = largest.head(gather.number)
    nothing: Any = []
    if gather.how == "first":
        made, nothing = made.cast(kind).sum(), 0
    found = table.group_by(_RANK).agg(made)
    few = pl.int_range(own.places.len(), dtype=pl.UInt32, eager=True)
    every = pl.DataFrame({_RANK: few})
    filled_up = every.join(found, on=_RANK, how="left", maintain_order="left")
    empty = pl.lit(nothing, dtype=kind)
    filled = pl.col(_ROW).cast(kind).fill_null(empty)
    return inside(filled_up.select(filled).to_series())
