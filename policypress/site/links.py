"""Addresses and telephones in the words of a page as links that one can follow (tel:, https:).

A telephone is a link only where it is known: what is still to be verified prints
【待核】 and leads nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from policypress.document import Block, Cell, Inline, Paragraph, Table, Text

# An address ends where Chinese words or a closing bracket go on.
_ADDRESS = re.compile(r"https?://[\w\-.~:/?#@!$&'*+,;=%]+", re.ASCII)
# Landlines with area code, service numbers (12345, 400-…), mobile phones.
_TELEPHONE = re.compile(
    r"(?<![\d-])(?:0\d{2,3}-\d{7,8}(?:-\d{1,5})?|400-?\d{3}-?\d{4}|1[3-9]\d{9}|12\d{3})(?![\d-])"
)
_SAID = ("电话", "热线", "手机")


def with_links(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks in which addresses and known telephones are links."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield _paragraph(block)
        elif isinstance(block, Table):
            rows = [tuple(map(_cell, row)) for row in block.rows]
            yield replace(block, rows=tuple(rows))
        else:
            yield block


def first_address(blocks: Iterable[Block]) -> str:
    """The first address (https://…) that stands in blocks; "" without one."""
    return _first_link(blocks, "http")


def first_telephone(blocks: Iterable[Block]) -> str:
    """The first known telephone in blocks, as a link (tel:…); "" without one."""
    return _first_link(blocks, "tel:")


def _first_link(
    blocks: Iterable[Block],
    begins: str,
) -> str:
    """The first link in paragraphs that begins like this."""
    for block in blocks:
        if not isinstance(block, Paragraph):
            continue
        for item in linked(block.inlines):
            if isinstance(item, Text) and item.link.startswith(begins):
                return item.link
    return ""


def _cell(cell: Cell) -> Cell:
    found = tuple(map(_paragraph, cell.paragraphs))
    return replace(cell, paragraphs=found)


def _paragraph(paragraph: Paragraph) -> Paragraph:
    inlines = linked(paragraph.inlines)
    return replace(paragraph, inlines=inlines)


def linked(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """The inlines of a paragraph, those with an address or telephone cut at its ends. A
    number is a telephone where words before it in the paragraph say so."""
    found: list[Inline] = []
    before = ""
    for item in inlines:
        if not isinstance(item, Text) or item.link:
            found.append(item)
            continue
        found += _pieces(item, before)
        before += item.text
    return tuple(found)


def _pieces(item: Text, before: str) -> Iterator[Text]:
    """A text in pieces, of which some are links. before: the words before it."""
    words = item.text
    at = 0
    for start, end, link in sorted(_links(words, before)):
        if start < at:
            continue
        if start > at:
            yield replace(item, text=words[at:start])
        yield replace(item, text=words[start:end], link=link)
        at = end
    if at < len(words) or not words:
        yield replace(item, text=words[at:])


def _links(
    words: str,
    before: str,
) -> Iterator[tuple[int, int, str]]:
    """Where links begin and end, and where they lead."""
    for found in _ADDRESS.finditer(words):
        address = found[0].rstrip(".,;:!?'")
        yield found.start(), found.start() + len(address), address
    for found in _TELEPHONE.finditer(words):
        said = before + words[: found.start()]
        if any(word in said for word in _SAID):
            number = found[0].replace("-", "")
            yield found.start(), found.end(), f"tel:{number}"
