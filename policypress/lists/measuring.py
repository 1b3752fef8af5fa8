"""What a list has at most (实测的范围): how large its numbers become, what everybody answered,
how many rows anybody has. The smaller the bounds, the less there is to reckon: limits that
never bear are left out, and narrow columns are many times as fast as wide ones."""

from __future__ import annotations

from typing import Any

from policypress.lists.compiling.layout import (
    Layout,
    Scale,
    answer_column,
    count_column,
    row_column,
)

_NARROW = 32  # bits


def measured(
    layout: Layout, frame: Any, tables: dict[str, Any]
) -> tuple[Any, dict[str, Any]]:
    """The same frames with numbers no wider than the largest needs; whole yuan are not
    kept in fen. Fills the bounds into the layout."""
    import polars as pl

    asked = {key: answer_column(key) for key in layout.questions}
    applicants = _fitted(layout, frame, asked)
    for thing in tables:
        most = applicants.select(pl.col(count_column(thing)).max()).item()
        layout.rows[thing] = max(1, int(most or 0))
    made = {}
    for thing, table in tables.items():
        asked = {
            f"{thing}.{column}": row_column(column)
            for own, column in layout.columns
            if own == thing
        }
        made[thing] = _fitted(layout, table, asked)
    return applicants, made


def _fitted(layout: Layout, frame: Any, asked: dict[str, str]) -> Any:
    """A frame with its numbers made narrow. asked: its columns, by their keys."""
    import polars as pl

    wanted = []
    for key, name in asked.items():
        column = pl.col(name)
        wanted.append(column.is_null().any().alias(f"gap {key}"))
        if key in layout.scales:
            below = layout.scales[key].below
            wanted.append(column.max().alias(f"most {key}"))
            is_whole = (column % below).eq(0).all()
            wanted.append(is_whole.alias(f"whole {key}"))
    if not wanted:
        return frame
    facts = frame.select(wanted).row(0, named=True)
    layout.never_null |= {key for key in asked if not facts[f"gap {key}"]}
    narrowed = []
    for key in asked.keys() & layout.scales.keys():
        most = int(facts[f"most {key}"] or 0)
        divisor = layout.scales[key].below if facts[f"whole {key}"] else 1
        scale = Scale(layout.scales[key].below // divisor, most // divisor)
        layout.scales[key] = scale
        column = pl.col(asked[key]) // divisor
        kind = pl.Int32 if scale.bits == _NARROW else pl.Int64
        narrowed.append(column.cast(kind))
    return frame.with_columns(narrowed)
