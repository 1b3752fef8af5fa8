"""The styles of a Word file (样式), as far as they say what its paragraphs
are: name, centring, list.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from policypress.compare.read.docx_elements import W, each, inherited, value_of
from policypress.compare.read.docx_shape import number_of


class Styles(Struct, frozen=True):
    """names: by style id, in lower case.

    centred: names of those that centre their text.

    lists: style id → list and level (w:numId, w:ilvl) it brings with it.
    Centring and lists count as well where a style has them from one it builds
    on.
    """

    names: dict[str, str]
    centred: set[str]
    lists: dict[str, tuple[str, int]]


def read_styles(root: Any | None) -> Styles:
    """The styles of word/styles.xml, none where there is no such part."""
    names: dict[str, str] = {}
    based: dict[str, str] = {}
    alignments: dict[str, str] = {}
    lists: dict[str, tuple[str, int]] = {}
    for style in each(root, "style"):
        identity = style.get(f"{W}styleId") or ""
        based[identity] = value_of(style, "basedOn")
        names[identity] = value_of(style, "name").lower()
        properties = style.find(f"{W}pPr")
        if properties is None:
            continue
        if properties.find(f"{W}jc") is not None:
            alignments[identity] = value_of(properties, "jc")
        listed = properties.find(f"{W}numPr")
        if listed is not None:
            level = number_of(value_of(listed, "ilvl")) or 0
            lists[identity] = value_of(listed, "numId"), level
    alignments = inherited(based, alignments)
    centred = {names[at] for at, how in alignments.items() if how == "center"}
    centred.discard("")  # the name of no style at all
    return Styles(
        names,
        centred,
        inherited(based, lists),
    )
