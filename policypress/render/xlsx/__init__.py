"""Document → workbook (.xlsx).

One sheet a table, made for sorting and printing.

Cells that cover several data rows are repeated rather than merged, because
Excel refuses to sort merged cells. The same document gives the same bytes in
every process: no clock, fixed creation date.

sizes (widths and heights that fit) and figures (words that are a number) →
sheets.
"""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

from policypress.document import Document, Paragraph, Table, plain
from policypress.render.xlsx.names import sheet_name
from policypress.render.xlsx.sheets import (
    Formats,
    TableSheet,
    write_paragraphs,
)

_CREATED = datetime(2000, 1, 1)
_NO_GUESSING = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def render(
    document: Document,
    look: object = None,
    *,
    marks: bool = False,
) -> bytes:
    """The workbook of a document.

    A sheet for each table, then 说明 with the other paragraphs if there are
    any. look is not used (a workbook has one plain look). marks: proposed and
    unknown figures are filled and commented.
    """
    from xlsxwriter import Workbook

    buffer = BytesIO()
    with Workbook(buffer, {"in_memory": True, **_NO_GUESSING}) as book:
        book.set_properties(_properties(document))
        formats = Formats(book)
        tables = _tables(document)
        paragraphs = _paragraphs(document)
        taken: set[str] = set()
        for table in tables:
            name = sheet_name(table.name or table.caption or "表", taken)
            sheet = book.add_worksheet(name)
            TableSheet(sheet, table, formats, marks).write(document)
        if paragraphs or not tables:
            sheet = book.add_worksheet(sheet_name("说明", taken))
            write_paragraphs(sheet, paragraphs, document, formats)
    return buffer.getvalue()


def _properties(document: Document) -> dict[str, object]:
    """What Excel shows of a file; the date is always the same."""
    return {
        "title": document.title,
        "subject": document.subject,
        "author": document.author,
        "created": _CREATED,
    }


def _tables(document: Document) -> list[Table]:
    """The tables that have rows, without those that are for paper alone."""
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return [table for table in tables if table.rows and table.only != "paper"]


def _paragraphs(document: Document) -> list[Paragraph]:
    """The paragraphs with words other than the title."""
    found = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            text = plain(block.inlines).replace("\n", "")
            if text not in ("", document.title):
                found.append(block)
    return found
