"""The columns that are made on the way (中间列), and how they are made.

Each part of the rules becomes a column of its own, once, however often it is used:
among the applicants, or among the rows of a table. What rows give is gathered for their
applicant. Every column knows on what it depends, and so when it can be made.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct, field

Level = tuple[int, int]  # how often was gathered before; the step since then
_BASE: Level = (0, 0)
Mark = tuple[int, int, int, dict[Any, Any]]


class Made(Struct, frozen=True):
    """A column made of others beside it. home: its table, "" = the applicants."""

    name: str
    home: str
    expression: Any
    level: Level


class Gathered(Struct, frozen=True):
    """A column of applicants that gathers one of a table. how: sum, max, any (in three
    values), none (whether one is null), first (the sum of the largest, so many of
    them), list (these)."""

    name: str
    thing: str
    column: str
    how: str
    number: int
    level: Level


class Columns(Struct):
    """All columns of a plan. start: of their names, so that two plans can lie in one
    frame. doubts: for whom rules cross, so that only the engine for one applicant
    tells."""

    start: str = ""
    made: list[Made] = field(default_factory=list)
    gathered: list[Gathered] = field(default_factory=list)
    levels: dict[str, Level] = field(default_factory=dict)
    known: dict[Any, Any] = field(default_factory=dict)
    doubts: list[Any] = field(default_factory=list)

    def keep(self, home: str, expression: Any) -> Any:
        """A column for an expression; as it is where it is one already."""
        import polars as pl

        if expression.meta.is_column() or expression.meta.is_literal():
            return expression
        name = f"b:{self.start}{len(self.made)}"
        gathers, step = self._after(expression)
        level = (gathers, step + 1)
        self.made.append(Made(name, home, expression, level))
        self.levels[name] = level
        return pl.col(name)

    def gather(self, thing: str, row: Any, how: str, number: int = 0) -> Any:
        """A column of applicants that gathers what each row of a table gives."""
        import polars as pl

        kept = self.keep(thing, row)
        if not kept.meta.is_column():
            kept = self._literal(thing, kept)
        column = kept.meta.output_name()
        key = (thing, column, how, number)
        if key not in self.known:
            name = f"a:{self.start}{len(self.gathered)}"
            gathers, _ = self._after(kept)
            level = (gathers + 1, 0)
            self.gathered.append(
                Gathered(name, thing, column, how, number, level)
            )
            self.levels[name] = level
            self.known[key] = pl.col(name)
        return self.known[key]

    def _literal(self, thing: str, value: Any) -> Any:
        """A column of a table that is the same in each row."""
        import polars as pl

        name = f"b:{self.start}{len(self.made)}"
        self.made.append(Made(name, thing, value, (0, 1)))
        self.levels[name] = (0, 1)
        return pl.col(name)

    def _after(self, expression: Any) -> Level:
        """The level of the last column that an expression needs."""
        names = expression.meta.root_names()
        return max(
            [self.levels.get(name, _BASE) for name in names], default=_BASE
        )

    def mark(self) -> Mark:
        """What is there so far, for `forget`."""
        return (
            len(self.made),
            len(self.gathered),
            len(self.doubts),
            dict(self.known),
        )

    def forget(self, mark: Mark) -> None:
        """Takes back what was asked for since."""
        made, gathered, doubts, self.known = mark
        del self.doubts[doubts:]
        del self.made[made:]
        del self.gathered[gathered:]
