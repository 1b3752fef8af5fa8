"""The imprint (版记): its lines stand at the foot of the last page's text area.

GB/T 9704—2012, 7.4.1 (lines: first and last 0.35 mm, between 0.25 mm; the last
one on the foot of the text area), 7.4.2 (抄送), 7.4.3 (印发机关和印发日期). A
floating table holds them down; one that is taller than a page cannot float and
follows the text.
"""

from __future__ import annotations

from policypress.document import Paragraph
from policypress.render.docx.heights import paragraph_height
from policypress.render.docx.letter import IMPRINT as LETTER
from policypress.render.docx.paragraphs import gap, paragraph_xml
from policypress.render.docx.state import State

# eighths of a point: 0.35 and 0.25 mm
_OUTER = 8
_INNER = 6
_BORDERS = (("top", _OUTER), ("bottom", _OUTER), ("insideH", _INNER))
_NO_MARGINS = (
    '<w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
    '<w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
)


def imprint_xml(
    state: State,
    lines: tuple[Paragraph, ...],
    landscape: bool,
) -> str:
    """A table of one column, a row for each line, and the small paragraph
    behind it.
    """
    page = state.look.page
    width = page.text_width(landscape)
    height = sum(paragraph_height(line, state.look, width) for line in lines)
    floats = height < page.text_height(landscape)
    is_letter = lines[0].role == LETTER  # 10.1: it has no lines
    floating = _floating(page.margins(landscape)[3]) if floats else ""
    properties = (
        f'{floating}<w:tblW w:w="{width}" w:type="dxa"/>'
        f"<w:tblBorders>{'' if is_letter else _borders()}</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/>'
        f"{_NO_MARGINS}"
    )
    grid = f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>'
    rows = "".join(_row(state, line, width) for line in lines)
    table = f"<w:tbl><w:tblPr>{properties}</w:tblPr>{grid}{rows}</w:tbl>"
    return table + gap()


def _floating(left: int) -> str:
    """What holds the table at the foot of the text area.

    left: the left margin.

    LibreOffice floats a table as wide as the text area only when its place is
    measured from the edge of the sheet.
    """
    return (
        '<w:tblpPr w:vertAnchor="margin" w:horzAnchor="page" '
        f'w:tblpX="{left}" w:tblpYSpec="bottom"/><w:tblOverlap w:val="never"/>'
    )


def _borders() -> str:
    """The lines of the imprint, as w:tblBorders has them."""
    return "".join(
        f'<w:{side} w:val="single" w:sz="{size}" w:space="0" '
        'w:color="000000"/>'
        for side, size in _BORDERS
    )


def _row(
    state: State,
    line: Paragraph,
    width: int,
) -> str:
    """A row with one line, which no page end splits."""
    cell = f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
    words = paragraph_xml(state, line)
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cell}{words}</w:tc></w:tr>"
