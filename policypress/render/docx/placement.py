"""Indents that depend on the words.

Attachment notes, signature and date, masthead.

GB/T 9704—2012: 7.2.4 (发文机关标志 on one line), 7.3.4 (附件说明: wraps align
with the name), 7.3.5.1 (署名 centred on a date that stands four characters
from the right).
"""

from __future__ import annotations

import re

from policypress.document import Paragraph, plain
from policypress.render.docx.arrange import ArrangedBlock
from policypress.render.docx.heights import cells, paragraph_height
from policypress.render.docx.joint_names import MASTHEAD, SIGNATURE
from policypress.render.look.look import BODY_ROLE, Look
from policypress.word.styles import indent_twips

# The first of several stands one line below the text (7.3.4).
_NOTE_ROLES = ("attachment-first", "attachment-note")
_DATE_ROLE = "date-line"
_NOTE = re.compile(r"(附件：)?(\d+[.．])?")
_LABEL = 3  # the width of 附件：
_FIRST = 2  # indent of the first line
_HALF_POINT = 10  # twips
_SMALLEST = 2  # half-points
_LINES_OF_TEXT = 2


def indents(
    blocks: list[ArrangedBlock],
    look: Look,
) -> dict[int, str]:
    """w:ind by the index of the block that needs one of its own."""
    found = {}
    for index, arranged in enumerate(blocks):
        block = arranged.block
        if not isinstance(block, Paragraph):
            continue
        if block.role in _NOTE_ROLES:
            found[index] = attachment_note(block, look)
        elif block.role == SIGNATURE:
            date = _date_at(blocks, index + 1)
            if date:
                found[index] = signature(block, date, look)
    return found


def _date_at(
    blocks: list[ArrangedBlock],
    index: int,
) -> Paragraph | None:
    """The date line at this index, if one is there."""
    if index >= len(blocks):
        return None
    block = blocks[index].block
    if isinstance(block, Paragraph) and block.role == _DATE_ROLE:
        return block
    return None


def attachment_note(
    block: Paragraph,
    look: Look,
) -> str:
    """Further lines begin under the first character of the
    attachment's name.
    """
    match = _NOTE.match(plain(block.inlines))
    label_text, number_text = match.groups("") if match else ("", "")
    label = _LABEL if label_text else 0
    start = _FIRST if label_text else _FIRST + _LABEL
    hanging = label + cells(number_text)
    character = look.paragraph(block.role).face.character
    return indent_twips(
        left=round((start + hanging) * character),
        hanging=round(hanging * character),
    )


def signature(
    name: Paragraph,
    date: Paragraph,
    look: Look,
) -> str:
    """The name of the body, centred over the date.

    A long name ends at the margin at the latest.
    """
    style = look.paragraph(date.role)
    longer = cells(plain(name.inlines)) - cells(plain(date.inlines))
    right = (style.right - longer / 2) * style.face.character
    return indent_twips(right=max(round(right), 0))


def one_line_size(
    block: Paragraph,
    look: Look,
    width: int,
) -> int:
    """Half-points at which the words fit on one line `width` twips wide.

    The size of the style, or less.
    """
    characters = max(cells(plain(block.inlines)), 1)
    fitting = int(width / characters / _HALF_POINT)
    wanted = look.paragraph(block.role).face.size
    return max(min(fitting, wanted), _SMALLEST)


def tight(size: int) -> str:
    """w:spacing of one em, so that the characters begin where the
    line does.
    """
    return f'<w:spacing w:line="{size * _HALF_POINT}" w:lineRule="exact"/>'


def drop(height: int) -> str:
    """An empty paragraph of exactly this height.

    Unlike space before, no reader drops it at the top of a page.
    """
    return (
        '<w:p><w:pPr><w:snapToGrid w:val="0"/>'
        '<w:spacing w:before="0" w:after="0" '
        f'w:line="{height}" w:lineRule="exact"/></w:pPr></w:p>'
    )


def masthead_room(
    blocks: list[ArrangedBlock],
    look: Look,
) -> int:
    """Twips that the names of several bodies may be high: what the first page leaves
    when it also has the number, the title, whom the letter is for, and two lines of
    the text (7.3.3: 首页必须显示正文)."""
    style = look.paragraph(MASTHEAD)
    room = look.page.text_height(False) - style.drop - style.after
    width = look.page.text_width(False)
    for arranged in blocks:
        block = arranged.block
        if not isinstance(block, Paragraph):
            continue
        if block.role == BODY_ROLE:
            break
        room -= paragraph_height(block, look, width)
    return room - _LINES_OF_TEXT * look.page.pitch
