"""Columns as Polars has them inside its Python class (裸列).

`pl.Series` looks at both sides of every operation before it does anything. For some thousand
values that takes as long as the operation, and here nothing is left to look at: kinds and
widths are known when the rules are compiled. So a program works on what lies inside of a
Series. Only this module knows how Polars calls that; the lock file holds the version, and
`tests/lists/compiling/test_columns.py` tells when another one calls it otherwise.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

Make = Callable[..., Any]

# What each operation is called: of columns that are alike, or one of them one value long.
NAMES = {
    "and": "bitand",
    "or": "bitor",
    "not": "not_",
    "add": "add",
    "subtract": "sub",
    "multiply": "mul",
    "divide": "div",
    "=": "eq",
    "<": "lt",
    "<=": "lt_eq",
    ">": "gt",
    "choose": "zip_with",
    "pick": "gather_with_series",
    "filter": "filter",
    "slice": "slice",
}


def inside(series: Any) -> Any:
    """What lies inside of a Series."""
    return series._s


def outside(column: Any, name: str = "") -> Any:
    """A Series around a column, with a name."""
    import polars as pl

    return pl.wrap_s(column).alias(name)


@lru_cache(len(NAMES))
def operation(name: str) -> Make:
    """An operation, one of `NAMES`. A quotient is rounded down; "choose" takes a column,
    for whom it is chosen and the other column."""
    import polars as pl

    found: Make = getattr(type(inside(pl.Series())), NAMES[name])
    return found


def cast(column: Any, kind: Any) -> Any:
    """The same numbers in a width that holds them all."""
    return column.cast(kind, False, True)


def one_value(value: Any, kind: Any) -> Any:
    """A column of one value, which is spread by every operation."""
    import polars as pl

    return inside(pl.Series([value], dtype=kind))


def repeated(value: Any, number: int) -> Any:
    """A column of one value, so many times."""
    return value.new_from_index(0, number)


def joined(parts: list[Any]) -> Any:
    """Columns one below the other, in one piece."""
    found = parts[0].clone()
    for one in parts[1:]:
        found.append(one)
    return found.rechunk(False)
