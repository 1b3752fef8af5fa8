"""Boxes to tick that stand before a paragraph as bullets (项目符号): whether one is
ticked is said by the sign alone. Other bullets are ornament.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from policypress.compare.read.docx_elements import W, style_of, value_of
from policypress.compare.read.docx_run_styles import font_of
from policypress.compare.read.docx_styles import Styles
from policypress.compare.read.docx_symbols import in_font, is_symbol_font

_PROPERTIES = f"{W}rPr"
_TICKS = frozenset("□☐☑☒⬜❏❐❑❒✓✔✗✘✅❌❎√×☓")


def tick_of(
    level: Any,
    words: str,
    own: Mapping[str, Any],
    styles: Styles,
) -> str:
    """The box or tick that a level of a list draws, "" for any other bullet.

    level: its w:lvl. words: its w:lvlText. own: the properties of the paragraph
    by tag, whose mark says how the bullet looks where the level does not.
    """
    paragraph = style_of(own) or styles.default
    about = (level.find(_PROPERTIES), own.get(_PROPERTIES))
    named = [value_of(one, "rStyle") for one in about]
    font = font_of(about, (*named, paragraph), styles.runs)
    if is_symbol_font(font):
        words = in_font(font, words)
    words = words.strip()
    return words if words and _TICKS.issuperset(words) else ""
