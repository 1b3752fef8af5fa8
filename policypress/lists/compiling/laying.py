"""How the rows of a table lie beside their applicants (行的分层)."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate
from typing import Any

from msgspec import Struct

from policypress.lists.compiling.layout import PLACE, ROW, count_column

# Rows of one applicant that have a layer each; what an applicant has beyond is grouped.
# A layer costs as much as grouping a few hundred rows.
LAYERS = 8


class Laid(Struct):
    """places: of those whom a table says anything of, in the list: by how many rows they
    have, the most first, then who has not answered. layers: how many have more than 0,
    1, 2 … rows; order: of the rows, layer by layer; beyond: rows without a layer, by
    applicant. missing: how many have not answered."""

    table: Any
    number: int
    places: Any
    layers: list[int]
    order: Any
    beyond: Any
    missing: int
    _index: Any = None

    def rows(self, names: list[str]) -> Any:
        """Columns of the rows, in their order."""
        import polars as pl

        columns = [self.table[name] for name in names or [PLACE]]
        return pl.DataFrame(columns).rechunk()[self.order]

    def blank(self) -> Any:
        """A frame of those whom the table says anything of, without any column that
        matters."""
        import polars as pl

        return pl.DataFrame({PLACE: self.places})

    def places_of_rows(self) -> Any:
        """The place in the list of each row's applicant."""
        return self.places[self.ranks()]

    def ranks(self) -> Any:
        """Of each row, its applicant among those whom the table says anything of."""
        import polars as pl

        kind = pl.UInt32
        parts = [
            pl.int_range(one, dtype=kind, eager=True) for one in self.layers
        ]
        if self.beyond is not None:
            parts.append(self.beyond)
        if not parts:
            return pl.Series([], dtype=kind)
        return pl.concat([one.alias("rank") for one in parts], rechunk=True)

    def index(self) -> Any:
        """Of each applicant, the place among those whom the table says anything of,
        from 1; 0 for all others."""
        import polars as pl

        if self._index is None:
            last = len(self.places) + 1
            mine = pl.int_range(1, last, dtype=pl.UInt32, eager=True)
            self._index = (
                _zeros(self.number).clone().scatter(self.places, mine)
            )
        return self._index


def laid(applicants: Any, table: Any, thing: str) -> Laid:
    """The rows of a table, which lie in the order of their applicants."""
    import polars as pl

    missing = _where(applicants[count_column(thing)].is_null())
    starts = _where(table[ROW] == 0)
    counts = _counts(starts, len(table))
    longest = counts.max() or 0
    groups = _most_first(counts, longest)
    starts = starts[pl.concat(groups, rechunk=True)] if groups else starts
    first = applicants[PLACE][0] if len(applicants) else 0
    own = (table[PLACE][starts] - first).cast(pl.UInt32)
    layers = _layers(counts, groups, longest)
    rows = [starts[:size] + at for at, size in enumerate(layers)]
    beyond = None
    if longest > LAYERS:
        ordered = counts[groups[0]]
        more, beyond = _beyond(starts, ordered)
        rows.append(more)
    return Laid(
        table,
        len(applicants),
        pl.concat([own, missing], rechunk=True),
        layers,
        pl.concat(rows, rechunk=True) if rows else starts,
        beyond,
        len(missing),
    )


@lru_cache(1)
def _zeros(number: int) -> Any:
    """As many zeros; who fills something in gets a copy."""
    import polars as pl

    return pl.zeros(number, dtype=pl.UInt32, eager=True)


@lru_cache(4)
def _places(number: int) -> Any:
    """The first places."""
    import polars as pl

    return pl.int_range(number, dtype=pl.UInt32, eager=True)


def _where(holds: Any) -> Any:
    """The places where something holds. Of lists that are about as long the places are
    made once."""
    enough = 1 << len(holds).bit_length()
    return _places(enough).slice(0, len(holds)).filter(holds)


def _counts(starts: Any, number: int) -> Any:
    """How many rows each has. starts: the first of each, of so many."""
    import polars as pl

    if not len(starts):
        return starts
    last = pl.Series([number], dtype=pl.UInt32)
    ends = pl.concat([starts.slice(1), last], rechunk=True)
    return ends - starts


def _most_first(counts: Any, longest: int) -> list[Any]:
    """Applicants by their rows: those with the most, then with one less …; all at once
    where they would be too many groups."""
    if longest > LAYERS:
        return [counts.arg_sort(descending=True)]
    return [_where(counts == number) for number in range(longest, 0, -1)]


def _layers(counts: Any, groups: list[Any], longest: int) -> list[int]:
    """How many have more than 0, 1, 2 … rows."""
    if longest > LAYERS:
        return [int((counts > at).sum()) for at in range(LAYERS)]
    sizes = list(accumulate(len(one) for one in groups))
    return sizes[::-1]


def _beyond(starts: Any, counts: Any) -> tuple[Any, Any]:
    """Rows beyond the layers, and the rank of each one's applicant."""
    import polars as pl

    many = (counts > LAYERS).sum()
    frame = pl.DataFrame(
        {
            "start": starts[:many] + LAYERS,
            "end": starts[:many] + counts[:many],
            "rank": pl.int_range(many, dtype=pl.UInt32, eager=True),
        }
    )
    spans = pl.int_ranges("start", "end", dtype=pl.UInt32).alias("row")
    each = frame.select("rank", spans).explode("row")
    return each["row"], each["rank"]
