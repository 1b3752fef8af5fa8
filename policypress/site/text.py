"""Words of the policy as HTML and as plain text, each figure still marked with its
status and reason."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup
from msgspec.structs import replace

from policypress.compose.markdown.blocks import Builder
from policypress.compose.markdown.markers import Marked
from policypress.compose.sandbox.sandbox import offered
from policypress.compose.views.context import Context
from policypress.document import (
    Block,
    Cell,
    Document,
    Inline,
    Origin,
    Paragraph,
    Table,
    plain,
)
from policypress.render.html import fragment
from policypress.source.model import Figure

_PAGE = Document(name="", title="", blocks=())


class SiteText:
    """Turns what views hand out (marked Markdown) and composed blocks into HTML or text."""

    def __init__(self, context: Context) -> None:
        self.context = context
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
        return plain(self._inlines(value)[0])

    def plain(self, value: object) -> object:
        """What a page prints for a value: a figure or marked words as text; anything
        else as it is."""
        is_marked = isinstance(value, (Marked, Figure)) or hasattr(
            value,
            "__marked__",
        )
        if is_marked:
            return self.text(value)
        return value

    def _inlines(
        self,
        value: object,
    ) -> tuple[tuple[Inline, ...], Origin | None]:
        return self._builder.inlines(str(self.context.write(value)))


def html(
    blocks: Iterable[Block],
    title: str = "",
) -> Markup:
    """Composed blocks as HTML. title: names tables that have no caption."""
    page = replace(_PAGE, title=title, blocks=tuple(blocks))
    return Markup(fragment(page, marks=True))


def text(blocks: Iterable[Block]) -> str:
    """The words of blocks, a paragraph or a table row a line; cells are parted by a
    full-width space, and those that only number the rows are left out."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.append(plain(block.inlines))
        elif isinstance(block, Table):
            lines += [_row_text(row) for row in block.rows[block.header :]]
    return "\n".join(line for line in lines if line.strip())


def _row_text(row: Iterable[Cell]) -> str:
    """The words of a table row; several paragraphs of a cell are parted by ；."""
    cells = []
    for cell in row:
        paragraphs = [
            plain(paragraph.inlines) for paragraph in cell.paragraphs
        ]
        cells.append("；".join(paragraphs))
    return "　".join(words for words in cells if not words.isdecimal())
