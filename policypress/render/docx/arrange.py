"""The order of a document on its pages.

Blocks, with page breaks and turns settled.

A break or a turn belongs to the block beside which it stands, so an empty page
can never come of one: a turn at the end of a document, a break behind a turn,
and two turns in a row all count once or not at all.
"""

from __future__ import annotations

from itertools import pairwise

from msgspec import Struct

from policypress.document import (
    Block,
    Contents,
    Document,
    PageBreak,
    Paragraph,
    Section,
    Table,
    Text,
)
from policypress.render.docx.joint_names import ENDINGS, SIGNATURE, Joint

DRAFT = "draft"
IMPRINTS = ("imprint", "letter-imprint")
RUN_IN = "run-in"
STAGE = "stage"
ATTACHMENTS = ("attachment-first", "attachment-note")
TITLE = "title"

Imprint = tuple[Paragraph, ...]
_SEVERAL = 2


class ArrangedBlock(Struct):
    """A paragraph, a table, contents, or all lines of an imprint (版记).

    new_page: begins a page. turn: orientation of the pages after it (landscape
    or not), None to go on. keep: stays with the next block, as the last words
    of a text do with its signature or the lines that list the annexes (附件说明),
    none of which has a page of its own. closed: no
    space below it, as the title has none above the line of its stage. row_heights:
    of a table, in twips, kept here by `tables.row_heights` once they are
    estimated; widths: of its columns, kept alike.
    """

    block: Paragraph | Table | Contents | Imprint | Joint
    landscape: bool
    new_page: bool = False
    turn: bool | None = None
    keep: bool = False
    closed: bool = False
    row_heights: list[int] | None = None
    widths: list[int] | None = None


def arrange(document: Document) -> list[ArrangedBlock]:
    """The blocks of a document in order, the draft line included."""
    arrangement = _Arrangement(document.landscape)
    for block in _with_draft(document):
        if isinstance(block, PageBreak):
            arrangement.break_page()
        elif isinstance(block, Section):
            arrangement.turn(block.landscape)
        else:
            arrangement.add(block)
    blocks = _joined(arrangement.blocks)
    if blocks:
        blocks[-1].turn = None
    for before, after in pairwise(blocks):
        listed = any(_has_role(after.block, role) for role in ATTACHMENTS)
        before.keep = _is_signed(after.block) or listed
        before.closed = _has_role(after.block, STAGE)
    _keep_endings(blocks)
    return blocks


def _keep_endings(blocks: list[ArrangedBlock]) -> None:
    """What ends a text, or stands before a page of its own, has the paragraph above it on
    its page: a last line alone on a page looks like a mistake (孤行). An imprint has the
    end of the text (版记不单独占一页), of which the last paragraph may be a line."""
    for index in range(1, len(blocks)):
        before, last = blocks[index - 1 : index + 1]
        is_apart = _begins_page(last) or before.turn is not None
        if is_apart or not _ends_page(blocks, index):
            continue
        is_text = isinstance(last.block, Paragraph | tuple)
        before.keep |= is_text and _goes_on(before.block)
        is_imprint = isinstance(last.block, tuple)
        if before.keep and is_imprint and index > 1:
            _keep_together(blocks[index - 2], before)


def _keep_together(above: ArrangedBlock, below: ArrangedBlock) -> None:
    """Has a paragraph stay with the next block, unless that begins a page."""
    is_apart = _begins_page(below) or above.turn is not None
    above.keep |= not is_apart and _goes_on(above.block)


def _ends_page(blocks: list[ArrangedBlock], index: int) -> bool:
    """Whether a block is the last one of the text, or before a page of its own."""
    if index + 1 == len(blocks) or blocks[index].turn is not None:
        return True
    return _begins_page(blocks[index + 1])


def _begins_page(arranged: ArrangedBlock) -> bool:
    """Whether a block begins a page."""
    block = arranged.block
    if arranged.new_page:
        return True
    return isinstance(block, Paragraph) and block.new_page


def _goes_on(block: object) -> bool:
    """Whether it is a paragraph that may be told to stay with the next one; the style of a
    signature does."""
    return isinstance(block, Paragraph) and block.role != SIGNATURE


class _Arrangement:
    """The blocks so far, and what the next one has to know of the pages."""

    def __init__(self, landscape: bool) -> None:
        self.blocks: list[ArrangedBlock] = []
        self.landscape = landscape
        self.page_break = False

    def break_page(self) -> None:
        """The next block begins a page; the first one does so anyway."""
        self.page_break = bool(self.blocks)

    def turn(self, landscape: bool) -> None:
        """The pages from here on are landscape, or upright again."""
        self.landscape = landscape
        self.page_break = False
        if self.blocks:
            self.blocks[-1].turn = landscape

    def add(self, block: Paragraph | Table | Contents) -> None:
        """The next block; a line of an imprint joins the lines right before
        it.
        """
        if not isinstance(block, Paragraph) or block.role not in IMPRINTS:
            self._append(block)
            return
        before = self.blocks[-1] if self.blocks else None
        goes_on = (
            before is not None and before.turn is None and not self.page_break
        )
        if before and goes_on and isinstance(before.block, tuple):
            before.block += (block,)
        else:
            self._append((block,))

    def _append(self, block: Paragraph | Table | Contents | Imprint) -> None:
        arranged = ArrangedBlock(block, self.landscape, self.page_break)
        self.blocks.append(arranged)
        self.page_break = False


def _joined(blocks: list[ArrangedBlock]) -> list[ArrangedBlock]:
    """The blocks, the names of several bodies one after the other as one block."""
    found: list[ArrangedBlock] = []
    index = 0
    while index < len(blocks):
        count = _names_at(blocks, index)
        if count < _SEVERAL:
            found.append(blocks[index])
            index += 1
            continue
        group = [one.block for one in blocks[index : index + count]]
        names = tuple(one for one in group if isinstance(one, Paragraph))
        after = index + count
        last = _ending(blocks, after, names[0].role)
        after += last is not None
        first = blocks[index]
        first.block = Joint(names, last)
        first.turn = blocks[after - 1].turn
        found.append(first)
        index = after
    return found


def _names_at(
    blocks: list[ArrangedBlock],
    index: int,
) -> int:
    """How many names of bodies of one role stand here one after the other."""
    block = blocks[index].block
    if not isinstance(block, Paragraph) or block.role not in ENDINGS:
        return 0
    count = 1
    for one in blocks[index + 1 :]:
        if one.new_page or not _has_role(one.block, block.role):
            break
        count += 1
    return count


def _ending(
    blocks: list[ArrangedBlock],
    index: int,
    role: str,
) -> Paragraph | None:
    """What ends names of this role, if it stands at the index."""
    if index >= len(blocks):
        return None
    block = blocks[index].block
    if isinstance(block, Paragraph) and block.role == ENDINGS[role]:
        return block
    return None


def _is_signed(block: object) -> bool:
    """Whether one or several bodies sign here."""
    if isinstance(block, Joint):
        return block.role == SIGNATURE
    return _has_role(block, SIGNATURE)


def is_heading(
    block: object,
    depth: int,
) -> bool:
    """True for a paragraph that a table of contents of this depth lists.

    A heading that runs into its clause is none: Word would take the whole
    clause when it updates the contents.
    """
    if not isinstance(block, Paragraph):
        return False
    return 0 < block.level <= depth and not runs_in(block)


def runs_in(block: Paragraph) -> bool:
    """True when the paragraph opens with a run-in heading (条标题)."""
    for item in block.inlines:
        if isinstance(item, Text) and item.text:
            return item.role == RUN_IN
    return False


def _has_role(
    block: object,
    role: str,
) -> bool:
    return isinstance(block, Paragraph) and block.role == role


def _with_draft(document: Document) -> list[Block]:
    """The blocks, with the draft line before the title.

    Where the title opens a page or there is none, the draft line comes first.
    """
    blocks = [
        block for block in document.blocks if not _is_for_workbook(block)
    ]
    if not document.draft:
        return blocks
    at = _title_index(blocks)
    if at and _opens_page(blocks, at):
        at = 0
    blocks.insert(at, Paragraph(DRAFT, (Text(document.draft),)))
    return blocks


def _is_for_workbook(block: object) -> bool:
    """Whether a table stands in workbooks alone."""
    return isinstance(block, Table) and block.only == "workbook"


def _title_index(blocks: list[Block]) -> int:
    for index, block in enumerate(blocks):
        if _has_role(block, TITLE):
            return index
    return 0


def _opens_page(
    blocks: list[Block],
    at: int,
) -> bool:
    """True when the paragraph at this index, which is not the first, begins a
    page.
    """
    block = blocks[at]
    if isinstance(block, Paragraph) and block.new_page:
        return True
    return isinstance(blocks[at - 1], (PageBreak, Section))
