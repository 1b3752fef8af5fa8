"""The 措施正文 of our own policy as a structure: clauses by their permanent ids, figures by their source nodes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.compare.read.parser import RawLine, Style, parse_lines
from policypress.compare.text.tree import Figure, Tree
from policypress.document import (
    Document,
    Field,
    LineBreak,
    Paragraph,
    Table,
    Text,
    cell_text,
)
from policypress.findings import Place

_STYLES: dict[str, Style] = {"title": "title", "chapter": "heading"}
_CLAUSE = re.compile(r"(measures/[^#]+)#|(supplementary#articles\.[^.]+)")


def from_document(document: Document) -> Tree:
    """The structure of a composed document. Only its words count; the page is for others to lay out."""
    name = document.title or document.name
    return parse_lines(_lines(document), name).tree or Tree(name, ())


def _lines(document: Document) -> Iterator[RawLine]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield from _paragraph(block)
        elif isinstance(block, Table):
            yield _table(block)


def _paragraph(block: Paragraph) -> Iterator[RawLine]:
    style = _STYLES.get(block.role, "heading" if block.level == 2 else "body")
    identity = block.origin.id if block.origin else ""
    place = block.origin.place if block.origin else Place("")
    clause = "" if style != "body" else _clause(identity)
    if style == "heading":
        identity = _chapter(block) or identity
    heading = next(
        (
            item.text
            for item in block.inlines
            if isinstance(item, Text) and item.role == "run-in"
        ),
        "",
    )
    for text, figures in _printed(block, joined=style == "title"):
        yield RawLine(text, style, place, (), identity, clause, _own(heading), figures)
        heading = ""


def _clause(identity: str) -> str:
    found = _CLAUSE.match(identity)
    return (found[1] or found[2]) if found else ""


def _chapter(block: Paragraph) -> str:
    """A chapter's id is the node its title comes from."""
    titles = [
        item.origin.id
        for item in block.inlines
        if isinstance(item, Text) and item.origin
    ]
    return titles[-1].removesuffix(".title").removesuffix("#title") if titles else ""


def _own(run_in: str) -> str:
    """（九）实施专利奖配套奖励。 without number and stop."""
    return re.sub(r"^(?:（[^）]*）|第[^条]*条)[\s\u3000]*", "", run_in).rstrip("。")


def _printed(
    block: Paragraph, joined: bool
) -> Iterator[tuple[str, tuple[Figure, ...]]]:
    """The lines of a paragraph with their figures. The breaks of a title are layout and join."""
    text, figures = "", []
    for item in block.inlines:
        if isinstance(item, LineBreak):
            if not joined:
                yield text, tuple(figures)
                text, figures = "", []
        elif isinstance(item, (Text, Field)):
            words = item.text if isinstance(item, Text) else item.placeholder
            if isinstance(item, Text) and item.mark and item.origin and words:
                figures.append(
                    Figure(
                        len(text),
                        words,
                        item.origin.id,
                        item.mark.number,
                        item.mark.unit,
                    )
                )
            text += words
    yield text, tuple(figures)


def _table(block: Table) -> RawLine:
    rows = tuple(tuple(cell_text(cell) for cell in row) for row in block.rows)
    place, identity = (
        (block.origin.place, block.origin.id) if block.origin else (Place(""), "")
    )
    return RawLine("", place=place, rows=rows, id=identity)
