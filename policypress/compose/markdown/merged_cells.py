"""Cells of a table that reach over others: Markdown has no way to say so, an empty cell
does."""

from __future__ import annotations

from msgspec.structs import replace

from policypress.document import Cell


def spanned(row: list[Cell]) -> list[Cell]:
    """A header row in which a cell reaches over the empty cells after it."""
    out: list[Cell] = []
    for cell in row:
        if out and not cell.paragraphs:
            last = out[-1]
            out[-1] = replace(last, span=last.span + 1)
        else:
            out.append(cell)
    return out


def merged_down(
    rows: list[tuple[Cell, ...]],
    header: int,
) -> list[tuple[Cell, ...]]:
    """Rows in which a cell of the first column reaches down over the empty ones below
    it (``::: table down=1``). header: rows at the top that stay as they are."""
    merged = list(rows)
    top = header
    for number in range(header + 1, len(rows)):
        first, *others = rows[number]
        if first.paragraphs:
            top = number
            continue
        label, *beside = merged[top]
        height = number - top + 1
        merged[top] = (replace(label, rows=height), *beside)
        merged[number] = (replace(first, rows=0), *others)
    return merged
