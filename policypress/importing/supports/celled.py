"""Numbers in the cells of a table whose unit stands elsewhere (表头里的单位): 新建（万元/床） over
1.5. Where no support holds them, they are no data, and the drafter is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from policypress.importing.supports.tabled import Row
from policypress.language.sums import Sum, even, sums_of

_SCALES = {"": 0, "百": 2, "千": 3, "万": 4, "百万": 6, "千万": 7, "亿": 8}
_NUMBER = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
# （万元/床）, 补助金额/万元, 单位：元, 比例（%）
_UNIT = re.compile(
    "(?:[（，/：]|单位：?)[ ]*(?:人民币)?"
    "(?:(?P<scale>百万|千万|[百千万亿]?)元|(?P<rate>%))"
    "(?:[ ]*[/·每][^（）]{1,8})?[ ]*(?:[）；，]|$)"
)
_SAID = re.compile("单位：[ ]*(?:人民币)?(?P<scale>百万|千万|[百千万亿]?)元")
_CELL = re.compile(
    f"[ ]*(?:最高|不超过|不低于|每[^0-9]{{1,3}}|[≤≥<>＜＞])?[ ]*(?P<number>{_NUMBER})"
    f"(?:[ ]*(?:[-—–~～至]+)[ ]*(?:{_NUMBER}))?[ ]*(?:以内|以上|以下|封顶)?[ ]*"
)
_ORDER = re.compile("序号|编号|年份|年度$")


class Cell(Struct, frozen=True):
    """A cell with a number. start: where it stands in the text that is read; head: of
    its column; words: its own; one: its value, None where it says more than one."""

    start: int
    head: str
    words: str
    one: Sum | None


def cells_in(rows: Sequence[Row], said: str) -> Iterator[Cell]:
    """The cells of a table that hold a number without its unit, where that stands in the
    heads above it, or in the table or before it for all. said: the words before it."""
    every = "\n".join(["", *(cell for row in rows for cell in row.cells)])
    general = _SAID.search(even(said)) or _SAID.search(even(every))
    for number, row in enumerate(rows):
        for column, cell in enumerate(row.cells):
            words = even(cell)
            found = _CELL.fullmatch(words)
            if found is None or column == 0 or sums_of(words):
                continue
            head, unit = _unit_above(rows[:number], column)
            if unit is None and general and not _ORDER.search(head):
                unit = general
            if unit:
                start = row.place(column)
                one = _value(found, unit, start)
                yield Cell(
                    start + found.start("number"), head, cell.strip(), one
                )


def _unit_above(
    rows: Sequence[Row],
    column: int,
) -> tuple[str, re.Match[str] | None]:
    """The head of a column, and the unit that it has: the lowest head that says one. One
    that covers several columns stands in the first of them."""
    head = ""
    for row in reversed(rows):
        words = _over(row.cells, column)
        if not words or _CELL.fullmatch(even(words)):
            continue
        head = head or words
        if unit := _UNIT.search(even(words)):
            return head if words == head else f"{words}·{head}", unit
    return head, None


def _over(cells: Sequence[str], column: int) -> str:
    """The cell of a row over a column, or the one that reaches over it."""
    for at in range(min(column, len(cells) - 1), 0, -1):
        if cells[at].strip():
            return " ".join(cells[at].split())
    return ""


def _value(
    found: re.Match[str],
    unit: re.Match[str],
    start: int,
) -> Sum | None:
    """What a number is worth in its unit; None of a range."""
    number = found["number"]
    rest = found[0][found.end("number") - found.start() :]
    if any(mark.isdigit() for mark in rest):
        return None
    value = Decimal(number.replace(",", ""))
    is_rate = unit.groupdict().get("rate") is not None
    if not is_rate:
        value = value.scaleb(_SCALES[unit["scale"]])
    begin, end = start + found.start("number"), start + found.end("number")
    kind = "percent" if is_rate else "money"
    return Sum(begin, end, kind, value, number)
