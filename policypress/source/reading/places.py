"""Where the values of a file stand, by their location in its data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from policypress.findings import Place, Severity

Loc = tuple[Any, ...]


class Slip(NamedTuple):
    """A finding within a value, in a file that its reader knows. position: line and
    column, from 1."""

    position: tuple[int, int]
    code: str
    message: str
    hint: str
    severity: Severity = "error"


class Places(Mapping[Loc, Place]):
    """Places by location in the data: () is the file, ("supports", "x", "name") a
    value. Made only when asked for."""

    __slots__ = ("file", "_positions")

    def __init__(
        self,
        file: str,
        positions: dict[Loc, tuple[int, int]],
    ) -> None:
        """file: as findings name it; positions: line and column, both from 1."""
        self.file, self._positions = file, positions

    def positions(self) -> dict[Loc, tuple[int, int]]:
        """Line and column of each location, as plain data."""
        return self._positions

    def __getitem__(self, loc: Loc) -> Place:
        return Place(self.file, *self._positions[loc])

    def __contains__(self, loc: object) -> bool:
        return loc in self._positions

    def __iter__(self) -> Iterator[Loc]:
        return iter(self._positions)

    def __len__(self) -> int:
        return len(self._positions)

    def around(self, loc: Loc) -> Place:
        """The place of a location, or of the nearest thing around it that is written out."""
        while loc and loc not in self._positions:
            loc = loc[:-1]
        if loc in self._positions:
            return self[loc]
        return Place(self.file)


def position_of(
    words: str,
    raw: str,
    start: tuple[int, int],
) -> tuple[int, int]:
    """Line and column of the first such words; where the value begins if they are written
    in another way there, as over two lines."""
    before, found, _ = raw.partition(words)
    if not found:
        return start
    line, column = start
    *above, last = before.split("\n")
    if not above:
        return line, column + len(last)
    return line + len(above), len(last) + 1
