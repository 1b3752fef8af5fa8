"""Words of the policy as HTML and as plain text, each figure still marked with its
status and reason."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup
from msgspec.structs import replace

from policypress.compose.markdown.blocks import Builder
from policypress.compose.markdown.inlines import Built
from policypress.compose.markdown.markers import Marked
from policypress.compose.sandbox.sandbox import offered
from policypress.compose.views.context import Context
from policypress.document import (
    Block,
    Cell,
    Document,
    Inline,
    Paragraph,
    Table,
    Text,
    plain,
)
from policypress.render.html import fragment
from policypress.site.links import with_links
from policypress.source.model import Figure

_PAGE = Document(name="", title="", blocks=())


class SiteText:
    """Turns what views hand out (marked Markdown) and composed blocks into HTML or text."""

    def __init__(
        self,
        context: Context,
        marks: bool = True,
    ) -> None:
        """marks: whether figures show their status and reason."""
        self.context = context
        self._marks = marks
        self._builder = Builder(context.nodes, [])

    @offered
    def paragraph(
        self,
        value: object,
        role: str = "plain",
    ) -> Markup:
        """A value of the policy as one HTML paragraph of class `role`."""
        inlines, origin = self._inlines(value)
        return html([Paragraph(role, inlines, origin)])

    @offered
    def text(self, value: object) -> str:
        """The words of a value and nothing else."""
        inlines, _ = self._inlines(value)
        return plain(inlines)

    def blocks(
        self,
        values: Iterable[object],
        role: str = "plain",
    ) -> list[Block]:
        """Values of the policy as paragraphs, with addresses and telephones as links."""
        found: list[Block] = []
        for value in values:
            inlines, origin = self._inlines(value)
            found.append(Paragraph(role, inlines, origin))
        return list(with_links(found))

    def plain(self, value: object) -> object:
        """What a page prints for a value: a figure or marked words as text; anything
        else as it is."""
        if isinstance(value, (Marked, Figure)):
            return self.text(value)
        if hasattr(value, "__marked__"):
            return self.text(value)
        return value

    def _inlines(self, value: object) -> Built:
        """The inlines of a value, and the node that made it, if one did."""
        written = self.context.write(value)
        inlines, origin = self._builder.inlines(str(written))
        if not self._marks:
            inlines = tuple(unmarked(one) for one in inlines)
        return inlines, origin


def unmarked(inline: Inline) -> Inline:
    """Words without what is known of their figure: neither status nor reason."""
    if isinstance(inline, Text) and inline.mark:
        return replace(inline, mark=None)
    return inline


def html(
    blocks: Iterable[Block],
    title: str = "",
) -> Markup:
    """Composed blocks as HTML. title: names tables that have no caption."""
    page = replace(_PAGE, title=title, blocks=tuple(blocks))
    return Markup(fragment(page, marks=True, cards=True))


def text(blocks: Iterable[Block]) -> str:
    """The words of blocks, a paragraph or a table row a line; cells are parted by a
    full-width space, and those that only number the rows are left out."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.append(plain(block.inlines))
        elif isinstance(block, Table):
            body = block.rows[block.header :]
            lines += [_row_text(row) for row in body]
    return "\n".join(line for line in lines if line.strip())


def _row_text(row: Iterable[Cell]) -> str:
    """The words of a table row; several paragraphs of a cell are parted by ；."""
    cells: list[str] = []
    for cell in row:
        paragraphs = [plain(one.inlines) for one in cell.paragraphs]
        words = "；".join(paragraphs)
        if not words.isdecimal():
            cells.append(words)
    return "　".join(cells)
