"""Columns of tables (表格的列): deleted, restated, added. A column is quoted as a cell a row
(| 备注 |, one below the other), or as one row of all its cells.
"""

from __future__ import annotations

from policypress.compare.decision.apply.claims import Claim, RowChanges
from policypress.compare.decision.apply.locate import Spot
from policypress.compare.decision.apply.reference import last_part
from policypress.compare.decision.apply.tables import quoted_rows
from policypress.compare.decision.apply.unit import Unit
from policypress.compare.decision.apply.verbs import (
    Delete,
    Insert,
    Operation,
    Replace,
)
from policypress.compare.decision.apply.work import Work
from policypress.compare.text.tree import Rows

Column = tuple[str, ...]
_HINT = "一列逐行写，每行一个单元格，和表格的行一样多：“| 备注 |”。"


def delete_columns(
    work: Work,
    operation: Delete,
    first: Spot,
    last: Spot,
) -> None:
    """删去第十条第一个表格第三列, or a run of columns."""
    rows = _rows(work, operation, first)
    start, end = _column(first), _column(last)
    if not rows:
        return
    if end - start + 1 >= len(rows[0]):
        message = f"“{operation.target}”删去后，表格里没有列了。"
        hint = "删去整个表格写成“删去第十条第一个表格”。"
        work.fault("amendment-place", message, operation, hint)
        return
    for column in range(start, end + 1):
        _changes(work, first).dropped.add(column)
        _claim(work, operation, operation.target, first, column)


def replace_column(
    work: Work,
    operation: Replace,
    spot: Spot,
) -> None:
    """将第十条第一个表格第二列修改为：“| 金额 |, a cell a row."""
    rows = _rows(work, operation, spot)
    made = _quoted(work, operation, rows, 1)
    if not made:
        return
    column = _column(spot)
    if made[0] == tuple(row[column] for row in rows):
        work.unchanged(operation.target, operation)
    _changes(work, spot).replaced[column] = made[0]
    _claim(work, operation, operation.target, spot, column)


def insert_columns(
    work: Work,
    operation: Insert,
    spot: Spot | None,
) -> None:
    """在第十条第一个表格第一列后增加一列：“| 备注 |; in a table behind the last one."""
    if spot is None or spot.sort not in ("列", "表格"):
        message = "没有写明在哪一个表格的哪一列增加。"
        work.fault("insertion-without-place", message, operation, _HINT)
        return
    rows = _rows(work, operation, spot)
    made = _quoted(work, operation, rows, operation.count or 1)
    if not made:
        return
    after = _column(spot) if spot.sort == "列" else len(rows[0]) - 1
    if operation.side == "before":
        after -= 1
    if spot.sort == "表格" and operation.became:
        after = last_part(operation.became[0])[1][0] - 2
    if not _numbered_rightly(operation, after, len(rows[0])):
        message = f"增加的这一列不是{'、'.join(operation.became)}。"
        work.fault("number-disagrees", message, operation, _HINT)
        return
    _changes(work, spot).added.setdefault(after, []).extend(made)
    unit, whole = work.units[spot.unit], (-1, -1)
    claim = Claim("insert", operation.line, operation.where, spot.line, whole)
    unit.claims.append(claim)


def _numbered_rightly(
    operation: Insert,
    after: int,
    columns: int,
) -> bool:
    """Whether new columns behind an old one get the numbers that the decision says."""
    if not -1 <= after < columns:
        return False
    said = [last_part(one)[1] for one in operation.became]
    wanted = [(after + 2 + step,) for step in range(len(said))]
    return said == wanted


def _column(spot: Spot) -> int:
    """The column of a spot, from 0."""
    return spot.cell[1] if spot.cell else 0


def _changes(work: Work, spot: Spot) -> RowChanges:
    """What happens to the columns of the table at a spot."""
    unit: Unit = work.units[spot.unit]
    return unit.columns.setdefault(spot.line or 0, RowChanges())


def _rows(
    work: Work,
    operation: Operation,
    spot: Spot,
) -> Rows:
    """The rows of a table, all of one length; () and a finding otherwise: there a column
    is not the same thing in every row.
    """
    rows = work.units[spot.unit].lines[spot.line or 0].rows
    if len({len(row) for row in rows}) == 1:
        return rows
    message = "表格各行的单元格不一样多，不能确定哪些单元格是这一列。"
    hint = "逐个单元格写，如“第二行第三列”；或者把表格整个写明。"
    work.fault("amendment-place", message, operation, hint)
    return ()


def _claim(
    work: Work,
    operation: Operation,
    name: str,
    spot: Spot,
    column: int,
) -> None:
    """A note of what happens to a column: it excludes anything else in each of its
    cells.
    """
    unit = work.units[spot.unit]
    for row in range(len(unit.lines[spot.line or 0].rows)):
        cell = (row, column)
        claim = Claim("cell", operation.line, name, spot.line, cell)
        unit.claims.append(claim)


def _quoted(
    work: Work,
    operation: Replace | Insert,
    rows: Rows,
    wanted: int,
) -> list[Column]:
    """Quoted columns; [] and a finding when there are other cells than the table has
    rows, or another number of columns than the decision says.
    """
    if not rows:
        return []
    said = quoted_rows(operation.quote)
    if len(said) == 1 and len(said[0]) == len(rows):
        columns = list(said)
    elif len({len(row) for row in said}) == 1:
        columns = list(zip(*said, strict=True))
    else:
        columns = []
    if len(columns) == wanted and len(columns[0]) == len(rows):
        return columns
    message = f"引文里的单元格和表格的行数（{len(rows)}行）不同。"
    if columns and len(columns[0]) == len(rows):
        message = f"写明{wanted}列，引文里有{len(columns)}列。"
    work.fault("column-cells", message, operation, _HINT)
    return []
