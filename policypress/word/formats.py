"""Changes of nothing but the look (格式修订): of runs, paragraphs, tables and sections, as
Word tracks them (ECMA-376 part 1, 17.13.5). No word is another.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from policypress.word.marked import Change
from policypress.word.package_reader import DOCUMENT, Package

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_KINDS = (
    "rPr",
    "pPr",
    "sectPr",
    "tblPr",
    "tblGrid",
    "trPr",
    "tcPr",
    "numbering",
)
_CHANGES = [f"{_W}{kind}Change" for kind in _KINDS]


class Format(Struct, frozen=True):
    """What somebody made look otherwise in a paragraph. words: of the paragraph."""

    words: str
    by: Change


def read_formats(package: Package) -> list[Format]:
    """Such changes in the order of the text, one for each paragraph and hand."""
    root = package.roots[DOCUMENT]
    found: dict[tuple[Any, str], Format] = {}
    for element in root.iter(*_CHANGES):
        paragraph = _paragraph(element)
        change = Change(
            element.get(f"{_W}author", ""),
            element.get(f"{_W}date", ""),
        )
        words = "" if paragraph is None else "".join(_words(paragraph))
        key = (paragraph, change.author)
        found.setdefault(key, Format(words, change))
    return list(found.values())


def _paragraph(element: Any) -> Any:
    """The paragraph that an element stands in, None for none."""
    return next(element.iterancestors(f"{_W}p"), None)


def _words(paragraph: Any) -> Iterator[str]:
    """The words of a paragraph."""
    for text in paragraph.iter(f"{_W}t"):
        yield text.text or ""
