"""What a comparison decided (修改集).

The one thing that redline, 对照表, 修改决定, page and JSON all read. A
`ChangeSet` has two views of the same changes:

- `changes`: one `Change` for each unit of the texts, in the order of the new
  text, deletions where they stood. A unit is a title, the preamble, the
  contents, a heading (编章节), a clause, an annex or the closing.
- `steps`: how to walk both texts at once. Steps of side "both" and "old" give
  the old text, those of side "both" and "new" the new one. A unit that moved
  has one change and two steps: "old" where it stood, "new" where it stands.

Inside a change, `pairs` are its printed lines in one order that keeps both
orders: the old lines of the pairs, in order, are the old lines of the unit;
the new ones likewise. Inside a pair, `pieces` obey ``equal + delete == old``
and ``equal + insert == new``. So both texts can be rebuilt from a change set,
at each depth.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Literal, NamedTuple

from msgspec import Struct

from policypress.compare.text.tree import Line, Node, Tree

Kind = Literal[
    "未变",
    "仅条序调整",
    "版式差异",
    "修改",
    "新增",
    "删去",
    "移动",
    "拆分",
    "合并",
]
KINDS: tuple[Kind, ...] = (
    "新增",
    "删去",
    "修改",
    "移动",
    "拆分",
    "合并",
    "仅条序调整",
    "版式差异",
    "未变",
)
SUBSTANCE: tuple[Kind, ...] = ("新增", "删去", "修改", "移动", "拆分", "合并")
Unit = Literal[
    "letter",
    "title",
    "preamble",
    "contents",
    "heading",
    "clause",
    "annex",
    "closing",
]
Op = Literal["equal", "delete", "insert"]
Nature = Literal["", "number", "typography"]
Side = Literal["both", "old", "new"]


class Piece(NamedTuple):
    """Some words of a printed line: kept, deleted or inserted.

    A deletion comes before the insertion in its place. Neighbours of one op
    and nature are one piece.

    nature: why they differ.
        "": substance;
        "number": an own number, or the citation of a number that follows it;
        "typography": width, spaces, quotes, 〇 and 零.
    """

    op: Op
    text: str
    nature: Nature = ""


class CellPair(NamedTuple):
    """A table cell of both sides; None where a side has no such column."""

    old: str | None
    new: str | None
    pieces: tuple[Piece, ...]


class RowPair(NamedTuple):
    """A table row of both sides.

    kind: 未变, 版式差异, 修改, 新增 or 删去.
    old, new: index of the row, None = not there.
    cells: every column of both rows, in an order that keeps both orders.
    """

    kind: Kind
    old: int | None
    new: int | None
    cells: tuple[CellPair, ...]

    @property
    def keeps_columns(self) -> bool:
        """Whether it is in both texts with at least half of its columns: then
        columns come and go in it, or else the whole row is replaced.
        """
        if self.old is None or self.new is None:
            return False
        changing = sum(
            cell.old is None or cell.new is None for cell in self.cells
        )
        return 2 * changing <= len(self.cells)


class Pair(Struct, frozen=True):
    """Printed lines that belong together.

    old, new: one line on each side; none on one side for a line that is
        inserted or deleted; several on one side where one paragraph was split
        into several, several were merged into one, or a 款 came before the
        first one of a clause, whose number then stays where it is.
    kind: 未变, 仅条序调整, 版式差异, 修改, 新增, 删去, 拆分 or 合并, of these
        lines alone. Lines of several to one are 修改 unless most of what they
        say is the same.
    pieces: over the lines as printed, label included, "\\n" standing between
        two lines of one side. Empty for tables.
    rows: of two tables, or of a table that is inserted or deleted.
    move: two pairs of a change with the same name that is not "" are one line
        that moved within its unit: the first of kind 删去 or 新增, the other
        the contrary.
    """

    kind: Kind
    old: tuple[Line, ...]
    new: tuple[Line, ...]
    pieces: tuple[Piece, ...] = ()
    rows: tuple[RowPair, ...] = ()
    move: str = ""


class Change(Struct, frozen=True):
    """One unit of both texts.

    id: stable name, also a link target: the permanent id, or 第十七条,
        原第十七条 (it is deleted), 第二章第一节, 标题, 附件1 …
    kind: exactly one, so that counts add up.
    also: what else is true: 移动 of a clause that was moved and amended;
        版式差异 beside 修改; 仅条序调整 beside 版式差异; 修改 beside 拆分 or
        合并. `kinds` is both.
    old, new: the nodes: () and one for 新增, one and () for 删去, one and
        several for 拆分, several and one for 合并.
    pairs: every own printed line of these nodes exactly once.
    path: ids of the heading changes above it in the new text (in the old one
        when it is deleted), outermost first.
    old_path: the same in the old text (() when it is new). They differ when it
        changed its chapter.
    """

    id: str
    unit: Unit
    kind: Kind
    also: tuple[Kind, ...]
    old: tuple[Node, ...]
    new: tuple[Node, ...]
    pairs: tuple[Pair, ...]
    path: tuple[str, ...] = ()
    old_path: tuple[str, ...] = ()

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """All that is true of it, the kind that is counted first."""
        return (self.kind, *self.also)

    @property
    def old_label(self) -> str:
        """第五条、第六条 as written, "" when it is new or has no number."""
        return _labels(self.old)

    @property
    def new_label(self) -> str:
        """The same in the new text, "" when it is deleted or has no number."""
        return _labels(self.new)

    @property
    def heading(self) -> str:
        """The 章名 or 条旨 of the new node, of the old one when it is deleted."""
        for node in (*self.new, *self.old):
            if node.heading:
                return node.heading
        return ""

    @property
    def changed(self) -> bool:
        """True when more than a number or typography differs."""
        return any(kind in SUBSTANCE for kind in self.kinds)


def _labels(nodes: tuple[Node, ...]) -> str:
    """The numbers of some nodes as written, 、 between them."""
    labels = [node.label for node in nodes]
    return "、".join(filter(None, labels))


class Step(NamedTuple):
    """One step through both texts.

    The unit stands here in both, or here in one of them only.
    """

    side: Side
    change: Change


class ChangeSet(Struct, frozen=True):
    """Two texts compared.

    numbers: the new number of each old clause as (old label, new label), ""
        when it is deleted; several new labels stand between 、.
    """

    old: Tree
    new: Tree
    changes: tuple[Change, ...]
    steps: tuple[Step, ...]
    numbers: tuple[tuple[str, str], ...]

    def clauses(self) -> list[Change]:
        """The changes of clauses only."""
        return [change for change in self.changes if change.unit == "clause"]

    def elsewhere(self) -> list[Change]:
        """The changed units that are no clauses.

        Title, preamble, headings, annexes and closing: no count has them.
        """
        changed = [change for change in self.changes if change.changed]
        return [change for change in changed if change.unit != "clause"]

    def counts(self) -> dict[Kind, int]:
        """Clauses by kind, in the order of `KINDS`.

        The sum is the number of clause changes.
        """
        return _counts(self.clauses())

    def counts_by_chapter(self) -> list[tuple[Change | None, dict[Kind, int]]]:
        """For each heading with clauses directly below it, these clauses by
        kind.

        None instead of the heading's change for clauses without one.
        """
        headings: dict[str, Change] = {}
        for change in self.changes:
            if change.unit == "heading":
                headings[change.id] = change
        below: dict[str, list[Change]] = defaultdict(list)
        for change in self.clauses():
            directly_above = ""
            if change.path:
                directly_above = change.path[-1]
            below[directly_above].append(change)
        counts = []
        for identity, clauses in below.items():
            heading = headings.get(identity)
            counts.append((heading, _counts(clauses)))
        return counts

    @property
    def identical(self) -> bool:
        """True when nothing at all differs."""
        return all(change.kinds == ("未变",) for change in self.changes)


def _counts(changes: Iterable[Change]) -> dict[Kind, int]:
    """Changes by the kind they are counted as, in the order of `KINDS`."""
    counts = dict.fromkeys(KINDS, 0)
    for change in changes:
        counts[change.kind] += 1
    return counts


def old_text(changes: ChangeSet) -> list[str]:
    """The printed lines of the old text, rebuilt from the pieces alone."""
    lines: list[str] = []
    for step in changes.steps:
        if step.side == "new":
            continue
        for pair in step.change.pairs:
            rows = [row for row in pair.rows if row.old is not None]
            lines += _side_lines(pair, pair.old, rows, "delete")
    return lines


def new_text(changes: ChangeSet) -> list[str]:
    """The printed lines of the new text, rebuilt from the pieces alone."""
    lines: list[str] = []
    for step in changes.steps:
        if step.side == "old":
            continue
        for pair in step.change.pairs:
            rows = [row for row in pair.rows if row.new is not None]
            lines += _side_lines(pair, pair.new, rows, "insert")
    return lines


def _side_lines(
    pair: Pair,
    own: tuple[Line, ...],
    rows: Iterable[RowPair],
    op: Op,
) -> list[str]:
    """The lines of one side of a pair, rebuilt from its pieces.

    own: the lines that stand on this side. rows: likewise the rows of a table.
    op: of the pieces that only this side has.
    """
    if not own:
        return []
    if not pair.rows:
        text = joined(pair.pieces, op)
        return text.split("\n")
    lines = []
    for row in rows:
        cells = [cell for cell in row.cells if _has_cell(cell, op)]
        texts = [joined(cell.pieces, op) for cell in cells]
        line = "\t".join(texts)
        lines.append(line)
    return lines


def _has_cell(
    cell: CellPair,
    op: Op,
) -> bool:
    """Whether a side has a cell. op: of the pieces that only this side has."""
    own = cell.old if op == "delete" else cell.new
    return own is not None


def joined(
    pieces: Iterable[Piece],
    op: Op,
) -> str:
    """The words of one side: "delete" gives the old, "insert" the new."""
    ops = ("equal", op)
    texts = [piece.text for piece in pieces if piece.op in ops]
    return "".join(texts)
