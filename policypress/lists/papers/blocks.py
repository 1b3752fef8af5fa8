"""The blocks that papers of a list are built of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from policypress.document import (
    Cell,
    Inline,
    LineBreak,
    Mark,
    Paragraph,
    Table,
    Text,
)
from policypress.language.title import break_title

Words = str | Text
_TITLE_WIDTH = 30  # characters of a title line across a landscape page
_WAN = 1_000_000  # fen of 1万元


def title(words: str, width: int = _TITLE_WIDTH) -> Paragraph:
    """A title in lines that keep its words whole (GB/T 9704—2012 7.3.1)."""
    inlines: list[Inline] = []
    for line in break_title(words, width=width):
        if inlines:
            inlines.append(LineBreak())
        inlines.append(Text(line))
    return Paragraph("title", tuple(inlines), level=1)


def heading(words: str) -> Paragraph:
    """The heading of a section."""
    return Paragraph("chapter", (Text(words),), level=2)


def body(words: str) -> Paragraph:
    """A paragraph of running text."""
    return Paragraph("body", (Text(words),))


def signed(name: str) -> list[Paragraph]:
    """Who signs, and a day to be filled in by hand."""
    day = "　　年　　月　　日"
    return [
        Paragraph("signature", (Text(name),)),
        Paragraph("date-line", (Text(day),)),
    ]


def table(
    name: str,
    head: Sequence[str],
    rows: Iterable[Sequence[Words]],
    widths: Sequence[float],
) -> Table:
    """A table whose head comes on every page."""
    printed = [_row(head, "table-head")]
    printed += [_row(row, "table-cell") for row in rows]
    return Table(
        tuple(printed),
        1,
        tuple(widths),
        "table-dense",
        name,
    )


def _row(words: Iterable[Words], role: str) -> tuple[Cell, ...]:
    """A row of cells of one paragraph each."""
    cells = []
    for one in words:
        text = one if isinstance(one, Text) else Text(one)
        is_number = text.mark is not None and role == "table-cell"
        own = "dense-number" if is_number else role
        cells.append(Cell((Paragraph(own, (text,)),)))
    return tuple(cells)


def wan(fen: int | None) -> Text:
    """Fen as 万元 with two decimals, rounded; a workbook gets the yuan."""
    if fen is None:
        return Text("没有上限", mark=Mark("published"))
    above = fen * 100 + _WAN // 2
    hundredths = above // _WAN
    sign = "-" if hundredths < 0 else ""
    whole, rest = divmod(abs(hundredths), 100)
    return Text(
        f"{sign}{whole:,}.{rest:02d}",
        mark=Mark("published", "", fen / 100, "yuan"),
    )


def yuan(fen: int) -> Text:
    """Fen as yuan to the fen, 250,000.00; a workbook gets a number."""
    whole, rest = divmod(fen, 100)
    words = f"{whole:,}.{rest:02d}"
    return Text(words, mark=Mark("published", "", fen / 100, "yuan"))


def count(number: int) -> Text:
    """A number of applicants; a workbook gets it as a number."""
    return Text(str(number), mark=Mark("published", "", number, "count"))


def span(low: int, high: int | None) -> str:
    """12.00万元, 12.00万元至20.00万元, 12.00万元以上."""
    least = f"{wan(low).text}万元"
    if high is None:
        return f"{least}以上" if low else "没有上限"
    most = f"{wan(high).text}万元"
    return least if most == least else f"{least}至{most}"
