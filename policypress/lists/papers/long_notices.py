"""The notices of a list that is larger than the memory (超大名单的公示名单): taken in slice by
slice, and written to a file where they are too long to be printed."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from policypress.document import Document
from policypress.lists.papers.entries import Entry, People, entries_of
from policypress.lists.papers.notices import (
    HEAD,
    MOST_PRINTED,
    OPEN,
    Listed,
    Notice,
    amount_of,
    document_of,
)
from policypress.lists.rows import harmless
from policypress.source.model import Policy


class LongNotice(Struct):
    """A notice on its way. file: with all of its rows; kept: the first of them, as many as
    a document prints; applicants, number: how many there are, and of how many measures;
    rows: with those of what all measures come to."""

    notice: Notice
    file: Path
    kept: list[Entry] = field(default_factory=list)
    applicants: int = 0
    number: int = 0
    rows: int = 0

    @property
    def is_long(self) -> bool:
        """Whether there are too many to be printed."""
        return self.rows > MOST_PRINTED

    def take(self, results: Any, are_persons: bool) -> None:
        """Takes in a slice. results: with who they are of."""
        people = People(results, are_persons, self.notice.is_masked)
        found: list[Entry] = []
        for ones in entries_of(results, people, self.notice.measures):
            self.applicants += 1
            found += ones
        self.number += sum(1 for one in found if one.clause)
        self.kept += found[: max(0, MOST_PRINTED - len(self.kept))]
        if found:
            with self.file.open("ab") as file:
                file.write(self._csv(found))
        self.rows += len(found)

    def _csv(self, entries: list[Entry]) -> bytes:
        """Rows as CSV; the first have the heads above them."""
        import polars as pl

        amounts = [amount_of(one) for one in entries]
        columns = [
            [str(self.rows + at) for at in range(1, len(entries) + 1)],
            [one.name for one in entries],
            [one.number for one in entries],
            [one.clause for one in entries],
            [one.measure for one in entries],
            [OPEN if one is None else _yuan(one) for one in amounts],
        ]
        frame = pl.DataFrame(
            dict(zip(HEAD, columns, strict=True)),
            schema=dict.fromkeys(HEAD, pl.String),
        )
        buffer = BytesIO()
        is_first = not self.rows
        harmless(frame).write_csv(
            buffer, include_bom=is_first, include_header=is_first
        )
        return buffer.getvalue()

    def document(self, policy: Policy) -> Document:
        """The notice: with its rows, or with the name of the file that has them."""
        entries = () if self.is_long else self.kept
        file = self.file.name if self.is_long else ""
        listed = Listed(entries, self.applicants, self.number, file)
        return document_of(self.notice, listed, policy)


def _yuan(fen: int) -> str:
    """Fen as yuan with two decimals, for programs."""
    whole, rest = divmod(fen, 100)
    return f"{whole}.{rest:02d}"
