"""On which page things stand, estimated: lines filled one after the other.

Good enough for a reference to a page before a program that lays out pages has
seen the file: rows and lines have the heights of their styles. What asks for no
page number is not estimated.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from policypress.document import Contents, Paragraph, Table
from policypress.render.docx.arrange import ArrangedBlock, is_heading
from policypress.render.docx.heights import paragraph_height
from policypress.render.docx.table_sizes import row_heights
from policypress.render.look.look import Look


class EstimatedPages:
    """The pages of a document, estimated when first asked for. `of`: an anchor's."""

    def __init__(
        self,
        blocks: list[ArrangedBlock],
        look: Look,
        depth: int,
    ) -> None:
        """depth: how deep the contents go that want pages."""
        self._blocks = blocks
        self._look = look
        self._depth = depth

    def of(self, anchor: str) -> int | None:
        return self._estimate[1].get(anchor)

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Every place that something can point at."""
        paragraphs = _paragraphs(self._blocks)
        return frozenset(block.anchor for block in paragraphs if block.anchor)

    @cached_property
    def _estimate(self) -> tuple[list[int], dict[str, int]]:
        return estimate(self._blocks, self._look, self._depth)


def _paragraphs(blocks: list[ArrangedBlock]) -> Iterator[Paragraph]:
    """Every paragraph that can have an anchor.

    The lines of an imprint have none.
    """
    for arranged in blocks:
        if isinstance(arranged.block, Paragraph):
            yield arranged.block
        elif isinstance(arranged.block, Table):
            for row in arranged.block.rows:
                for cell in row:
                    yield from cell.paragraphs


def estimate(
    blocks: list[ArrangedBlock],
    look: Look,
    depth: int,
) -> tuple[list[int], dict[str, int]]:
    """The page of each heading that contents of this depth list, and of each
    anchor.
    """
    heading_count = sum(
        is_heading(arranged.block, depth) for arranged in blocks
    )
    contents_line = look.paragraph("contents-1").line or look.page.pitch
    sheet = _Sheet(look, blocks[0].landscape if blocks else False)
    headings: list[int] = []
    anchors: dict[str, int] = {}
    for index, arranged in enumerate(blocks):
        sheet.begin(arranged)
        block = arranged.block
        if isinstance(block, Paragraph):
            sheet.reserve(blocks, index)
            page = sheet.fill(block)
            if is_heading(block, depth):
                headings.append(page)
            if block.anchor:
                anchors.setdefault(block.anchor, page)
        elif isinstance(block, Table):
            _fill_table(sheet, block, row_heights(arranged, look), anchors)
        elif isinstance(block, Contents):
            sheet.take_lines(heading_count, contents_line)
    return headings, anchors


class _Sheet:
    """The page that is being filled: its number, and the twips used on it."""

    def __init__(
        self,
        look: Look,
        landscape: bool,
    ) -> None:
        """landscape: whether the first page lies across."""
        self.look = look
        self.landscape = landscape
        self.page = 1
        self.used = 0

    def begin(self, arranged: ArrangedBlock) -> None:
        """Turns or changes the page where the block asks for it."""
        block = arranged.block
        changes = arranged.new_page or arranged.landscape != self.landscape
        if isinstance(block, Paragraph):
            changes = changes or block.new_page
            changes = changes or self.look.paragraph(block.role).new_page
        self.landscape = arranged.landscape
        if changes and self.used:
            self._next_page()

    def reserve(
        self,
        blocks: list[ArrangedBlock],
        index: int,
    ) -> None:
        """Keeps paragraphs together that keep with the next one.

        They go to a new page unless the beginning of that next one fits with
        them: a line, or the head of a table with its first row.
        """
        need = 0
        for following in range(index, len(blocks)):
            arranged = blocks[following]
            block = arranged.block
            if not isinstance(block, Paragraph):
                break
            if not self.look.paragraph(block.role).keep_next:
                break
            need += self._height(block)
        if not need or not self.used:
            return
        beginning = self.look.page.pitch
        if isinstance(block, Table):
            heights = row_heights(arranged, self.look)
            beginning = sum(heights[: block.header + 1])
        if self.used + need + beginning > self._capacity():
            self._next_page()

    def fill(self, block: Paragraph) -> int:
        """Sets a paragraph line by line; the page of its first line."""
        line = self.look.paragraph(block.role).line or self.look.page.pitch
        height = self._height(block)
        self.take(min(line, height))
        page = self.page
        for done in range(line, height, line):
            self.take(min(line, height - done))
        return page

    def take_lines(
        self,
        count: int,
        line: int,
    ) -> None:
        """Sets lines of one height, each of which is whole."""
        for _ in range(count):
            self.take(line)

    def take(self, height: int) -> None:
        """Sets something that is not split."""
        if self.used and self.used + height > self._capacity():
            self._next_page()
        self.used += height

    def _next_page(self) -> None:
        self.page += 1
        self.used = 0

    def _capacity(self) -> int:
        return self.look.page.text_height(self.landscape)

    def _height(self, block: Paragraph) -> int:
        width = self.look.page.text_width(self.landscape)
        return paragraph_height(block, self.look, width)


def _fill_table(
    sheet: _Sheet,
    table: Table,
    heights: list[int],
    anchors: dict[str, int],
) -> None:
    """Sets a table row by row.

    Its head comes again at the top of each page.
    """
    head = 0
    for number, (row, height) in enumerate(
        zip(table.rows, heights, strict=True)
    ):
        before = sheet.page
        sheet.take(height)
        if number < table.header:
            head += height
        elif sheet.page != before:
            sheet.used += head
        for cell in row:
            for paragraph in cell.paragraphs:
                if paragraph.anchor:
                    anchors.setdefault(paragraph.anchor, sheet.page)
