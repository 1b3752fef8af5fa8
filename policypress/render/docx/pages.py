"""On which page things stand, estimated: lines of the text area filled one after the other.

Good enough for the page numbers of a table of contents before a program that lays out pages has seen the file:
rows and lines have the heights of their styles. What asks for no page number is not estimated.
"""

from __future__ import annotations

from functools import cached_property

from policypress.document import Contents, Paragraph, Table, paragraphs
from policypress.render.docx.arrange import Step, is_heading
from policypress.render.docx.heights import paragraph_height
from policypress.render.docx.tables import column_widths, row_height, table_style
from policypress.render.look.look import Look


class Pages:
    """The pages of a document: `headings` that contents of its depth list, in order, and `of` an anchor."""

    def __init__(self, steps: list[Step], look: Look, depth: int) -> None:
        self._steps, self._look, self._depth = steps, look, depth

    @property
    def headings(self) -> list[int]:
        return self._estimate[0]

    def of(self, anchor: str) -> int | None:
        return self._estimate[1].get(anchor)

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Every place that something can point at."""
        blocks = [step.block for step in self._steps]
        found = [paragraph.anchor for paragraph in paragraphs(blocks)]
        return frozenset(anchor for anchor in found if anchor)

    @cached_property
    def _estimate(self) -> tuple[list[int], dict[str, int]]:
        return estimate(self._steps, self._look, self._depth)


def estimate(
    steps: list[Step], look: Look, depth: int
) -> tuple[list[int], dict[str, int]]:
    """The page of each heading that contents of this depth list, in order, and the page of each anchor."""
    count = sum(is_heading(step.block, depth) for step in steps)
    sheet = _Sheet(look, steps[0].landscape if steps else False)
    headings: list[int] = []
    anchors: dict[str, int] = {}
    for index, step in enumerate(steps):
        sheet.begin(step)
        block = step.block
        if isinstance(block, Paragraph):
            sheet.reserve(steps, index)
            page = sheet.fill(block)
            if is_heading(block, depth):
                headings.append(page)
            if block.anchor:
                anchors.setdefault(block.anchor, page)
        elif isinstance(block, Table):
            _fill_table(sheet, block, anchors)
        elif isinstance(block, Contents):
            for _ in range(count):
                sheet.take(look.paragraph("contents-1").line or look.page.pitch)
    return headings, anchors


class _Sheet:
    """The page being filled: its number and the twips used on it."""

    def __init__(self, look: Look, landscape: bool) -> None:
        self.look, self.landscape = look, landscape
        self.page, self.used = 1, 0

    def begin(self, step: Step) -> None:
        """Turns or changes the page where the step asks for it."""
        turned = step.landscape != self.landscape
        own = isinstance(step.block, Paragraph) and self._opens_page(step.block)
        self.landscape = step.landscape
        if (turned or step.new_page or own) and self.used:
            self.page, self.used = self.page + 1, 0

    def reserve(self, steps: list[Step], index: int) -> None:
        """A new page for paragraphs that keep with the next, unless the beginning of that fits with them: a line, or
        the head of a table with its first row."""
        need, beginning = 0, self.look.page.pitch
        for step in steps[index:]:
            if isinstance(step.block, Table):
                beginning = sum(_row_heights(self, step.block)[: step.block.header + 1])
            if (
                not isinstance(step.block, Paragraph)
                or not self.look.paragraph(step.block.role).keep_next
            ):
                break
            need += self._height(step.block)
        if need and self.used and self.used + need + beginning > self._room():
            self.page, self.used = self.page + 1, 0

    def fill(self, block: Paragraph) -> int:
        """Sets a paragraph line by line; the page of its first line."""
        line = self.look.paragraph(block.role).line or self.look.page.pitch
        height = self._height(block)
        self.take(min(line, height))
        page = self.page
        for done in range(line, height, line):
            self.take(min(line, height - done))
        return page

    def take(self, height: int) -> None:
        """Room for something that is not split."""
        if self.used and self.used + height > self._room():
            self.page, self.used = self.page + 1, 0
        self.used += height

    def _room(self) -> int:
        return self.look.page.text_height(self.landscape)

    def _height(self, block: Paragraph) -> int:
        return paragraph_height(
            block, self.look, self.look.page.text_width(self.landscape)
        )

    def _opens_page(self, block: Paragraph) -> bool:
        return block.new_page or self.look.paragraph(block.role).new_page


def _row_heights(sheet: _Sheet, table: Table) -> list[int]:
    widths = column_widths(table, sheet.look.page.text_width(sheet.landscape))
    style = table_style(table, sheet.look)
    return [row_height(row, widths, style, sheet.look) for row in table.rows]


def _fill_table(sheet: _Sheet, table: Table, anchors: dict[str, int]) -> None:
    head = 0
    for number, (row, height) in enumerate(zip(table.rows, _row_heights(sheet, table))):
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
