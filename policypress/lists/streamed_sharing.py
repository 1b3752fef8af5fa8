"""Budgets given out to a list that is larger than the memory: the results of its slices,
each a Parquet file, are read once for each budget and once more to be cut."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from policypress.lists.giving import Asked, Giving
from policypress.lists.sharing import Budget, Shared, asked_for

Applied = list[tuple[Budget, Asked]]


def share_streamed(
    files: list[Path], measures: list[str], budgets: list[Budget]
) -> list[Shared]:
    """What became of each budget. files: each gets what is paid as further columns
    (`Giving.columns`)."""
    applied: Applied = []
    for budget in budgets:
        asked: Asked = (0, 0)
        for file in files:
            giving, _ = _applied(_amounts(file), measures, applied)
            asked = _sum(asked, asked_for(giving.amounts(budget)))
        applied.append((budget, asked))
    given: list[Asked] = [(0, 0)] * len(applied)
    for file in files:
        own = _cut(file, measures, applied)
        given = [_sum(*both) for both in zip(given, own, strict=True)]
    return [
        Shared(budget, *asked, *left)
        for (budget, asked), left in zip(applied, given, strict=True)
    ]


def _amounts(file: Path) -> Any:
    """The amounts of a slice, and nothing else of it."""
    import polars as pl

    scan = pl.scan_parquet(file)
    wanted = [
        one
        for one in scan.collect_schema().names()
        if one.endswith((".low", ".high"))
    ]
    return scan.select(wanted).collect()


def _applied(
    results: Any, measures: list[str], applied: Applied
) -> tuple[Giving, list[Asked]]:
    """A slice under some budgets, and what each of them leaves to it."""
    giving = Giving(results, measures)
    left = [
        asked_for(giving.apply(budget, asked)) for budget, asked in applied
    ]
    return giving, left


def _cut(file: Path, measures: list[str], applied: Applied) -> list[Asked]:
    """Writes what is paid into a slice; what each budget leaves to it."""
    import polars as pl

    results = pl.read_parquet(file, memory_map=False)
    giving, left = _applied(results, measures, applied)
    columns = pl.DataFrame(giving.columns())
    whole = pl.concat([results, columns], how="horizontal")
    target = file.with_suffix(".cut")
    whole.write_parquet(target)
    target.replace(file)
    return left


def _sum(one: Asked, other: Asked) -> Asked:
    """Two parts of what is asked for."""
    low = one[0] + other[0]
    if one[1] is None or other[1] is None:
        return low, None
    return low, one[1] + other[1]
