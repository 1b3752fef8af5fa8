"""The parts that the reports of a comparison are built of.

Titles, headings, text, tables.

Each gives a block of a composed document, so every renderer takes the reports.
They are built here and not by templates, since a template is composed from a
policy, and two texts that are compared need none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from policypress.document import (
    Cell,
    Inline,
    LineBreak,
    Paragraph,
    Table,
    Text,
)
from policypress.language.title import break_title

Words = str | Text
PORTRAIT_TITLE = 20  # characters of a title line that leave both margins free
LANDSCAPE_TITLE = 30  # the same across a landscape page


def title(
    words: str,
    width: int = PORTRAIT_TITLE,
) -> Paragraph:
    """A title in lines that keep its words whole (GB/T 9704—2012 7.3.1).

    width: characters of a line.
    """
    inlines: list[Inline] = []
    for line in break_title(words, width=width):
        if inlines:
            inlines.append(LineBreak())
        inlines.append(Text(line))
    return Paragraph("title", tuple(inlines), level=1)


def heading(words: str) -> Paragraph:
    """The heading of a section of a report."""
    inlines = (Text(words),)
    return Paragraph("chapter", inlines, level=2)


def clause_heading(words: str) -> Paragraph:
    """The heading of what is reported of one clause."""
    inlines = (Text(words),)
    return Paragraph("clause-heading", inlines, level=3)


def body(*words: Words) -> Paragraph:
    """A paragraph of running text."""
    texts = [_text(word) for word in words]
    return Paragraph("body", tuple(texts))


def numbered(sentences: Iterable[str]) -> list[Paragraph]:
    """A paragraph a sentence, counted 1. 2. 3."""
    found = []
    for number, sentence in enumerate(sentences, 1):
        paragraph = body(f"{number}.{sentence}")
        found.append(paragraph)
    return found


def table(
    name: str,
    head: Sequence[str],
    rows: Iterable[Sequence[Words]],
    widths: Sequence[float],
    role: str = "table",
) -> Table:
    """A table with one row of heads, which is repeated on every page.

    name: of the sheet in a workbook; widths: of the columns, relative to each
    other; role: the table style of the look.
    """
    printed = [row_of(head, "table-head")]
    printed += [row_of(row) for row in rows]
    return Table(
        rows=tuple(printed),
        header=1,
        widths=tuple(widths),
        role=role,
        name=name,
    )


def row_of(
    words: Iterable[Words],
    role: str = "table-cell",
) -> tuple[Cell, ...]:
    """A row of cells of one paragraph each."""
    return tuple(cell(one, role) for one in words)


def cell(
    words: Words,
    role: str = "table-cell",
) -> Cell:
    """A cell of one paragraph. role: the paragraph style of the look."""
    inlines = (_text(words),)
    paragraph = Paragraph(role, inlines)
    return Cell((paragraph,))


def _text(words: Words) -> Text:
    """Plain words as a run of text; a run stays as it is."""
    if isinstance(words, Text):
        return words
    return Text(words)
