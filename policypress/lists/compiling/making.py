"""A program carried out (逐步计算): columns of applicants, of rows, and between them.

The rows of a table are laid in layers: the first row of each applicant, those with most
rows first, then the second rows of those who have two, and so on. So what the rows of
each give is the first layer joined with the top of which the second lies, and nothing
has to be sorted, grouped or looked up.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct, field

from policypress.lists.compiling.gathering import gathered
from policypress.lists.compiling.laying import Laid, laid
from policypress.lists.compiling.layout import PLACE
from policypress.lists.compiling.lowering import literal
from policypress.lists.compiling.program import (
    Crossing,
    Program,
    Stage,
    thing_of,
)
from policypress.lists.compiling.terms import BOOLEAN, LIST


class Frames(Struct):
    """A part of a list. applicants: places from `first` on; tables: their rows, in the
    order of the applicants."""

    applicants: Any
    tables: dict[str, Any]


class Run(Struct):
    """A program on its way. homes: a frame each; laid: how the rows of tables lie."""

    frames: Frames
    program: Program
    homes: dict[str, Any] = field(default_factory=dict)
    laid: dict[str, Laid] = field(default_factory=dict)

    def of_table(self, thing: str) -> Laid:
        """How the rows of a table lie, found out once."""
        if thing not in self.laid:
            needs = self.program.needs.get(thing, set())
            one = laid(
                self.frames.applicants, self.frames.tables[thing], thing
            )
            self.laid[thing] = one
            self.homes[thing] = one.rows(sorted(needs))
        return self.laid[thing]


def carried_out(program: Program, frames: Frames) -> Any:
    """The results of a program, beside the places of the applicants."""
    import polars as pl

    run = Run(frames, program)
    run.homes[""] = frames.applicants
    for stage in program.stages:
        _bring(run, stage)
        for home, steps in stage.made.items():
            if home:
                run.of_table(home.rstrip("@"))
            run.homes[home] = _with(run.homes[home], steps)
    done = run.homes[""]
    made = done.select(pl.col(PLACE), *program.results)
    columns = [
        done[source].alias(name) for name, source in program.named.items()
    ]
    return made.hstack(columns)


def _with(frame: Any, steps: list[list[Any]]) -> Any:
    """A frame with more columns, step by step. Nothing is left to be found out about
    them: each stands once already."""
    import polars as pl

    lazy = frame.lazy()
    for step in steps:
        if step:
            lazy = lazy.with_columns(step)
    return lazy.collect(optimizations=pl.QueryOptFlags.none())


def _bring(run: Run, stage: Stage) -> None:
    """Brings columns from one home to another, those of one way together."""
    ways: dict[tuple[str, str], list[Crossing]] = {}
    for one in stage.brought:
        thing = thing_of(one.term)
        ways.setdefault((one.term.operation, thing), []).append(one)
    for (operation, thing), ones in ways.items():
        _WAYS[operation](run, thing, ones)


def _picked(run: Run, home: str, ones: list[Crossing]) -> Any:
    """Columns under their new names."""
    import polars as pl

    frame = run.homes[home]
    return pl.DataFrame([frame[one.source].alias(one.name) for one in ones])


def _add(run: Run, home: str, found: Any) -> None:
    """Adds columns to a home."""
    import polars as pl

    before = run.homes.get(home)
    if before is not None:
        found = pl.concat([before, found], how="horizontal")
    run.homes[home] = found


def _narrow(run: Run, thing: str, ones: list[Crossing]) -> None:
    """From all applicants to those whom a table says anything of."""
    places = run.of_table(thing).places
    _add(run, f"{thing}@", _picked(run, "", ones)[places])


def _spread(run: Run, thing: str, ones: list[Crossing]) -> None:
    """From all applicants to the rows of each."""
    places = run.of_table(thing).places_of_rows()
    _add(run, thing, _picked(run, "", ones)[places])


def _expand(run: Run, thing: str, ones: list[Crossing]) -> None:
    """From those whom a table says anything of to all applicants."""
    import polars as pl

    own = run.of_table(thing)
    home = run.homes.get(f"{thing}@")
    few = own.blank() if home is None else home
    mine = few.select(_coded(one) for one in ones)
    others = [_rest(one, mine.schema[one.name]) for one in ones]
    both = pl.concat([pl.DataFrame(others), mine], rechunk=True)
    found = both[own.index()]
    decoded = [_decoded(one) for one in ones if one.term.kind == BOOLEAN]
    _add(run, "", found.with_columns(decoded) if decoded else found)


def _coded(one: Crossing) -> Any:
    """A column as it is brought to all. Bits are slow to pick: a condition is brought
    as a number, 1 for true and 2 for unknown."""
    import polars as pl

    part = one.term.parts[0]
    source = pl.col(one.source) if one.source else literal(part)
    if one.term.kind == BOOLEAN:
        source = source.cast(pl.Int8)
        source = source.fill_null(2) if part.has_null else source
    return source.alias(one.name)


def _rest(one: Crossing, kind: Any) -> Any:
    """What all others have, once."""
    import polars as pl

    value = one.term.parts[1].value
    if one.term.kind == BOOLEAN:
        value = 2 if value is None else int(value)
    if one.term.kind == LIST:
        value = list(value)
    return pl.Series(one.name, [value], dtype=kind)


def _decoded(one: Crossing) -> Any:
    """A condition that was brought as a number."""
    import polars as pl

    code = pl.col(one.name)
    if not one.term.has_null:
        return code == 1
    is_unknown = (code == 2) & pl.lit(None, dtype=pl.Boolean)
    return (code == 1) | is_unknown


def _gather(run: Run, thing: str, ones: list[Crossing]) -> None:
    """From rows to their applicants."""
    own = run.of_table(thing)
    found = gathered(own, _picked(run, thing, ones), ones)
    _add(run, f"{thing}@", found)


_WAYS = {
    "narrow": _narrow,
    "spread": _spread,
    "expand": _expand,
    "gather": _gather,
}
