"""How the rows of a table lie beside their applicants (行的分层)."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate
from typing import Any

from msgspec import Struct

from policypress.lists.compiling.columns import (
    cast,
    inside,
    joined,
    one_value,
    operation,
    outside,
    repeated,
)
from policypress.lists.compiling.layout import PLACE, ROW, count_column
from policypress.lists.compiling.lowering import not_known, plain

# Rows of one applicant that have a layer each; what an applicant has beyond is grouped.
# A layer costs as much as grouping a few hundred rows.
LAYERS = 8


class Laid(Struct):
    """places: of those whom a table says anything of, in the list: who has not answered,
    then by how many rows they have, the most first. Before them stands one (`others` is 1,
    but where there is nobody at all) for all others, who have answered and have no rows:
    what is reckoned there is the same whoever it is. applicants: how many there are; first:
    the place of the first in the whole list; layers: how many have more than 0, 1, 2 …
    rows; order: of the rows, layer by layer; beyond: rows without a layer, by applicant.
    missing: how many have not answered."""

    table: Any
    applicants: int
    first: int
    places: Any
    layers: list[int]
    order: Any
    beyond: Any
    missing: int
    others: int
    _index: Any = None
    _places_of_rows: Any = None

    @property
    def without(self) -> int:
        """How many places come before those of applicants with rows."""
        return self.others + self.missing

    def unanswered(self) -> Any:
        """Who has not answered, of those whom the table says anything of."""
        return self._by_rows(True, False)

    def has_rows(self) -> Any:
        """Who has rows, of those; unknown of who has not answered."""
        return self._by_rows(None, True)

    def _by_rows(self, missing: bool | None, some: bool) -> Any:
        """No for all others, a value for who has not answered, one for who has rows."""
        known = self.places.len() - self.without
        return joined(
            [
                repeated(plain(False), self.others),
                repeated(plain(missing), self.missing),
                repeated(plain(some), known),
            ]
        )

    def column(self, name: str) -> Any:
        """A column of the table."""
        return inside(self.table[name])

    def places_of_rows(self) -> Any:
        """The place of each row's applicant, as the rows lie in the table."""
        if self._places_of_rows is None:
            places = self.column(PLACE)
            self._places_of_rows = _from_first(places, self.first)
        return self._places_of_rows

    def ranks(self) -> Any:
        """Of each row in `order`, its applicant among those whom the table says anything
        of."""
        parts = [outside(_first(one)) for one in self.layers]
        if self.beyond is not None:
            parts.append(self.beyond)
        import polars as pl

        return pl.concat(parts or [outside(_first(0))]) + self.without

    def index(self) -> Any:
        """Of each applicant, the place among those whom the table says anything of; 0
        for all others."""
        if self._index is None:
            known = self.places.len() - self.others
            self._index = _zeros(self.applicants).clone()
            mine = _first(known + self.others).slice(self.others, known)
            if known:
                places = self.places.slice(self.others, known)
                self._index.scatter(places, mine)
        return self._index

    def is_told(self) -> Any:
        """Whether the table says anything of an applicant."""
        return self.index().gt(_number(0))


def laid(applicants: Any, table: Any, thing: str) -> Laid:
    """The rows of a table, which lie in the order of their applicants. The first row of
    each tells who has some: so little is looked at that is as long as the list."""
    table = table.rechunk()
    number = len(applicants)
    first = applicants[PLACE][0] if number else 0
    missing = _unknown(inside(applicants[count_column(thing)]))
    numbers = inside(table[ROW])
    starts = _where(numbers.eq(_zero()))
    counts = _ends(starts, numbers.len()).sub(starts)
    chosen, layers = _most_first(counts)
    pick = operation("pick")
    starts = pick(starts, chosen)
    rows = [
        starts.slice(0, size).add(_number(at))
        for at, size in enumerate(layers)
    ]
    beyond = None
    if len(layers) == LAYERS and counts.max() > LAYERS:
        more, beyond = _beyond(outside(starts), outside(pick(counts, chosen)))
        rows.append(more)
    others = _first(min(1, number))
    places = _from_first(pick(inside(table[PLACE]), starts), first)
    return Laid(
        table,
        number,
        first,
        joined([others, missing, places]),
        layers,
        joined(rows or [starts]),
        beyond,
        missing.len(),
        others.len(),
    )


def _from_first(places: Any, first: int) -> Any:
    """Places in the whole list as places in this part of it."""
    import polars as pl

    return cast(places.sub(_place(first)), pl.UInt32)


def _unknown(counts: Any) -> Any:
    """The places of who has not answered."""
    if not counts.null_count():
        return _first(0)
    return _where(not_known(counts.gt(_none())))


def _ends(starts: Any, number: int) -> Any:
    """Where the rows of each applicant end. starts: where they begin; number: of rows."""
    size = starts.len()
    every = joined([starts, _first(number + 1).slice(number, 1)])
    return every.slice(1, size)


@lru_cache(1)
def _zero() -> Any:
    """The number of a first row, one value long."""
    import polars as pl

    return one_value(0, pl.Int32)


@lru_cache(1)
def _none() -> Any:
    """Less than any number of rows, one value long."""
    import polars as pl

    return one_value(-1, pl.Int32)


@lru_cache(16)
def _number(value: int) -> Any:
    """A place, one value long."""
    import polars as pl

    return one_value(value, pl.UInt32)


@lru_cache(16)
def _place(value: int) -> Any:
    """A place in the whole list, one value long."""
    import polars as pl

    return one_value(value, pl.Int64)


@lru_cache(1)
def _zeros(number: int) -> Any:
    """As many zeros; who fills something in gets a copy."""
    return repeated(_number(0), number)


@lru_cache(4)
def _places(number: int) -> Any:
    """The first places."""
    import polars as pl

    return inside(pl.int_range(number, dtype=pl.UInt32, eager=True))


def _first(number: int) -> Any:
    """The first places, so many. Of lists that are about as long they are made once."""
    enough = 1 << number.bit_length()
    return _places(enough).slice(0, number)


def _where(holds: Any) -> Any:
    """The places where something holds."""
    return _first(holds.len()).filter(holds)


def _most_first(counts: Any) -> tuple[Any, list[int]]:
    """The places of some applicants by how many rows they have, the most first; and how
    many have more than 0, 1, 2 … rows."""
    longest = counts.max() or 0
    if longest > LAYERS:
        layers = [counts.gt(_number(at)).sum() for at in range(LAYERS)]
        ordered = outside(counts).arg_sort(descending=True)
        return inside(ordered), layers
    groups = [
        _where(counts.eq(_number(number))) for number in range(longest, 0, -1)
    ]
    sizes = list(accumulate(one.len() for one in groups))
    return joined(groups or [_first(0)]), sizes[::-1]


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
    return inside(each["row"]), each["rank"]
