"""The composed document: what every renderer receives.

A tree of blocks and inlines without any format in it. Each block and each figure still
knows its `Origin`, the source node that made it; renderers turn that into bookmarks
(docx), data attributes (html) or columns (xlsx).

Blocks and inlines bear their name (`tag`) where a document is written down as bytes, so
that no two documents ever become the same ones (pipeline/earlier_files).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct, field

from policypress.findings import Place

Status = Literal["published", "approved", "proposed", "unknown"]
# Stands for words that could not be made, of which a finding tells.
FAILED = "【引用有误】"


class Origin(Struct, frozen=True):
    """A source node (来源节点).

    id: permanent path of the node, e.g.
        ``measures/patent-award#support.china_patent.gold.amount``
        or ``templates/guide.md:12`` for words that stand in a template.
    place: where the drafter finds it.
    """

    id: str
    place: Place


class Mark(Struct, frozen=True):
    """What a figure carries besides its words: provenance for --marks, and a typed
    value for spreadsheets.

    note: Chinese text of the Word comment: 拟定：reason, 待核：reason, 已批准：decision or
    来源：source.
    number: yuan, ratio (0.5) or count; None for text.
    unit: "yuan", "ratio", "date", "count" or "".
    """

    status: Status
    note: str = ""
    number: float | int | None = None
    unit: str = ""

    @property
    def is_open(self) -> bool:
        """Whether the figure is still to be settled: proposed or unknown."""
        return self.status in ("proposed", "unknown")


class Text(Struct, frozen=True, tag=True):
    """A run of words. role names a character style of the look: "", "strong",
    "emphasis", "run-in", "code" …"""

    text: str
    role: str = ""
    origin: Origin | None = None
    mark: Mark | None = None
    link: str = ""


class LineBreak(Struct, frozen=True, tag=True):
    """A forced line break inside a paragraph."""


class Field(Struct, frozen=True, tag=True):
    """A form field (内容控件): a real content control in Word, an input on a page.

    kind: text, multiline, date, choice, check.
    name: stable id.
    label: Chinese title shown by Word.
    repeats: it stands in rows that can be repeated (`Table.repeat`), under the same name
        in each of them. asked: it is a question of the calculator.
    """

    kind: Literal["text", "multiline", "date", "choice", "check"]
    name: str
    label: str
    placeholder: str = ""
    choices: tuple[str, ...] = ()
    origin: Origin | None = None
    repeats: bool = False
    asked: bool = False


class PageNumberOf(Struct, frozen=True, tag=True):
    """The page on which a heading stands (目录页码); target is the heading's anchor."""

    target: str


LONGEST_CODE = 213  # bytes of an address in the largest code that is drawn


class Code(Struct, frozen=True, tag=True):
    """A QR code (二维码) that leads to an address. label: what it leads to, for those who do
    not see it; millimetres: along each side on paper."""

    address: str
    label: str
    millimetres: int = 30


Inline = Text | LineBreak | Field | PageNumberOf | Code


class Paragraph(Struct, frozen=True, tag=True):
    """A paragraph. role names a paragraph style of the look: "body", "title",
    "chapter", "clause", "signature" …

    level: outline level 1–9 for headings, 0 for text.
    anchor: stable id other parts can point at ("" = none).
    new_page: starts a new page.
    """

    role: str
    inlines: tuple[Inline, ...]
    origin: Origin | None = None
    level: int = 0
    anchor: str = ""
    new_page: bool = False


class Cell(Struct, frozen=True):
    """A table cell: paragraphs, columns spanned, and rows spanned (0 = covered by the
    cell above)."""

    paragraphs: tuple[Paragraph, ...]
    span: int = 1
    rows: int = 1


class Table(Struct, frozen=True, tag=True):
    """A table. rows[:header] repeat on every page. role names a table style; widths are
    relative (sum free).

    name: sheet name in a workbook; caption: shown above. only: "paper" for one that no
        workbook has, "workbook" for one that stands in nothing else, "" for both.
    repeat: so many rows are one item that whoever fills in the table may repeat (重复节);
        the rows behind the header are whole items then. 0 = none.
    """

    rows: tuple[tuple[Cell, ...], ...]
    header: int = 1
    widths: tuple[float, ...] = ()
    role: str = "table"
    name: str = ""
    caption: str = ""
    origin: Origin | None = None
    repeat: int = 0
    only: Literal["", "paper", "workbook"] = ""


class Section(Struct, frozen=True, tag=True):
    """From here on the page is portrait or landscape (a new page begins)."""

    landscape: bool


class PageBreak(Struct, frozen=True, tag=True):
    """What follows begins a new page."""


class Contents(Struct, frozen=True, tag=True):
    """A table of contents (目录) of headings up to `depth`."""

    depth: int = 2


Block = Paragraph | Table | Section | PageBreak | Contents


class Document(Struct, frozen=True):
    """One output document, ready for any renderer.

    name: path below outputs/ without suffix, e.g. ``申报指南/01-老字号传承``. look: name of a
    look. formats: formats the template offers by default. landscape: orientation of the
    first section. draft: Chinese line saying that figures are proposals ("" when
    final). stage: as its file is named by it, e.g. （送审稿）.
    """

    name: str
    title: str
    blocks: tuple[Block, ...]
    look: str = "gbt9704"
    formats: tuple[str, ...] = ("docx",)
    landscape: bool = False
    draft: str = ""
    subject: str = ""
    author: str = ""
    template: str = ""
    stage: str = ""
    properties: dict[str, str] = field(default_factory=dict)

    @property
    def file(self) -> str:
        """Path below outputs/ without the suffix of a format: its name and stage."""
        return f"{self.name}{self.stage}"


def paragraphs(blocks: Iterable[object]) -> Iterator[Paragraph]:
    """Every paragraph of some blocks in reading order, those in table cells included.

    Blocks that hold no text (page breaks, sections, contents) are passed over.
    """
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    yield from cell.paragraphs


def cell_text(cell: Cell, between: str = "\n") -> str:
    """The plain text of a table cell, `between` between its paragraphs."""
    return between.join(
        [plain(paragraph.inlines) for paragraph in cell.paragraphs]
    )


def plain(inlines: tuple[Inline, ...]) -> str:
    """The words of a run of inlines, nothing else; a line break counts as "\\n"."""
    parts = []
    for item in inlines:
        if isinstance(item, Text):
            parts.append(item.text)
        elif isinstance(item, LineBreak):
            parts.append("\n")
        elif isinstance(item, Field):
            parts.append(item.placeholder)
    return "".join(parts)
