"""Tables: fixed layout, the head on every page, no row split that is lower than half a
page.

Word takes column widths from w:tcW, WPS from w:gridCol, so both are written,
in twips of the current text area.
"""

from __future__ import annotations

from collections.abc import Iterator

from policypress.document import Cell, Paragraph, Table, Text, cell_text
from policypress.render.docx.arrange import ArrangedBlock
from policypress.render.docx.paragraphs import paragraph_xml
from policypress.render.docx.state import State
from policypress.render.docx.table_sizes import (
    CELL_ROLE,
    DENSE_ROLE,
    HEAD_ROLE,
    cell_role,
    row_heights,
    table_style,
    widths_on_page,
)
from policypress.word import controls
from policypress.word.styles import TableStyle

CAPTION_ROLE = "table-caption"
FORM_ROLE = "form"
# A row that is not split leaves a page white as far up as it is high. So it may be this
# share of a page: more would leave pages half empty, with less rows are torn for little.
_WHOLE = 0.45
# The same of a dense table, whose rows are many: its pages are to be full.
_WHOLE_DENSE = 0.2
# Rows below the head of a table that goes on over pages: none of them is left alone on
# one. A table of fewer stays whole.
_LONG = 4
# Rows of a form that stay on one page.
_SMALL = 6
# Rows at the end of a long one that do: fewer on a last page look left over.
_LAST = 3
_EMPTY = Cell(())
_TABLE_LOOK = (
    '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
    'w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
)


def table_xml(
    state: State,
    table: Table,
    arranged: ArrangedBlock,
) -> str:
    """w:tbl, with its caption before it; "" for a table without cells.

    arranged: the table among the blocks of the document.
    """
    width = state.look.page.text_width(arranged.landscape)
    widths = widths_on_page(table, arranged, state.look)
    if not widths:
        return ""
    style = table_style(table, state.look)
    caption = _caption(state, table)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    written = list(_TableRows(state, table, widths, style).rows(arranged))
    rows = "".join(_with_repeated(table, written))
    properties = _properties(style, width)
    columns = f"<w:tblGrid>{grid}</w:tblGrid>"
    return f"{caption}<w:tbl>{properties}{columns}{rows}</w:tbl>"


def _with_repeated(
    table: Table,
    rows: list[str],
) -> list[str]:
    """The rows of a table, those that may be repeated inside their section."""
    size = table.repeat
    if not size:
        return rows
    header = rows[: table.header]
    starts = range(table.header, len(rows), size)
    items = [controls.repeated("".join(rows[at : at + size])) for at in starts]
    title = cell_text(table.rows[0][0])
    section = controls.repeating(title, "".join(items))
    return [*header, section]


def _caption(
    state: State,
    table: Table,
) -> str:
    """The paragraph above a table; "" when it has no caption."""
    if not table.caption:
        return ""
    words = (Text(table.caption),)
    return paragraph_xml(state, Paragraph(CAPTION_ROLE, words, table.origin))


def _properties(
    style: TableStyle | None,
    width: int,
) -> str:
    """w:tblPr. width: of the whole table in twips."""
    name = f'<w:tblStyle w:val="{style.id}"/>' if style else ""
    size = f'<w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
    return f"<w:tblPr>{name}{size}{_TABLE_LOOK}</w:tblPr>"


class _TableRows:
    """Writes the rows of one table."""

    def __init__(
        self,
        state: State,
        table: Table,
        widths: list[int],
        style: TableStyle | None,
    ) -> None:
        """widths: of the columns, in twips."""
        self.state = state
        self.table = table
        self.widths = widths
        self.style = style

    def rows(self, arranged: ArrangedBlock) -> Iterator[str]:
        """w:tr of each row; only a high row may be split."""
        most = self._most(arranged.landscape)
        heights = row_heights(arranged, self.state.look)
        is_kept = self._is_kept_whole() or self._is_little(heights, most)
        last = len(self.table.rows) - 1
        for number, (row, height) in enumerate(
            zip(self.table.rows, heights, strict=True)
        ):
            is_head = number < self.table.header
            together = "<w:cantSplit/>" if is_head or height < most else ""
            again = "<w:tblHeader/>" if is_head else ""
            role = HEAD_ROLE if is_head else CELL_ROLE
            is_joined = is_kept and (number < last or arranged.keep)
            keep = is_joined or self._keeps_next(number, row)
            cells = self._cells(row, role, keep)
            yield f"<w:tr><w:trPr>{together}{again}</w:trPr>{cells}</w:tr>"

    def _keeps_next(
        self,
        number: int,
        row: tuple[Cell, ...],
    ) -> bool:
        """Whether a row is to stand on the page of the next one."""
        last = len(self.table.rows) - 1
        if number < last and self._is_heading(row):
            return True
        if self._is_inside_item(number):
            return True
        if self._is_near_the_end(number, last):
            return True
        return self._is_at_an_edge(number, last)

    def _most(self, landscape: bool) -> float:
        """Twips up to which a row is not split on a page."""
        page = self.state.look.page.text_height(landscape)
        if self.table.role == DENSE_ROLE:
            return page * _WHOLE_DENSE
        return page * _WHOLE

    def _is_heading(self, row: tuple[Cell, ...]) -> bool:
        """Whether one cell reaches over the whole row: it stays with the row below it."""
        return len(row) == 1 and len(self.widths) > 1

    def _is_kept_whole(self) -> bool:
        """Whether it is a small table to be filled in (承诺人), of which no row
        stands alone on the next page.
        """
        is_form = self.table.role == FORM_ROLE
        return is_form and len(self.table.rows) <= _SMALL

    def _is_little(
        self,
        heights: list[int],
        most: float,
    ) -> bool:
        """Whether it has few rows, together no higher than one that is not split."""
        is_short = len(heights) - self.table.header < _LONG
        is_dense = self.table.role == DENSE_ROLE
        return is_short and not is_dense and sum(heights) < most

    def _is_near_the_end(self, number: int, last: int) -> bool:
        """Whether the row is one of the last of a form: its end never stands on a page
        as one lonely row.
        """
        is_form = self.table.role == FORM_ROLE
        return is_form and last - _LAST < number < last

    def _is_at_an_edge(self, number: int, last: int) -> bool:
        """Whether it is the first row below the head, or the last but one: on no page
        one lonely row is left of a table of several."""
        first = self.table.header
        is_long = last - first + 1 >= _LONG
        is_edge = number in (first, last - 1)
        return is_long and is_edge and self.table.role != DENSE_ROLE

    def _is_inside_item(self, number: int) -> bool:
        """Whether the row and the next one are of one item that can be repeated."""
        behind_header = number - self.table.header
        size = self.table.repeat
        if behind_header < 0 or size == 0:
            return False
        return behind_header % size < size - 1

    def _cells(
        self,
        row: tuple[Cell, ...],
        role: str,
        keep: bool = False,
    ) -> str:
        """w:tc of each cell; a row that is too short is filled up with empty
        ones. keep: on the page of the next row.
        """
        missing = len(self.widths) - sum(cell.span for cell in row)
        parts = []
        column = 0
        for cell in (*row, *(_EMPTY,) * missing):
            after = column + cell.span
            parts.append(
                self._cell(cell, sum(self.widths[column:after]), role, keep)
            )
            column = after
        return "".join(parts)

    def _cell(
        self,
        cell: Cell,
        width: int,
        role: str,
        keep: bool,
    ) -> str:
        """w:tc. role: that of the paragraph in a cell that has none; keep: on
        the page of the next row.
        """
        style = self.style
        span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
        at_top = style is not None and style.top and role == CELL_ROLE
        place = "top" if at_top else "center"
        words = []
        for paragraph in cell.paragraphs or (Paragraph(role, ()),):
            own_role = cell_role(paragraph.role, style)
            words.append(
                paragraph_xml(self.state, paragraph, role=own_role, keep=keep)
            )
        return (
            "<w:tc><w:tcPr>"
            f'<w:tcW w:w="{width}" w:type="dxa"/>{span}{_merge(cell)}'
            f'<w:vAlign w:val="{place}"/></w:tcPr>{"".join(words)}</w:tc>'
        )


def _merge(cell: Cell) -> str:
    """w:vMerge of a cell that reaches over rows, or that is covered from
    above.
    """
    if cell.rows == 1:
        return ""
    if cell.rows == 0:
        return "<w:vMerge/>"
    return '<w:vMerge w:val="restart"/>'
