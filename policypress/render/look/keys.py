"""The keys of each section of a look file, with what reads the words behind
them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from policypress.render.look import values
from policypress.render.look.look import Font
from policypress.word.styles import Rule

Keys = Mapping[str, Callable[[str], Any]]

SECTIONS = (
    "title",
    "page",
    "fonts",
    "paragraphs",
    "characters",
    "tables",
    "deviations",
)
FONT: Keys = {"name": values.plain, "instead": values.plain}
DEVIATION: Keys = {
    "clause": values.plain,
    "strength": values.plain,
    "what": values.plain,
    "why": values.plain,
}
_NO_PITCH = 0  # a page cannot be measured in its own lines
_GAP = 1  # points between a line and its paragraph
_WIDEST_GAP = 31  # the most that Word accepts


def page_keys() -> Keys:
    """Keys of the section page."""
    length = partial(values.length, pitch=_NO_PITCH)
    return {
        "width": length,
        "height": length,
        "top": length,
        "right": length,
        "bottom": length,
        "left": length,
        "number_gap": length,
        "pitch": length,
        "grid": values.plain,
        "character_space": values.integer,
    }


def paragraph_keys(
    pitch: int,
    fonts: Mapping[str, Font],
) -> Keys:
    """Keys of a paragraph style. pitch: twips of a line of the page."""
    length = partial(values.length, pitch=pitch)
    font = partial(_font_name, fonts=fonts)
    rule = partial(_rule, pitch=pitch)
    return {
        "name": values.plain,
        "next": values.plain,
        "font": font,
        "latin": font,
        "size": values.size,
        "spacing": length,
        "color": values.color,
        "bold": values.boolean,
        "align": values.alignment,
        "line": partial(values.line_height, pitch=pitch),
        "before": length,
        "after": length,
        "drop": length,
        "first_line": values.characters,
        "left": values.characters,
        "right": values.characters,
        "keep_next": values.boolean,
        "new_page": values.boolean,
        "snap": values.boolean,
        "right_tab": values.boolean,
        "leader": values.boolean,
        "outline": values.integer,
        "above": rule,
        "below": rule,
    }


def character_keys(fonts: Mapping[str, Font]) -> Keys:
    """Keys of a character style."""
    font = partial(_font_name, fonts=fonts)
    return {
        "name": values.plain,
        "font": font,
        "latin": font,
        "color": values.color,
        "bold": values.boolean,
        "strike": values.boolean,
    }


def table_keys(pitch: int) -> Keys:
    """Keys of a table style. pitch: twips of a line of the page."""
    length = partial(values.length, pitch=pitch)
    return {
        "name": values.plain,
        "border": values.eighths,
        "inner": values.eighths,
        "padding": length,
        "row_padding": length,
        "head_fill": values.color,
        "cell": values.plain,
        "head": values.plain,
        "top": values.boolean,
    }


def _font_name(
    kind: str,
    fonts: Mapping[str, Font],
) -> str:
    """The face that stands for a class of type."""
    if kind not in fonts:
        raise ValueError(f"没有字体“{kind}”，可写 {'、'.join(fonts)}")
    return fonts[kind].name


def _rule(
    words: str,
    pitch: int,
) -> Rule:
    """0.35毫米 [FF0000 [间距 4毫米]] → a line above or below a paragraph."""
    width, color, gap, *_ = (*words.replace("间距", " ").split(), "", "", "")
    line_color = values.color(color) if color else "auto"
    points = _GAP
    if gap:
        points = round(values.length(gap, pitch) / values.TWIPS_A_POINT)
    return Rule(values.eighths(width), line_color, min(points, _WIDEST_GAP))
