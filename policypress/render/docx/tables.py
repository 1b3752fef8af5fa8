"""Tables: fixed layout, the head repeated on every page, no row split over two pages unless it needs more than one.

Word takes column widths from w:tcW, WPS from w:gridCol, so both are written, in twips of the current text area.
"""

from __future__ import annotations

from itertools import accumulate

from policypress.document import Cell, Paragraph, Table, Text
from policypress.render.docx.heights import paragraph_height
from policypress.render.docx.paragraphs import paragraph_xml
from policypress.render.docx.state import State
from policypress.render.look.look import Look
from policypress.word.styles import TableStyle

CAPTION_ROLE = "table-caption"
CELL_ROLE, HEAD_ROLE = "table-cell", "table-head"
_DEFAULT_ROLE = "table"
_EMPTY = Cell(())
_MOST_KNOWN = 1 << 14
# The guides of a set have most of their cells in common, as the very same objects, which stay alive by standing here.
_known: dict[tuple[int, int, int, int], tuple[Cell, Look, TableStyle | None, int]] = {}


def columns(table: Table) -> int:
    """How many columns the widest row has."""
    return max((sum(cell.span for cell in row) for row in table.rows), default=0)


def column_widths(table: Table, total: int) -> list[int]:
    """Twips of each column, together exactly `total`; equal where the table names none or too few."""
    count = columns(table)
    shares = (
        table.widths
        if len(table.widths) == count and sum(table.widths) > 0
        else (1.0,) * count
    )
    edges = [round(total * edge / sum(shares)) for edge in accumulate(shares)]
    return [right - left for left, right in zip([0, *edges], edges)]


def table_style(table: Table, look: Look) -> TableStyle | None:
    """The style of a table; that of "table" for a role the look lacks."""
    return look.tables.get(table.role) or look.tables.get(_DEFAULT_ROLE)


def cell_role(role: str, style: TableStyle | None) -> str:
    """How this kind of table wants paragraphs of a role set in its cells."""
    wanted = (
        (style.cell if role == CELL_ROLE else style.head if role == HEAD_ROLE else "")
        if style
        else ""
    )
    return wanted or role


def row_height(
    row: tuple[Cell, ...], widths: list[int], style: TableStyle | None, look: Look
) -> int:
    """Twips a row takes, estimated; a cell that goes on into the next row counts for none."""
    beside, above = (style.padding, style.row_padding) if style else (0, 0)
    height = column = 0
    for cell in row:
        width = sum(widths[column : column + cell.span]) - 2 * beside
        column += cell.span
        if cell.rows == 1:
            height = max(height, _cell_height(cell, look, style, width) + 2 * above)
    return height


def _cell_height(cell: Cell, look: Look, style: TableStyle | None, width: int) -> int:
    key = (id(cell), id(look), id(style), width)
    known = _known.get(key)
    if known is None:
        if len(_known) >= _MOST_KNOWN:
            _known.clear()
        height = sum(
            [
                paragraph_height(p, look, width, cell_role(p.role, style))
                for p in cell.paragraphs
            ]
        )
        known = _known[key] = (cell, look, style, height)
    return known[-1]


def table_xml(state: State, table: Table, landscape: bool) -> str:
    """w:tbl, with its caption before it; "" for a table without cells."""
    total = state.look.page.text_width(landscape)
    widths = column_widths(table, total)
    if not widths:
        return ""
    style = table_style(table, state.look)
    named = f'<w:tblStyle w:val="{style.id}"/>' if style else ""
    caption = Paragraph(CAPTION_ROLE, (Text(table.caption),), table.origin)
    parts = [
        paragraph_xml(state, caption) if table.caption else "",
        (
            f'<w:tbl><w:tblPr>{named}<w:tblW w:w="{total}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" '
            'w:noVBand="1"/></w:tblPr><w:tblGrid>'
        ),
        *[f'<w:gridCol w:w="{width}"/>' for width in widths],
        "</w:tblGrid>",
    ]
    page = state.look.page.text_height(landscape)
    for number, row in enumerate(table.rows):
        head = number < table.header
        whole = (
            "<w:cantSplit/>"
            if head or row_height(row, widths, style, state.look) < page
            else ""
        )
        parts.append(
            f"<w:tr><w:trPr>{whole}{'<w:tblHeader/>' if head else ''}</w:trPr>"
        )
        role = HEAD_ROLE if head else CELL_ROLE
        column = 0
        for cell in (*row, *(_EMPTY,) * (len(widths) - sum(c.span for c in row))):
            parts.append(
                _cell(
                    state, cell, sum(widths[column : column + cell.span]), role, style
                )
            )
            column += cell.span
        parts.append("</w:tr>")
    parts.append("</w:tbl>")
    return "".join(parts)


def _cell(
    state: State, cell: Cell, width: int, role: str, style: TableStyle | None
) -> str:
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    merge = (
        ""
        if cell.rows == 1
        else "<w:vMerge/>"
        if cell.rows == 0
        else '<w:vMerge w:val="restart"/>'
    )
    paragraphs = cell.paragraphs or (Paragraph(role, ()),)
    words = "".join(
        [paragraph_xml(state, p, role=cell_role(p.role, style)) for p in paragraphs]
    )
    place = "top" if style and style.top and role == CELL_ROLE else "center"
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}<w:vAlign w:val="{place}"/></w:tcPr>{words}</w:tc>'
