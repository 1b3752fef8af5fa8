"""Random change sets made by hand, not by comparing: every shape that the contract of `changes` allows."""

from __future__ import annotations

from hypothesis import strategies as st
from msgspec.structs import replace

from policypress.compare.changes import (
    CellPair,
    Change,
    ChangeSet,
    Op,
    Pair,
    Piece,
    RowPair,
    Step,
    joined,
)
from policypress.compare.text.tree import Line, Node, Tree

WORDS = st.text("甲乙丙、“A1 　", min_size=1, max_size=4)


@st.composite
def runs(draw: st.DrawFn, *sides: Op) -> tuple[Piece, ...]:
    """Pieces of one line with words on each of these sides; a deletion before the insertion in its place."""
    found: list[Piece] = []
    for _ in range(draw(st.integers(1, 3))):
        if (
            len(sides) == 2
            and draw(st.booleans())
            and not (found and found[-1].op == "equal")
        ):
            found.append(Piece("equal", draw(WORDS)))
        found += [
            Piece(op, draw(WORDS))
            for op in sides
            if not (found and found[-1].op == op) and draw(st.booleans())
        ]
    missing = [op for op in sides if not joined(tuple(found), op)]
    return (*found, *(Piece(op, draw(WORDS)) for op in missing))


def lines(pieces: tuple[Piece, ...], op: Op) -> tuple[Line, ...]:
    text = joined(pieces, op)
    return (
        tuple(Line("paragraph", part) for part in text.split("\n"))
        if text
        else ()
    )


@st.composite
def line_pairs(draw: st.DrawFn) -> Pair:
    """A line that stays, changes, comes, goes, is split or merged."""
    kind = draw(
        st.sampled_from(["修改", "修改", "新增", "删去", "拆分", "合并"])
    )
    if kind in ("新增", "删去"):
        pieces = draw(runs("insert" if kind == "新增" else "delete"))
    else:
        pieces = draw(runs("delete", "insert"))
    if kind in ("拆分", "合并"):
        op: Op = "insert" if kind == "拆分" else "delete"
        pieces = (*pieces, Piece(op, "\n"), *draw(runs("delete", "insert")))
    if kind == "修改" and all(piece.op == "equal" for piece in pieces):
        kind = "未变"
    return Pair(kind, lines(pieces, "delete"), lines(pieces, "insert"), pieces)


@st.composite
def table_pairs(draw: st.DrawFn) -> Pair:
    """A table of which rows stay, change, come and go, and with them columns."""
    rows: list[tuple[str, list[CellPair]]] = []
    for _ in range(draw(st.integers(1, 3))):
        kind = draw(st.sampled_from(["修改", "新增", "删去", "列"]))
        cells = []
        for number in range(draw(st.integers(1, 3))):
            old = kind in ("修改", "删去") or kind == "列" and number == 0
            new = kind in ("修改", "新增", "列")
            pieces = draw(
                runs(
                    *(
                        op
                        for op, there in (("delete", old), ("insert", new))
                        if there
                    )
                )
            )
            cells.append(
                CellPair(
                    joined(pieces, "delete") if old else None,
                    joined(pieces, "insert") if new else None,
                    pieces,
                )
            )
        rows.append((kind, cells))
    return table(rows)


def table(rows: list[tuple[str, list[CellPair]]]) -> Pair:
    """The pair of these rows; a side without any row has no table."""
    found, counts = [], {"old": 0, "new": 0}
    grids: dict[str, list[tuple[str, ...]]] = {"old": [], "new": []}
    for kind, cells in rows:
        at: dict[str, int | None] = {}
        for side, absent in (("old", "新增"), ("new", "删去")):
            at[side] = None if kind == absent else counts[side]
            if kind != absent:
                counts[side] += 1
                grids[side].append(
                    tuple(
                        getattr(c, side)
                        for c in cells
                        if getattr(c, side) is not None
                    )
                )
        found.append(
            RowPair(
                "修改" if kind == "列" else kind,
                at["old"],
                at["new"],
                tuple(cells),
            )
        )
    sides = {
        side: (Line("table", rows=tuple(grid)),) if grid else ()
        for side, grid in grids.items()
    }
    kind = (
        "修改" if all(grids.values()) else "删去" if grids["old"] else "新增"
    )
    return Pair(kind, sides["old"], sides["new"], (), tuple(found))


@st.composite
def units(draw: st.DrawFn, number: int) -> tuple[str, Change]:
    """Where a clause stands ("both", "moved", "old", "new") and its change."""
    pairs = draw(
        st.lists(
            st.one_of(line_pairs(), line_pairs(), table_pairs()),
            min_size=1,
            max_size=3,
        )
    )
    where = draw(st.sampled_from(["both", "both", "moved", "one"]))
    if where == "one":
        op: Op = draw(st.sampled_from(["delete", "insert"]))
        kind = "删去" if op == "delete" else "新增"
        pieces = [draw(runs(op)) for _ in pairs]
        pairs = [
            Pair(kind, lines(found, "delete"), lines(found, "insert"), found)
            for found in pieces
        ]
        where = "old" if op == "delete" else "new"
    old, new = (
        tuple(line for pair in pairs for line in getattr(pair, side))
        for side in ("old", "new")
    )
    if where in ("both", "moved") and not (old and new):
        kept = Line("paragraph", "留")
        pairs.append(Pair("未变", (kept,), (kept,), (Piece("equal", "留"),)))
        old, new = (*old, kept), (*new, kept)
    name = f"条{number}"
    nodes = {
        side: (Node("clause", own, id=name),) if own else ()
        for side, own in (("old", old), ("new", new))
    }
    kind = {"old": "删去", "new": "新增"}.get(where) or (
        "修改"
        if any(pair.kind != "未变" for pair in pairs)
        else "移动"
        if where == "moved"
        else "未变"
    )
    also = ("移动",) if where == "moved" and kind == "修改" else ()
    return where, Change(
        name, "clause", kind, also, nodes["old"], nodes["new"], tuple(pairs)
    )


@st.composite
def change_sets(draw: st.DrawFn) -> ChangeSet:
    """A whole change set of a few clauses in any order."""
    made = [draw(units(number)) for number in range(draw(st.integers(1, 4)))]
    steps = [Step(where, change) for where, change in made if where != "moved"]
    for change in (change for where, change in made if where == "moved"):
        for side in ("old", "new"):
            steps.insert(draw(st.integers(0, len(steps))), Step(side, change))
    changes = tuple(
        step.change
        for step in steps
        if step.side != "old" or not step.change.new
    )
    sides = {
        side: tuple(
            node
            for step in steps
            if step.side in ("both", side)
            for node in getattr(step.change, side)
        )
        for side in ("old", "new")
    }
    old, new = (
        replace(Tree(side, ()), nodes=nodes) for side, nodes in sides.items()
    )
    return ChangeSet(old, new, changes, tuple(steps), ())
