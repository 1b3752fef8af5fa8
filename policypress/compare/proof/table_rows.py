"""What each row of 修改对照表 must show, for its proof.

One class for each of its three tables: 条款修改, 条序调整 and 版式差异. Each has the id of
its change, for the findings, and tells what is wrong with a row as read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Protocol

from policypress.compare.changes import Change, Op, Pair, Piece
from policypress.compare.proof.messages import shorten
from policypress.compare.proof.reading import Cell, Paragraph, Row
from policypress.compare.text.tree import Line, Node

# What stands between two cells where a row of a table is shown as one line.
_CELL_BORDER = "｜"

# Characters of a line shown in a finding: enough to find it by searching.
_SHOWN = 30

# The words of one side: which op a piece of them has besides "equal", and by
# which character style a file shows it.
_OLD_SIDE: tuple[Op, str] = ("delete", "deleted")
_NEW_SIDE: tuple[Op, str] = ("insert", "added")


class ExpectedRow(Protocol):
    """A row that must be there.

    id: of its change. faults: what is wrong with the row that was read in its
    place.
    """

    id: str

    def faults(self, row: Row) -> Iterator[str]: ...


class ChangedRow:
    """A row of 条款修改: both texts of a change that counts.

    Both columns are what the texts say, and what stands out is what was
    deleted and inserted.
    """

    def __init__(self, change: Change) -> None:
        self.id = change.id
        self._change = change

    def faults(self, row: Row) -> Iterator[str]:
        """What is wrong with a row as read."""
        old_column, new_column = row[:2]
        old = self._change.old
        new = self._change.new
        yield from self._column_faults(1, old_column, old, _OLD_SIDE)
        yield from self._column_faults(2, new_column, new, _NEW_SIDE)

    def _column_faults(
        self,
        number: int,
        cell: Cell,
        nodes: Sequence[Node],
        side: tuple[Op, str],
    ) -> Iterator[str]:
        """What is wrong with one column.

        number: counted from 1, for findings.
        """
        found = [paragraph.text for paragraph in cell]
        texts = list(filter(None, found))
        wanted = list(filter(None, _node_texts(nodes)))
        opposite = zip(texts, wanted, strict=False)
        for text, printed in opposite:
            if text != printed:
                yield f"第{number}列与文本不同：{shorten(printed, text)}"
        if len(texts) != len(wanted):
            yield f"第{number}列应有{len(wanted)}段，实有{len(texts)}段"
        op, style = side
        marked = _text_of_style(cell, style)
        substance = _substance(self._change.pairs, op)
        if marked != substance:
            difference = shorten(substance, marked)
            yield f"第{number}列标出的文字不是修改的文字：{difference}"


class RenumberedRow:
    """A row of 条序调整: the old and the new number of a unit, and the citations.

    The lines in its third column read as old lines of the unit and as the new
    ones.
    """

    def __init__(self, change: Change) -> None:
        self.id = change.id
        self._change = change

    def faults(self, row: Row) -> Iterator[str]:
        """What is wrong with a row as read."""
        change = self._change
        sides = ((1, change.old), (2, change.new))
        for number, nodes in sides:
            wanted = _called(change, nodes)
            found = cell_text(row[number - 1])
            if found != wanted:
                yield f"第{number}列应为“{wanted}”，实为“{found}”"
        yield from self._line_faults(row[2])

    def _line_faults(self, cell: Cell) -> Iterator[str]:
        """Lines that stand in no text, and lines that cite otherwise but are
        missing.
        """
        shown = set()
        for paragraph in cell:
            old_text = _text_without(paragraph, "added")
            new_text = _text_without(paragraph, "deleted")
            shown.add((old_text, new_text))
        lines = _one_to_one(self._change.pairs)
        known = {("", "")}
        for old, new in lines:
            old_texts = _line_texts(old)
            new_texts = _line_texts(new)
            known.update(zip(old_texts, new_texts, strict=False))
        renumbered_only = self._change.kind == "仅条序调整"
        if not renumbered_only:
            known.update(_as_renumbered(self._change.pairs))
        for text, _ in sorted(shown - known):
            yield f"第3列的文字不在文本中：“{text[:_SHOWN]}”"
        if not renumbered_only:
            return
        for old, new in lines:
            printed = (old.printed, new.printed)
            differs = old.text != new.text
            if differs and printed not in shown:
                yield f"第3列缺少“{old.printed[:_SHOWN]}”"


class RetypedRow:
    """A row of 版式差异: a line, or a row of a table, with other typography.

    old, new: the texts of its second and third column.
    """

    def __init__(
        self,
        change: Change,
        old: list[str],
        new: list[str],
    ) -> None:
        """change: the one whose row it is."""
        self.id = change.id
        self._old = old
        self._new = new

    def faults(self, row: Row) -> Iterator[str]:
        """What is wrong with a row as read."""
        columns = ((2, self._old), (3, self._new))
        for number, wanted in columns:
            cell = row[number - 1]
            found = [paragraph.text for paragraph in cell]
            if found != wanted:
                wanted_text = "".join(wanted)
                found_text = "".join(found)
                difference = shorten(wanted_text, found_text)
                yield f"第{number}列与文本不同：{difference}"


def changed_rows(changes: Iterable[Change]) -> Iterator[ChangedRow]:
    """The rows of 条款修改."""
    for change in changes:
        if change.changed:
            yield ChangedRow(change)


def renumbered_rows(changes: Iterable[Change]) -> Iterator[RenumberedRow]:
    """The rows of 条序调整."""
    for change in changes:
        if "仅条序调整" in change.kinds and not change.changed:
            yield RenumberedRow(change)


def retyped_rows(changes: Iterable[Change]) -> Iterator[RetypedRow]:
    """The rows of 版式差异."""
    for change in changes:
        for pair in change.pairs:
            if _is_retyped(pair.pieces):
                old = _texts_of_lines(pair.old)
                new = _texts_of_lines(pair.new)
                yield RetypedRow(change, old, new)
            yield from _retyped_table_rows(change, pair)


def _retyped_table_rows(
    change: Change,
    pair: Pair,
) -> Iterator[RetypedRow]:
    """The rows of 版式差异 for the rows of a table."""
    for row in pair.rows:
        if row.old is None or row.new is None:
            continue
        if not any(_is_retyped(cell.pieces) for cell in row.cells):
            continue
        old_table = pair.old[0].rows
        new_table = pair.new[0].rows
        old_cells = old_table[row.old]
        new_cells = new_table[row.new]
        old = _CELL_BORDER.join(old_cells)
        new = _CELL_BORDER.join(new_cells)
        yield RetypedRow(change, [old], [new])


def _is_retyped(pieces: Iterable[Piece]) -> bool:
    return any(piece.nature == "typography" for piece in pieces)


def cell_text(cell: Cell) -> str:
    """The paragraphs of a cell, a line end between two of them."""
    texts = [paragraph.text for paragraph in cell]
    return "\n".join(texts)


def _line_texts(line: Line) -> list[str]:
    """A line as printed; a table as one line a row."""
    if not line.rows:
        return [line.printed]
    return [_CELL_BORDER.join(row) for row in line.rows]


def _texts_of_lines(lines: Iterable[Line]) -> list[str]:
    """Several lines as printed."""
    texts = map(_line_texts, lines)
    return list(chain.from_iterable(texts))


def _node_texts(nodes: Iterable[Node]) -> Iterator[str]:
    """The lines of some nodes as printed."""
    for node in nodes:
        for line in node.lines:
            yield from _line_texts(line)


def _text_of_style(
    cell: Cell,
    style: str,
) -> str:
    """The words of one character style in a cell, without line ends."""
    every = chain.from_iterable(paragraph.words for paragraph in cell)
    found = [words.text for words in every if words.style == style]
    joined = "".join(found)
    return joined.replace("\n", "")


def _text_without(
    paragraph: Paragraph,
    style: str,
) -> str:
    """The words of a paragraph but for those of one character style."""
    every = paragraph.words
    found = [words.text for words in every if words.style != style]
    return "".join(found)


def _substance(
    pairs: Iterable[Pair],
    op: Op,
) -> str:
    """The words of substance that were deleted or inserted.

    Without line ends and without lines that only moved.
    """
    found: list[str] = []
    for pair in pairs:
        pieces: list[Piece] = []
        for row in pair.rows:
            for cell in row.cells:
                pieces += cell.pieces
        if not pair.move:
            pieces += pair.pieces
        of_side = [piece for piece in pieces if piece.op == op]
        found += [piece.text for piece in of_side if not piece.nature]
    joined = "".join(found)
    return joined.replace("\n", "")


def _called(
    change: Change,
    nodes: Sequence[Node],
) -> str:
    """The number of a clause, or what another unit says in its first line."""
    if change.unit != "clause":
        first_line = nodes[0].lines[0]
        return first_line.printed
    labels = [node.label for node in nodes if node.label]
    return "、".join(labels) or change.id


def _one_to_one(pairs: Iterable[Pair]) -> list[tuple[Line, Line]]:
    """The lines of which one old and one new one belong together."""
    found = []
    for pair in pairs:
        if len(pair.old) == len(pair.new) == 1:
            old = pair.old[0]
            new = pair.new[0]
            found.append((old, new))
    return found


def _as_renumbered(pairs: Iterable[Pair]) -> Iterator[tuple[str, str]]:
    """The lines of a change as 条序调整 shows them where typography differs as
    well.

    Old and new text, both with the typography of the new one.
    """
    for pair in pairs:
        by_row = _pieces_by_row(pair)
        for pieces in (pair.pieces, *by_row):
            old = _side_text(pieces, "delete")
            new = _side_text(pieces, "insert")
            yield old, new


def _pieces_by_row(pair: Pair) -> Iterator[list[Piece]]:
    """The pieces of each row of a table as one line."""
    border = Piece("equal", _CELL_BORDER)
    for row in pair.rows:
        pieces: list[Piece] = []
        for index, cell in enumerate(row.cells):
            if index:
                pieces.append(border)
            pieces += cell.pieces
        yield pieces


def _side_text(
    pieces: Iterable[Piece],
    op: Op,
) -> str:
    """The words of one side, typography as in the new text.

    op: as for `_substance`.
    """
    found = []
    for piece in pieces:
        wanted = "insert" if piece.nature == "typography" else op
        if piece.op in ("equal", wanted):
            found.append(piece.text)
    return "".join(found)
