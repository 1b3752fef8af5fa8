"""How the rows of a table lie beside their applicants (行的分层)."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate
from typing import Any

from msgspec import Struct

from policypress.lists.compiling.layout import PLACE, ROW, count_column
from policypress.lists.compiling.lowering import decided, not_known, plain

# Rows of one applicant that have a layer each; what an applicant has beyond is grouped.
# A layer costs as much as grouping a few hundred rows.
LAYERS = 8


class Laid(Struct):
    """places: of those whom a table says anything of, in the list: who has not answered,
    then by how many rows they have, the most first. Before them stands one (`others` is 1,
    but where there is nobody at all) for all others, who have answered and have no rows:
    what is reckoned there is the same whoever it is. list_places: of all in the whole
    list; layers: how many have more than 0, 1, 2 … rows; order: of the rows, layer by
    layer; beyond: rows without a layer, by applicant. missing: how many have not answered."""

    table: Any
    list_places: Any
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
        known = len(self.places) - self.without
        return one_column(
            [
                plain(False).new_from_index(0, self.others),
                plain(missing).new_from_index(0, self.missing),
                plain(some).new_from_index(0, known),
            ]
        )

    def places_of_rows(self) -> Any:
        """The place of each row's applicant, as the rows lie in the table."""
        import polars as pl

        if self._places_of_rows is None:
            places = self.table[PLACE] - self.list_places[0]
            self._places_of_rows = places.cast(pl.UInt32)
        return self._places_of_rows

    def ranks(self) -> Any:
        """Of each row in `order`, its applicant among those whom the table says anything
        of."""
        parts = [_first(one) for one in self.layers]
        if self.beyond is not None:
            parts.append(self.beyond)
        return one_column(parts or [_first(0)]) + self.without

    def index(self) -> Any:
        """Of each applicant, the place among those whom the table says anything of; 0
        for all others."""
        if self._index is None:
            nobody = _zeros(len(self.list_places)).clone()
            mine = _first(len(self.places)).slice(self.others)
            places = self.places.slice(self.others)
            self._index = nobody.scatter(places, mine)
        return self._index


def laid(applicants: Any, table: Any, thing: str) -> Laid:
    """The rows of a table, which lie in the order of their applicants."""
    table = table.rechunk()
    counts = applicants[count_column(thing)]
    some = counts > 0
    missing = _where(not_known(decided(some)))
    places, counts = _where(some), counts.filter(some)
    starts = _where(table[ROW] == 0)
    chosen, layers = _most_first(counts)
    starts = starts[chosen]
    rows = [starts.slice(0, size) + at for at, size in enumerate(layers)]
    beyond = None
    if (counts.max() or 0) > LAYERS:
        more, beyond = _beyond(starts, counts[chosen].cast(starts.dtype))
        rows.append(more)
    others = _first(min(1, len(applicants)))
    return Laid(
        table,
        applicants[PLACE],
        one_column([others, missing, places[chosen]]),
        layers,
        one_column(rows or [starts]),
        beyond,
        len(missing),
        len(others),
    )


def one_column(parts: list[Any]) -> Any:
    """Columns one below the other."""
    found = parts[0].clone()
    for one in parts[1:]:
        found.append(one)
    return found.rechunk()


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


def _first(number: int) -> Any:
    """The first places, so many. Of lists that are about as long they are made once."""
    enough = 1 << number.bit_length()
    return _places(enough).slice(0, number)


def _where(holds: Any) -> Any:
    """The places where something holds."""
    return _first(len(holds)).filter(holds)


def _most_first(counts: Any) -> tuple[Any, list[int]]:
    """The places of some applicants by how many rows they have, the most first; and how
    many have more than 0, 1, 2 … rows."""
    longest = counts.max() or 0
    if longest > LAYERS:
        layers = [int((counts > at).sum()) for at in range(LAYERS)]
        return counts.arg_sort(descending=True), layers
    groups = [_where(counts == number) for number in range(longest, 0, -1)]
    sizes = list(accumulate(len(one) for one in groups))
    return one_column(groups or [_first(0)]), sizes[::-1]


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
