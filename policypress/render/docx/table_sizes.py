"""How wide the columns of a table are and how high its rows, and the styles that say so.

Widths and heights are twips of the current text area.
"""

from __future__ import annotations

from itertools import accumulate

from policypress.document import Cell, Table
from policypress.render.docx.arrange import ArrangedBlock
from policypress.render.docx.fitted_widths import fitted_widths
from policypress.render.docx.heights import paragraph_height
from policypress.render.look.look import Look
from policypress.word.styles import TableStyle

CELL_ROLE = "table-cell"
HEAD_ROLE = "table-head"
DENSE_ROLE = "table-dense"
_DEFAULT_ROLE = "table"
_TWIPS_OF_EIGHTH = 2.5
_SEVERAL = 2


def columns(table: Table) -> int:
    """How many columns the widest row has."""
    widest = 0
    for row in table.rows:
        widest = max(widest, sum(cell.span for cell in row))
    return widest


def column_widths(
    table: Table,
    total: int,
) -> list[int]:
    """Twips of each column, together exactly `total`.

    They are equal where the table names none or too few.
    """
    count = columns(table)
    shares = table.widths
    if len(shares) != count or sum(shares) <= 0:
        shares = (1.0,) * count
    whole = sum(shares)
    widths = []
    left = 0
    for share in accumulate(shares):
        right = round(total * share / whole)
        widths.append(right - left)
        left = right
    return widths


def widths_on_page(
    table: Table,
    arranged: ArrangedBlock,
    look: Look,
) -> list[int]:
    """Twips of each column on this page: as the table says, or, of a dense one that says
    nothing, those with which it is lowest. Found once in a rendering."""
    if arranged.widths is None:
        total = look.page.text_width(arranged.landscape)
        arranged.widths = _chosen_widths(table, total, look)
    return arranged.widths


def _chosen_widths(
    table: Table,
    total: int,
    look: Look,
) -> list[int]:
    """total: twips of the text area."""
    style = table_style(table, look)
    count = columns(table)
    is_fitted = table.role == DENSE_ROLE and not table.widths
    if not is_fitted or style is None or count < _SEVERAL:
        return column_widths(table, total)
    roles = (cell_role(HEAD_ROLE, style), cell_role(CELL_ROLE, style))
    return fitted_widths(table, count, total, look, roles, style.padding)


def table_style(
    table: Table,
    look: Look,
) -> TableStyle | None:
    """The style of a table; that of "table" for a role the look lacks."""
    return look.tables.get(table.role) or look.tables.get(_DEFAULT_ROLE)


def cell_role(
    role: str,
    style: TableStyle | None,
) -> str:
    """The role in which this kind of table sets paragraphs of a role in its
    cells.
    """
    if style is None:
        return role
    if role == CELL_ROLE:
        return style.cell or role
    if role == HEAD_ROLE:
        return style.head or role
    return role


def row_heights(
    arranged: ArrangedBlock,
    look: Look,
) -> list[int]:
    """Twips of each row of a table, estimated once in a rendering."""
    if arranged.row_heights is None:
        arranged.row_heights = _estimated_rows(arranged, look)
    return arranged.row_heights


def _estimated_rows(
    arranged: ArrangedBlock,
    look: Look,
) -> list[int]:
    """Twips of each row at the widths that the columns have on this page."""
    table = arranged.block
    if not isinstance(table, Table):
        return []
    widths = widths_on_page(table, arranged, look)
    style = table_style(table, look)
    return [_row_height(row, widths, style, look) for row in table.rows]


def _row_height(
    row: tuple[Cell, ...],
    widths: list[int],
    style: TableStyle | None,
    look: Look,
) -> int:
    """Twips of a row; a cell that goes on into the next row
    counts for none.
    """
    beside = above = line = 0
    if style:
        beside, above = style.padding, style.row_padding
        # Eighths of a point to twips: the line below each row takes room as well.
        line = round(style.inner * _TWIPS_OF_EIGHTH)
    highest = column = 0
    for cell in row:
        after = column + cell.span
        if cell.rows == 1:
            width = sum(widths[column:after]) - 2 * beside
            height = _cell_height(cell, look, style, width) + 2 * above
            highest = max(highest, height)
        column = after
    return highest + line


def _cell_height(
    cell: Cell,
    look: Look,
    style: TableStyle | None,
    width: int,
) -> int:
    """Twips that the paragraphs of a cell take together at this width."""
    height = 0
    for paragraph in cell.paragraphs:
        role = cell_role(paragraph.role, style)
        height += paragraph_height(paragraph, look, width, role)
    return height
