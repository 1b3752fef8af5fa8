"""A table of the file as one of ours (表格): rows of one width; a head where its first row
can be one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from policypress.compare.text.tree import Rows
from policypress.importing.prose import has_code
from policypress.language.tokens import typed_figures


def table_of(
    rows: Rows,
    prose: Callable[[str], str],
) -> dict[str, Any]:
    """The table as it is written. prose: words of the file as those of the source. Without
    a head every row is one of words, and no line of names is printed."""
    width = max(len(row) for row in rows)
    filled = [list(row) + [""] * (width - len(row)) for row in rows]
    columns = [""] * width
    if len(filled) > 1 and _is_head(filled[0]):
        columns = [cell.strip() for cell in filled.pop(0)]
    written = [[_cell(cell, prose) for cell in row] for row in filled]
    return {"columns": columns, "rows": written}


def _is_head(cells: list[str]) -> bool:
    """Whether a row can be the names of the columns: each one line, the first not empty,
    no figure that is data and nothing that would be code."""
    if not cells[0].strip():
        return False
    return not any(
        "\n" in cell.strip() or has_code(cell) or typed_figures(cell)
        for cell in cells
    )


def _cell(words: str, prose: Callable[[str], str]) -> str:
    """A cell, each of its lines as prose."""
    lines = [line.strip() for line in words.splitlines()]
    return "\n".join(prose(line) for line in lines if line)
