"""Neighbouring insertions kept apart (相邻修订), so that every program takes back what Word takes back.

LibreOffice joins two insertions of one author on both sides of a paragraph mark that stays, and takes the mark away
when they are rejected. The same change can be marked in another way, which all programs read alike.
"""

from __future__ import annotations

from dataclasses import replace

from policypress.render.redline.blocks import Block, Passage, TrackedParagraph, Words


def kept_apart(found: list[Passage]) -> list[Passage]:
    """The passages, with no two insertions of substance on both sides of a mark that stays.

    Paragraphs inserted behind inserted words are marked as if they had been typed there: the mark of the paragraph
    typed in is a new one, and the old mark ends the last new paragraph. Where words were inserted at the head of the
    next old paragraph too, the old mark goes and comes back in front of it.
    """
    flat = [(at, block) for at, passage in enumerate(found) for block in passage.blocks]
    typed: list[tuple[int, Block]] = []
    index = 0
    while index < len(flat):
        at, block = flat[index]
        last = index
        while (
            _ends_new(block) and last + 1 < len(flat) and _is_new(flat[last + 1], found)
        ):
            last += 1
        following = flat[last + 1] if last + 1 < len(flat) else None
        if following and _ends_new(block) and _starts_new(following[1]):
            head, rest = _parted(following[1], block)
            typed += [(at, _typed(block)), *flat[index + 1 : last + 1]]
            typed.append((flat[last][0], head))
            flat[last + 1] = following[0], rest
        elif last > index:
            end_at, end = flat[last]
            typed += [(at, _typed(block)), *flat[index + 1 : last]]
            typed.append(
                (
                    end_at,
                    replace(
                        end,
                        status="",
                        former=block.former,
                        former_list=block.former_list,
                    ),
                )
            )
        else:
            typed.append((at, block))
        index = last + 1
    blocks: list[list[Block]] = [[] for _ in found]
    for at, block in typed:
        blocks[at].append(block)
    return [replace(passage, blocks=tuple(own)) for passage, own in zip(found, blocks)]


def _typed(block: TrackedParagraph) -> TrackedParagraph:
    """The paragraph with a new mark."""
    return replace(block, status="ins", former=block.style, former_list=block.list)


def _inserted(words: Words) -> bool:
    return words.status == "ins" and not words.nature


def _ends_new(block: Block) -> bool:
    """A paragraph that stays and ends with inserted words."""
    return (
        isinstance(block, TrackedParagraph)
        and block.status == ""
        and any(map(_inserted, block.words[-1:]))
    )


def _is_new(standing: tuple[int, Block], found: list[Passage]) -> bool:
    """A paragraph that is new as a whole."""
    at, block = standing
    whole = (
        isinstance(block, TrackedParagraph)
        and block.status == "ins"
        and all(map(_inserted, block.words))
    )
    return whole and not found[at].moved


def _starts_new(block: Block) -> bool:
    """An old paragraph that begins with inserted words."""
    return isinstance(block, TrackedParagraph) and any(map(_inserted, block.words[:1]))


def _parted(
    block: TrackedParagraph, before: TrackedParagraph
) -> tuple[TrackedParagraph, TrackedParagraph]:
    """The inserted words at the head of a paragraph, ended by the old mark of `before`, and the rest."""
    count = next(
        (n for n, words in enumerate(block.words) if not _inserted(words)),
        len(block.words),
    )
    head = TrackedParagraph(
        block.words[:count],
        "del",
        block.style,
        before.former,
        list=block.list,
        former_list=before.former_list,
    )
    return head, replace(block, words=block.words[count:])
