"""Characters that only their font makes what they are (符号字体): a ticked box
of Wingdings 2 as ☑.

Sources: the code charts of Wingdings, Wingdings 2, Wingdings 3 and Symbol, and
their Unicode equivalents (Unicode 7.0, L2/11-052). What is not in the table is
named by font and code, so that another one is another text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

_HEX = re.compile("[0-9A-Fa-f]{1,4}")
_BASE = 0xF000  # where Word puts the codes of a symbol font
_GREEK = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
_SMALL_GREEK = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
_WINGDINGS = {
    0x22: "✂",
    0x28: "☎",
    0x29: "✆",
    0x2A: "✉",
    0x46: "☞",
    0x4A: "☺",
    0x4C: "☹",
    0x6C: "●",
    0x6D: "❍",
    0x6E: "■",
    0x6F: "□",
    0x70: "□",
    0x71: "❑",
    0x72: "❒",
    0x75: "◆",
    0x76: "❖",
    0x77: "◆",
    0x9F: "•",
    0xA1: "○",
    0xA2: "○",
    0xA7: "▪",
    0xA8: "□",
    0xD8: "➢",
    0xE0: "→",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
    **{0x80 + n: chr(ord("①") - 1 + n) for n in range(1, 11)},
    0x80: "⓪",
    **{0x8B + n: chr(ord("❶") - 1 + n) for n in range(1, 11)},
}
_WINGDINGS_2 = {
    0x4F: "✗",
    0x50: "✓",
    0x51: "☒",
    0x52: "☑",
    0x53: "☒",
    0x54: "☒",
    0x2A: "□",
    0xA3: "□",
    0xA2: "■",
    0x97: "●",
    0x99: "○",
}
_SYMBOL = {
    **{ord(sign): sign for sign in "!#&(),./:;<>?[]_{|}"},
    **{0x41 + n: letter for n, letter in enumerate(_GREEK)},
    **{0x61 + n: letter for n, letter in enumerate(_SMALL_GREEK)},
    **{code: chr(code) for code in range(0x30, 0x3A)},
    0x2B: "+",
    0x2D: "−",
    0x3D: "=",
    0x25: "%",
    0xA3: "≤",
    0xB3: "≥",
    0xB1: "±",
    0xB4: "×",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0xB0: "°",
    0xB7: "•",
    0xA5: "∞",
    0xAE: "→",
    0xD6: "√",
    0xE5: "∑",
    0xB6: "∂",
    0xF2: "∫",
    0xD7: "·",
}
_WEBDINGS = {0x61: "✓", 0x63: "□", 0x67: "■", 0x6E: "●", 0x72: "✗"}
# The last ones have no table: their characters are named.
_FONTS: Mapping[str, Mapping[int, str]] = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "symbol": _SYMBOL,
    "webdings": _WEBDINGS,
    "wingdings 3": {},
    "zapfdingbats": {},
    "zapf dingbats": {},
    "itc zapf dingbats": {},
    "monotype sorts": {},
    "marlett": {},
    "mt extra": {},
    "bookshelf symbol 7": {},
    "ms reference specialty": {},
    "ms outlook": {},
}
# A character above FFFF that newer programs write so (w16se:symEx).
_SYMEX = "{http://schemas.microsoft.com/office/word/2015/wordml/symex}"
PLAIN_SYMBOL = f"{_SYMEX}symEx"
_PLAIN_CODE = re.compile("[0-9A-Fa-f]{1,6}")
_LAST = 0x10FFFF


def symbol(font: str, code: str) -> str:
    """The character of a w:sym. font, code: as its attributes have them; □
    where the code is none.
    """
    if not _HEX.fullmatch(code):
        return "□"
    value = int(code, 16)
    if not value or 0xD800 <= value <= 0xDFFF:
        return "□"
    table = _FONTS.get(font.strip().lower())
    low = value & 0xFF
    is_known = table is not None and value <= 0xFF
    if not is_known and not _BASE <= value <= _BASE + 0xFF:
        return chr(value)
    if table and low in table:
        return table[low]
    if not font:
        return "□"
    return f"〔符号 {font} {_BASE + low:04X}〕"


def plain_symbol(element: Any) -> str:
    """The character of a w16se:symEx, whose font has it at its own place."""
    code = element.get(f"{_SYMEX}char") or ""
    if not _PLAIN_CODE.fullmatch(code):
        return "□"
    value = int(code, 16)
    if not 0x20 <= value <= _LAST or 0xD800 <= value <= 0xDFFF:
        return "□"
    if value <= 0xFFFF:
        return symbol(element.get(f"{_SYMEX}font") or "", f"{value:04X}")
    return chr(value)


@lru_cache(maxsize=256)
def is_symbol_font(font: str) -> bool:
    """Whether the letters of a font are symbols."""
    return font.strip().lower() in _FONTS


def in_font(font: str, text: str) -> str:
    """The characters that a symbol font draws for letters: ☑ for an R of
    Wingdings 2. Others, Chinese above all, Word shows in another font.
    """
    return "".join(_drawn_for(font, letter) for letter in text)


def _drawn_for(font: str, letter: str) -> str:
    """What a symbol font draws for one character."""
    value = ord(letter)
    is_private = _BASE <= value <= _BASE + 0xFF
    if letter.isspace() or not (is_private or value <= 0xFF):
        return letter
    return symbol(font, f"{value:04X}")
