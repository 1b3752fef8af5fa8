"""A tracked table to w:tbl: rows that come and go, words of cells that change in place."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate

from policypress.render.docx.state import State
from policypress.render.docx.tables import CELL_ROLE, HEAD_ROLE
from policypress.render.redline.blocks import TrackedRow, TrackedTable, Words
from policypress.word import revisions
from policypress.word.revisions import Who

_STYLE = "table"
_NARROW, _WIDE = 4, 24  # characters a column counts for, at least and at most


def table_xml(
    table: TrackedTable,
    state: State,
    who: Who,
    tracked: Callable[[tuple[Words, ...]], str],
) -> str:
    """w:tbl as wide as the text area. tracked: writes the words of a cell."""
    count = max(len(row.cells) for row in table.rows)
    total = state.look.page.text_width(False)
    shares = [
        max((_share(row, column) for row in table.rows), default=_NARROW)
        for column in range(count)
    ]
    edges = [round(total * edge / sum(shares)) for edge in accumulate(shares)]
    widths = [right - left for left, right in zip([0, *edges], edges)]
    head = next(
        (index for index, row in enumerate(table.rows) if row.status != "del"), 0
    )
    rows = "".join(
        _row(row, index <= head, widths, state, who, tracked)
        for index, row in enumerate(table.rows)
    )
    style = state.look.tables.get(_STYLE)
    named = f'<w:tblStyle w:val="{style.id}"/>' if style else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr>{named}<w:tblW w:w="{total}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _share(row: TrackedRow, column: int) -> int:
    words = row.cells[column] if column < len(row.cells) else ()
    return min(max(sum(len(item.text) for item in words), _NARROW), _WIDE)


def _row(
    row: TrackedRow,
    heads: bool,
    widths: list[int],
    state: State,
    who: Who,
    tracked: Callable[[tuple[Words, ...]], str],
) -> str:
    mark = revisions.mark(row.status, state.next_id(), who) if row.status else ""
    head = state.head(HEAD_ROLE if heads else CELL_ROLE)
    repeat = "<w:tblHeader/>" if heads else ""
    cells = []
    for column, words in enumerate(row.cells):
        last = column == len(row.cells) - 1
        over = widths[column:] if last else widths[column : column + 1]
        span = f'<w:gridSpan w:val="{len(over)}"/>' if len(over) > 1 else ""
        cells.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{sum(over)}" w:type="dxa"/>{span}<w:vAlign w:val="center"/></w:tcPr>'
            f"<w:p>{head}{tracked(words)}</w:p></w:tc>"
        )
    return f"<w:tr><w:trPr><w:cantSplit/>{repeat}{mark}</w:trPr>{''.join(cells)}</w:tr>"
