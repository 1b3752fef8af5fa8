"""A site for the public (--public): nothing in it says why a figure was proposed, where it was
taken from, or how others have it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from policypress.document import (
    Block,
    Cell,
    Paragraph,
    Table,
)
from policypress.site.request import SiteRequest
from policypress.site.text import unmarked

# Documents that only drafters need.
_DRAFTING = ("comparison",)
_IDS = re.compile(rb' data-source="[^"<>]*"')


def without_provenance(request: SiteRequest) -> SiteRequest:
    """The same, of documents without marks; the comparison with others is left out."""
    documents = [
        replace(one, blocks=tuple(_plain(one.blocks)))
        for one in request.documents
        if one.template not in _DRAFTING
    ]
    return replace(request, documents=documents)


def without_ids(page: bytes) -> bytes:
    """A page without the ids of source nodes, which only an editor of them needs."""
    return _IDS.sub(b"", page)


def _plain(blocks: Iterable[Block]) -> list[Block]:
    """Blocks whose figures carry no status and no reason."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(_paragraph(block))
        elif isinstance(block, Table):
            rows = tuple(tuple(map(_cell, row)) for row in block.rows)
            found.append(replace(block, rows=rows))
        else:
            found.append(block)
    return found


def _cell(cell: Cell) -> Cell:
    return replace(cell, paragraphs=tuple(map(_paragraph, cell.paragraphs)))


def _paragraph(paragraph: Paragraph) -> Paragraph:
    inlines = tuple(unmarked(one) for one in paragraph.inlines)
    return replace(paragraph, inlines=inlines)
