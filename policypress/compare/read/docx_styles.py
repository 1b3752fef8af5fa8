"""The styles of a Word file (样式), as far as they say what its paragraphs
are: name, centring, list, whether their text is hidden.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct, field

from policypress.compare.read.docx_elements import W, each, inherited, value_of
from policypress.compare.read.docx_shape import number_of

_OFF = ("0", "false", "off")


class StyleList(Struct, frozen=True):
    """The list that a style brings (w:numId), and the level it names there,
    None where it names none.
    """

    list: str
    level: int | None = None


class Styles(Struct, frozen=True):
    """names: by style id, in lower case.

    centred: names of those that centre their text. hidden: ids of those that
    do not show it.

    lists: style id → the list it brings with it. based: style id → the one it
    builds on. default: id of the style of a paragraph that names none.
    Centring, hiding and lists count as well where a style has them from one it
    builds on.
    """

    names: dict[str, str]
    centred: set[str]
    lists: dict[str, StyleList]
    based: dict[str, str]
    hidden: frozenset[str] = frozenset()
    default: str = ""


class _Own(Struct):
    """What styles say themselves, by id: alignments, numbers and levels of
    lists, and whether they hide their text.
    """

    alignments: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    levels: dict[str, int] = field(default_factory=dict)
    hides: dict[str, bool] = field(default_factory=dict)

    def take(self, identity: str, style: Any) -> None:
        """Takes in one style."""
        vanish = style.find(f"{W}rPr/{W}vanish")
        if vanish is not None:
            self.hides[identity] = vanish.get(f"{W}val") not in _OFF
        properties = style.find(f"{W}pPr")
        if properties is None:
            return
        if properties.find(f"{W}jc") is not None:
            self.alignments[identity] = value_of(properties, "jc")
        listed = properties.find(f"{W}numPr")
        if listed is not None:
            self._take_list(identity, listed)

    def _take_list(self, identity: str, listed: Any) -> None:
        """Takes in the list and the level that a style names."""
        if number := value_of(listed, "numId"):
            self.numbers[identity] = number
        level = number_of(value_of(listed, "ilvl"))
        if level is not None:
            self.levels[identity] = level


def read_styles(root: Any | None) -> Styles:
    """The styles of word/styles.xml, none where there is no such part."""
    names: dict[str, str] = {}
    based: dict[str, str] = {}
    own = _Own()
    default = ""
    for style in each(root, "style"):
        identity = style.get(f"{W}styleId") or ""
        based[identity] = value_of(style, "basedOn")
        names[identity] = value_of(style, "name").lower()
        if _is_default_of_paragraphs(style):
            default = identity
        own.take(identity, style)
    alignments = inherited(based, own.alignments)
    centred = {names[at] for at, how in alignments.items() if how == "center"}
    centred.discard("")  # the name of no style at all
    return Styles(
        names,
        centred,
        _lists(based, own.numbers, own.levels),
        based,
        _hidden(based, own.hides),
        default,
    )


def _is_default_of_paragraphs(style: Any) -> bool:
    """Whether it is the style of paragraphs that name none."""
    is_default = style.get(f"{W}default") in ("1", "true", "on")
    return is_default and style.get(f"{W}type") == "paragraph"


def _lists(
    based: dict[str, str], numbers: dict[str, str], levels: dict[str, int]
) -> dict[str, StyleList]:
    """The list of each style; list and level are inherited one by one."""
    all_levels = inherited(based, levels)
    return {
        identity: StyleList(number, all_levels.get(identity))
        for identity, number in inherited(based, numbers).items()
    }


def _hidden(based: dict[str, str], hides: dict[str, bool]) -> frozenset[str]:
    """The styles whose text does not show."""
    if not hides:
        return frozenset()
    found = inherited(based, hides)
    return frozenset(identity for identity in found if found[identity])
