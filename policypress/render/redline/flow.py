"""A change set as passages: its steps walked in order, each unit where it stands, stood and stands now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from policypress.compare.changes import Change, ChangeSet, Op, Pair, Piece, Side, Step
from policypress.render.redline.blocks import Block, Passage, Status, TrackedParagraph
from policypress.render.redline.pairs import AFTER, BEFORE, IN_PLACE, Shaped, Statuses

_STATUSES: Mapping[Side, Statuses] = {"both": IN_PLACE, "old": BEFORE, "new": AFTER}


def passages(changes: ChangeSet) -> list[Passage]:
    """The whole redline, in order, all numbers as words; neighbours are not yet kept apart."""
    return list(_passages(changes))


def _passages(changes: ChangeSet) -> Iterator[Passage]:
    names: dict[str, str] = {}
    schemes = changes.old.scheme, changes.new.scheme
    for step in changes.steps:
        shaped = Shaped(step.change, *schemes)
        if step.side == "both":
            yield from _in_place(step.change, shaped, names)
        else:
            yield from _one_side(step, shaped, names)


def _one_side(step: Step, shaped: Shaped, names: dict[str, str]) -> Iterator[Passage]:
    """A unit that is new, gone, or here before or after its move; paragraphs before the first that moved stand apart."""
    change, side = step.change, step.side
    blocks = tuple(
        block
        for pair in change.pairs
        for block in shaped.blocks(pair, side, _STATUSES[side])
    )
    first = side == "new" or not change.new
    moved: Status = "moveFrom" if side == "old" else "moveTo"
    start = next(
        (at for at, block in enumerate(blocks) if _moves(block, moved)), len(blocks)
    )
    if blocks[:start]:
        yield Passage(change, blocks[:start], first=first)
    if blocks[start:]:
        yield Passage(
            change, blocks[start:], moved, _name(names, change.id), first and not start
        )


def _moves(block: Block, moved: Status) -> bool:
    """Whether words of a block moved."""
    return isinstance(block, TrackedParagraph) and any(
        words.status == moved for words in block.words
    )


def _in_place(
    change: Change, shaped: Shaped, names: dict[str, str]
) -> Iterator[Passage]:
    """A unit that stayed; lines that moved inside it are passages of their own."""
    moving = _moving(change)
    waiting: list[Block] = []
    first = True
    for pair in change.pairs:
        if pair.move not in moving:
            waiting += shaped.blocks(pair, "both", IN_PLACE)
            continue
        if waiting:
            yield Passage(change, tuple(waiting), first=first)
            waiting, first = [], False
        pair = replace(pair, pieces=_without_number(pair))
        moved: Status = "moveFrom" if pair.old else "moveTo"
        blocks = shaped.blocks(pair, "both", {"delete": "moveFrom", "insert": "moveTo"})
        yield Passage(
            change,
            tuple(blocks),
            moved,
            _name(names, f"{change.id}/{pair.move}"),
            first,
        )
        first = False
    if waiting:
        yield Passage(change, tuple(waiting), first=first)


def _moving(change: Change) -> set[str]:
    """Names of the lines that moved inside their unit with the same words; only their own number may differ."""
    texts: dict[str, list[str]] = {}
    for pair in change.pairs:
        if pair.move and not pair.rows:
            texts.setdefault(pair.move, []).append((pair.old or pair.new)[0].text)
    return {
        name
        for name, both in texts.items()
        if len(both) == 2 and both[0] == both[1] != ""
    }


def _without_number(pair: Pair) -> tuple[Piece, ...]:
    """The pieces of a line that moved, its own number apart."""
    line = (pair.old or pair.new)[0]
    op: Op = "delete" if pair.old else "insert"
    return tuple(
        Piece(op, text, nature)
        for text, nature in ((line.lead, "number"), (line.text, ""))
        if text
    )


def _name(names: dict[str, str], key: str) -> str:
    return names.setdefault(key, f"move{len(names) + 1}")
