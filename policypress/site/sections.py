"""Composed documents cut into what pages are made of: the sections of a guide, figures
that are still open. `clauses` cuts the text itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from policypress.document import (
    Block,
    Document,
    Inline,
    Paragraph,
    Text,
    paragraphs,
    plain,
)
from policypress.site.links import with_links
from policypress.site.text import html, text

_ORDINAL = re.compile(
    r"^(?:[一二三四五六七八九十]+、|第[一二三四五六七八九十]+[章节部分]+\s*|\d+\.)"
)


class Section(Struct, frozen=True, dict=True):
    """A heading and what stands under it. anchor: stable id on its page, from the
    heading's words, not its number."""

    heading: str
    anchor: str
    blocks: tuple[Block, ...]

    @cached_property
    def html(self) -> Markup:
        return html(self.blocks, self.heading)

    @cached_property
    def text(self) -> str:
        return text(self.blocks)


class Open(Struct, frozen=True):
    """A figure that is still to be settled. status: its code; words: the figure; note: reason."""

    path: str
    status: str
    words: str
    note: str


def sections(document: Document) -> list[Section]:
    """The sections under the second-level headings of a document; what stands before
    the first is left out."""
    found: list[tuple[str, list[Block]]] = []
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.level == 2:
            found.append((plain(block.inlines), []))
        elif found:
            found[-1][1].append(block)
    taken: dict[str, int] = {}
    return [
        Section(
            heading,
            _anchor(heading, taken),
            tuple(with_links(_without_anchors(blocks))),
        )
        for heading, blocks in found
    ]


def open_figures(blocks: Iterable[Block]) -> Iterator[Open]:
    """The figures in blocks that are still to be settled, each once."""
    seen: set[str] = set()
    for paragraph in paragraphs(blocks):
        for item in paragraph.inlines:
            found = _open(item)
            if found and found.path not in seen:
                seen.add(found.path)
                yield found


def _open(item: Inline) -> Open | None:
    """The open figure that a piece of a paragraph prints; None when it prints none."""
    if not isinstance(item, Text) or not item.mark or not item.origin:
        return None
    if not item.mark.is_open:
        return None
    status, note = item.mark.status, item.mark.note
    # 拟定：理由 → 理由: the status stands beside it.
    _, _, reason = note.partition("：")
    return Open(
        item.origin.id,
        status,
        item.text,
        reason or note,
    )


def _anchor(heading: str, taken: dict[str, int]) -> str:
    """An id from the words of a heading. taken: how often each has been given on this page."""
    unnumbered = _ORDINAL.sub("", heading)
    words = re.sub(r"[^\w]+", "-", unnumbered).strip("-") or "section"
    taken[words] = count = taken.get(words, 0) + 1
    if count == 1:
        return words
    return f"{words}-{count}"


def _without_anchors(blocks: Iterable[Block]) -> Iterator[Block]:
    """Inner headings keep no ids made of template lines: those are no addresses to rely on."""
    for block in blocks:
        if isinstance(block, Paragraph) and block.anchor:
            yield replace(block, anchor="")
        else:
            yield block
