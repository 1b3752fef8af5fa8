"""A change set as passages.

Its steps walked in order, each unit where it stands, stood and stands now.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from policypress.compare.changes import (
    Change,
    ChangeSet,
    Op,
    Pair,
    Piece,
    Side,
    Step,
)
from policypress.render.redline.blocks import (
    Block,
    Passage,
    Status,
    TrackedParagraph,
)
from policypress.render.redline.pairs import (
    AFTER,
    BEFORE,
    IN_PLACE,
    Shaped,
    Statuses,
)

_STATUSES: Mapping[Side, Statuses] = {
    "both": IN_PLACE,
    "old": BEFORE,
    "new": AFTER,
}
# A line that moved inside its unit: where it stood and where it stands.
_MOVED_LINE: Statuses = {"delete": "moveFrom", "insert": "moveTo"}


def passages(changes: ChangeSet) -> list[Passage]:
    """The whole redline, in order, all numbers as words.

    Neighbours are not yet kept apart.
    """
    return list(_passages(changes))


def _passages(changes: ChangeSet) -> Iterator[Passage]:
    """The passages of each step.

    Moves are named in the order in which they come.
    """
    names: dict[str, str] = {}
    schemes = changes.old.scheme, changes.new.scheme
    for step in changes.steps:
        shaped = Shaped(step.change, *schemes)
        if step.side == "both":
            yield from _in_place(step.change, shaped, names)
        else:
            yield from _one_side(step, shaped, names)


def _one_side(
    step: Step,
    shaped: Shaped,
    names: dict[str, str],
) -> Iterator[Passage]:
    """A unit that is inserted, deleted, or here before or after its move.

    Paragraphs before the first that moved are a passage of their own.
    """
    change = step.change
    side = step.side
    blocks: list[Block] = []
    for pair in change.pairs:
        blocks += shaped.blocks(
            pair,
            side,
            _STATUSES[side],
        )
    is_first = side == "new" or not change.new
    moved: Status = "moveFrom" if side == "old" else "moveTo"
    start = _first_moved(blocks, moved)
    before = tuple(blocks[:start])
    rest = tuple(blocks[start:])
    if before:
        yield Passage(change, before, first=is_first)
    if rest:
        name = _name(names, change.id)
        yield Passage(
            change,
            rest,
            moved,
            name,
            is_first and not before,
        )


def _first_moved(
    blocks: Sequence[Block],
    moved: Status,
) -> int:
    """Place of the first block with words that moved.

    Their number when there is none.
    """
    for place, block in enumerate(blocks):
        if isinstance(block, TrackedParagraph) and any(
            words.status == moved for words in block.words
        ):
            return place
    return len(blocks)


def _in_place(
    change: Change,
    shaped: Shaped,
    names: dict[str, str],
) -> Iterator[Passage]:
    """A unit that stayed.

    Lines that moved inside it are passages of their own.
    """
    moving = _moving(change)
    waiting: list[Block] = []
    first = True
    for pair in change.pairs:
        if pair.move not in moving:
            waiting += shaped.blocks(pair, "both", IN_PLACE)
            continue
        if waiting:
            yield Passage(
                change,
                tuple(waiting),
                first=first,
            )
            waiting = []
            first = False
        yield _moved_line(
            change,
            pair,
            shaped,
            names,
            first,
        )
        first = False
    if waiting:
        yield Passage(
            change,
            tuple(waiting),
            first=first,
        )


def _moved_line(
    change: Change,
    pair: Pair,
    shaped: Shaped,
    names: dict[str, str],
    first: bool,
) -> Passage:
    """A line that moved inside its unit, where it stood or where it stands."""
    pair = replace(pair, pieces=_without_number(pair))
    moved: Status = "moveFrom" if pair.old else "moveTo"
    blocks = shaped.blocks(pair, "both", _MOVED_LINE)
    name = _name(names, f"{change.id}/{pair.move}")
    return Passage(
        change,
        tuple(blocks),
        moved,
        name,
        first,
    )


def _moving(change: Change) -> set[str]:
    """Names of the lines that moved inside their unit with the same words.

    Only their own number may differ.
    """
    texts: dict[str, list[str]] = {}
    for pair in change.pairs:
        if pair.move and not pair.rows:
            line = (pair.old or pair.new)[0]
            texts.setdefault(pair.move, []).append(line.text)
    return {name for name, both in texts.items() if _are_same_words(both)}


def _are_same_words(both: list[str]) -> bool:
    """Whether a line has both ends of its move, with the same words."""
    return len(both) == 2 and both[0] == both[1] and both[0] != ""


def _without_number(pair: Pair) -> tuple[Piece, ...]:
    """The pieces of a line that moved, its own number apart."""
    line = (pair.old or pair.new)[0]
    op: Op = "delete" if pair.old else "insert"
    pieces = (
        Piece(
            op,
            line.lead,
            "number",
        ),
        Piece(op, line.text, ""),
    )
    return tuple(piece for piece in pieces if piece.text)


def _name(
    names: dict[str, str],
    key: str,
) -> str:
    """The name of a move, the same where it begins and where it ends."""
    return names.setdefault(key, f"move{len(names) + 1}")
