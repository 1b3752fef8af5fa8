"""Composed documents cut into what pages are made of: the sections of a guide, the clauses of the measures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from markupsafe import Markup

from policypress.compose.sandbox.sandbox import offered
from policypress.document import (
    Block,
    Document,
    Paragraph,
    Table,
    Text,
    paragraphs,
    plain,
)
from policypress.site.words import html, text

_ORDINAL = re.compile(
    r"^(?:[一二三四五六七八九十]+、|第[一二三四五六七八九十]+[章节部分]+\s*|\d+\.)"
)
_CLAUSE = re.compile(
    r"(?:measures/([^#]+)#|supplementary#articles\.([^.]+)\.)(?:paragraphs\.([^.]+)\.text)?"
)


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it. anchor: stable id on its page, from the heading's words, not its number."""

    heading: str
    anchor: str
    blocks: tuple[Block, ...]

    @cached_property
    def html(self) -> Markup:
        return html(self.blocks, self.heading)

    @cached_property
    def text(self) -> str:
        return text(self.blocks)


@dataclass(frozen=True)
class Clause:
    """One measure or supplementary article as the measures print it. id: its permanent id, "" for what is no clause:
    title and preamble, the heading of a chapter."""

    id: str
    blocks: tuple[Block, ...]

    @cached_property
    def html(self) -> Markup:
        return html(self.blocks)

    @cached_property
    def text(self) -> str:
        return text(self.blocks)


@dataclass(frozen=True, slots=True)
class Open:
    """A figure that is not published yet. status: its code; words: the figure; note: reason."""

    path: str
    status: str
    words: str
    note: str


def sections(document: Document) -> list[Section]:
    """The sections under the second-level headings of a document; what stands before the first is left out."""
    found: list[tuple[str, list[Block]]] = []
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.level == 2:
            found.append((plain(block.inlines), []))
        elif found:
            found[-1][1].append(block)
    taken: dict[str, int] = {}
    return [
        Section(heading, _anchor(heading, taken), tuple(_without_anchors(blocks)))
        for heading, blocks in found
    ]


def clauses(document: Document) -> list[Clause]:
    """The printed measures, clause by clause. Paragraphs get ids: `<clause>` at the start, then `<clause>.<paragraph>`."""
    groups: list[tuple[str, list[Block]]] = []
    for block in document.blocks:
        found = (
            _CLAUSE.match(block.origin.id)
            if isinstance(block, Paragraph) and block.origin
            else None
        )
        identity = (found[1] or found[2]) if found and found[3] else ""
        if (
            not groups
            or groups[-1][0] != identity
            or isinstance(block, Paragraph)
            and block.level == 2
        ):
            groups.append((identity, []))
        if isinstance(block, Paragraph):
            part = f"{identity}.{found[3]}" if found and identity else ""
            # A clause begins with its title in the same line: for a reader who jumps from heading to heading it is one.
            heads = (
                identity
                and not groups[-1][1]
                and any(getattr(i, "role", "") == "run-in" for i in block.inlines)
            )
            block = replace(block, anchor=part, level=3 if heads else block.level)
        groups[-1][1].append(block)
    return [Clause(identity, tuple(blocks)) for identity, blocks in groups]


@offered
def chapter_of(clause: Clause) -> str:
    """The id of the chapter whose heading this is; "" = none."""
    for block in clause.blocks:
        if isinstance(block, Paragraph) and block.level == 2 and block.origin:
            found = re.match(r"policy#chapters\.([^.]+)\.", block.origin.id)
            return found[1] if found else "supplementary"
    return ""


def open_figures(blocks: Iterable[Block]) -> Iterator[Open]:
    """The figures in blocks that are not published, each once."""
    seen = set()
    for paragraph in paragraphs(blocks):
        for item in paragraph.inlines:
            if (
                not (isinstance(item, Text) and item.mark and item.origin)
                or item.mark.status == "published"
            ):
                continue
            if item.origin.id not in seen:
                seen.add(item.origin.id)
                yield Open(
                    item.origin.id,
                    item.mark.status,
                    item.text,
                    item.mark.note.partition("：")[2] or item.mark.note,
                )


def _anchor(heading: str, taken: dict[str, int]) -> str:
    words = re.sub(r"[^\w]+", "-", _ORDINAL.sub("", heading)).strip("-") or "section"
    taken[words] = count = taken.get(words, 0) + 1
    return words if count == 1 else f"{words}-{count}"


def _without_anchors(blocks: Iterable[Block]) -> Iterator[Block]:
    """Inner headings keep no ids made of template lines: those are no addresses to rely on."""
    for block in blocks:
        yield (
            replace(block, anchor="")
            if isinstance(block, Paragraph) and block.anchor
            else block
        )


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]
