"""A paragraph to w:p: its style by role, its source tag, its anchor, and what only this one does differently."""

from __future__ import annotations

import re

from policypress.document import Paragraph, Text
from policypress.render.docx.arrange import runs_in
from policypress.render.docx.inlines import inlines_xml
from policypress.render.docx.state import State
from policypress.word import bookmarks
from policypress.word.styles import NORMAL

_BODY_TEXT = 10  # w:outlineLvl 9: no heading
_UNBREAKABLE = re.compile(
    "[!-~]{20,}"
)  # an address that goes to the next line leaves a line too short to justify


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
    """w:p. role: how it is set, "" for its own role; heading: its bookmark for the contents; direct: w:spacing or w:ind of its own; size: half-points of its own;
    keep: on the page of the next one; section: w:sectPr that ends with this paragraph."""
    content = inlines_xml(state, block.inlines, block.origin, size)
    if block.origin:
        content = state.tagged(block.origin, content)
    if block.anchor:
        content = state.anchored(block.anchor, content)
    if heading:
        content = bookmarks.bookmark(state.next_id(), heading, content)
    role = role or block.role
    style = state.look.paragraph(role)
    level = _level(state, block)
    if style.align == "both" and any(
        isinstance(item, Text) and _UNBREAKABLE.search(item.text)
        for item in block.inlines
    ):
        direct += '<w:jc w:val="left"/>'
    new_page = new_page or block.new_page
    if not (direct or section or new_page or keep) and level == style.outline:
        return f"<w:p>{state.head(role)}{content}</w:p>"
    name = "" if style.id == NORMAL else f'<w:pStyle w:val="{style.id}"/>'
    page = ("<w:keepNext/>" if keep else "") + (
        "<w:pageBreakBefore/>" if new_page else ""
    )
    outline = (
        ""
        if level == style.outline
        else f'<w:outlineLvl w:val="{(level or _BODY_TEXT) - 1}"/>'
    )
    return f"<w:p><w:pPr>{name}{page}{direct}{outline}{section}</w:pPr>{content}</w:p>"


def gap(*, section: str = "", new_page: bool = False, mark: str = "") -> str:
    """An empty paragraph of one point, where Word demands one (between tables, behind a table at an end).

    mark: properties of its paragraph mark."""
    page = "<w:pageBreakBefore/>" if new_page else ""
    return (
        f'<w:p><w:pPr>{page}<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="20" '
        f'w:lineRule="exact"/>{f"<w:rPr>{mark}</w:rPr>" if mark else ""}{section}</w:pPr></w:p>'
    )


def _level(state: State, block: Paragraph) -> int:
    """The outline level; a run-in heading stays below the contents (see `arrange.is_heading`)."""
    if state.depth and 0 < block.level <= state.depth and runs_in(block):
        return min(state.depth + 1, 9)
    return block.level
