"""What a page shows besides its words (页面上的其他内容): pictures, formulas and embedded
pages, which are told of; and what the fields of a form say.

Source: HTML Standard, sections Embedded content and Forms.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

# What cannot be put into words, as findings call it.
_WITHOUT_WORDS = {
    "img": "图片",
    "svg": "图形",
    "canvas": "图形",
    "math": "公式",
    "iframe": "嵌入的网页",
    "object": "嵌入的对象",
    "embed": "嵌入的对象",
    "audio": "音频",
    "video": "视频",
}
DELETED = "标为删除的文字"
STRUCK = "带删除线的文字，已按有效文字读取"
_BOXES = {"checkbox": "☐☑", "radio": "○●"}
_WRITTEN = ("", "text", "number", "date", "tel", "email", "url")
_FIELDS = ("input", "select", "textarea")


class Met(Struct, frozen=True):
    """Something besides the words. what: its kind in Chinese; line: of the file; words:
    equal for equal things."""

    what: str
    line: int
    words: str


def without_words(element: Any) -> Met | None:
    """What an element is that shows something else than words; None for one of words, or
    one that only adorns the page."""
    what = _WITHOUT_WORDS.get(element.tag)
    is_ornament = element.get("aria-hidden") == "true" or (
        element.tag == "img" and not element.get("src")
    )
    if what is None or is_ornament:
        return None
    about = [element.get(name) or "" for name in ("src", "data", "alt")]
    words = " ".join([*about, *element.itertext()])
    return Met(what, element.sourceline or 1, " ".join(words.split()))


def is_without_words(element: Any) -> bool:
    """Whether an element shows something else than words."""
    return element.tag in _WITHOUT_WORDS


def is_field(element: Any) -> bool:
    """Whether an element is a field of a form."""
    return element.tag in _FIELDS


def filled_in(element: Any) -> str:
    """What a field of a form shows: its box, what is written or chosen in it."""
    if element.tag == "textarea":
        return "".join(element.itertext())
    if element.tag == "select":
        return "、".join(_chosen(element))
    kind = (element.get("type") or "").lower()
    if kind in _BOXES:
        return _BOXES[kind][element.get("checked") is not None]
    return element.get("value") or "" if kind in _WRITTEN else ""


def _chosen(select: Any) -> Iterator[str]:
    """The words of the choices that are selected, of none the first."""
    options = list(select.iter("option"))
    chosen = [one for one in options if one.get("selected") is not None]
    for option in chosen or options[:1]:
        yield " ".join("".join(option.itertext()).split())
