"""The titles of a document, their lines broken by meaning (GB/T 9704-2012, 7.3.1: a title
of several lines breaks where the meaning stays whole)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from msgspec.structs import replace

from policypress.document import (
    Block,
    Inline,
    LineBreak,
    Paragraph,
    Text,
)
from policypress.language.title import break_title
from policypress.source.model import Policy

# Characters in a line, for each role that is broken.
TITLE_WIDTH = {"title": 20}
_NOTICE = "的通知"  # one word where a title ends


class TitleLines:
    """Breaks the titles of one policy's documents."""

    def __init__(self, policy: Policy) -> None:
        """policy: whose names and terms no line breaks."""
        self._policy = policy

    @cached_property
    def whole_words(self) -> tuple[str, ...]:
        """What no title breaks: names of bodies, and the policy's own words."""
        meta = self._policy.meta
        return (*meta.issuing, meta.drafter, *meta.terms, _NOTICE)

    def broken(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """The blocks, the lines of their titles broken."""
        return tuple([self._with_lines(block) for block in blocks])

    def _with_lines(self, block: Block) -> Block:
        """A title with its lines broken; one already broken by hand stays."""
        if not isinstance(block, Paragraph):
            return block
        width = TITLE_WIDTH.get(block.role)
        if width is None:
            return block
        texts = [item for item in block.inlines if isinstance(item, Text)]
        if not texts or len(texts) < len(block.inlines):
            return block
        title = "".join([item.text for item in texts])
        lines = break_title(title, self.whole_words, width)
        inlines = tuple(_with_breaks(lines, texts[0]))
        return replace(block, inlines=inlines)


def _with_breaks(
    lines: list[str],
    style: Text,
) -> Iterator[Inline]:
    """The lines of a title with a break between two. style: the text whose style and
    origin all of them have."""
    is_first = True
    for line in lines:
        if not is_first:
            yield LineBreak()
        is_first = False
        yield replace(style, text=line.strip(" "), link="")
