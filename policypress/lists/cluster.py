"""A list reckoned by a Dask cluster (集群测算): a part of it a task, each a Parquet file.

The same plan is carried out on each part, so the results are the same to the byte. The
folder with the parts has to be one that all machines see; policypress and its packages
have to be there on each.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec

from policypress.lists.compiling.layout import PLACE, Layout
from policypress.lists.compiling.making import Frames
from policypress.lists.engine import Plan

_PART = 50_000  # applicants of a task: a second of work, against two milliseconds of talk
_PATIENCE = 30  # seconds for the scheduler to answer


class ClusterError(Exception):
    """The cluster cannot be used. reason: why, in Chinese."""

    def __init__(self, reason: str) -> None:
        """See above."""
        self.reason = reason
        super().__init__(reason)


def by_cluster(
    address: str,
    folder: Path,
    plan: Plan,
    frames: Frames,
    with_reasons: bool,
    part: int = _PART,
) -> Any:
    """What `running.reckoned` gives, from the workers of a cluster. folder: for the
    parts, seen by all of them. Raises ClusterError."""
    import polars as pl

    client = _client(address)
    try:
        common = {
            "rules": plan.prepared.rules,
            "layout": msgspec.to_builtins(_plain(plan.layout)),
            "quotas": sorted(plan.quotas),
            "with_reasons": with_reasons,
        }
        (folder / "rules.json").write_text(json.dumps(common), "utf-8")
        orders = [
            _write_part(folder, frames, start, part)
            for start in range(0, len(frames.applicants), part)
        ]
        futures = [
            client.submit(reckon_part, one, pure=False) for one in orders
        ]
        written = _gathered(client, futures)
    except OSError as problem:
        raise ClusterError(f"集群测算中断：{problem}") from problem
    finally:
        client.close()
    parts = [pl.read_parquet(one) for one in written]
    return pl.concat(parts, how="vertical_relaxed")


def _gathered(client: Any, futures: list[Any]) -> list[str]:
    """What the tasks give. Whatever went wrong on another machine (a worker that was
    killed, a package that is not there) is the cluster's."""
    try:
        found: list[str] = client.gather(futures)
    except Exception as problem:  # noqa: BLE001 - whatever went wrong there
        words = f"{type(problem).__name__}：{problem}"
        raise ClusterError(f"集群测算中断：{words[:200]}") from problem
    return found


def _client(address: str) -> Any:
    """A connection to the scheduler."""
    from distributed import Client

    try:
        return Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, TypeError) as problem:
        words = str(problem).splitlines()[0][:120] if str(problem) else ""
        raise ClusterError(
            f"连不上 Dask 调度器“{address}”（{words}）"
        ) from problem


def _plain(layout: Layout) -> Layout:
    """A layout that can be written as JSON: its columns follow from the rules."""
    return Layout(
        {},
        {},
        {},
        layout.scales,
        layout.never_null,
        layout.rows,
    )


def _write_part(folder: Path, frames: Frames, start: int, part: int) -> str:
    """Writes a part of the list, and gives the folder it is in."""
    import polars as pl

    own = folder / f"part-{start // part:06d}"
    own.mkdir()
    applicants = frames.applicants.slice(start, part)
    applicants.write_parquet(own / "applicants.parquet")
    first = applicants[PLACE][0]
    last = applicants[PLACE][-1]
    for name, table in frames.tables.items():
        rows = table.filter(pl.col(PLACE).is_between(first, last))
        rows.write_parquet(own / f"table-{name}.parquet")
    return str(own)


def reckon_part(place: str) -> str:
    """The work of a task: reads a part, reckons it, writes its results beside it, and
    gives the file."""
    import polars as pl

    from policypress.lists.compiling.layout import layout_of
    from policypress.lists.engine import plan_of
    from policypress.lists.running import reckoned

    folder = Path(place)
    common = json.loads((folder.parent / "rules.json").read_text("utf-8"))
    rules = common["rules"]
    known = msgspec.convert(common["layout"], Layout)
    layout = layout_of(rules)
    layout.scales = known.scales
    layout.never_null = known.never_null
    layout.rows = known.rows
    plan = plan_of(rules, layout, frozenset(common["quotas"]))
    applicants = pl.read_parquet(folder / "applicants.parquet")
    tables = {
        one["id"]: pl.read_parquet(folder / f"table-{one['id']}.parquet")
        for one in rules.get("things", ())
    }
    found = reckoned(
        plan, Frames(applicants, tables), with_reasons=common["with_reasons"]
    )
    target = folder / "results.parquet"
    found.write_parquet(target)
    return str(target)
