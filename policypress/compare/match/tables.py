"""The rows and cells of two tables, paired (表格的对应)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from policypress.compare.changes import CellPair, Kind, Piece, RowPair
from policypress.compare.match.align import align
from policypress.compare.match.groups import Group, in_order, stretches
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
    for stretch in stretches(matched, len(old), len(new)):
        for i in stretch.old:
            yield _lone_row(old[i], i, "删去")
        for j in stretch.new:
            yield _lone_row(new[j], j, "新增")
        if stretch.group:
            i = stretch.group.old[0]
            j = stretch.group.new[0]
            cells = tuple(_cells(old[i], new[j], columns, options))
            yield RowPair(_kind_of_cells(cells), i, j, cells)


def _matched_rows(
    old: Rows,
    new: Rows,
) -> list[Group]:
    """One old and one new row each: as many as can be without crossing."""
    old_texts = ["\t".join(map(core, row)) for row in old]
    new_texts = ["\t".join(map(core, row)) for row in new]
    groups = align(old_texts, new_texts)
    pairs = [Group(group.old[:1], group.new[:1]) for group in groups]
    return in_order(pairs, [1.0] * len(pairs))


def _columns(
    old_head: Row,
    new_head: Row,
) -> list[Group]:
    """Columns that belong together.

    By place when both tables are as wide, otherwise by the words of the first
    row.
    """
    if len(old_head) == len(new_head):
        return [Group((column,), (column,)) for column in range(len(old_head))]
    old_names = [core(cell) for cell in old_head]
    new_names = [core(cell) for cell in new_head]
    return [Group((i,), (j,)) for i, j in common(old_names, new_names)]


def _cells(
    old: Row,
    new: Row,
    columns: Iterable[Group],
    options: MatchOptions,
) -> Iterator[CellPair]:
    """The cells of two rows, of every column of both.

    A row may have fewer columns.
    """
    matched = [column for column in columns if _has_column(old, new, column)]
    for stretch in stretches(matched, len(old), len(new)):
        for i in stretch.old:
            yield _lone_cell(old[i], "删去")
        for j in stretch.new:
            yield _lone_cell(new[j], "新增")
        if stretch.group:
            before = old[stretch.group.old[0]]
            after = new[stretch.group.new[0]]
            old_words = words_in(before, options.terms, options.numbers)
            new_words = words_in(after, options.terms)
            yield CellPair(before, after, pieces(old_words, new_words))


def _has_column(
    old: Row,
    new: Row,
    column: Group,
) -> bool:
    """Whether both rows reach to a column."""
    return column.old[0] < len(old) and column.new[0] < len(new)


def lone_rows(
    rows: Rows,
    kind: Kind,
) -> tuple[RowPair, ...]:
    """The rows of a table that stands on one side only. kind: 删去 or 新增."""
    found = []
    for index, row in enumerate(rows):
        found.append(_lone_row(row, index, kind))
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
    natures = {piece.nature for piece in found if piece.op != "equal"}
    if "" in natures:
        return "修改"
    if "typography" in natures:
        return "版式差异"
    return "仅条序调整" if natures else "未变"


def _kind_of_cells(cells: Sequence[CellPair]) -> Kind:
    """The kind of a row that stands on both sides."""
    found: list[Piece] = []
    for cell in cells:
        if cell.old is None or cell.new is None:
            return "修改"
        found += cell.pieces
    return kind_of_pieces(found)


def kind_of_rows(rows: Iterable[RowPair]) -> Kind:
    """The kind of a table: 修改, or the most that is true of a row."""
    kinds = {row.kind for row in rows}
    if not kinds <= set(_QUIET):
        return "修改"
    return max(kinds, key=_QUIET.index)
