"""Reading a .docx back: paragraphs with their words, source tags and style, wherever they stand.

python-docx opens the package; the XML is walked here, since its `paragraphs` leave out content controls, and its
`text` leaves out what reviewers inserted. Words count as they would be with every change accepted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from policypress.word.bookmarks import tag_in
from policypress.word.origins import NAMESPACE
from policypress.word.xml import MC, W

_W = f"{{{W}}}"
_WORDS = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "-",
}
_SKIPPED = {
    f"{_W}pPr",
    f"{_W}sdtPr",
    f"{_W}del",
    f"{_W}moveFrom",
    f"{{{MC}}}Fallback",
}


@dataclass(frozen=True, slots=True)
class ReadParagraph:
    """A paragraph as a file holds it. origin_tags: see `bookmarks`, in the order they open. style: its id."""

    text: str
    origin_tags: tuple[str, ...]
    style: str


def read_paragraphs(path: str | Path) -> list[ReadParagraph]:
    """All paragraphs of the body in reading order, those in tables and content controls included."""
    import docx

    waiting: list[str] = []
    found = []
    for element in _walk(docx.Document(str(path)).element.body):
        if (
            element.tag == f"{_W}bookmarkStart"
        ):  # between paragraphs: it opens in the next one
            waiting.append(_tag(element))
        elif element.tag == f"{_W}p":
            inner = [
                _tag(e)
                for e in _inside(element)
                if e.tag == f"{_W}bookmarkStart"
            ]
            tags = tuple(dict.fromkeys(tag for tag in waiting + inner if tag))
            found.append(
                ReadParagraph(
                    "".join(map(_words, _inside(element))),
                    tags,
                    _style(element),
                )
            )
            waiting = []
    return found


def read_origins(path: str | Path) -> dict[str, tuple[str, str]]:
    """tag → (origin id, place) as the file itself lists them; {} when it has no such list."""
    import docx

    for part in docx.Document(str(path)).part.package.iter_parts():
        if (
            str(part.partname).startswith("/customXml/")
            and NAMESPACE.encode() in part.blob
        ):
            root = ElementTree.fromstring(part.blob)
            if root.tag == f"{{{NAMESPACE}}}origins":
                return {
                    item.get("tag", ""): (
                        item.get("id", ""),
                        item.get("place", ""),
                    )
                    for item in root
                }
    return {}


def _walk(element: Any) -> Iterator[Any]:
    """Elements below in document order; the inside of a paragraph only as far as it holds other paragraphs."""
    for child in element:
        if child.tag in _SKIPPED:
            continue
        yield child
        if child.tag == f"{_W}p":
            yield from (
                nested
                for inner in child.iter(f"{_W}txbxContent")
                for nested in _walk(inner)
            )
        else:
            yield from _walk(child)


def _inside(paragraph: Any) -> Iterator[Any]:
    """Elements of a paragraph without those of text boxes in it."""
    for child in paragraph:
        if child.tag in _SKIPPED or child.tag == f"{_W}txbxContent":
            continue
        yield child
        yield from _inside(child)


def _words(element: Any) -> str:
    return (
        (element.text or "")
        if element.tag == f"{_W}t"
        else _WORDS.get(element.tag, "")
    )


def _tag(start: Any) -> str:
    return tag_in(start.get(f"{_W}name") or "")


def _style(paragraph: Any) -> str:
    named = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return "" if named is None else named.get(f"{_W}val")
