"""A program carried out (逐步计算): columns of applicants, of rows, and between them.

The rows of a table are laid in layers: the first row of each applicant, those with most
rows first, then the second rows of those who have two, and so on. So what the rows of
each give is the first layer joined with the top of which the second lies, and nothing
has to be sorted, grouped or looked up.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct, field

from policypress.lists.compiling.columns import inside, outside
from policypress.lists.compiling.laying import Laid, laid
from policypress.lists.compiling.layout import PLACE
from policypress.lists.compiling.program import Program


class Frames(Struct):
    """A part of a list. applicants: places from `first` on; tables: their rows, in the
    order of the applicants. laid: how the rows of tables lie, once that was found out."""

    applicants: Any
    tables: dict[str, Any]
    laid: dict[str, Laid] = field(default_factory=dict)

    def of_table(self, thing: str) -> Laid:
        """How the rows of a table lie, found out once."""
        if thing not in self.laid:
            self.laid[thing] = laid(self.applicants, self.tables[thing], thing)
        return self.laid[thing]


def carried_out(program: Program, frames: Frames) -> Any:
    """The results of a program, beside the places of the applicants."""
    import polars as pl

    values: list[Any] = [None] * program.size
    values[0] = frames
    for place, value in program.constants.items():
        values[place] = value
    for place, name in program.given.items():
        values[place] = inside(frames.applicants[name])
    for make, parts, place in program.carried:
        values[place] = make(*parts(values))
    columns = [
        outside(values[place], name) for name, place in program.results.items()
    ]
    found = pl.DataFrame([frames.applicants[PLACE], *columns])
    return found.with_columns(program.plain)
