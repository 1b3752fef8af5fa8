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

from msgspec import Struct

from policypress.findings import Place
from policypress.lists.compiling.making import Frames
from policypress.lists.engine import Plan, plan_of
from policypress.lists.outcome import (
    Reckoned,
    budget_notes,
    place_notes,
    skipped_notes,
)
from policypress.lists.papers.estimates import instalments
from policypress.lists.papers.long_notices import LongNotice
from policypress.lists.papers.sums import Sums, no_sums
from policypress.lists.reading.heads import CODE, NAME, PERSON, columns_of
from policypress.lists.reading.raw import Findings, Raw
from policypress.lists.reading.register import Register, register_of
from policypress.lists.running import reckoned
from policypress.lists.sharing import (
    Budget,
    Places,
    Race,
    budgets_of,
    places_of,
    scores_of,
)
from policypress.lists.streamed_sharing import share_streamed
from policypress.source.model import Policy

SLICE = 100_000  # applicants
STREAMED = 1_000_000  # from so many applicants on a Parquet list is streamed
Rule = dict[str, Any]


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
    slices; notices: that take in everybody; ignored: codes of findings that are no mistake here."""

    path: Path
    main: Path
    policy: Policy
    rules: Rule
    folder: Path
    places: list[Places]
    budgets: list[Budget]
    notices: tuple[LongNotice, ...] = ()
    ignored: frozenset[str] = frozenset()

    def are_wrong(self, findings: Findings) -> bool:
        """Whether anything stops the reckoning."""
        return any(
            one.severity == "error" and one.code not in self.ignored
            for one in findings.kept
        )


def task_of(
    path: Path,
    policy: Policy,
    rules: Rule,
    folder: Path,
    ignored: frozenset[str] = frozenset(),
) -> Task:
    """A list by a policy, with its places and budgets."""
    main = main_file(path, rules)
    assert main is not None
    shares = places_of(policy), budgets_of(policy)
    return Task(path, main, policy, rules, folder, *shares, (), ignored)


def streamed(task: Task, findings: Findings) -> tuple[Path, Reckoned] | None:
    """The file with all results (see `running`) beside who they are of, and the list as a
    whole; None where something is wrong with the list."""
    import polars as pl

    _check_names(task.main, task.rules, findings)
    if task.are_wrong(findings):
        return None
    races = [Race(one) for one in task.places]
    notes: list[str] = []
    if races:
        if not _raced(task, races, findings, notes):
            return None
        findings = Findings()  # the same again
    made = _written(task, races, findings, notes)
    if made is None:
        return None
    plan, written, are_persons = made
    measures = [one["id"] for one in task.rules["measures"]]
    whole = Reckoned(task.policy, task.rules, plan, task.places, [], notes)
    if task.budgets:
        whole.shared = share_streamed(written, measures, task.budgets)
        for one in whole.shared:
            notes += budget_notes(one.budget, one.low)
    whole.sums = _summed(task, written, are_persons)
    merged = task.folder / "results.parquet"
    pl.scan_parquet(written).drop(PERSON).sink_parquet(merged)
    return merged, whole


def _summed(task: Task, written: list[Path], are_persons: bool) -> Sums:
    """What all results come to; the notices take them as well. written: as files."""
    import polars as pl

    measures = [one["id"] for one in task.rules["measures"]]
    sums = no_sums(task.policy, measures, task.places)
    for file in written:
        results = pl.read_parquet(file)
        sums.take(results)
        for notice in task.notices:
            notice.take(results, are_persons)
    return sums


def _raced(
    task: Task, races: list[Race], findings: Findings, notes: list[str]
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
                notes += place_notes(race.one, scores)
        first.select(kept).write_parquet(_first_file(task, start))
    return True


def _first_file(task: Task, start: int) -> Path:
    """Where the verdicts without places of a slice are kept."""
    return task.folder / f"first-{start:012d}.parquet"


def _written(
    task: Task, races: list[Race], findings: Findings, notes: list[str]
) -> tuple[Plan, list[Path], bool] | None:
    """The plan, the results of each slice as a file, and whether all applicants are
    persons; None where something is wrong."""
    import polars as pl

    names = frozenset(one.name for one in task.places)
    shown = _shown(task)
    first: Plan | None = None
    written: list[Path] = []
    are_persons = False
    for register, start in _registers(task, findings):
        if register is None:
            return None
        applicants = _with_places(task, races, register, start)
        plan = plan_of(task.rules, register.layout, names)
        frames = Frames(applicants, dict(register.tables))
        results = reckoned(plan, frames, supports=bool(shown))
        people = register.applicants.select(NAME, CODE, PERSON)
        are_persons = register.is_of_people
        target = task.folder / f"slice-{start:012d}.parquet"
        chosen = results.select(_kept(results.columns, shown))
        whole = pl.concat([people, chosen], how="horizontal")
        _alike(whole).write_parquet(target)
        written.append(target)
        if first is None:
            first = plan
            notes += skipped_notes(plan, task.places)
    return None if first is None else (first, written, are_persons)


def _shown(task: Task) -> list[str]:
    """The supports whose results are written: those with places or budgets, the others of
    a measure with places, and those of which some are paid in instalments."""
    found = [one.home for one in task.budgets if "." in one.home]
    homes = {one.name.partition(".")[0] for one in task.places}
    for name, measure in task.policy.measures.items():
        plans = instalments(task.policy, name).values()
        if name in homes or any(len(one) > 1 for one in plans):
            found += [f"{name}.{key}" for key in measure.supports]
    return list(dict.fromkeys(found))


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
        if task.are_wrong(findings):
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
