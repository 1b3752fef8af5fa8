"""A list that is larger than the memory (超大名单): Parquet files read, reckoned and
written in slices.

What needs all applicants at once, places by rank and budgets, is not given out here.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from policypress.findings import Place
from policypress.lists.compiling.making import Frames
from policypress.lists.engine import plan_of
from policypress.lists.reading.heads import CODE, NAME, PERSON, columns_of
from policypress.lists.reading.raw import Findings, Raw
from policypress.lists.reading.register import register_of
from policypress.lists.running import reckoned

SLICE = 100_000  # applicants
STREAMED = 1_000_000  # from so many applicants on a Parquet list is streamed
Rule = dict[str, Any]


class Summary(Struct):
    """What the slices came to. sums: by name of a result the certain and the possible
    applicants and fen; open: results without an upper bound."""

    applicants: int = 0
    sums: dict[str, list[int]] = field(default_factory=dict)
    open: set[str] = field(default_factory=set)


def main_file(path: Path, rules: Rule) -> Path | None:
    """The Parquet file of the applicants; None where the list is no Parquet."""
    things = {
        one[key] for one in rules.get("things", ()) for key in ("id", "label")
    }
    if path.is_file():
        return path if path.suffix.lower() == ".parquet" else None
    if not path.is_dir():
        return None
    files = sorted(path.glob("*.parquet"))
    others = [one for one in files if one.stem not in things]
    return others[0] if len(others) == 1 else None


def number_of(file: Path) -> int:
    """How many rows a Parquet file has, without reading them; 0 when it is none."""
    import polars as pl

    try:
        return int(pl.scan_parquet(file).select(pl.len()).collect().item())
    except (pl.exceptions.PolarsError, OSError):
        return 0


def streamed(
    path: Path,
    rules: Rule,
    folder: Path,
    findings: Findings,
) -> tuple[Path, Summary] | None:
    """The file with all results (see `running`) beside who they are of, and what they
    come to; None where something is wrong with the list. folder: for the slices."""
    import polars as pl

    main = main_file(path, rules)
    assert main is not None
    _check_names(main, rules, findings)
    summary = Summary()
    written: list[Path] = []
    for raws, start in _slices(path, main, rules):
        register = register_of(raws, rules, findings, str(path))
        if register is None or findings.kept:
            errors = [one for one in findings.kept if one.severity == "error"]
            if register is None or errors:
                return None
        plan = plan_of(rules, register.layout)
        frames = Frames(register.applicants, dict(register.tables))
        results = reckoned(plan, frames, supports=False)
        people = register.applicants.select(NAME, CODE)
        _count(results, summary)
        target = folder / f"slice-{start:012d}.parquet"
        whole = pl.concat([people, results.drop("@")], how="horizontal")
        _alike(whole).write_parquet(target)
        written.append(target)
    merged = folder / "results.parquet"
    pl.scan_parquet(written).sink_parquet(merged)
    return merged, summary


def _alike(results: Any) -> Any:
    """Results with columns of the same type in every slice."""
    import polars as pl

    amounts = [
        one for one in results.columns if one.endswith((".low", ".high"))
    ]
    return results.with_columns(
        [pl.col(one).cast(pl.Int128) for one in amounts]
    )


def _slices(
    path: Path, main: Path, rules: Rule
) -> Iterator[tuple[list[Raw], int]]:
    """The sheets of each slice: so many applicants, and the rows of theirs."""
    import polars as pl

    scan = pl.scan_parquet(main)
    heads = scan.collect_schema().names()
    tables = _tables(path, main, rules)
    for start in range(0, number_of(main), SLICE):
        frame = scan.slice(start, SLICE).collect(engine="streaming")
        raws = [_raw(main, heads, frame, start)]
        for table, key in tables:
            rows = pl.scan_parquet(table)
            own = frame.select(pl.col(key)).lazy()
            found = rows.join(own, on=key, how="semi").collect(
                engine="streaming"
            )
            raws.append(_raw(table, found.columns, found, 0))
        yield raws, start


def _raw(file: Path, heads: list[str], frame: Any, start: int) -> Raw:
    """A slice as a sheet."""
    named = frame.rename({head: str(at) for at, head in enumerate(heads)})
    return Raw(
        file.name, file.stem, list(heads), named, start + 1, is_parquet=True
    )


def _tables(path: Path, main: Path, rules: Rule) -> list[tuple[Path, str]]:
    """The files of the tables, each with the head that both have of the applicants."""
    import polars as pl

    if not path.is_dir():
        return []
    things = {
        one[key] for one in rules.get("things", ()) for key in ("id", "label")
    }
    heads = pl.scan_parquet(main).collect_schema().names()
    found = []
    for file in sorted(path.glob("*.parquet")):
        if file.stem not in things:
            continue
        own = pl.scan_parquet(file).collect_schema().names()
        key = next((one for one in own if one in heads), "")
        if key:
            found.append((file, key))
    return found


def _check_names(main: Path, rules: Rule, findings: Findings) -> None:
    """Nobody stands twice in the whole list: only digests of the names are kept."""
    import polars as pl

    heads = pl.scan_parquet(main).collect_schema().names()
    raw = Raw(
        main.name,
        main.stem,
        heads,
        pl.DataFrame({str(at): [None] for at in range(len(heads))}),
    )
    known = columns_of(
        raw, rules["questions"], rules.get("things", ()), Findings()
    )
    identity = {one.identity: one.at for one in known if one.identity}
    keys = [one for one in (CODE, PERSON) if one in identity] or [NAME]
    for key in keys:
        if key not in identity:
            continue
        head = heads[identity[key]]
        digests = pl.scan_parquet(main).select(
            pl.col(head).hash().alias("digest")
        )
        column = digests.filter(pl.col("digest").is_not_null()).collect(
            engine="streaming"
        )
        different = column["digest"].n_unique()
        if different < len(column):
            number = len(column) - different
            message = f"“{head}”有{number}行重复"
            findings.add(
                "duplicate", message, Place(main.name), "一个申请人只写一行"
            )


def _count(results: Any, summary: Summary) -> None:
    """Adds a slice to what all come to."""
    import polars as pl

    summary.applicants += len(results)
    for name in [one[:-4] for one in results.columns if one.endswith(".low")]:
        low = pl.col(f"{name}.low").cast(pl.Int128).sum()
        high = pl.col(f"{name}.high").cast(pl.Int128)
        verdict = (
            pl.col(f"{name}.v")
            if f"{name}.v" in results.columns
            else pl.lit(True)
        )
        row = results.select(
            low.alias("low"),
            high.sum().alias("high"),
            high.is_null().any().alias("open"),
            verdict.sum().alias("certain"),
            verdict.is_null().sum().alias("undecided"),
        ).row(0)
        sums = summary.sums.setdefault(name, [0, 0, 0, 0])
        for at, value in enumerate((row[3], row[4], row[0], row[1])):
            sums[at] += int(value or 0)
        if row[2]:
            summary.open.add(name)
