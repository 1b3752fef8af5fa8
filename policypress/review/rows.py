"""Rows of tables of the text that came and went (表格的行).

A table of a provision or an annex is a list of rows, each a list of cells; tables that
are made of data have no rows in the source.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from policypress.edit import Edit, Insert, Remove
from policypress.review.basis import Basis
from policypress.review.proposal import Proposal
from policypress.review.refusals import TEMPLATE, refused
from policypress.review.sources import Where, path_of

if TYPE_CHECKING:
    from policypress.review.structure import Gone, New

_ROWS, _COLUMNS = "rows", "columns"
_PART = "表格里只删去了一行中的几格，请写出这几格的内容，或者整行删去"


def settled(
    basis: Basis,
    gone: list[Gone],
    new: list[New],
) -> Iterator[Proposal]:
    """Proposals for cells that came and went; they are taken from `gone` and `new`."""
    lost: dict[Where, list[Gone]] = {}
    for cell in list(gone):
        row = _row_of(basis, cell.number)
        if row is not None:
            lost.setdefault(row, []).append(cell)
            gone.remove(cell)
    for home, cells in lost.items():
        yield _removed(basis, home, cells)
    came: dict[tuple[int, ...], list[New]] = {}
    for one in list(new):
        if one.cell:
            came.setdefault(one.cell[:2], []).append(one)
            new.remove(one)
    for some in reversed(list(came.values())):
        yield _added(basis, some)


def _row_of(basis: Basis, number: int) -> Where | None:
    """The row of the source that a paragraph is a cell of, None for others."""
    node = basis.node(number)
    if node is None:
        return None
    name, loc = node
    return (name, loc[:-1]) if loc[-3:-2] == (_ROWS,) else None


def _removed(
    basis: Basis,
    row: Where,
    cells: Sequence[Gone],
) -> Proposal:
    """A row that went."""
    numbers = [
        number
        for number in range(len(basis.paragraphs))
        if _row_of(basis, number) == row
    ]
    text = "｜".join(basis.texts[number] for number in numbers)
    by = tuple(dict.fromkeys(hand for one in cells for hand in one.by))
    filled = {number for number in numbers if basis.texts[number].strip()}
    if not filled <= {one.number for one in cells}:
        return refused(basis, cells[0].number, text, "", by, _PART)
    step = Edit(f"{row[0]}.yaml", Remove(row[1]))
    return Proposal(
        "removed",
        path_of(row),
        text,
        "",
        by,
        (step,),
        numbers=tuple(numbers),
    )


def _added(basis: Basis, cells: Sequence[New]) -> Proposal:
    """A row that came, behind the one that it stands behind."""
    words = _by_column(cells)
    text = "｜".join(words)
    by = tuple(dict.fromkeys(hand for one in cells for hand in one.by))
    number = max(cells[0].before, 0)
    place = _place_behind(basis, number)
    if place is None:
        return refused(basis, number, "", text, by, TEMPLATE)
    (name, loc), index = place
    step = Edit(f"{name}.yaml", Insert(loc, index, words))
    return Proposal(
        "added",
        path_of((name, loc)),
        "",
        text,
        by,
        (step,),
        numbers=(number,),
        printed=tuple(words),
    )


def _by_column(cells: Sequence[New]) -> list[str]:
    """The words of each cell of a row; paragraphs of one cell are joined."""
    found: dict[int, list[str]] = {}
    for one in cells:
        found.setdefault(one.cell[2], []).append(one.text.strip())
    return ["".join(found[column]) for column in sorted(found)]


def _place_behind(
    basis: Basis,
    number: int,
) -> tuple[Where, int] | None:
    """The list of rows, and where in it a row comes that stands behind a paragraph;
    None where that is no cell of such a table."""
    row = _row_of(basis, number)
    if row is not None:
        name, loc = row
        index: Any = loc[-1]
        return (name, loc[:-1]), index + 1
    node = basis.node(number)
    if node is not None and node[1][-2:-1] == (_COLUMNS,):
        name, loc = node
        return (name, (*loc[:-2], _ROWS)), 0
    return None
