"""Own numbers as automatic ones (条序自动编号).

A clause that is merely renumbered then needs no tracked change.

A number is left to a list only where counting gives it exactly, in the new and
in the old text; every other one (第十条之一, a number out of order) stays
words. The paragraphs of both texts are counted in the order of the redline.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from policypress.render.look.look import Look
from policypress.render.redline.blocks import (
    Block,
    Passage,
    Status,
    TrackedParagraph,
    TrackedWords,
)
from policypress.render.redline.counting import CountedList, counted
from policypress.render.redline.paragraph_groups import paragraph_groups
from policypress.word.numbering import NumberedList, numbering_xml
from policypress.word.styles import fonts, indent

# Both ends of a move must hold the same words; the number at one end may be
# automatic.
_NOT_MOVED: Mapping[Status, Status] = {"moveFrom": "del", "moveTo": "ins"}


def numbered(
    found: Sequence[Passage],
) -> tuple[list[Passage], list[CountedList]]:
    """The passages with automatic numbers, and the lists that count them."""
    blocks = [block for passage in found for block in passage.blocks]
    given, lists = counted(paragraph_groups(blocks))
    done = [
        _written(block, given.get(place)) for place, block in enumerate(blocks)
    ]
    return list(_in_passages(done, found)), lists


def _in_passages(
    done: list[Block],
    found: Sequence[Passage],
) -> Iterator[Passage]:
    """The passages with these blocks, one for each of their own."""
    start = 0
    for passage in found:
        end = start + len(passage.blocks)
        yield replace(passage, blocks=tuple(done[start:end]))
        start = end


def _written(
    block: Block,
    lists: Mapping[str, int] | None,
) -> Block:
    """The paragraph without its number as words.

    lists: the list of its number by side; where it is None the number stays
        words, which move with no paragraph.
    """
    if not isinstance(block, TrackedParagraph):
        return block
    if lists is None:
        return replace(block, words=tuple(map(_not_moved, block.words)))
    words = tuple(item for item in block.words if item.number_of is None)
    new = lists.get("new", lists.get("old", 0))
    old = lists.get("old", new)
    return replace(
        block,
        words=words,
        list=new,
        former_list=old,
    )


def _not_moved(words: TrackedWords) -> TrackedWords:
    """Words of a number that moved as words that are deleted here and inserted
    there.
    """
    if words.number_of is None:
        return words
    return replace(words, status=_NOT_MOVED.get(words.status, words.status))


def lists_xml(
    lists: Sequence[CountedList],
    look: Look,
) -> str:
    """numbering.xml of these lists, "" for none.

    Their numbers look as they do as words.
    """
    if not lists:
        return ""
    return numbering_xml(
        [_numbered_list(counted_list, look) for counted_list in lists]
    )


def _numbered_list(
    counted_list: CountedList,
    look: Look,
) -> NumberedList:
    """A list as Word numbering defines it."""
    writing = counted_list.writing
    style = look.paragraph(writing.style)
    size = style.face.character
    indents = indent(
        size,
        style.first_line,
        style.left,
        style.right,
    )
    face = look.characters.get(writing.face)
    run = ""
    if face:
        run = fonts(face.east_asia, face.latin)
        if face.bold:
            run += "<w:b/><w:bCs/>"
    return NumberedList(
        counted_list.start,
        writing.form,
        writing.before,
        writing.after,
        indents,
        run,
    )
