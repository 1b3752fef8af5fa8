"""How high paragraphs stand, estimated: a Chinese character is one cell of a line, a Latin one half."""

from __future__ import annotations

from math import ceil

from policypress.compose.document import Paragraph, plain
from policypress.render.docx.look import Look

_SINGLE = 1.32  # line height of a Chinese face in single spacing, in ems


def cells(text: str) -> float:
    """Width of the words in Chinese characters."""
    return len(text) - len(text.encode("ascii", "ignore")) / 2


def paragraph_height(block: Paragraph, look: Look, width: int) -> int:
    """Twips a paragraph takes in a column `width` twips wide."""
    style = look.paragraph(block.role)
    unit = style.face.character
    room = max(width / unit - style.left - style.right, 1)
    lines = 0
    for number, words in enumerate(plain(block.inlines).split("\n")):
        first = style.first_line if number == 0 else 0
        lines += max(ceil((cells(words) + first) / room), 1)
    line = style.line or round(style.face.size * 10 * _SINGLE)
    return lines * line + style.before + style.after + style.drop
