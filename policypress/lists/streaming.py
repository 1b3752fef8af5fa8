"""A list that is larger than the memory (超大名单): Parquet files read, reckoned and
written in slices.

Where there are places, all slices are read twice: who may compete, and with how many
points, has to be known before anybody has a place. Budgets are given out on the results
(`streamed_sharing`). What is kept of all applicants is the same for any number of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from policypress.findings import Place
from policypress.lists.compiling.making import Frames
from policypress.lists.engine import plan_of
from policypress.lists.outcome import (
    budget_notes,
    place_notes,
    skipped_notes,
)
from policypress.lists.reading.heads import CODE, NAME, PERSON, columns_of
from policypress.lists.reading.raw import Findings, Raw
from policypress.lists.reading.register import Register, register_of
from policypress.lists.running import reckoned
from policypress.lists.sharing import Budget, Places, Race, Shared, scores_of
from policypress.lists.streamed_sharing import share_streamed

SLICE = 100_000  # applicants
STREAMED = 1_000_000  # from so many applicants on a Parquet list is streamed
Rule = dict[str, Any]


class Summary(Struct):
    """What the slices came to. sums: by name of a result the certain and the possible
    applicants and fen; open: results without an upper bound; places: by support how many
    have a place, and how many may; shared: what became of each budget; notes: what a
    reader has to know."""

    applicants: int = 0
    sums: dict[str, list[int]] = field(default_factory=dict)
    open: set[str] = field(default_factory=set)
    places: dict[str, list[int]] = field(default_factory=dict)
    shared: list[Shared] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


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


class Task(Struct, frozen=True):
    """What is reckoned. path: of the list; main: its file of applicants; folder: for the
    slices."""

    path: Path
    main: Path
    rules: Rule
    folder: Path
    places: list[Places]
    budgets: list[Budget]


def streamed(
    path: Path,
    rules: Rule,
    folder: Path,
    findings: Findings,
    shares: tuple[list[Places], list[Budget]] = ([], []),
) -> tuple[Path, Summary] | None:
    """The file with all results (see `running`) beside who they are of, and what they
    come to; None where something is wrong with the list. folder: for the slices; shares:
    places and budgets of the policy."""
    import polars as pl

    main = main_file(path, rules)
    assert main is not None
    _check_names(main, rules, findings)
    task = Task(path, main, rules, folder, *shares)
    summary = Summary()
    races = [Race(one) for one in task.places]
    if races:
        if not _raced(task, races, findings, summary):
            return None
        findings = Findings()  # the same again
    written = _written(task, races, findings, summary)
    if written is None:
        return None
    measures = [one["id"] for one in rules["measures"]]
    if task.budgets:
        summary.shared = share_streamed(written, measures, task.budgets)
        for one in summary.shared:
            summary.notes += budget_notes(one.budget, one.low)
    for file in written:
        results = pl.read_parquet(file)
        _count(results, measures, summary)
        _count_places(results, task.places, summary)
    merged = folder / "results.parquet"
    pl.scan_parquet(written).sink_parquet(merged)
    return merged, summary


def _raced(
    task: Task, races: list[Race], findings: Findings, summary: Summary
) -> bool:
    """Takes all applicants into the races for places, and keeps their verdicts; False
    where something is wrong with the list."""
    for register, start in _registers(task, findings):
        if register is None:
            return False
        plan = plan_of(task.rules, register.layout)
        frames = Frames(register.applicants, dict(register.tables))
        first = reckoned(plan, frames)
        kept = []
        for race in races:
            column = f"s:{race.one.name}.v"
            scores, below = scores_of(
                race.one, register.applicants, register.layout
            )
            race.take(first[column], scores, below)
            kept.append(column)
            if not start:
                summary.notes += place_notes(race.one, scores)
        first.select(kept).write_parquet(_first_file(task, start))
    return True


def _first_file(task: Task, start: int) -> Path:
    """Where the verdicts without places of a slice are kept."""
    return task.folder / f"first-{start:012d}.parquet"


def _written(
    task: Task, races: list[Race], findings: Findings, summary: Summary
) -> list[Path] | None:
    """The results of each slice as a file; None where something is wrong."""
    import polars as pl

    names = frozenset(one.name for one in task.places)
    shown = [*names, *[one.home for one in task.budgets if "." in one.home]]
    written: list[Path] = []
    for register, start in _registers(task, findings):
        if register is None:
            return None
        applicants = _with_places(task, races, register, start)
        plan = plan_of(task.rules, register.layout, names)
        frames = Frames(applicants, dict(register.tables))
        results = reckoned(plan, frames, supports=bool(shown))
        people = register.applicants.select(NAME, CODE)
        target = task.folder / f"slice-{start:012d}.parquet"
        chosen = results.select(_kept(results.columns, shown))
        whole = pl.concat([people, chosen], how="horizontal")
        _alike(whole).write_parquet(target)
        written.append(target)
        if not start:
            summary.notes += skipped_notes(plan, task.places)
    return written


def _with_places(
    task: Task, races: list[Race], register: Register, start: int
) -> Any:
    """The applicants of a slice with who has a place."""
    import polars as pl

    applicants = register.applicants
    if not races:
        return applicants
    first = pl.read_parquet(_first_file(task, start))
    columns = []
    for race in races:
        scores, below = scores_of(race.one, applicants, register.layout)
        found = race.given(first[f"s:{race.one.name}.v"], scores, below)
        columns.append(found.alias(f"place:{race.one.name}"))
    return applicants.with_columns(columns)


def _kept(columns: list[str], shown: list[str]) -> list[str]:
    """The results that are written: of supports only those with places or budgets."""
    starts = tuple(f"s:{one}." for one in shown)
    return [
        one
        for one in columns
        if one.startswith(("m:", "total.")) or one.startswith(starts)
    ]


def _registers(
    task: Task, findings: Findings
) -> Iterator[tuple[Register | None, int]]:
    """Each slice as a register, and where it begins; None where it is none."""
    for raws, start in _slices(task.path, task.main, task.rules):
        register = register_of(raws, task.rules, findings, str(task.path))
        if any(one.severity == "error" for one in findings.kept):
            register = None
        yield register, start


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


def _count(results: Any, measures: list[str], summary: Summary) -> None:
    """Adds a slice to what all come to, after budgets where there are any."""
    import polars as pl

    summary.applicants += len(results)
    for name in [*[f"m:{one}" for one in measures], "total"]:
        low, high = f"{name}.low", f"{name}.high"
        if f"{name}.given" in results.columns:
            low, high = f"{name}.given", f"{name}.given high"
        certain, undecided = _verdicts(results, f"{name}.v")
        least = results[low].cast(pl.Int128).sum()
        highs = _bounded(results, high)
        most = highs.sum()
        sums = summary.sums.setdefault(name, [0, 0, 0, 0])
        for at, value in enumerate((certain, undecided, least, most)):
            sums[at] += int(value or 0)
        if highs.null_count():
            summary.open.add(name)


def _bounded(results: Any, high: str) -> Any:
    """The most that each can get; who has no bound gets no more than by all measures
    together."""
    import polars as pl

    whole = "total.given high" if high.endswith(" high") else "total.high"
    most = pl.col(high).cast(pl.Int128)
    bounded = most.fill_null(pl.col(whole).cast(pl.Int128))
    return results.select(bounded).to_series()


def _count_places(
    results: Any, places: list[Places], summary: Summary
) -> None:
    """Adds who of a slice has a place, or may."""
    for one in places:
        counted = summary.places.setdefault(one.name, [0, 0])
        certain, undecided = _verdicts(results, f"s:{one.name}.v")
        counted[0] += certain
        counted[1] += undecided


def _verdicts(results: Any, column: str) -> tuple[int, int]:
    """How many are certain, and how many open; the total has no verdict of its own."""
    if column not in results.columns:
        return len(results), 0
    verdicts = results[column]
    return int(verdicts.sum() or 0), verdicts.null_count()
