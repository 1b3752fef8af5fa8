"""The composed text cut into its provisions and annexes, for the page that shows it and
for the search (条文).
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from policypress.compose.sandbox.sandbox import offered
from policypress.document import Block, Document, Paragraph, Table
from policypress.site.text import html, text

_PROVISION = re.compile(
    r"(?:measures/([^#]+)#|(?:supplementary|parts/[^#]+)#articles\.([^.]+)\.)(.*)"
)
_ANNEX = re.compile(r"annexes/([^#]+)#")
_CHAPTER = re.compile(r"policy#(?:chapters\.([^.]+)\.)+")
_ANNEX_LABEL = "attachment-label"
# What annexes there are, below the text.
_ANNEX_NOTES = ("attachment-first", "attachment-note")
_ANNEX_TITLE = "attachment-title"


class Clause(Struct, frozen=True, dict=True):
    """A provision or an annex as the text prints it.

    id: its permanent id, "" for what is neither: title and preamble, the heading of a
    chapter. annex: whether it is one.
    """

    id: str
    blocks: tuple[Block, ...]
    annex: bool = False

    @cached_property
    def html(self) -> Markup:
        return html(self.blocks)

    @cached_property
    def text(self) -> str:
        return text(self.blocks)


class _Home(NamedTuple):
    """Where a block belongs. part: the paragraph or item within the provision, main.a."""

    id: str = ""
    part: str = ""
    annex: bool = False


def clauses(document: Document) -> list[Clause]:
    """The printed text, provision by provision, then annex by annex. Paragraphs get ids:
    `<provision>.<paragraph>`, `<provision>.<paragraph>.<item>`."""
    found: list[tuple[_Home, list[Block]]] = []
    for block in document.blocks:
        home = _home(block)
        before = found[-1][0] if found else None
        if before is None or _begins(block, home, before):
            found.append((home, []))
        _, blocks = found[-1]
        if home.annex:
            # The label of an annex comes first, and does not say whose it is.
            found[-1] = (home, blocks)
        is_first = not blocks
        addressed = _addressed(block, home, is_first)
        blocks.append(addressed)
    return [
        Clause(home.id, tuple(blocks), home.annex) for home, blocks in found
    ]


def _begins(
    block: Block,
    home: _Home,
    before: _Home,
) -> bool:
    """Whether a block is the first of a provision, of an annex or of a heading."""
    if isinstance(block, Paragraph) and _opens(block):
        return True
    if before.annex:
        return False
    return home.id != before.id


def _opens(paragraph: Paragraph) -> bool:
    """Whether it is a heading below the title, or the label of an annex."""
    return paragraph.role == _ANNEX_LABEL or paragraph.level > 1


def _home(block: Block) -> _Home:
    """The provision or annex that a block prints, as its origin says."""
    role = block.role if isinstance(block, Paragraph) else ""
    if role == _ANNEX_LABEL:
        return _Home(annex=True)
    if role in _ANNEX_NOTES:
        return _Home()
    origin = block.origin if isinstance(block, Paragraph | Table) else None
    if origin is None:
        return _Home()
    if annex := _ANNEX.match(origin.id):
        return _Home(annex[1], annex=True)
    found = _PROVISION.match(origin.id)
    if found is None:
        return _Home()
    return _Home(found[1] or found[2], _part(found[3]))


def _part(path: str) -> str:
    """main.a of paragraphs.main.items.a.text; "" for what is no line of prose."""
    if not path.startswith("paragraphs."):
        return ""
    if not path.endswith(".text"):
        return ""
    inner = path.removeprefix("paragraphs.").removesuffix(".text")
    return inner.replace(".items.", ".")


def _addressed(
    block: Block,
    home: _Home,
    begins: bool,
) -> Block:
    """A paragraph with its id. begins: it is the first of a provision.

    A provision may begin with its title in the same line (run-in): for a reader who
    jumps from heading to heading that is a heading too, as is the title of an annex.
    """
    if not isinstance(block, Paragraph):
        return block
    level = block.level
    if begins and any(
        getattr(item, "role", "") == "run-in" for item in block.inlines
    ):
        level = 3
    elif block.role == _ANNEX_TITLE:
        level = 2
    anchor = f"{home.id}.{home.part}" if home.part else ""
    return replace(block, anchor=anchor, level=level)


@offered
def chapter_of(clause: Clause) -> str:
    """The id of the chapter whose heading this is, of the supplementary part
    "supplementary"; "" = none."""
    for block in clause.blocks:
        if isinstance(block, Paragraph) and block.level > 1 and block.origin:
            found = _CHAPTER.match(block.origin.id)
            if found:
                return found[1]
            is_last = block.origin.id == "supplementary#title"
            if is_last:
                return "supplementary"
            return ""
    return ""
