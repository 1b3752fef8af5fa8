"""The rows and cells of two tables, paired (表格的对应)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from policypress.compare.changes import CellPair, Kind, Piece, RowPair
from policypress.compare.match.align import align
from policypress.compare.match.groups import (
    Group,
    grouped,
    in_order,
    stretches,
)
from policypress.compare.match.pieces import pieces
from policypress.compare.match.sequences import common
from policypress.compare.match.words import MatchOptions, words_in
from policypress.compare.text.typography import core

Row = tuple[str, ...]
Rows = Sequence[Row]

# Kinds of a row that change no word, the least first.
_QUIET: tuple[Kind, ...] = ("未变", "仅条序调整", "版式差异")


def rows_of(
    old: Rows,
    new: Rows,
    options: MatchOptions,
) -> Iterator[RowPair]:
    """The rows of two tables in an order that keeps both orders,
    cells paired.
    """
    columns = _columns(old[0], new[0])
    matched = _matched_rows(old, new)
    old_size = len(old)
    new_size = len(new)
    for stretch in stretches(matched, old_size, new_size):
        for i in stretch.old:
            yield _lone_row(old[i], i, "删去")
        for j in stretch.new:
            yield _lone_row(new[j], j, "新增")
        group = stretch.group
        if group:
            i = group.old[0]
            j = group.new[0]
            paired = _cells(old[i], new[j], columns, options)
            cells = tuple(paired)
            kind = _kind_of_cells(cells)
            yield RowPair(kind, i, j, cells)


def _matched_rows(
    old: Rows,
    new: Rows,
) -> list[Group]:
    """One old and one new row each: as many as can be without crossing."""
    groups = align(_comparable(old), _comparable(new))
    pairs = []
    for group in groups:
        i = group.old[0]
        j = group.new[0]
        pairs.append(Group.pair(i, j))
    weights = [1.0] * len(pairs)
    return in_order(pairs, weights)


def _comparable(rows: Rows) -> list[str]:
    """The words of each row, typography put aside."""
    bare = [map(core, row) for row in rows]
    return ["\t".join(row) for row in bare]


def _columns(
    old_head: Row,
    new_head: Row,
) -> list[Group]:
    """Columns that belong together.

    By place when both tables are as wide, otherwise by the words of the first
    row.
    """
    if len(old_head) == len(new_head):
        columns = range(len(old_head))
        return grouped(zip(columns, columns, strict=True))
    old_names = list(map(core, old_head))
    new_names = list(map(core, new_head))
    return grouped(common(old_names, new_names))


def _cells(
    old: Row,
    new: Row,
    columns: Iterable[Group],
    options: MatchOptions,
) -> Iterator[CellPair]:
    """The cells of two rows, of every column of both.

    A row may have fewer columns.
    """
    old_size = len(old)
    new_size = len(new)
    matched = [one for one in columns if _has_column(old, new, one)]
    for stretch in stretches(matched, old_size, new_size):
        for i in stretch.old:
            yield _lone_cell(old[i], "删去")
        for j in stretch.new:
            yield _lone_cell(new[j], "新增")
        group = stretch.group
        if group:
            before = old[group.old[0]]
            after = new[group.new[0]]
            old_words = words_in(before, options.terms, options.numbers)
            new_words = words_in(after, options.terms)
            found = pieces(old_words, new_words)
            yield CellPair(before, after, found)


def _has_column(
    old: Row,
    new: Row,
    column: Group,
) -> bool:
    """Whether both rows reach to a column."""
    i = column.old[0]
    j = column.new[0]
    return i < len(old) and j < len(new)


def lone_rows(
    rows: Rows,
    kind: Kind,
) -> tuple[RowPair, ...]:
    """The rows of a table that stands on one side only. kind: 删去 or 新增."""
    found = []
    for index, row in enumerate(rows):
        pair = _lone_row(row, index, kind)
        found.append(pair)
    return tuple(found)


def _lone_row(
    row: Row,
    index: int,
    kind: Kind,
) -> RowPair:
    """A row that stands on one side only. kind: 删去 or 新增."""
    cells = tuple(_lone_cell(cell, kind) for cell in row)
    if kind == "删去":
        return RowPair(kind, index, None, cells)
    return RowPair(kind, None, index, cells)


def _lone_cell(
    cell: str,
    kind: Kind,
) -> CellPair:
    """A cell that stands on one side only. kind: 删去 or 新增."""
    found = one_sided(cell, kind)
    if kind == "删去":
        return CellPair(cell, None, found)
    return CellPair(None, cell, found)


def one_sided(
    text: str,
    kind: Kind,
) -> tuple[Piece, ...]:
    """The pieces of what stands on one side only. kind: 删去 or 新增."""
    if not text:
        return ()
    if kind == "删去":
        return (Piece("delete", text),)
    return (Piece("insert", text),)


def kind_of_pieces(found: Iterable[Piece]) -> Kind:
    """What happened to one line or row of each side, by the nature of what
    differs.
    """
    differing = [piece for piece in found if piece.op != "equal"]
    natures = {piece.nature for piece in differing}
    if "" in natures:
        return "修改"
    if "typography" in natures:
        return "版式差异"
    if natures:
        return "仅条序调整"
    return "未变"


def _kind_of_cells(cells: Sequence[CellPair]) -> Kind:
    """The kind of a row that stands on both sides."""
    found: list[Piece] = []
    for cell in cells:
        lone = cell.old is None or cell.new is None
        if lone:
            return "修改"
        found += cell.pieces
    return kind_of_pieces(found)


def kind_of_rows(rows: Iterable[RowPair]) -> Kind:
    """The kind of a table: 修改, or the most that is true of a row."""
    kinds = {row.kind for row in rows}
    if not kinds <= set(_QUIET):
        return "修改"
    return max(kinds, key=_QUIET.index)
