"""表格的合计不等于各行之和：20、30，合计60。

检查：最后一列（或者第二列）表头为“合计”“小计”“总计”的表格，其他各行都相符而只有一行的各数之和不等于合计的；末行第一格为“合计”“总计”的表格，每一列各数之和是否等于合计；用空格、竖线排成的表格同样检查各行；有“小计”、缺数、非数字的列不查。有一列比例（单价和数量）的表，其他各行都是基数乘以比例等于得数，只有一行不等的也查。
为什么：合计与明细对不上，读者不知道以哪个为准。
不好：甲20、乙30、合计60
好：甲20、乙30、合计50
来源：算术；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from policypress.lint.paper import Paper, Passage
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.numbers._products_of_rows import products
from policypress.lint.rules.numbers._rows_of_text import Cell, Grid, grids

RULE = Rule(
    code="NUM-11",
    name="table-sums",
    severity="warning",
    strength="逻辑",
    source="算术",
    spares=frozenset(),
)
_TOTAL = re.compile("^(?:合|总)\\s*计$")
_SUM_OF_ROW = re.compile(
    "^(?:合\\s*计|总\\s*计|小\\s*计|总数|总分)(?:[（(][^（）()]{1,8}[）)])?$"
)
_SERIAL = re.compile("^(?:序\\s*号|编号)$")
_UNIT = re.compile("[（(][^（）()]{1,8}[）)]$")
_UNIT_BEHIND = re.compile("^[-0-9.]{1,16}|[%％]$")
_PART = re.compile("小计|其中")
_RIGHT = 2  # rows that show that a column has sums
_NUMBER = re.compile("^-?[0-9]{1,15}(?:\\.[0-9]{1,6})?%?$")


def find(paper: Paper) -> Iterator[Hit]:
    """Each total that is not the sum of its column."""
    for written in grids(paper):
        if paper.passages[written.line].level != "cell":
            yield from _of_lines(written)
    yield from products(paper)
    for table in _tables(paper):
        rows = sorted({cell.row for cell in table})
        grid = {(cell.row, cell.column): cell for cell in table}
        yield from _of_rows(paper, grid, rows)
        if len(rows) > 2 and _has_total(paper, grid.get((rows[-1], 1)), table):
            yield from _totals(paper, grid, rows)


class _Row(Struct, frozen=True):
    """A row with a sum of its own. said: what it says; total: what its other numbers
    make; start, end: where the sum stands; name: the words of its first cell."""

    said: Decimal
    total: Decimal
    start: int
    end: int
    name: str


def _of_rows(
    paper: Paper,
    grid: dict[tuple[int, int], Passage],
    rows: Sequence[int],
) -> Iterator[Hit]:
    """The odd row of a table of cells."""
    columns = sorted({column for _, column in grid})
    heads = [_words(paper, grid.get((rows[0], one))) for one in columns]
    at = _sum_column(heads)
    if at is None:
        return
    read = []
    for row in rows[1:]:
        cells = [grid.get((row, column)) for column in columns]
        values = [_value(paper, cell) for cell in cells[1:]]
        said = values.pop(at - 1)
        total, cell = _sum(values), cells[at]
        if said is None or total is None or cell is None:
            return
        name = _words(paper, cells[0])
        read.append(_Row(said, total, cell.start, cell.end, name))
    yield from _odd(read)


def _of_lines(grid: Grid) -> Iterator[Hit]:
    """The odd row of a table in lines."""
    is_numbered = _SERIAL.match(grid.rows[0][0].words) is not None
    table = [row[1:] if is_numbered else row for row in grid.rows]
    at = _sum_column([_UNIT.sub("", cell.words) for cell in table[0]])
    if at is None:
        return
    read = []
    for row in table[1:]:
        one = _row_of_line(row, at)
        if one is None:
            return
        read.append(one)
    yield from _odd(read)


def _row_of_line(row: Sequence[Cell], at: int) -> _Row | None:
    """A line as a row with a sum, which stands in the cell `at`; None where a cell has no
    number, or one of another unit."""
    units = {_UNIT_BEHIND.sub("", cell.words) for cell in row[1:]}
    if len(units) > 1:
        return None
    values = [_number(cell.words.rstrip(*units)) for cell in row[1:]]
    said = values.pop(at - 1)
    total = _sum(values)
    if said is None or total is None:
        return None
    return _Row(said, total, row[at].start, row[at].end, row[0].words)


def _sum_column(heads: Sequence[str]) -> int | None:
    """The one column, the last or the second, whose head says that it has sums."""
    found = [at for at, head in enumerate(heads) if _SUM_OF_ROW.match(head)]
    if len(found) == 1 and found[0] in (len(heads) - 1, 1):
        return found[0]
    return None


def _odd(rows: Sequence[_Row]) -> Iterator[Hit]:
    """The only row whose sum is another than said, where two rows or more are right. A
    row of totals takes over what is wrong above it."""
    wrong = [row for row in rows if row.said != row.total]
    if not wrong or len(rows) - len(wrong) < _RIGHT:
        return
    first, *others = wrong
    gap = first.said - first.total
    is_taken_over = all(
        _TOTAL.match(row.name) and row.said - row.total == gap
        for row in others
    )
    if len(others) < 2 and is_taken_over:
        message = f"合计写{first.said}，这一行各数之和是{first.total}。"
        yield Hit(first.start, first.end, message, "核对各数与合计。")


def _has_total(
    paper: Paper,
    last: Passage | None,
    table: Sequence[Passage],
) -> bool:
    """Whether the last row of a table is the sum of all others."""
    if last is None or not _TOTAL.match(paper.line_of(last).strip()):
        return False
    return not any(_PART.search(paper.line_of(cell)) for cell in table)


def _tables(paper: Paper) -> Iterator[list[Passage]]:
    """The cells of each table. A table begins with its cell 1, 1."""
    cells: list[Passage] = []
    for passage in paper.passages:
        is_cell = passage.level == "cell"
        is_first = (passage.row, passage.column) == (1, 1)
        if cells and (not is_cell or is_first):
            yield cells
            cells = []
        if is_cell:
            cells.append(passage)
    if cells:
        yield cells


def _totals(
    paper: Paper,
    grid: dict[tuple[int, int], Passage],
    rows: Sequence[int],
) -> Iterator[Hit]:
    """The columns of a table whose sum is another than said."""
    columns = sorted({column for _, column in grid})
    for column in columns[1:]:
        cells = [grid.get((row, column)) for row in rows[1:]]
        *parts, said = [_value(paper, cell) for cell in cells]
        total, cell = _sum(parts), cells[-1]
        if said is None or total is None or cell is None:
            continue
        if said != total:
            message = f"合计写{said}，各行之和是{total}。"
            yield Hit(cell.start, cell.end, message, "核对各行与合计。")


def _sum(parts: Sequence[Decimal | None]) -> Decimal | None:
    """What two or more numbers make; None where one of them is none."""
    numbers = [value for value in parts if value is not None]
    if len(numbers) < len(parts) or len(numbers) < 2:
        return None
    return sum(numbers, Decimal(0))


def _words(paper: Paper, cell: Passage | None) -> str:
    """What a cell says; "" for one that is not there."""
    return paper.line_of(cell).strip() if cell else ""


def _value(
    paper: Paper,
    cell: Passage | None,
) -> Decimal | None:
    """The number in a cell, None when there is something else."""
    return _number(_words(paper, cell))


def _number(words: str) -> Decimal | None:
    """The number that some words are, None when they are something else."""
    if not _NUMBER.match(words):
        return None
    return Decimal(words.rstrip("%"))
