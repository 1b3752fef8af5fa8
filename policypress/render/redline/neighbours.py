"""Neighbouring insertions kept apart (相邻修订), so that every program takes
back what Word takes back.

LibreOffice joins two insertions of one author on both sides of a paragraph
mark that stays, and takes the mark away when they are rejected. The same
change can be marked in another way, which all programs read alike.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TypeGuard

from msgspec.structs import replace

from policypress.render.redline.blocks import (
    Block,
    Passage,
    TrackedParagraph,
    TrackedWords,
)

# A block, and the place of the passage it belongs to.
_Standing = tuple[int, Block]


def kept_apart(found: list[Passage]) -> list[Passage]:
    """The passages, with no two insertions of substance on both sides of a
    mark that stays.

    Paragraphs inserted behind inserted words are marked as if they had been
    typed there: the mark of the paragraph typed in is a new one, and the old
    mark ends the last new paragraph. Where words were inserted at the head of
    the next old paragraph too, the old mark goes and comes back in front of
    it.
    """
    flat: list[_Standing] = []
    for at, passage in enumerate(found):
        flat += [(at, block) for block in passage.blocks]
    done: list[_Standing] = []
    index = 0
    while index < len(flat):
        at, block = flat[index]
        index += 1
        if not _ends_new(block):
            done.append((at, block))
            continue
        new = _new_from(index, flat, found)
        index += len(new)
        following = flat[index][1] if index < len(flat) else None
        if following and _starts_new(following):
            head, rest = _parted(following, block)
            done += [(at, _typed(block)), *new]
            done.append((new[-1][0] if new else at, head))
            flat[index] = flat[index][0], rest
        elif new:
            done += [
                (at, _typed(block)),
                *new[:-1],
                _with_mark_of(block, new[-1]),
            ]
        else:
            done.append((at, block))
    return _in_passages(done, found)


def _in_passages(
    done: list[_Standing],
    found: list[Passage],
) -> list[Passage]:
    """The passages with these blocks instead of their own."""
    blocks: list[list[Block]] = [[] for _ in found]
    for at, block in done:
        blocks[at].append(block)
    return [
        replace(passage, blocks=tuple(own))
        for passage, own in zip(
            found,
            blocks,
            strict=True,
        )
    ]


def _new_from(
    index: int,
    flat: list[_Standing],
    found: list[Passage],
) -> list[tuple[int, TrackedParagraph]]:
    """The paragraphs from a place on that are new as a whole, up to the first
    that is not.
    """
    new: list[tuple[int, TrackedParagraph]] = []
    while index < len(flat):
        at, block = flat[index]
        if found[at].moved or not _is_new(block):
            break
        new.append((at, block))
        index += 1
    return new


def _typed(block: TrackedParagraph) -> TrackedParagraph:
    """The paragraph with a new mark."""
    return replace(
        block,
        status="ins",
        former=block.style,
        former_list=block.list,
    )


def _with_mark_of(
    before: TrackedParagraph,
    new: tuple[int, TrackedParagraph],
) -> _Standing:
    """A new paragraph that ends with the old mark of the paragraph before."""
    at, block = new
    former = before.former
    former_list = before.former_list
    return at, replace(
        block,
        status="",
        former=former,
        former_list=former_list,
    )


def _inserted(words: TrackedWords) -> bool:
    return words.status == "ins" and not words.nature


def _ends_new(block: Block) -> TypeGuard[TrackedParagraph]:
    """A paragraph that stays and ends with inserted words."""
    if (
        not isinstance(block, TrackedParagraph)
        or block.status
        or not block.words
    ):
        return False
    return _inserted(block.words[-1])


def _is_new(block: Block) -> TypeGuard[TrackedParagraph]:
    """A paragraph that is new as a whole."""
    if not isinstance(block, TrackedParagraph) or block.status != "ins":
        return False
    return all(map(_inserted, block.words))


def _starts_new(block: Block) -> TypeGuard[TrackedParagraph]:
    """An old paragraph that begins with inserted words."""
    if not isinstance(block, TrackedParagraph) or not block.words:
        return False
    return _inserted(block.words[0])


def _parted(
    block: TrackedParagraph,
    before: TrackedParagraph,
) -> tuple[TrackedParagraph, TrackedParagraph]:
    """The inserted words at the head of a paragraph, ended by the old mark of
    `before`, and the rest.
    """
    head_words = tuple(takewhile(_inserted, block.words))
    head = TrackedParagraph(
        head_words,
        "del",
        block.style,
        before.former,
        list=block.list,
        former_list=before.former_list,
    )
    return head, replace(block, words=block.words[len(head_words) :])
