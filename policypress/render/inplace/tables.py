"""Marks in the tables of the original (表格内的修订): words of cells, rows that
come and go.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from policypress.compare.read.docx_elements import W
from policypress.render.inplace import elements
from policypress.render.inplace.additions import new_paragraphs, new_row
from policypress.render.inplace.paragraphs import Act, CannotMarkError, Plan
from policypress.render.inplace.places import (
    PARAGRAPH,
    RUN,
    OldCell,
    OldRow,
    OldTable,
)
from policypress.render.inplace.script import (
    LineEnd,
    Token,
    Words,
    tokens_of,
)
from policypress.render.redline.blocks import (
    TrackedRow,
    TrackedTable,
    TrackedWords,
)

_MERGED = "合并单元格"
_MERGE = f"{W}vMerge"
_GONE = ("del", "moveFrom")
_NEW = ("ins", "moveTo")


class TableMarker:
    """Marks one table. rows: what accepting gives, row by row. told: the rows
    that cannot be marked, with the reason.
    """

    def __init__(
        self,
        plan: Plan,
        table: OldTable,
    ) -> None:
        """plan: what is to be done to the tree; table: of the original, before
        any mark."""
        self.plan = plan
        self.table = table
        self.rows: list[tuple[str, ...]] = []
        self.told: list[tuple[TrackedRow, str]] = []
        self._at = 0  # old rows that are past
        self._last: Any = None  # the row behind which a new one goes

    def mark(self, tracked: TrackedTable) -> None:
        """Takes down the marks of the whole table."""
        self._widen(tracked)
        for row in tracked.rows:
            old = None if row.status in _NEW else self._next()
            try:
                self.plan.adopt(list(self._acts(row, old)))
                given = [] if row.status in _GONE else [_new_cells(row)]
            except CannotMarkError as reason:
                self.told.append((row, str(reason)))
                given = [] if old is None else [_old_cells(row)]
            self.rows += given
            if old is not None:
                self._last = old.element

    def _widen(self, tracked: TrackedTable) -> None:
        """Gives the table room for new columns; what it was stays on record
        (w:tblGridChange).
        """
        columns = next(
            (row.columns for row in tracked.rows if row.columns),
            (),
        )
        grid = self.table.element.find(f"{W}tblGrid")
        if grid is None or "ins" not in columns:
            return
        old = [one for one in grid if one.tag == f"{W}gridCol"]
        if len(old) != len(columns) - columns.count("ins"):
            return
        self.plan.later(partial(_widen_grid, grid, old, columns, self.plan))

    def _next(self) -> OldRow:
        """The next row of the old table."""
        self._at += 1
        return self.table.rows[self._at - 1]

    def _acts(
        self,
        row: TrackedRow,
        old: OldRow | None,
    ) -> Iterator[Act]:
        """What is done for one row. Raises CannotMarkError."""
        if old is None:
            yield from self._new_row(row)
        elif row.status in _GONE:
            yield from self._gone(old)
        elif row.columns:
            yield from self._columns(row, old)
        else:
            for cell, words in zip(old.cells, row.cells, strict=True):
                yield from self._cell(cell, words)

    def _columns(
        self,
        row: TrackedRow,
        old: OldRow,
    ) -> Iterator[Act]:
        """Changes a row in which columns come or go."""
        if any(cell.element is None for cell in old.cells):
            raise CannotMarkError(_MERGED)
        cells = iter(old.cells)
        last: OldCell | None = None
        waiting: list[Any] = []
        for status, words in zip(row.columns, row.cells, strict=True):
            if status == "ins":
                made = self._new_cell(words, last or old.cells[0])
                yield partial(
                    self.plan.later,
                    _beside(made, waiting, last, old),
                )
                waiting = [*waiting, made]
                continue
            last = next(cells)
            waiting = []
            if status == "del":
                yield from self._gone_cell(last)
            else:
                yield from self._cell(last, words)

    def _new_cell(
        self,
        words: Sequence[TrackedWords],
        like: OldCell,
    ) -> Any:
        """A cell of a new column, like the one beside it."""
        if _merge(like):
            raise CannotMarkError(_MERGED)
        made = elements.without_identity(like.element)
        self._fill(made, like, "".join(one.text for one in words))
        properties = made.find(f"{W}tcPr")
        if properties is None:
            properties = elements.made(f"{W}tcPr")
            made.insert(0, properties)
        elements.put_mark(properties, self.plan.revisions.mark("cellIns"))
        return made

    def _gone_cell(self, cell: OldCell) -> Iterator[Act]:
        """Deletes a cell with its column."""
        if _merge(cell):
            raise CannotMarkError(_MERGED)
        paragraphs = list(cell.element.iter(PARAGRAPH))
        for paragraph in paragraphs:
            self.plan.check_whole(paragraph)
            delete = partial(self.plan.delete_runs, paragraph)
            yield partial(self.plan.later, delete)
        mark = partial(self.plan.revisions.mark_cell, cell.element)
        yield partial(self.plan.later, mark)

    def _cell(
        self,
        cell: OldCell,
        words: Sequence[TrackedWords],
    ) -> Iterator[Act]:
        """Changes the words of a cell."""
        tokens = list(cell_tokens(words))
        if all(token.op == "keep" for token in tokens):
            return
        if cell.element is None:
            raise CannotMarkError(_MERGED)
        acts: list[Act] = []
        self.plan.look_through([*tokens, LineEnd("keep")], cell.lines, acts)
        yield from acts

    def _gone(self, old: OldRow) -> Iterator[Act]:
        """Deletes a row with all its words."""
        if self._begins_merged(old):
            raise CannotMarkError(_MERGED)
        paragraphs = list(old.element.iter(PARAGRAPH))
        for paragraph in paragraphs:
            self.plan.check_whole(paragraph)
        for paragraph in paragraphs:
            delete = partial(self.plan.delete_runs, paragraph)
            yield partial(self.plan.later, delete)
        mark = partial(self.plan.revisions.mark_row, old.element, "del")
        yield partial(self.plan.later, mark)

    def _begins_merged(self, old: OldRow) -> bool:
        """Whether a row holds the words of cells that reach into rows below,
        which stay.
        """
        place = self.table.rows.index(old)
        below = self.table.rows[place + 1 : place + 2]
        return any(
            _merge(cell) == "restart" and _continues(below, column)
            for column, cell in enumerate(old.cells)
        )

    def _new_row(self, row: TrackedRow) -> Iterator[Act]:
        """Inserts a row like its neighbour."""
        like = self._like(row)
        if like is None:
            texts = ["".join(one.text for one in cell) for cell in row.cells]
            made = new_row(texts, self.plan.revisions)
        else:
            made = self._made(row, like)
        last = self._last
        self._last = made

        def put() -> None:
            if last is None:
                self.table.rows[0].element.addprevious(made)
            else:
                last.addnext(made)

        yield partial(self.plan.later, put)

    def _like(self, row: TrackedRow) -> OldRow | None:
        """The nearest row that a new one can look like: before it, then behind
        it; None where no row has its columns.
        """
        rows = self.table.rows
        around = [*reversed(rows[: self._at]), *rows[self._at :]]
        for other in around:
            if _fits(other, row):
                return other
        return None

    def _made(self, row: TrackedRow, like: OldRow) -> Any:
        """A new row."""
        below = self.table.rows[self._at : self._at + 1]
        made = elements.without_identity(like.element)
        properties = made.find(f"{W}trPr")
        if properties is not None:
            for tag in ("ins", "del", "tblHeader", "trPrChange"):
                for one in properties.findall(f"{W}{tag}"):
                    properties.remove(one)
        cells = iter(list(made.iter(elements.CELL)))
        for column, old in enumerate(like.cells):
            if old.element is None:
                continue
            text = "".join(one.text for one in row.cells[column])
            cell = next(cells)
            self._settle_merge(cell, column, text, below)
            self._fill(cell, old, text)
        self.plan.revisions.mark_row(made, "ins")
        return made

    def _settle_merge(
        self,
        cell: Any,
        column: int,
        text: str,
        below: list[OldRow],
    ) -> None:
        """A new cell goes on one that is merged downwards only where that
        reaches further down.
        """
        merge = cell.find(f"{W}tcPr/{_MERGE}")
        goes_on = _continues(below, column)
        if goes_on and text:
            raise CannotMarkError(_MERGED)
        if merge is None:
            if goes_on:
                raise CannotMarkError(_MERGED)
            return
        if goes_on:
            merge.attrib.pop(f"{W}val", None)
        else:
            merge.getparent().remove(merge)

    def _fill(
        self,
        cell: Any,
        old: OldCell,
        text: str,
    ) -> None:
        """Puts new words into a copied cell."""
        first = cell.find(PARAGRAPH)
        properties = None
        if first is not None and first.find(elements.PROPERTIES) is not None:
            properties = elements.properties_like(first, numbered=True)
        like = next(old.element.iter(RUN), None)
        for child in list(cell):
            if child.tag != f"{W}tcPr":
                cell.remove(child)
        revisions = self.plan.revisions
        cell.extend(new_paragraphs(text, properties, like, revisions))


def _widen_grid(
    grid: Any,
    old: Sequence[Any],
    columns: Sequence[str],
    plan: Plan,
) -> None:
    """Puts a column into a grid for each new one, as wide as its neighbour."""
    former = plan.revisions.numbered("tblGridChange")
    kept = elements.made(f"{W}tblGrid")
    kept.extend(map(elements.without_identity, old))
    former.append(kept)
    waiting = iter(old)
    last = old[0]
    for status in columns:
        if status != "ins":
            last = next(waiting)
            continue
        new = elements.without_identity(last)
        if last is old[0] and columns[0] == "ins":
            last.addprevious(new)
        else:
            last.addnext(new)
    grid.append(former)


def cell_tokens(words: Sequence[TrackedWords]) -> Iterator[Token]:
    """The words of a cell as steps, its line ends apart."""
    for one in tokens_of(words):
        for number, text in enumerate(one.text.split("\n")):
            if number:
                yield LineEnd(one.op)
            if text:
                yield Words(one.op, text, one.nature)


def _fits(old: OldRow, row: TrackedRow) -> bool:
    """Whether a new row has the columns of an old one, and words only where
    that has cells of its own without a table in them.
    """
    if len(old.cells) != len(row.cells):
        return False
    own = [cell.element for cell in old.cells if cell.element is not None]
    if any(next(one.iter(elements.TABLE), None) is not None for one in own):
        return False
    pairs = zip(old.cells, row.cells, strict=True)
    return all(cell.element is not None or not words for cell, words in pairs)


def _merge(cell: OldCell) -> str:
    """How a cell is merged downwards: restart, continue, "" for not."""
    if cell.element is None:
        return ""
    merge = cell.element.find(f"{W}tcPr/{_MERGE}")
    if merge is None:
        return ""
    return merge.get(f"{W}val") or "continue"


def _continues(
    below: Sequence[OldRow],
    column: int,
) -> bool:
    """Whether the row below goes on a merged cell in a column."""
    if not below or column >= len(below[0].cells):
        return False
    return _merge(below[0].cells[column]) == "continue"


def _beside(
    made: Any,
    waiting: list[Any],
    last: OldCell | None,
    old: OldRow,
) -> Act:
    """Puts a new cell behind those before it, or first in its row."""
    if waiting:
        return partial(waiting[-1].addnext, made)
    if last is not None:
        return partial(last.element.addnext, made)
    return partial(old.cells[0].element.addprevious, made)


def _new_cells(row: TrackedRow) -> tuple[str, ...]:
    """The cells of a row in the new text."""
    return _side(row, _GONE)


def _old_cells(row: TrackedRow) -> tuple[str, ...]:
    """The cells of a row in the old text."""
    return _side(row, _NEW)


def _side(
    row: TrackedRow,
    without: tuple[str, ...],
) -> tuple[str, ...]:
    """The cells of a row, but for what has one of these statuses."""
    columns = row.columns or [""] * len(row.cells)
    return tuple(
        "".join(one.text for one in cell if one.status not in without)
        for cell, status in zip(row.cells, columns, strict=True)
        if status not in without
    )
