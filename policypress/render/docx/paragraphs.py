"""A paragraph to w:p.

Style, source tag, anchor, and what only this one has otherwise.
"""

from __future__ import annotations

import re

from policypress.document import Paragraph, Text
from policypress.render.docx.arrange import runs_in
from policypress.render.docx.inlines import inlines_xml
from policypress.render.docx.state import State
from policypress.word import bookmarks
from policypress.word.styles import NORMAL, ParagraphStyle

_BODY_TEXT = 10  # w:outlineLvl 9: no heading
_DEEPEST = 9  # levels of headings that Word knows
# An address that goes to the next line leaves a line too short to justify.
_UNBREAKABLE = re.compile("[!-~]{20,}")


def paragraph_xml(
    state: State,
    block: Paragraph,
    *,
    role: str = "",
    heading: str = "",
    direct: str = "",
    size: int = 0,
    new_page: bool = False,
    keep: bool = False,
    section: str = "",
) -> str:
    """w:p of a paragraph.

    role: the role in which it is set, "" for its own. heading: its bookmark
    for the contents. direct: w:spacing or w:ind of its own; size: half-points
    of its own.
    keep: on the page of the next one. section: w:sectPr that ends with this
    paragraph.
    """
    content = _content(state, block, heading, size)
    role = role or block.role
    style = state.look.paragraph(role)
    page = _page_properties(keep, new_page or block.new_page)
    direct += _alignment(block, style)
    outline = _outline(_level(state, block), style)
    if not (page or direct or outline or section):
        return f"<w:p>{state.head(role)}{content}</w:p>"
    name = "" if style.id == NORMAL else f'<w:pStyle w:val="{style.id}"/>'
    properties = f"{name}{page}{direct}{outline}{section}"
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def gap(
    *,
    section: str = "",
    new_page: bool = False,
    mark: str = "",
) -> str:
    """An empty paragraph of one point, where Word demands one.

    That is between tables and behind a table at an end. mark: properties of
    its paragraph mark.
    """
    page = "<w:pageBreakBefore/>" if new_page else ""
    spacing = (
        '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    )
    run = f"<w:rPr>{mark}</w:rPr>" if mark else ""
    snap = '<w:snapToGrid w:val="0"/>'
    return f"<w:p><w:pPr>{page}{snap}{spacing}{run}{section}</w:pPr></w:p>"


def _content(
    state: State,
    block: Paragraph,
    heading: str,
    size: int,
) -> str:
    """The runs inside their bookmarks.

    Source tag, anchor, entry of the contents.
    """
    content = inlines_xml(state, block.inlines, block.origin, size)
    if block.origin:
        content = state.tagged(block.origin, content)
    if block.anchor:
        content = state.anchored(block.anchor, content)
    if heading:
        content = bookmarks.bookmark(state.next_id(), heading, content)
    return content


def _page_properties(
    keep: bool,
    new_page: bool,
) -> str:
    """Where a page may or must end, for w:pPr; "" when anywhere."""
    kept = "<w:keepNext/>" if keep else ""
    return f"{kept}<w:pageBreakBefore/>" if new_page else kept


def _alignment(
    block: Paragraph,
    style: ParagraphStyle,
) -> str:
    """w:jc for a justified paragraph with an address in it: left; else ""."""
    if style.align != "both":
        return ""
    for item in block.inlines:
        if isinstance(item, Text) and _UNBREAKABLE.search(item.text):
            return '<w:jc w:val="left"/>'
    return ""


def _outline(
    level: int,
    style: ParagraphStyle,
) -> str:
    """w:outlineLvl where the level is not that of the style."""
    if level == style.outline:
        return ""
    return f'<w:outlineLvl w:val="{(level or _BODY_TEXT) - 1}"/>'


def _level(
    state: State,
    block: Paragraph,
) -> int:
    """The outline level; a run-in heading stays below the contents.

    See `arrange.is_heading`.
    """
    if state.depth and 0 < block.level <= state.depth and runs_in(block):
        return min(state.depth + 1, _DEEPEST)
    return block.level
