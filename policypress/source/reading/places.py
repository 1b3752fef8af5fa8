"""Where the values of a file stand, by their location in its data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from policypress.findings import Place

Loc = tuple[Any, ...]


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
