"""A table of levels (标准如下表): a row a situation, a column with what is given for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from policypress.importing.supports.given import Given, Grant
from policypress.importing.supports.phrases import (
    BENEFIT,
    MOST,
    VAGUE,
    last_mode_in,
    mode_in,
)
from policypress.importing.supports.scopes import scope_of
from policypress.importing.supports.units import unit_before, unit_behind
from policypress.language.sums import Sum, even, sums_of

BETWEEN = "\t"  # cells of a row, as a reading has them
_VALUE = re.compile(f"{BENEFIT}|标准|金额|额度|限额|比例")
_UNIT = re.compile(
    "[（(](?:单位：?)?(?P<scale>[万亿]?)元(?P<per>/[^）)]{1,6})?[）)]"
)
_NUMBER = re.compile(r"[ ]*(?P<number>[0-9]+(?:\.[0-9]+)?)[ ]*")
_ORDER = re.compile("^[ ]*(?:序号|编号|[0-9]{1,3})[ ]*$")
_NOTHING = re.compile(
    "[ ]*(?:不予?(?:补贴|补助|奖励|资助|支持|享受)|无|[-—–/]+)[ ]*$"
)
_MOST = re.compile(MOST)
# A table of what other clauses give at most, and a column that says of what time.
_CEILINGS = re.compile("最高额|限额|上限|封顶")
_PERIOD = re.compile("[ ]*(?:每年度?|年度|当年|累计|合计|总计|一次性)[ ]*")
_PAIR = 2  # columns of a sum and of its ceiling
_SCALES = {"": 0, "万": 4, "亿": 8}
_FEWEST = 2  # rows that tell situations apart
_LONGEST = 16  # characters of a cell that says how much, and nothing else


class Row(Struct, frozen=True):
    """start: where the row begins in the text that is read; cells: its words; places:
    where each cell begins, of a row that a text draws."""

    start: int
    cells: list[str]
    places: Sequence[int] = ()

    def place(self, column: int) -> int:
        """Where a cell begins."""
        if self.places:
            return self.places[column]
        before = self.cells[:column]
        return self.start + sum(len(one) + len(BETWEEN) for one in before)


def given_in(
    rows: Sequence[Row],
    said: str,
    line: int,
) -> Given | None:
    """What a table gives; None where it does not say, for each row, how much. said: the
    paragraph that the table belongs to; line: its number."""
    column = _column(rows)
    if not column:
        return None
    head, *body = _giving(rows, column)
    title = even(head.cells[column])
    modes = (mode_in(title), last_mode_in(said))
    mode = next((one for one in modes if one not in VAGUE), "")
    if not mode:
        return None
    last = body[-1]
    end = last.place(len(last.cells) - 1) + len(last.cells[-1])
    made = Given(body[0].start, end, line, -1)
    made.mode = mode
    made.kind = "tiers"
    made.called = head.cells[0].strip()
    if _CEILINGS.search(said) and _MOST.search(title):
        made.doubt("是给的数额，还是前面的限额，不明确")
    if told := _periods(body, column):
        made.doubt(f"“{told}”没有读懂")
    cap = _cap_column(rows, column)
    for row, name in zip(body, _names(head, body, column), strict=True):
        grant = _grant(row, column, title, name)
        if cap:
            said = even(head.cells[cap])
            grant.cap = _sum(row, cap, said)
            grant.cap_scope = scope_of(said)
        made.grants.append(grant)
    return made


def _periods(body: Sequence[Row], column: int) -> str:
    """For how long a sum is the most (每年、累计), where a column of its own says it."""
    found = [
        cell.strip()
        for row in body
        for number, cell in enumerate(row.cells)
        if number > column and _PERIOD.fullmatch(cell)
    ]
    return "、".join(dict.fromkeys(found))


def _giving(rows: Sequence[Row], column: int) -> list[Row]:
    """The rows without those in which nothing is given (不予补贴)."""
    return [one for one in rows if not _NOTHING.match(one.cells[column])]


def _column(rows: Sequence[Row]) -> int:
    """The one column that says how much for each row; 0 where there is none, or several."""
    if len(rows) <= _FEWEST:
        return 0
    head, *body = rows
    width = len(head.cells)
    if any(len(one.cells) != width for one in body):
        return 0
    found = _values(rows)
    caps = [one for one in found if _MOST.search(head.cells[one])]
    if len(found) == _PAIR and len(caps) == 1:
        found.remove(caps[0])
    return found[0] if len(found) == 1 else 0


def _values(rows: Sequence[Row]) -> list[int]:
    """The columns in which each row has a sum."""
    head, *body = rows
    return [
        one for one in range(1, len(head.cells)) if _is_value(head, body, one)
    ]


def _cap_column(rows: Sequence[Row], column: int) -> int:
    """The column with the ceiling of what another says (年度最高奖励); 0 without one."""
    return next((one for one in _values(rows) if one != column), 0)


def _is_value(
    head: Row,
    body: Sequence[Row],
    column: int,
) -> bool:
    """Whether a column says how much for each row, in one sum."""
    title = even(head.cells[column])
    if not _VALUE.search(title) or sums_of(title):
        return False
    sums = [_sum(one, column, title) for one in _giving(body, column)]
    return len(sums) > 1 and all(one is not None for one in sums)


def _sum(
    row: Row,
    column: int,
    title: str,
) -> Sum | None:
    """The one sum of a cell; a number has the unit of the column's head."""
    words = even(row.cells[column])
    start = row.place(column)
    unit = _UNIT.search(title)
    number = _NUMBER.fullmatch(words)
    if unit and number:
        value = Decimal(number["number"]).scaleb(_SCALES[unit["scale"]])
        begin = start + number.start("number")
        end = start + number.end("number")
        return Sum(
            begin,
            end,
            "money",
            value,
            number["number"],
            unit=f"{unit['scale']}元",
        )
    found = sums_of(words)
    if len(found) != 1 or len(words.strip()) > _LONGEST:
        return None
    (one,) = found
    return Sum(
        start + one.start,
        start + one.end,
        one.kind,
        one.value,
        one.words,
        is_exact=one.is_exact,
        is_said=one.is_said,
        unit=one.unit,
    )


def _grant(
    row: Row,
    column: int,
    title: str,
    name: str,
) -> Grant:
    """What a row gives."""
    main = _sum(row, column, title)
    assert main is not None
    words = even(row.cells[column])
    start = row.place(column)
    before, after = words[: main.start - start], words[main.end - start :]
    grant = Grant(main, main.start)
    unit = _UNIT.search(title)
    in_title = unit["per"][1:] if unit and unit["per"] else ""
    grant.per = unit_behind(after) or unit_before(before) or in_title
    grant.is_most = re.search(MOST, before + title) is not None
    grant.situation = name
    return grant


def _names(
    head: Row,
    body: Sequence[Row],
    column: int,
) -> list[str]:
    """What each row is for: the cells before the sum, those of the row above where they
    are empty; the order of rows is no name."""
    used = [
        number
        for number in range(column)
        if not _ORDER.match(head.cells[number])
    ]
    above = [""] * column
    names = []
    for row in body:
        cells = [
            row.cells[number].strip() or above[number]
            for number in range(column)
        ]
        above = cells
        told = [cells[number] for number in used]
        names.append("，".join(dict.fromkeys(one for one in told if one)))
    return names
