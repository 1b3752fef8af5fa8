"""用空格排的表，合计、占比对不上：300、375、合计600。

检查：几行用全角空格、制表符隔开的表，末行是“合计”的：各列之和是否等于合计，占比是否等于本行除以合计；表前一句的“共N套”是否等于合计。
为什么：正文、表格和合计三处的数，改了一处就要改三处。
不好：共推出320套……合计　330套
好：共推出330套……合计　330套
来源：算术；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from policypress.lint.paper import Paper, Passage
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="NUM-29",
    name="typed-table",
    severity="warning",
    strength="逻辑",
    source="算术",
    spares=frozenset(),
)
_GAP = re.compile("[\u3000\t]+| {2,}")
_CELL = re.compile(
    r"^(?P<number>[0-9]{1,9}(?:\.[0-9]{1,4})?)(?P<unit>[%％]|[一-鿿]{0,3})$"
)
_TOTAL = re.compile("^(?:合|总)[ \u3000]?计$")
_SAID = re.compile(
    r"共[^。；，0-9\n]{0,14}?(?P<number>[0-9]{1,9}(?:\.[0-9]{1,4})?)(?P<unit>[一-鿿]{1,2})(?=[，。；])"
)
_FEWEST = 3  # columns of a table whose cells have no lines between them
_NEAR = 1  # percentage points by which a rounded share may miss
_ABOVE = 2  # lines above a table that may speak of it
_HUNDRED = 100


class _Cell(Struct, frozen=True):
    """A field of a line, text[start:end], and its number."""

    start: int
    end: int
    number: Decimal
    unit: str


def find(paper: Paper) -> Iterator[Hit]:
    """Each total, or share, that the rows of a typed table do not make."""
    rows: list[tuple[int, list[tuple[int, str]]]] = []
    for index, passage in enumerate(paper.passages):
        fields = _fields(paper, passage)
        is_next = rows and len(fields) == len(rows[0][1])
        rows = [*rows, (index, fields)] if is_next else [(index, fields)]
        if (
            len(fields) >= _FEWEST
            and _TOTAL.match(fields[0][1])
            and len(rows) > 2
        ):
            yield from _of_table(paper, [row for _, row in rows])
            yield from _of_words(paper, rows)


def _fields(paper: Paper, passage: Passage) -> list[tuple[int, str]]:
    """The fields of a line, each with where it begins."""
    fields: list[tuple[int, str]] = []
    at = passage.start
    line = paper.line_of(passage)
    if passage.level == "cell" or len(line) > _HUNDRED:
        return []
    for gap in _GAP.finditer(line):
        fields.append((at, line[at - passage.start : gap.start()]))
        at = passage.start + gap.end()
    fields.append((at, line[at - passage.start :]))
    return [(start, words) for start, words in fields if words]


def _cell(field: tuple[int, str]) -> _Cell | None:
    """A field that is a number."""
    start, words = field
    found = _CELL.match(words)
    if found is None:
        return None
    return _Cell(
        start, start + len(words), Decimal(found["number"]), found["unit"]
    )


def _of_table(
    paper: Paper,
    rows: Sequence[Sequence[tuple[int, str]]],
) -> Iterator[Hit]:
    """The columns of a table."""
    columns = [
        [_cell(row[at]) for row in rows[1:]] for at in range(1, len(rows[0]))
    ]
    amounts: list[_Cell] = []
    for column in columns:
        cells = [one for one in column if one is not None]
        if len(cells) < len(column):
            continue
        *parts, total = cells
        if total.unit in ("%", "％"):
            yield from _shares(parts, amounts)
        else:
            amounts = cells
            yield from _sum(parts, total)


def _sum(parts: Sequence[_Cell], total: _Cell) -> Iterator[Hit]:
    """A column and its total."""
    made = sum((one.number for one in parts), Decimal(0))
    if made != total.number:
        message = f"各行之和是{made.normalize():f}，合计写作{total.number}。"
        yield Hit(total.start, total.end, message, "核对各行和合计。")


def _shares(parts: Sequence[_Cell], amounts: Sequence[_Cell]) -> Iterator[Hit]:
    """The shares of a column, by the amounts of the one before it."""
    if len(amounts) != len(parts) + 1 or not amounts[-1].number:
        return
    for share, amount in zip(parts, amounts, strict=False):
        meant = amount.number / amounts[-1].number * _HUNDRED
        if abs(meant - share.number) > _NEAR:
            message = f"这一行占{meant:.0f}%，写作{share.number}%。"
            yield Hit(amount.start, share.end, message, "核对占比。")


def _of_words(
    paper: Paper,
    rows: Sequence[tuple[int, list[tuple[int, str]]]],
) -> Iterator[Hit]:
    """A total that the lines above the table give otherwise."""
    above = paper.passages[max(0, rows[0][0] - _ABOVE) : rows[0][0]]
    cells = [_cell(field) for field in rows[-1][1][1:]]
    totals = [one for one in cells if one is not None]
    for passage in above:
        for found in _SAID.finditer(paper.text, passage.start, passage.end):
            alike = [one.number for one in totals if one.unit == found["unit"]]
            if alike and Decimal(found["number"]) not in alike:
                message = f"表中合计{alike[-1]}{found['unit']}，这里写作{found['number']}{found['unit']}。"
                yield Hit(*found.span(), message, "核对正文和表格。")
