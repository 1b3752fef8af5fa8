"""表格与正文、表格各列之间对不上：正文320套，表中合计330套；300占1500的20%，写作25%。

检查：表格前一句“共……套（见下表）”的总数，与表格末行合计里同一单位的各数都不同；表格有一列数和一列百分比、末行有合计，某一行的百分比不是该数占合计的比例（其他各行都相符）；用空格排成的表格，末行合计不等于各行之和。
为什么：正文和表格各说各的，不知道以哪个为准。
不好：共推出320套，见下表……合计330套
好：共推出330套，见下表……合计330套
来源：算术；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules.numbers._measures import UNIT, plainly
from policypress.lint.rules.numbers._rows_of_text import Cell, Grid, grids

RULE = Rule(
    code="NUM-29",
    name="table-and-text",
    severity="warning",
    strength="逻辑",
    source="算术",
    genres=EVERY - {"law", "decision"},
    spares=frozenset(),
)
_TOTAL = re.compile("^(?:合|总)[ ]?计$")
_PART = re.compile("小计|其中|累计")
_NUMBER = re.compile(
    rf"^([0-9]{{1,12}}(?:\.[0-9]{{1,4}})?)[ ]?({UNIT}|)(?<![%％])$"
)
_SHARE = re.compile(r"^([0-9]{1,3}(?:\.[0-9]{1,2})?)[%％]$")
_HEADED = re.compile(rf"[（(]({UNIT})[）)]$")
_SAID = re.compile(
    rf"(?:共|共计|合计|总计|总共|计划|安排)[^。；，\n0-9]{{0,16}}?(?P<number>[0-9]{{1,12}}"
    rf"(?:\.[0-9]{{1,4}})?)[ ]?(?P<unit>{UNIT})"
    r"[^。；0-9\n]{0,16}?(?:下表|附表|如下|见表|分配表|表[0-9一二三])"
)
# 拟立项项目5项, right above a table whose rows are numbered.
_LISTED = re.compile(
    r"(?:拟|共|确定|入选|认定|公示|评审)[^。；，\n0-9]{0,14}?(?<![0-9.])(?P<number>"
    "[0-9]{1,3})(?P<unit>项|个|家|名|件|户|人|种)(?=[，。；（(：])"
)
_SERIAL = re.compile("^序号$")
_HUNDRED = Decimal(100)
_ROOM = Decimal("0.6")  # of a hundred: shares are rounded to whole ones
_ROWS = 4  # rows from which one that is off stands out


def find(paper: Paper) -> Iterator[Hit]:
    """Each figure of a text or a table that the sums of the table contradict."""
    for grid in grids(paper):
        yield from _rows_said(paper, grid)
        last = grid.rows[-1]
        if len({len(row) for row in grid.rows}) != 1 or not _TOTAL.match(
            last[0].words
        ):
            continue
        yield from _said_before(paper, grid)
        is_parted = any(
            _PART.search(cell.words) for row in grid.rows for cell in row
        )
        if not is_parted or _is_row_sum(grid):
            yield from _shares(grid)
            if paper.passages[grid.line].level != "cell":
                yield from _sums(grid)


def _rows_said(paper: Paper, grid: Grid) -> Iterator[Hit]:
    """How many things a table is said to list, right above it, and another number of
    numbered rows."""
    first, *body = grid.rows
    if not grid.line or not _SERIAL.match(first[0].words):
        return
    above = paper.passages[grid.line - 1]
    said = list(_LISTED.finditer(paper.text, above.start, above.end))
    names = [row[0].words for row in body]
    others = [name for name in names if not name.isdigit()]
    listed = len(names) - len(others)
    if len(said) != 1 or not all(map(_TOTAL.match, others)):
        return
    if int(said[0]["number"]) != listed:
        message = f"下表列了{listed}{said[0]['unit']}。"
        yield Hit(*said[0].span(), message, "核对名单和数目。")


def _is_row_sum(grid: Grid) -> bool:
    """Whether 小计 heads a column, so that rows are still alike."""
    return not any(_PART.search(row[0].words) for row in grid.rows)


def _said_before(paper: Paper, grid: Grid) -> Iterator[Hit]:
    """A total in the line before a table, with the unit of a column that has another."""
    if not grid.line:
        return
    above = paper.passages[grid.line - 1]
    found = _SAID.search(paper.text, above.start, above.end)
    if found is None:
        return
    sums = [
        value
        for column, cell in enumerate(grid.rows[-1])
        if (value := _value(grid, column, cell, found["unit"])) is not None
    ]
    said = Decimal(found["number"])
    if sums and said not in sums:
        start = found.start("number")
        unit = found["unit"]
        made = f"表中合计是{plainly(max(sums))}{unit}"
        message = f"{made}，这里写作{found['number']}{unit}。"
        yield Hit(start, found.end("unit"), message, "核对正文和表格。")


def _value(grid: Grid, column: int, cell: Cell, unit: str) -> Decimal | None:
    """The number in a cell of the last row, where it counts what is asked for."""
    number = _NUMBER.match(cell.words)
    headed = _HEADED.search(grid.rows[0][column].words)
    said = number[2] or (headed[1] if headed else "") if number else ""
    return Decimal(number[1]) if number and said == unit else None


def _shares(grid: Grid) -> Iterator[Hit]:
    """The first share that is not that of its number, in a table whose others are."""
    columns = range(len(grid.rows[0]))
    if len(grid.rows) - 1 < _ROWS:
        return
    for column in columns:
        for other in columns:
            wrong = _wrong_shares(grid, column, other)
            if len(wrong) == 1:
                message = f"“{wrong[0].words}”不是这一行的数占合计的比例。"
                yield Hit(wrong[0].start, wrong[0].end, message, "核对比例。")
                return


def _wrong_shares(grid: Grid, column: int, other: int) -> list[Cell]:
    """The shares of a column that are not those of the numbers in another one; none
    where one of the two is something else."""
    body, last = grid.rows[1:-1], grid.rows[-1]
    whole = _number(last[other], _NUMBER)
    if other == column or not whole:
        return []
    wrong = []
    for row in body:
        share = _number(row[column], _SHARE)
        value = _number(row[other], _NUMBER)
        if share is None or value is None:
            return []
        if abs(value / whole * _HUNDRED - share) > _ROOM:
            wrong.append(row[column])
    return wrong


def _sums(grid: Grid) -> Iterator[Hit]:
    """Each total of a table in lines that is not the sum of its column, but for the
    first one, which names the rows."""
    for column in range(1, len(grid.rows[0])):
        wrong = next(_wrong_sums(grid, column), None)
        if wrong is not None:
            yield wrong


def _wrong_sums(grid: Grid, column: int) -> Iterator[Hit]:
    """A total that is not the sum of its column, of numbers or of shares."""
    for pattern in (_NUMBER, _SHARE):
        yield from _wrong_sum(grid, column, pattern)


def _wrong_sum(
    grid: Grid,
    column: int,
    pattern: re.Pattern[str],
) -> Iterator[Hit]:
    """The same of numbers or of shares, by the pattern of their cells."""
    *cells, said = [row[column] for row in grid.rows[1:]]
    total = _number(said, pattern)
    parts = _numbers(cells, pattern)
    if total is None or len(parts) < 2:
        return
    if pattern is _NUMBER and _is_right_by_row(grid, column, total):
        return
    made = sum(parts, Decimal(0))
    room = _ROOM * len(parts) if pattern is _SHARE else Decimal(0)
    if abs(made - total) > room:
        message = f"合计写{plainly(total)}，各行之和是{plainly(made)}。"
        yield Hit(said.start, said.end, message, "核对各行与合计。")


def _is_right_by_row(grid: Grid, column: int, total: Decimal) -> bool:
    """Whether a total of totals is that of its row, so that a row above it is wrong, of
    which NUM-11 speaks."""
    is_whole = _TOTAL.match(grid.rows[0][column].words) is not None
    last = grid.rows[-1]
    parts = _numbers([*last[1:column], *last[column + 1 :]], _NUMBER)
    return is_whole and len(parts) > 1 and sum(parts, Decimal(0)) == total


def _numbers(
    cells: Sequence[Cell],
    pattern: re.Pattern[str],
) -> list[Decimal]:
    """The numbers in some cells; [] where one of these has something else."""
    numbers = []
    for cell in cells:
        number = _number(cell, pattern)
        if number is None:
            return []
        numbers.append(number)
    return numbers


def _number(cell: Cell, pattern: re.Pattern[str]) -> Decimal | None:
    """The number in a cell, None when there is something else."""
    found = pattern.match(cell.words)
    return Decimal(found[1]) if found else None
