"""The runs of a Word file whose properties change their words (文字效果): hidden,
struck through, raised or lowered, drawn by a symbol font, or with a style that may
hide them.

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
FONTS, ALIGN = f"{W}rFonts", f"{W}vertAlign"
STRUCK_THROUGH = (f"{W}strike", f"{W}dstrike")
_ASCII, _OTHERS = f"{W}ascii", f"{W}hAnsi"
_RUN = f"{W}r"
_RUN_PROPERTIES = f"{W}rPr"
_TELLING = frozenset({VANISH, STYLE, FONTS, ALIGN, *STRUCK_THROUGH})
_BUT_FONTS = tuple(_TELLING - {FONTS})


def telling_runs(roots: Iterable[Any]) -> frozenset[Any]:
    """The runs of some parts for which `telling` may find anything."""
    found: set[Any] = set()
    for root in roots:
        marks = list(root.iter(*_BUT_FONTS))
        marks += filter(symbol_font, root.iter(FONTS))
        for mark in marks:
            found.update(islice(mark.iterancestors(_RUN), 1))
    return frozenset(found)


def telling(run: Any) -> dict[str, Any]:
    """Of the properties of a run those that change its words, by tag; they
    stand first in it. A font that draws letters changes none.
    """
    own: dict[str, Any] = {}
    if not len(run) or run[0].tag != _RUN_PROPERTIES:
        return own
    for one in run[0]:
        tag = one.tag
        if tag not in _TELLING:
            continue
        if tag != FONTS or symbol_font(one):
            own[tag] = one
    return own


def symbol_font(fonts: Any) -> str:
    """The font of a run where it draws symbols for letters, "" for any other."""
    font = fonts.get(_ASCII) or fonts.get(_OTHERS) or ""
    return font if is_symbol_font(font) else ""
