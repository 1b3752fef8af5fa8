"""A tracked table to w:tbl.

Rows that come and go, words of cells that change in place.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate

from policypress.render.docx.state import State
from policypress.render.docx.table_sizes import CELL_ROLE, HEAD_ROLE
from policypress.render.redline.blocks import (
    TrackedRow,
    TrackedTable,
    TrackedWords,
)
from policypress.word import revisions
from policypress.word.revisions import Who

_STYLE = "table"
# Characters a column counts for, at least and at most: an empty column can
# still be written in, and a column of prose leaves width to the others.
_NARROW = 4
_WIDE = 24


def table_xml(
    table: TrackedTable,
    state: State,
    who: Who,
    tracked: Callable[[tuple[TrackedWords, ...]], str],
) -> str:
    """w:tbl as wide as the text area. tracked: writes the words of a cell."""
    total = state.look.page.text_width(False)
    widths = _widths(table, total)
    head = _head(table)
    rows = []
    for index, row in enumerate(table.rows):
        is_head = index <= head
        properties = _row_properties(row, is_head, state, who)
        cells = "".join(
            _cells(
                row,
                is_head,
                widths,
                state,
                who,
                tracked,
            )
        )
        rows.append(f"<w:tr>{properties}{cells}</w:tr>")
    style = state.look.tables.get(_STYLE)
    named = f'<w:tblStyle w:val="{style.id}"/>' if style else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr>{named}<w:tblW w:w="{total}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _widths(
    table: TrackedTable,
    total: int,
) -> list[int]:
    """The widths of the columns, in proportion to their longest cells."""
    count = max(len(row.cells) for row in table.rows)
    shares = [_share(table, column) for column in range(count)]
    whole = sum(shares)
    ends = [round(total * end / whole) for end in accumulate(shares)]
    return [
        end - start
        for start, end in zip(
            [0, *ends],
            ends,
            strict=False,
        )
    ]


def _share(
    table: TrackedTable,
    column: int,
) -> int:
    """How much of the width a column claims.

    The characters of its longest cell.
    """
    longest = 0
    for row in table.rows:
        if column < len(row.cells):
            length = sum(len(words.text) for words in row.cells[column])
            longest = max(longest, length)
    return min(max(longest, _NARROW), _WIDE)


def _head(table: TrackedTable) -> int:
    """Place of the last row that heads the table.

    The first that is in the new text.
    """
    for index, row in enumerate(table.rows):
        if row.status != "del":
            return index
    return 0


def _row_properties(
    row: TrackedRow,
    is_head: bool,
    state: State,
    who: Who,
) -> str:
    """w:trPr: the rows of the head come again on each page, a whole row may be
    a revision.
    """
    repeat = "<w:tblHeader/>" if is_head else ""
    mark = ""
    if row.status:
        mark = revisions.mark(
            row.status,
            state.next_id(),
            who,
        )
    return f"<w:trPr><w:cantSplit/>{repeat}{mark}</w:trPr>"


def _cells(
    row: TrackedRow,
    is_head: bool,
    widths: list[int],
    state: State,
    who: Who,
    tracked: Callable[[tuple[TrackedWords, ...]], str],
) -> list[str]:
    """w:tc of each cell; the last one of a short row covers the columns that
    are left. A cell whose column comes or goes is a revision.
    """
    head = state.head(HEAD_ROLE if is_head else CELL_ROLE)
    cells = []
    for column, words in enumerate(row.cells):
        is_last = column == len(row.cells) - 1
        over = widths[column:] if is_last else widths[column : column + 1]
        span = f'<w:gridSpan w:val="{len(over)}"/>' if len(over) > 1 else ""
        status = row.columns[column] if row.columns else ""
        mark = ""
        if status:
            mark = revisions.cell_mark(status, state.next_id(), who)
        cells.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{sum(over)}" w:type="dxa"/>{span}'
            f'<w:vAlign w:val="center"/>{mark}</w:tcPr>'
            f"<w:p>{head}{tracked(words)}</w:p></w:tc>"
        )
    return cells
