"""Rows of tables (表格的行): deleted, restated, added. A row is quoted as cells between bars
(| 金奖 | 10万元 |) or tabs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from policypress.compare.decision.apply.claims import Claim, RowChanges
from policypress.compare.decision.apply.locate import Spot
from policypress.compare.decision.apply.quotes import cell_words
from policypress.compare.decision.apply.unit import Unit
from policypress.compare.decision.apply.verbs import (
    Delete,
    Insert,
    Operation,
    Replace,
)
from policypress.compare.decision.apply.work import Work
from policypress.compare.decision.quotation import TABLE

_BARS = re.compile(r"(?<!\\)[|｜]")
_HINT = "一行写成“| 金奖 | 10万元 |”，单元格和表格的列一样多。"


def delete_rows(
    work: Work,
    operation: Delete,
    first: Spot,
    last: Spot,
) -> None:
    """删去第十条第一个表格第三行, or a run of rows."""
    unit = work.units[first.unit]
    start, end = _row(first), _row(last)
    rows = unit.lines[first.line or 0].rows
    if end - start + 1 >= len(rows):
        message = f"“{operation.target}”删去后，表格里没有行了。"
        hint = "删去整个表格写成“删去第十条第一个表格”。"
        work.fault("amendment-place", message, operation, hint)
        return
    for row in range(start, end + 1):
        _changes(unit, first).dropped.add(row)
        _claim(unit, operation, operation.target, first, row)


def replace_row(
    work: Work,
    operation: Replace,
    spot: Spot,
) -> None:
    """将第十条第一个表格第二行修改为：“| 金奖 | 20万元 |”."""
    unit = work.units[spot.unit]
    made = _quoted(work, operation, unit, spot, operation.quote)
    if len(made) != 1:
        return
    old = unit.lines[spot.line or 0].rows[_row(spot)]
    if old == made[0]:
        work.unchanged(operation.target, operation)
    _changes(unit, spot).replaced[_row(spot)] = made[0]
    _claim(unit, operation, operation.target, spot, _row(spot))


def insert_rows(
    work: Work,
    operation: Insert,
    spot: Spot | None,
) -> None:
    """在第十条第一个表格第三行后增加一行：“| 铜奖 | 5万元 |”; in a table at its end."""
    if spot is None or spot.sort not in ("行", "表格"):
        message = "没有写明在哪一个表格的哪一行增加。"
        work.fault("insertion-without-place", message, operation, _HINT)
        return
    unit = work.units[spot.unit]
    made = _quoted(work, operation, unit, spot, operation.quote)
    wanted = operation.count or 1
    if made and len(made) != wanted:
        message = f"写明增加{wanted}行，引文里有{len(made)}行。"
        work.fault("insertion-count", message, operation, _HINT)
        return
    last = len(unit.lines[spot.line or 0].rows) - 1
    after = _row(spot) if spot.sort == "行" else last
    if operation.side == "before":
        after -= 1
    _changes(unit, spot).added.setdefault(after, []).extend(made)
    whole = (-1, -1)
    claim = Claim("insert", operation.line, operation.where, spot.line, whole)
    unit.claims.append(claim)


def _row(spot: Spot) -> int:
    """The row of a spot, from 0."""
    return spot.cell[0] if spot.cell else 0


def _changes(unit: Unit, spot: Spot) -> RowChanges:
    """What happens to the rows of the table at a spot."""
    return unit.rows.setdefault(spot.line or 0, RowChanges())


def _claim(
    unit: Unit,
    operation: Operation,
    name: str,
    spot: Spot,
    row: int,
) -> None:
    """A note of what happens to a row: it excludes anything else in each of its cells."""
    for column in range(len(unit.lines[spot.line or 0].rows[row])):
        place = (row, column)
        unit.claims.append(
            Claim("cell", operation.line, name, spot.line, place)
        )


def _quoted(
    work: Work,
    operation: Operation,
    unit: Unit,
    spot: Spot,
    quote: tuple[str, ...],
) -> list[tuple[str, ...]]:
    """Quoted rows; [] and a finding when one has more or fewer cells than the table."""
    columns = len(unit.lines[spot.line or 0].rows[0])
    rows = quoted_rows(quote)
    if rows and all(len(row) == columns for row in rows):
        return rows
    message = f"引文里的行和表格的列数（{columns}列）不同。"
    work.fault("row-cells", message, operation, _HINT)
    return []


def quoted_rows(quote: Iterable[str]) -> list[tuple[str, ...]]:
    """The cells of each row that is quoted."""
    said = [text for text in quote if text.strip() and text != TABLE]
    return [_cells(text) for text in said]


def _cells(text: str) -> tuple[str, ...]:
    """The cells of one quoted row."""
    if "\t" in text:
        return tuple(cell.strip() for cell in text.split("\t"))
    inner = text.strip().strip("|｜")
    return tuple(cell_words(cell.strip()) for cell in _BARS.split(inner))
