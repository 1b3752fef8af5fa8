"""The order of a document on paper: blocks with the page breaks and page turns between them settled.

A break or a turn belongs to the block it stands beside, so an empty page can never come of one: a turn at the end
of a document, a break behind a turn, and two turns in a row all count once or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

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

IMPRINT = "imprint"
SIGNATURE = "signature"
RUN_IN = "run-in"


@dataclass(slots=True)
class Step:
    """A paragraph, table or contents, or the lines of an imprint (版记).

    new_page: begins a page. turn: orientation of the pages after it (landscape or not), None to go on.
    keep: stays with the next one, as the last words of a text with its signature, which has no page of its own.
    """

    block: Paragraph | Table | Contents | tuple[Paragraph, ...]
    landscape: bool
    new_page: bool = False
    turn: bool | None = None
    keep: bool = False


def arrange(document: Document) -> list[Step]:
    """The steps of a document, the draft line included."""
    steps: list[Step] = []
    landscape, broken = document.landscape, False
    for block in _with_draft(document):
        if isinstance(block, PageBreak):
            broken = bool(steps)
        elif isinstance(block, Section):
            landscape, broken = block.landscape, False
            if steps:
                steps[-1].turn = landscape
        elif (
            _is_imprint(block)
            and steps
            and not broken
            and steps[-1].turn is None
            and _is_imprint(steps[-1].block)
        ):
            steps[-1].block += (block,)
        else:
            block_or_lines = (block,) if _is_imprint(block) else block
            steps.append(Step(block_or_lines, landscape, broken))
            broken = False
    if steps:
        steps[-1].turn = None
    for step, after in pairwise(steps):
        step.keep = isinstance(after.block, Paragraph) and after.block.role == SIGNATURE
    return steps


def is_heading(block: object, depth: int) -> bool:
    """True for a paragraph that a table of contents of this depth lists.

    A heading that runs into its clause is none: Word would take the whole clause when it updates the contents.
    """
    return (
        isinstance(block, Paragraph) and 0 < block.level <= depth and not runs_in(block)
    )


def runs_in(block: Paragraph) -> bool:
    """True when the paragraph opens with a run-in heading."""
    first = next(
        (item for item in block.inlines if isinstance(item, Text) and item.text), None
    )
    return first is not None and first.role == RUN_IN


def _is_imprint(block: object) -> bool:
    if isinstance(block, tuple):
        return True
    return isinstance(block, Paragraph) and block.role == IMPRINT


def _with_draft(document: Document) -> Iterable[Block]:
    """The blocks, with the draft line before the title (or first, where the title opens a page or there is none)."""
    blocks = list(document.blocks)
    if document.draft:
        titles = (
            i
            for i, block in enumerate(blocks)
            if isinstance(block, Paragraph) and block.role == "title"
        )
        at = next(titles, 0)
        opens_page = at and (
            blocks[at].new_page or isinstance(blocks[at - 1], (PageBreak, Section))
        )
        blocks.insert(
            0 if opens_page else at, Paragraph("draft", (Text(document.draft),))
        )
    return blocks
