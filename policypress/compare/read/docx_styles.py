"""The styles of a Word file (样式), as far as they say what its paragraphs
are: name, centring, list; and what they say of the words of their runs.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct, field

from policypress.compare.read.docx_elements import W, each, inherited, value_of
from policypress.compare.read.docx_run_styles import RunStyles
from policypress.compare.read.docx_shape import number_of

_ID, _VALUE = f"{W}styleId", f"{W}val"
_DEFAULT, _TYPE = f"{W}default", f"{W}type"
_NAME, _BASED_ON = f"{W}name", f"{W}basedOn"
_OF_RUNS, _OF_PARAGRAPHS = f"{W}rPr", f"{W}pPr"
_OF_ALL = f"{W}docDefaults/{W}rPrDefault/{W}rPr"
# What a style says that counts here; the children of a style are many.
_SAID = (_NAME, _BASED_ON, _OF_RUNS, _OF_PARAGRAPHS)


class StyleList(Struct, frozen=True):
    """The list that a style brings (w:numId), and the level it names there,
    None where it names none.
    """

    list: str
    level: int | None = None


class Styles(Struct, frozen=True):
    """names: by style id, in lower case.

    centred: names of those that centre their text. runs: what they say of the
    words of runs. tables: whether any of a table says something of these.

    lists: style id → the list it brings with it. based: style id → the one it
    builds on. default: id of the style of a paragraph that names none.
    Centring and lists count as well where a style has them from one it builds
    on.
    """

    names: dict[str, str]
    centred: set[str]
    lists: dict[str, StyleList]
    based: dict[str, str]
    runs: RunStyles
    default: str = ""
    tables: bool = False


class _Own(Struct):
    """What styles say themselves, by id: alignments, numbers and levels of
    lists.
    """

    alignments: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    levels: dict[str, int] = field(default_factory=dict)

    def take_of_paragraphs(
        self,
        identity: str,
        properties: Any,
    ) -> None:
        """Takes in what a style says of paragraphs."""
        if properties.find(f"{W}jc") is not None:
            self.alignments[identity] = value_of(properties, "jc")
        listed = properties.find(f"{W}numPr")
        if listed is not None:
            self._take_list(identity, listed)

    def _take_list(
        self,
        identity: str,
        listed: Any,
    ) -> None:
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
    of_runs: dict[str, Any] = {}
    own = _Own()
    default = ""
    tables = False
    for style in each(root, "style"):
        identity = style.get(_ID) or ""
        said = _said(style)
        based[identity] = _value(said.get(_BASED_ON))
        names[identity] = _value(said.get(_NAME)).lower()
        if _is_default_of_paragraphs(style):
            default = identity
        if _OF_RUNS in said:
            of_runs[identity] = said[_OF_RUNS]
            tables = tables or style.get(_TYPE) == "table"
        if _OF_PARAGRAPHS in said:
            own.take_of_paragraphs(identity, said[_OF_PARAGRAPHS])
    alignments = inherited(based, own.alignments)
    centred = {names[at] for at, how in alignments.items() if how == "center"}
    centred.discard("")  # the name of no style at all
    of_all = None if root is None else root.find(_OF_ALL)
    return Styles(
        names,
        centred,
        _lists(based, own.numbers, own.levels),
        based,
        RunStyles(based, of_runs, of_all),
        default,
        tables,
    )


def _said(style: Any) -> dict[str, Any]:
    """What a style says, by tag, looked through once; the first of each counts."""
    found: dict[str, Any] = {}
    for child in style.iterchildren(*_SAID):
        found.setdefault(child.tag, child)
    return found


def _value(element: Any | None) -> str:
    """The w:val of an element, "" of one that is not there."""
    return "" if element is None else element.get(_VALUE) or ""


def _is_default_of_paragraphs(style: Any) -> bool:
    """Whether it is the style of paragraphs that name none."""
    is_default = style.get(_DEFAULT) in ("1", "true", "on")
    return is_default and style.get(_TYPE) == "paragraph"


def _lists(
    based: dict[str, str],
    numbers: dict[str, str],
    levels: dict[str, int],
) -> dict[str, StyleList]:
    """The list of each style; list and level are inherited one by one."""
    all_levels = inherited(based, levels)
    return {
        identity: StyleList(number, all_levels.get(identity))
        for identity, number in inherited(based, numbers).items()
    }
