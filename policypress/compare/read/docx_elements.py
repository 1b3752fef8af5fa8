"""Elements and values of Word XML, looked up by name (WordprocessingML)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_PROPERTIES, _STYLE, _VALUE = f"{W}pPr", f"{W}pStyle", f"{W}val"
FORMULAS = (f"{M}oMath", f"{M}oMathPara")
TURNED = (f"{W}bdo", f"{W}dir")  # words from right to left
RUBY = f"{W}ruby"  # words with their reading beside them
_OFF = ("0", "false", "off")


def each(
    root: Any | None,
    tag: str,
) -> Iterable[Any]:
    """The children of an element with this tag.

    None of an element that is not there.
    """
    return () if root is None else root.iterfind(f"{W}{tag}")


def value_of(
    element: Any | None,
    tag: str,
) -> str:
    """The w:val of a child, "" when there is none."""
    found = None if element is None else element.find(f"{W}{tag}")
    return "" if found is None else found.get(f"{W}val") or ""


def is_on(element: Any, tag: str) -> bool:
    """Whether a child switches something on: it is there and does not say no."""
    found = element.find(f"{W}{tag}")
    return found is not None and says_on(found)


def says_on(switch: Any) -> bool:
    """Whether an element that is there switches something on."""
    return switch.get(_VALUE) not in _OFF


def properties_of(paragraph: Any) -> dict[str, Any]:
    """What the w:pPr of a paragraph says, by tag.

    Asked once: each search among the children costs as much.
    """
    properties = next(paragraph.iterchildren(_PROPERTIES), ())
    return {child.tag: child for child in properties}


def style_of(own: Mapping[str, Any]) -> str:
    """The id of the style that the properties of a paragraph name, "" for
    none.
    """
    named = own.get(_STYLE)
    return "" if named is None else named.get(_VALUE) or ""


def inherited(
    based: Mapping[str, str],
    own: Mapping[str, Any],
) -> dict[str, Any]:
    """Style id → what it has itself or, else, from the nearest style it builds
    on.

    A style that builds on itself in a circle has nothing. Each style is
    followed once, however long the chain that leads to it.
    """
    found = dict(own)
    without: set[str] = set()
    for identity in based:
        chain: dict[str, None] = {}
        at = identity
        while at and at not in found and at not in without and at not in chain:
            chain[at] = None
            at = based.get(at, "")
        if at in found:
            found |= dict.fromkeys(chain, found[at])
        else:
            without.update(chain)
    return {
        identity: found[identity] for identity in based if identity in found
    }
