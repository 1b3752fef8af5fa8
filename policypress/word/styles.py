"""Styles as plain values: what a look gives, and what `stylesheet` writes.

Indents in characters are written twice: Word and WPS obey ``…Chars``
(hundredths of a character), LibreOffice 7 only the twips.
"""

from __future__ import annotations

from msgspec import Struct

from policypress.word.xml import attribute

NORMAL = "Normal"


class Face(Struct, frozen=True):
    """How characters look.

    size: half-points; spacing: twips between characters; color: RRGGBB or "".
    """

    east_asia: str
    latin: str
    size: int = 32
    spacing: int = 0
    color: str = ""
    bold: bool = False

    @property
    def character(self) -> int:
        """The advance of one Chinese character, in twips."""
        return self.size * 10 + self.spacing


class Rule(Struct, frozen=True):
    """A line above or below a paragraph.

    width in eighths of a point, gap in points.
    """

    width: int
    color: str = "auto"
    gap: int = 1


class ParagraphStyle(Struct, frozen=True):
    """A paragraph style (段落样式).

    Lengths in twips; first_line (negative: hanging), left, right in
    characters. line: exact line height; 0 = single spacing. drop: distance
    from the line above, kept at the top of a page too.
    """

    id: str
    name: str
    face: Face
    align: str = "both"
    line: int = 0
    before: int = 0
    after: int = 0
    first_line: float = 0
    left: float = 0
    right: float = 0
    keep_next: bool = False
    new_page: bool = False
    outline: int = 0
    snap: bool = True
    above: Rule | None = None
    below: Rule | None = None
    right_tab: int = 0
    leader: bool = False
    next: str = ""
    drop: int = 0


class CharacterStyle(Struct, frozen=True):
    """A character style (字符样式): only what it changes.

    That is the face (east_asia, latin), color, bold, strike (删除线).
    """

    id: str
    name: str
    east_asia: str = ""
    latin: str = ""
    color: str = ""
    bold: bool = False
    strike: bool = False


class TableStyle(Struct, frozen=True):
    """A table style (表格样式).

    border, inner: eighths of a point (0 = none). padding (left and right),
    row_padding (above and below): twips. cell, head: paragraph styles that its
    cells take, "" for the usual ones. top: words of the body stand at the top
    of their cells (long ones are read side by side), not in the middle.
    """

    id: str
    name: str
    border: int = 4
    inner: int = 4
    padding: int = 85
    row_padding: int = 0
    head_fill: str = ""
    cell: str = ""
    head: str = ""
    top: bool = False


def indent(
    character: int,
    first_line: float,
    left: float,
    right: float,
) -> str:
    """w:ind in characters and, for `character` twips a character, in twips."""
    sides = (
        ("left", left),
        ("right", right),
        ("hanging" if first_line < 0 else "firstLine", abs(first_line)),
    )
    parts = []
    for side, amount in sides:
        hundredths = round(amount * 100)
        twips = round(amount * character)
        parts.append(f'w:{side}Chars="{hundredths}" w:{side}="{twips}"')
    return f"<w:ind {' '.join(parts)}/>"


def indent_twips(
    left: int = 0,
    right: int = 0,
    hanging: int = 0,
) -> str:
    """w:ind in twips only, the character counts of the style switched off."""
    return (
        f'<w:ind w:leftChars="0" w:left="{left}" w:rightChars="0" '
        f'w:right="{right}" '
        f'w:hangingChars="0" w:hanging="{hanging}"/>'
    )


def fonts(
    east_asia: str,
    latin: str,
) -> str:
    """w:rFonts with every slot filled that is known."""
    slots = {
        "ascii": latin,
        "hAnsi": latin,
        "eastAsia": east_asia,
        "cs": latin,
    }
    filled = []
    for slot, name in slots.items():
        if name:
            filled.append(f'w:{slot}="{attribute(name)}"')
    return f"<w:rFonts {' '.join(filled)}/>"
