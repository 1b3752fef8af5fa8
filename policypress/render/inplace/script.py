"""What is to be done to the lines of the old text, in order (修改步骤).

The passages of the redline say what stands where; here they are cut into
stretches, each from a line end that both texts have to the next. A stretch is
marked whole or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from msgspec import Struct, field

from policypress.compare.changes import Change, Nature
from policypress.compare.text.tree import Level
from policypress.render.redline.blocks import (
    Passage,
    Status,
    TrackedParagraph,
    TrackedTable,
    TrackedWords,
)

Op = Literal["keep", "del", "ins"]
# What moved is deleted where it stood and inserted where it stands.
_OPS: Mapping[Status, Op] = {
    "": "keep",
    "del": "del",
    "moveFrom": "del",
    "ins": "ins",
    "moveTo": "ins",
}


class Words(NamedTuple):
    """Words that are kept, deleted or inserted.

    number_of: level of the line whose own number they are, None for others.
    stands_out: they look like the head of their line (第X条).
    """

    op: Op
    text: str
    nature: Nature = ""
    number_of: Level | None = None
    stands_out: bool = False


class LineEnd(NamedTuple):
    """The end of a line. style: role of the line it ends in the new text."""

    op: Op
    style: str = ""


Token = Words | LineEnd


class Stretch(Struct):
    """Steps between two line ends that both texts have.

    old, new: the lines of each text, by index.
    """

    change: Change
    old: range
    new: range
    tokens: list[Token] = field(default_factory=list)
    table: TrackedTable | None = None

    @property
    def changes(self) -> bool:
        """Whether anything is marked in it."""
        if self.table:
            return any(
                row.status or row.columns or any(map(_differs, row.cells))
                for row in self.table.rows
            )
        return any(token.op != "keep" for token in self.tokens)


def _differs(words: Sequence[TrackedWords]) -> bool:
    return any(one.status for one in words)


def stretches(passages: Sequence[Passage]) -> list[Stretch]:
    """The stretches of both texts, in order."""
    cutter = _Cutter()
    for passage in passages:
        for block in passage.blocks:
            if isinstance(block, TrackedTable):
                cutter.table(passage.change, block)
            else:
                cutter.paragraph(passage.change, block)
    return cutter.found


class _Cutter:
    """Cuts blocks into stretches, counting the lines of both texts."""

    def __init__(self) -> None:
        """At the beginning of both texts: nothing is found, no line is open."""
        self.found: list[Stretch] = []
        self._tokens: list[Token] = []
        self._old = 0  # lines ended so far
        self._new = 0
        self._start = (0, 0)
        # Whether each text is within a line.
        self._open = {"old": False, "new": False}

    def table(
        self,
        change: Change,
        table: TrackedTable,
    ) -> None:
        """A table is one line of each text that has it."""
        old = any(row.status not in ("ins", "moveTo") for row in table.rows)
        new = any(row.status not in ("del", "moveFrom") for row in table.rows)
        self._old += old
        self._new += new
        self._end(change, table)

    def paragraph(
        self,
        change: Change,
        block: TrackedParagraph,
    ) -> None:
        """A paragraph is a line of each text that has its mark, or a part of
        one.
        """
        for words in tokens_of(block.words):
            self._tokens.append(words)
            self._open["old"] |= words.op != "ins"
            self._open["new"] |= words.op != "del"
        op = _OPS[block.status]
        self._tokens.append(LineEnd(op, block.style))
        if op != "ins":
            self._old += 1
            self._open["old"] = False
        if op != "del":
            self._new += 1
            self._open["new"] = False
        if not any(self._open.values()):
            self._end(change)

    def _end(
        self,
        change: Change,
        table: TrackedTable | None = None,
    ) -> None:
        """Both texts are at the end of a line."""
        old, new = self._start
        self.found.append(
            Stretch(
                change,
                range(old, self._old),
                range(new, self._new),
                self._tokens,
                table,
            )
        )
        self._tokens = []
        self._start = self._old, self._new


def tokens_of(words: Sequence[TrackedWords]) -> Iterator[Words]:
    """The words of a paragraph or cell as steps."""
    for one in words:
        op = _OPS[one.status]
        yield Words(op, one.text, one.nature, one.number_of, bool(one.face))
