"""The runs of a Word file whose properties change their words (文字效果): hidden,
struck through, raised or lowered, drawn by a symbol font, or with a style that may
do any of that.

They are few: one search finds them, and the others are read without a look at
their properties.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Any

from policypress.compare.read.docx_elements import W
from policypress.compare.read.docx_symbols import is_symbol_font

VANISH, STYLE = f"{W}vanish", f"{W}rStyle"
STRIKE, DSTRIKE = f"{W}strike", f"{W}dstrike"
FONTS, SIZE = f"{W}rFonts", f"{W}sz"
ALIGN, POSITION = f"{W}vertAlign", f"{W}position"
_ASCII, _OTHERS = f"{W}ascii", f"{W}hAnsi"
_RUN = f"{W}r"
_RUN_PROPERTIES = f"{W}rPr"
# What changes words wherever it stands.
_CHANGING = (VANISH, STYLE, STRIKE, DSTRIKE, ALIGN, POSITION)
_TELLING = frozenset({*_CHANGING, FONTS, SIZE})


def telling_runs(roots: Iterable[Any]) -> frozenset[Any]:
    """The runs of some parts for which `telling` may find anything."""
    found: set[Any] = set()
    for root in roots:
        marks = list(root.iter(*_CHANGING))
        marks += filter(draws_symbols, root.iter(FONTS))
        for mark in marks:
            found.update(islice(mark.iterancestors(_RUN), 1))
    return frozenset(found)


def telling(run: Any) -> dict[str, Any]:
    """Of the properties of a run those that change its words, by tag; they
    stand first in it.
    """
    if not len(run) or run[0].tag != _RUN_PROPERTIES:
        return {}
    return {one.tag: one for one in run[0] if one.tag in _TELLING}


def letter_font(fonts: Any) -> str:
    """The font that a w:rFonts names for Latin letters and symbols, "" for
    none.
    """
    return fonts.get(_ASCII) or fonts.get(_OTHERS) or ""


def draws_symbols(fonts: Any) -> bool:
    """Whether a w:rFonts names a font that draws symbols for letters."""
    return is_symbol_font(letter_font(fonts))
