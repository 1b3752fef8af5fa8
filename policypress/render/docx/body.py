"""The inside of w:body.

Every block of the document in turn, then the last section.
"""

from __future__ import annotations

from collections.abc import Iterator

from policypress.document import Contents, Document, Paragraph, Table
from policypress.render.docx import letter
from policypress.render.docx.arrange import ArrangedBlock, arrange, is_heading
from policypress.render.docx.contents import ContentsEntry, contents_xml, entry
from policypress.render.docx.imprint import imprint_xml
from policypress.render.docx.joint import joint_xml
from policypress.render.docx.joint_names import Joint
from policypress.render.docx.pages import EstimatedPages
from policypress.render.docx.paragraphs import gap, paragraph_xml
from policypress.render.docx.placement import (
    drop,
    indents,
    masthead_room,
    one_line_size,
    tight,
)
from policypress.render.docx.state import State
from policypress.render.docx.tables import table_xml
from policypress.word.page import section

FOOTERS = ("rIdOdd", "rIdEven")
FIRST = "rIdFirstFooter"
_ONE_LINE = "masthead"
NO_SPACE_BELOW = '<w:spacing w:after="0"/>'


def body_xml(
    state: State,
    document: Document,
) -> str:
    """Word XML of the whole document.

    `state` then holds what belongs into other parts: comments, links, origins.
    """
    blocks = arrange(document)
    is_letter = any(_is_letter_masthead(one.block) for one in blocks)
    if is_letter:
        state.first_footer = letter.first_page_footer(state)
    state.depth = _contents_depth(blocks)
    pages = EstimatedPages(blocks, state.look, state.depth)
    state.anchors = pages.anchors
    state.page_of = pages.of
    landscape = blocks[-1].landscape if blocks else document.landscape
    writer = _BodyWriter(state, blocks, is_letter)
    return writer.body() + writer.section(landscape)


def _is_letter_masthead(block: object) -> bool:
    """Whether this is the name above a letter (信函式)."""
    return isinstance(block, Paragraph) and block.role == letter.MASTHEAD


def _contents_depth(blocks: list[ArrangedBlock]) -> int:
    """How deep the deepest table of contents goes, 0 when there is none."""
    depth = 0
    for arranged in blocks:
        if isinstance(arranged.block, Contents):
            depth = max(depth, arranged.block.depth)
    return depth


def _entries(
    blocks: list[ArrangedBlock],
    depth: int,
) -> list[ContentsEntry]:
    """What the contents list: each heading of this depth."""
    headings = [
        arranged.block
        for arranged in blocks
        if isinstance(arranged.block, Paragraph)
        and is_heading(arranged.block, depth)
    ]
    return [
        entry(heading, number) for number, heading in enumerate(headings, 1)
    ]


class _BodyWriter:
    """Writes the blocks of one document, each with what it needs before and
    behind.
    """

    def __init__(
        self,
        state: State,
        blocks: list[ArrangedBlock],
        is_letter: bool,
    ) -> None:
        """blocks: of the whole body; contents and indents depend on all. is_letter: its
        first page has a footer of its own."""
        self.state = state
        self.first = FIRST if is_letter else ""
        self.blocks = blocks
        self.entries = _entries(blocks, state.depth)
        self.bookmarks = iter([item.bookmark for item in self.entries])
        self.indents = indents(blocks, state.look)

    def body(self) -> str:
        """All blocks, without the section that ends the document."""
        parts: list[str] = []
        before: ArrangedBlock | None = None
        for index, arranged in enumerate(self.blocks):
            if isinstance(arranged.block, Paragraph):
                direct = self.indents.get(index, "")
                parts.append(self._paragraph(arranged.block, arranged, direct))
            else:
                parts += self._other(arranged, before)
            before = arranged
        return "".join(parts)

    def _paragraph(
        self,
        block: Paragraph,
        arranged: ArrangedBlock,
        direct: str,
    ) -> str:
        """A paragraph.

        direct: the indent that it needs beyond its style, or "".
        """
        look = self.state.look
        height = look.paragraph(block.role).drop
        if block.role == letter.MASTHEAD:
            return letter.masthead_xml(self.state, block)
        size = 0
        if block.role == _ONE_LINE:
            width = look.page.text_width(arranged.landscape)
            size = one_line_size(block, look, width)
            direct = tight(size)
        if arranged.closed:
            direct = NO_SPACE_BELOW + direct
        listed = is_heading(block, self.state.depth)
        above = drop(height) if height else ""
        return above + paragraph_xml(
            self.state,
            block,
            heading=next(self.bookmarks) if listed else "",
            direct=direct,
            size=size,
            new_page=arranged.new_page,
            keep=arranged.keep,
            section=self._ending(arranged),
        )

    def _other(
        self,
        arranged: ArrangedBlock,
        before: ArrangedBlock | None,
    ) -> Iterator[str]:
        """A table, contents or an imprint, between the small paragraphs it
        needs.
        """
        if arranged.new_page or _touch(before, arranged):
            yield gap(new_page=arranged.new_page)
        yield self._other_block(arranged)
        ending = self._ending(arranged)
        is_last = arranged is self.blocks[-1]
        if ending or (is_last and isinstance(arranged.block, Table)):
            yield gap(section=ending)

    def _other_block(self, arranged: ArrangedBlock) -> str:
        """The XML of a table, of contents, or of an imprint."""
        block = arranged.block
        if isinstance(block, Table):
            return table_xml(self.state, block, arranged)
        if isinstance(block, Contents):
            return contents_xml(self.state, block, self.entries)
        if isinstance(block, Joint):
            return joint_xml(
                self.state,
                block,
                masthead_room(self.blocks, self.state.look),
            )
        lines = (block,) if isinstance(block, Paragraph) else block
        return imprint_xml(self.state, lines, arranged.landscape)

    def _ending(self, arranged: ArrangedBlock) -> str:
        """The section that ends with this block, "" when pages go on."""
        if arranged.turn is None:
            return ""
        return self.section(arranged.landscape)

    def section(self, landscape: bool) -> str:
        """w:sectPr; the first one of a letter has a first page of its own."""
        first, self.first = self.first, ""
        return section(self.state.look.page, landscape, FOOTERS, first)


def _touch(
    before: ArrangedBlock | None,
    arranged: ArrangedBlock,
) -> bool:
    """True where Word would join a table with the one right before it."""
    if before is None or before.turn is not None:
        return False
    after_table = isinstance(before.block, Table)
    return after_table and not isinstance(arranged.block, Contents)
