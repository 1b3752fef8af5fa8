"""A table as amended (修改后的表格): its cells, then its rows, then its columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from policypress.compare.decision.apply.claims import Cell, RowChanges
from policypress.compare.text.tree import Rows

# Where words stand in a text, from and to, and what comes for them.
Phrases = list[tuple[int, int, str]]


def amended_cells(
    rows: Rows,
    cells: Mapping[Cell, str],
    phrases: Mapping[Cell, Phrases],
) -> Rows:
    """The rows with other words in some cells, and for some stretches of others."""
    found: list[tuple[str, ...]] = []
    for i, row in enumerate(rows):
        amended = [
            cells[i, j]
            if (i, j) in cells
            else with_phrases(cell, phrases.get((i, j), []))
            for j, cell in enumerate(row)
        ]
        found.append(tuple(amended))
    return tuple(found)


def with_rows(rows: Rows, changes: RowChanges | None) -> Rows:
    """The rows of a table with those deleted, restated and added."""
    return tuple(_changed(rows, changes)) if changes else rows


def with_columns(rows: Rows, changes: RowChanges | None) -> Rows:
    """The rows of a table with its columns deleted, restated and added. They have as many
    cells each.
    """
    if changes is None:
        return rows
    columns = tuple(zip(*rows, strict=True))
    return tuple(zip(*_changed(columns, changes), strict=True))


def _changed(
    lines: Rows,
    changes: RowChanges,
) -> Iterator[tuple[str, ...]]:
    """The rows, or the columns, with those deleted, restated and added."""
    yield from changes.added.get(-1, [])
    for index, line in enumerate(lines):
        if index in changes.replaced:
            yield changes.replaced[index]
        elif index not in changes.dropped:
            yield line
        yield from changes.added.get(index, [])


def with_phrases(text: str, phrases: Phrases) -> str:
    """A text with other words for some stretches of it, none of which touch."""
    pieces: list[str] = []
    at = 0
    for start, end, words in sorted(phrases):
        pieces += [text[at:start], words]
        at = end
    return "".join([*pieces, text[at:]])
