"""The imprint (版记): its lines stand at the foot of the text area of the last page.

GB/T 9704—2012, 7.4.1 (lines: first and last 0.35 mm, between 0.25 mm; the last one on the foot of the text area),
7.4.2 (抄送), 7.4.3 (印发机关和印发日期). A floating table holds them down; one that is taller than a page cannot
float and follows the text.
"""

from __future__ import annotations

from policypress.document import Paragraph
from policypress.render.docx.heights import paragraph_height
from policypress.render.docx.paragraphs import gap, paragraph_xml
from policypress.render.docx.state import State

_OUTER, _INNER = 8, 6  # eighths of a point: 0.35 and 0.25 mm
# LibreOffice floats a table as wide as the text area only when its place is measured from the paper's edge.
_FLOATING = (
    '<w:tblpPr w:vertAnchor="margin" w:horzAnchor="page" w:tblpX="{left}" w:tblpYSpec="bottom"/>'
    '<w:tblOverlap w:val="never"/>'
)


def imprint_xml(state: State, lines: tuple[Paragraph, ...], landscape: bool) -> str:
    """A table of one column, a row for each line, and the small paragraph it hangs on."""
    page = state.look.page
    width = page.text_width(landscape)
    left = page.margins(landscape)[3]
    height = sum(paragraph_height(line, state.look, width) for line in lines)
    rows = "".join(
        f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"{paragraph_xml(state, line)}</w:tc></w:tr>"
        for line in lines
    )
    edges = [("top", _OUTER), ("bottom", _OUTER), ("insideH", _INNER)]
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="000000"/>'
        for side, size in edges
    )
    return (
        f"<w:tbl><w:tblPr>{_FLOATING.format(left=left) if height < page.text_height(landscape) else ''}"
        f'<w:tblW w:w="{width}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>{rows}</w:tbl>{gap()}'
    )
