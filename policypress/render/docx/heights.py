"""How high paragraphs stand, estimated: words fill lines as Word and LibreOffice break them.

A Chinese character is one cell of a line, a Latin one half, and where they meet a fifth is left blank; Latin words
are not broken, and punctuation does not begin (an opening bracket: end) a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from policypress.document import Paragraph, plain
from policypress.render.look.look import Look

_SINGLE = 1.32  # line height of a Chinese face in single spacing, in ems
_GAP = 0.2  # between Chinese and Latin
_OPENING, _CLOSING = "（《〈〔【“‘", "，。、；：？！）》〉〕】”’…％"
_UNIT = re.compile(f"[{_OPENING}]*(?:[!-~]+|.)[{_CLOSING}]*|.")
_ASCII = re.compile(r"[\x00-\x7f]")
_MEETING = re.compile(
    f"(?<=[!-~])(?=[^ -~{_OPENING}{_CLOSING}])|(?<=[^ -~{_OPENING}{_CLOSING}])(?=[!-~])"
)


def cells(text: str) -> float:
    """Width of the words in Chinese characters."""
    return len(text) - len(text.encode("ascii", "ignore")) / 2


@lru_cache(maxsize=1 << 15)  # the cells of a set of guides say the same over and over
def lines(text: str, room: float, indent: float = 0) -> int:
    """How many lines the words fill. room: characters a line holds; indent: those that the first one leaves free."""
    # No character takes more than a cell and a blank: most cells are done here, without counting.
    if indent + (1 + _GAP) * len(text) <= room or indent + _spaced(text) <= room:
        return 1
    if not _ASCII.search(text):  # nothing meets anything
        return _filled(map(len, _UNIT.findall(text)), room, indent)
    used, count, before = indent, 1, ""
    for unit in _UNIT.findall(text):
        width = _spaced(before + unit) - cells(before)
        if used + width > room and before:
            count, used, width = count + 1, 0, _spaced(unit)
        used, before = used + width, unit[-1]
    return count


def _filled(widths: Iterable[int], room: float, used: float) -> int:
    """How many lines units of these widths fill. used: what is taken of the first one."""
    count = 0
    for width in widths:
        if used + width > room and count:
            count, used = count + 1, 0
        count, used = count or 1, used + width
    return count


def _spaced(text: str) -> float:
    """Width of the words with the blanks between Chinese and Latin."""
    return cells(text) + _GAP * len(_MEETING.findall(text))


def paragraph_height(block: Paragraph, look: Look, width: int, role: str = "") -> int:
    """Twips a paragraph takes in a column `width` twips wide. role: how it is set, "" for its own role."""
    style = look.paragraph(role or block.role)
    unit = style.face.character
    room = max(width / unit - style.left - style.right, 1)
    first, *others = plain(block.inlines).split("\n")
    count = lines(first, room, style.first_line) + sum(
        lines(words, room) for words in others
    )
    line = style.line or round(style.face.size * 10 * _SINGLE)
    return count * line + style.before + style.after + style.drop
