"""Indents that depend on the words: attachment notes, signature and date, the mark of the issuing body.

GB/T 9704—2012: 7.2.4 (发文机关标志 on one line), 7.3.4 (附件说明: wraps align with the name), 7.3.5.1 (署名 centred
on a date that stands four characters from the right).
"""

from __future__ import annotations

import re

from policypress.document import Paragraph, plain
from policypress.render.docx.arrange import Step
from policypress.render.docx.heights import cells
from policypress.render.look.look import Look
from policypress.word.styles import indent_twips

_NOTE = re.compile(r"(附件：)?(\d+[.．])?")
_LABEL = 3  # the width of 附件：
_FIRST = 2  # indent of the first line


def indents(steps: list[Step], look: Look) -> dict[int, str]:
    """w:ind by the index of the step that needs one of its own."""
    found = {}
    for index, step in enumerate(steps):
        if not isinstance(step.block, Paragraph):
            continue
        if step.block.role == "attachment-note":
            found[index] = attachment_note(step.block, look)
        elif step.block.role == "signature" and index + 1 < len(steps):
            date = steps[index + 1].block
            if isinstance(date, Paragraph) and date.role == "date-line":
                found[index] = signature(step.block, date, look)
    return found


def attachment_note(block: Paragraph, look: Look) -> str:
    """Hanging so far that further lines begin under the first character of the attachment's name."""
    match = _NOTE.match(plain(block.inlines))
    unit = look.paragraph(block.role).face.character
    number = cells(match[2] or "") if match else 0
    label = _LABEL if match and match[1] else 0
    start = _FIRST if label else _FIRST + _LABEL
    return indent_twips(
        left=round((start + label + number) * unit),
        hanging=round((label + number) * unit),
    )


def signature(name: Paragraph, date: Paragraph, look: Look) -> str:
    """The name of the body centred over the date; a long name ends at the margin at the latest."""
    style = look.paragraph(date.role)
    excess = (cells(plain(name.inlines)) - cells(plain(date.inlines))) / 2
    return indent_twips(
        right=max(round((style.right - excess) * style.face.character), 0)
    )


def one_line_size(block: Paragraph, look: Look, width: int) -> int:
    """Half-points at which the words fit on one line `width` twips wide: the style's size, or less."""
    fitting = int(width / max(cells(plain(block.inlines)), 1) / 10)
    return max(min(fitting, look.paragraph(block.role).face.size), 2)


def tight(size: int) -> str:
    """w:spacing of one em, so that the characters begin where the line does."""
    return f'<w:spacing w:line="{size * 10}" w:lineRule="exact"/>'


def drop(height: int) -> str:
    """An empty paragraph of exactly this height: unlike space before, no reader drops it at the top of a page."""
    return (
        '<w:p><w:pPr><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" '
        f'w:line="{height}" w:lineRule="exact"/></w:pPr></w:p>'
    )
