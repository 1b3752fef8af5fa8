"""The 措施正文 of our own policy as a structure.

Clauses by their permanent ids, figures by their source nodes.
"""

from __future__ import annotations

from collections.abc import Iterator

from policypress.compare.read.parser import parse_lines
from policypress.compare.read.raw_lines import RawLine, Style, own_heading
from policypress.compare.text.tree import FigureInText, Tree
from policypress.document import (
    Cell,
    Document,
    Field,
    LineBreak,
    Paragraph,
    Table,
    Text,
)
from policypress.document import plain as words_of
from policypress.findings import Place
from policypress.language.patterns import later

_STYLES: dict[str, Style] = {
    "title": "title",
    "chapter": "heading",
    "attachment-label": "annex",
    "table-caption": "caption",
}
# The line that says what stage a text is at (征求意见稿) is none of its words.
_STAGE = "stage"
_CLAUSE = later(
    r"(measures/[^#]+)#|((?:supplementary|parts/[^#]+)#articles\.[^.]+)"
)
_CHAPTER = later(r"(?:policy#chapters\.|supplementary#title$)")


def from_document(document: Document) -> Tree:
    """The structure of a composed document.

    Only its words count; the page is for others to lay out.
    """
    name = document.title or document.name
    return parse_lines(_lines(document), name).tree or Tree(name, ())


def _lines(document: Document) -> Iterator[RawLine]:
    """The paragraphs and tables of a document.

    Page breaks and the like print nothing.
    """
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.role != _STAGE:
            yield from _paragraph(block)
        elif isinstance(block, Table):
            yield _table(block)


def _paragraph(block: Paragraph) -> Iterator[RawLine]:
    """The printed lines of a paragraph, with the ids of its source and of its
    clause.
    """
    style = _style(block)
    identity = block.origin.id if block.origin else ""
    place = block.origin.place if block.origin else Place("")
    clause = _clause(identity) if style == "body" else ""
    if style == "heading":
        identity = _chapter(block) or identity
    heading = _own_heading(block)
    for text, figures in _printed(block, joined=style == "title"):
        yield RawLine(
            text,
            style,
            place,
            (),
            identity,
            clause,
            heading,
            figures,
        )
        heading = ""


def _style(block: Paragraph) -> Style:
    """What a paragraph is, by its role and level."""
    if block.role in _STYLES:
        return _STYLES[block.role]
    if block.level == 2 or (block.level and _names_chapter(block)):
        return "heading"
    return "body"


def _names_chapter(block: Paragraph) -> bool:
    """Whether a heading prints the title of a chapter of the policy (章、节)."""
    origin = block.origin
    return bool(origin and _CHAPTER.match(origin.id))


def _clause(identity: str) -> str:
    """The id of the clause that a source node belongs to, "" for none."""
    found = _CLAUSE.match(identity)
    return (found[1] or found[2]) if found else ""


def _chapter(block: Paragraph) -> str:
    """A chapter's id is the node its title comes from."""
    titles = _titles(block)
    if not titles:
        return ""
    return titles[-1].removesuffix(".title").removesuffix("#title")


def _titles(block: Paragraph) -> list[str]:
    """The nodes that the words of a heading come from."""
    return [
        item.origin.id
        for item in block.inlines
        if isinstance(item, Text) and item.origin
    ]


def _own_heading(block: Paragraph) -> str:
    """实施专利奖配套奖励 of the run-in heading （九）实施专利奖配套奖励。, "" for none."""
    for item in block.inlines:
        if isinstance(item, Text) and item.role == "run-in":
            return own_heading(item.text)
    return ""


def _printed(
    block: Paragraph,
    joined: bool,
) -> Iterator[tuple[str, tuple[FigureInText, ...]]]:
    """The lines of a paragraph with their figures.

    joined: its breaks are layout, as those of a title.
    """
    text = ""
    figures: list[FigureInText] = []
    for item in block.inlines:
        if isinstance(item, Text):
            figures += _figures(item, len(text))
            text += item.text
        elif isinstance(item, Field):
            text += item.placeholder
        elif isinstance(item, LineBreak) and not joined:
            yield text, tuple(figures)
            text = ""
            figures = []
    yield text, tuple(figures)


def _figures(
    item: Text,
    start: int,
) -> Iterator[FigureInText]:
    """The figure that a text of a document is, if it is one."""
    if item.mark and item.origin and item.text:
        mark = item.mark
        yield FigureInText(
            start,
            item.text,
            item.origin.id,
            mark.number,
            mark.unit,
        )


def _table(block: Table) -> RawLine:
    """A table, its cells with one paragraph a line."""
    rows = tuple(tuple(map(_cell, row)) for row in block.rows)
    if not block.origin:
        return RawLine("", rows=rows)
    return RawLine(
        "",
        place=block.origin.place,
        rows=rows,
        id=block.origin.id,
    )


def _cell(cell: Cell) -> str:
    return "\n".join(
        words_of(paragraph.inlines) for paragraph in cell.paragraphs
    )
