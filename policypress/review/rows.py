"""Rows of tables of the text that came and went (表格的行).

A table of a provision or an annex is a list of rows, each a list of cells; a table of
points (评分表) has a mapping for each row. Tables that are made of other data have no
rows in the source.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from policypress.edit import Add, Edit, Insert, Remove
from policypress.edit.edit import Step
from policypress.review import lifting
from policypress.review.basis import Basis
from policypress.review.proposal import Proposal
from policypress.review.refusals import TEMPLATE, refused
from policypress.review.sources import Where, path_of
from policypress.word.marked import Change

if TYPE_CHECKING:
    from policypress.review.structure import Gone, New

_ROWS, _COLUMNS = "rows", "columns"
_SCORING = ("scoring", "items")
_PART = "表格里只删去了一行中的几格，请写出这几格的内容，或者整行删去"


def settled(
    basis: Basis,
    gone: list[Gone],
    new: list[New],
) -> Iterator[Proposal]:
    """Proposals for cells that came and went; they are taken from `gone` and `new`."""
    lost: dict[tuple[int, ...], list[Gone]] = {}
    for cell in list(gone):
        at = basis.paragraphs[cell.number].cell
        if at:
            lost.setdefault(at[:2], []).append(cell)
            gone.remove(cell)
    for row, cells in lost.items():
        yield _removed(basis, row, cells)
    came: dict[tuple[int, ...], list[New]] = {}
    for one in list(new):
        if one.cell:
            came.setdefault(one.cell[:2], []).append(one)
            new.remove(one)
    for some in reversed(list(came.values())):
        yield _added(basis, some)


def _cells(
    basis: Basis,
    row: tuple[int, ...],
) -> list[int]:
    """The paragraphs of a row of one of our tables."""
    return [
        number
        for number, one in enumerate(basis.paragraphs)
        if one.cell and one.cell[:2] == row
    ]


def _row_at(
    basis: Basis,
    row: tuple[int, ...],
) -> Where | None:
    """The row of the source that one of our rows prints, None for others."""
    for number in _cells(basis, row):
        for where in basis.nodes(number):
            name, loc = where
            is_listed = loc[-3:-2] == (_ROWS,)
            if is_listed or loc[-4:-2] == _SCORING:
                return name, loc[:-1]
    return None


def _removed(
    basis: Basis,
    row: tuple[int, ...],
    cells: Sequence[Gone],
) -> Proposal:
    """A row that went."""
    numbers = _cells(basis, row)
    text = "｜".join(basis.texts[number] for number in numbers)
    by = _hands(cells)
    filled = {number for number in numbers if basis.texts[number].strip()}
    where = _row_at(basis, row)
    reason = "" if where else TEMPLATE
    if not filled <= {one.number for one in cells}:
        reason = _PART
    if where is None or reason:
        made = refused(basis, cells[0].number, text, "", by, reason)
        made.numbers = tuple(one.number for one in cells)
        return made
    step = Edit(f"{where[0]}.yaml", Remove(where[1]))
    return Proposal(
        "removed",
        path_of(where),
        text,
        "",
        by,
        (step,),
        numbers=tuple(numbers),
    )


def _hands(ones: Sequence[Gone] | Sequence[New]) -> tuple[Change, ...]:
    """Who did it."""
    return tuple(dict.fromkeys(hand for one in ones for hand in one.by))


def _added(basis: Basis, cells: Sequence[New]) -> Proposal:
    """A row that came, behind the one that it stands behind."""
    words = _by_column(cells)
    text = "｜".join(words.values())
    by = _hands(cells)
    number = max(cells[0].before, 0)
    row = basis.paragraphs[number].cell[:2]
    printed = tuple(words.values())
    steps: list[Step] = []
    where = _row_at(basis, row)
    if where and where[1][-2] == _ROWS:
        index: Any = where[1][-1]
        home = where[0], where[1][:-1]
        steps = _listed(basis, home, index + 1, words, by)
    elif where:
        steps = _scored(basis, where, row, words)
    else:
        where = _first_of(basis, row)
        steps = _listed(basis, where, 0, words, by) if where else []
    if where is None or not steps:
        return refused(basis, number, "", text, by, TEMPLATE, printed)
    return Proposal(
        "added",
        path_of(where),
        "",
        text,
        by,
        tuple(steps),
        numbers=(number,),
        printed=printed,
    )


def _by_column(cells: Sequence[New]) -> dict[int, str]:
    """The words of each cell of a row by its column; paragraphs of one cell are
    joined."""
    found: dict[int, str] = {}
    for one in sorted(cells, key=lambda each: each.cell[2]):
        column = one.cell[2]
        found[column] = found.get(column, "") + one.text.strip()
    return found


def _first_of(
    basis: Basis,
    row: tuple[int, ...],
) -> Where | None:
    """The list of rows of a table of which a row is the heads; None for others."""
    for number in _cells(basis, row):
        for name, loc in basis.nodes(number):
            if loc[-2:-1] == (_COLUMNS,):
                return name, (*loc[:-2], _ROWS)
    return None


def _listed(
    basis: Basis,
    home: Where,
    index: int,
    words: dict[int, str],
    by: tuple[Change, ...],
) -> list[Step]:
    """The steps that put a row into a list; figures typed into it become data."""
    steps: list[Step] = []
    cells = []
    for one in words.values():
        made = lifting.lifted(basis.files, home, one, by)
        steps += made.steps
        cells.append(made.text)
    steps.append(Edit(f"{home[0]}.yaml", Insert(home[1], index, cells)))
    return steps


def _scored(
    basis: Basis,
    where: Where,
    row: tuple[int, ...],
    words: dict[int, str],
) -> list[Step]:
    """The steps that put a row into a table of points: what each column says is told
    by the row before it."""
    name, loc = where
    known = basis.files.value(where)
    made = {}
    for number in _cells(basis, row):
        keys = [one[-1] for _, one in basis.nodes(number) if one[:-1] == loc]
        column = basis.paragraphs[number].cell[2]
        if keys and keys[0] in known and column in words:
            made[keys[0]] = words[column]
    key = basis.files.free_key((name, loc[:-1]), "added")
    change = Add(loc[:-1], key, made, after=loc[-1])
    return [Edit(f"{name}.yaml", change)] if made else []
