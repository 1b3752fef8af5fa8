"""The facts of many policies (众多政策), kept in a file while they are gathered.

What a thousand policies say does not stay in memory: it is read anew by each comparison,
one policy after the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from os import SEEK_END
from tempfile import TemporaryFile
from types import TracebackType

import msgspec

from policypress.portfolio.facts import Facts


class KeptFacts:
    """A context: facts are added, then read as often as is needed, in their order. The
    file has no name and ends with the context."""

    def __init__(self) -> None:
        """Nothing is kept yet."""
        self._file = TemporaryFile()  # noqa: SIM115 - closed by __exit__
        self._sizes: list[int] = []

    def __enter__(self) -> KeptFacts:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """The facts are gone, whatever happened."""
        self._file.close()

    def add(self, facts: Facts) -> None:
        """Keeps the facts of one policy more."""
        data = msgspec.msgpack.encode(facts)
        self._file.seek(0, SEEK_END)
        self._file.write(data)
        self._sizes.append(len(data))

    def __iter__(self) -> Iterator[Facts]:
        """All facts, one policy at a time. Several may read at once."""
        start = 0
        for size in self._sizes:
            self._file.seek(start)
            data = self._file.read(size)
            start += size
            yield msgspec.msgpack.decode(data, type=Facts)
