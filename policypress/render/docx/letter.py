"""The letter form (信函式): its name between the edge of the sheet and the first red line,
and the footer of its first page.

GB/T 9704—2012 10.1: the name of the body 30 mm below the edge of the sheet, a
red double line (thick over thin) 4 mm below it and another (thin over thick)
20 mm above the lower edge, both 170 mm long and in the middle; the number at
the right below the first line, seven eighths of a character of size 3 away; no
page number on the first page; an imprint without lines.
"""

from __future__ import annotations

from policypress.document import Paragraph
from policypress.render.docx.paragraphs import gap, paragraph_xml
from policypress.render.docx.placement import drop, one_line_size
from policypress.render.docx.state import State
from policypress.word.page import first_footer

MASTHEAD, IMPRINT = "letter-masthead", "letter-imprint"
_MM = 56.69  # twips
_TOP = round(30 * _MM)
_FOOT = round(20 * _MM)
_LINE_WIDTH = round(170 * _MM)
_GAP = round(4 * _MM)
_RED = "FF0000"
_LINE_SIZE = 18  # eighths of a point: thick and thin line and what is between
_LINE_HEIGHT = 72  # twips that such a line takes: 1.3 mm, measured
_TWIPS_A_HALF_POINT = 10
_NUMBER_GAP = (
    130  # 7/8 of 16 points, less what a line has above its characters
)
# From the ink of a Chinese character down to the foot of its line, in ems.
_BELOW_INK = 0.12


def masthead_xml(state: State, masthead: Paragraph) -> str:
    """The name with the first red line: a frame on the sheet, below which the text
    begins. Behind it the blank above the number."""
    size = _size(state, masthead)
    height = size * _TWIPS_A_HALF_POINT
    space = _GAP - round(_BELOW_INK * height)
    line = _border("thickThinSmallGap", round(space / 20))
    across = _frame(_TOP, height + space + _LINE_HEIGHT)
    direct = (
        f'{across}{line}<w:spacing w:before="0" w:after="0" '
        f'w:line="{height}" w:lineRule="exact"/><w:jc w:val="center"/>'
    )
    words = paragraph_xml(state, masthead, direct=direct, size=size)
    return words + drop(_NUMBER_GAP)


def first_page_footer(state: State) -> str:
    """The part with the footer of the first page: the second red line, no number."""
    top = state.look.page.height - _FOOT - _LINE_HEIGHT - 20
    below = _frame(top, 20)
    foot = (
        f"<w:p><w:pPr>{below}{_border('thinThickSmallGap', 0)}"
        '<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" '
        'w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
    )
    return first_footer(foot + gap())


def _size(state: State, masthead: Paragraph) -> int:
    """Half-points at which the name fits the text area."""
    width = state.look.page.text_width(False)
    return one_line_size(masthead, state.look, width)


def _frame(top: int, height: int) -> str:
    """w:framePr: as long as the red lines, in the middle of the sheet. top: from its
    upper edge, in twips."""
    return (
        f'<w:framePr w:w="{_LINE_WIDTH}" w:h="{height}" w:hRule="exact" '
        'w:wrap="around" w:vAnchor="page" w:hAnchor="page" '
        f'w:xAlign="center" w:y="{top}"/>'
    )


def _border(kind: str, space: int) -> str:
    """w:pBdr with a red double line below. kind: the inner line, here the upper one,
    is named first. space: points."""
    return (
        f'<w:pBdr><w:bottom w:val="{kind}" w:sz="{_LINE_SIZE}" '
        f'w:space="{space}" w:color="{_RED}"/></w:pBdr>'
    )
