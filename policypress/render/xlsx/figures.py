"""Words that are a number to Excel, with the format that shows them as they
stand.
"""

from __future__ import annotations

import re

from policypress.document import Cell, Mark
from policypress.language.patterns import later
from policypress.render.xlsx.cells import PlacedCell, Row, texts

_MONEY_HEADER = later(r"[（(](?:单位[：:])?(元|万元|亿元)[）)]")
_UNIT_HEADER = "单位"
_AMOUNT = "General"
_YUAN = {"元": 1, "万元": 10_000, "亿元": 100_000_000}
_ORDINAL = re.compile(
    r"[1-9][0-9]{0,5}"
)  # 序号, which has to sort 2 before 10
# Compiled when first needed: Python walks each of the 20,000 characters, which takes a
# millisecond.
_COUNT = r"(\d+)([\u4e00-\u9fff]*)"
_PERCENT = re.compile(r"\d+(?:\.(\d+))?%")

FormattedNumber = tuple[float, str]


def money_unit(
    header: list[Row],
    column: int,
) -> str:
    """元, 万元 or 亿元 when the header of this column names it, as in
    金额（万元）; else "".
    """
    for row in header:
        for placed in row:
            if placed.column <= column < placed.after:
                match = _MONEY_HEADER.search(placed.words)
                if match:
                    return match[1]
    return ""


def unit_column(header: list[Row]) -> int | None:
    """The column that says in what the figures of its row are counted (单位); None where
    no column does."""
    for row in header:
        for placed in row:
            if placed.words == _UNIT_HEADER:
                return placed.column
    return None


def number_beside_unit(
    placed: PlacedCell,
    unit: str,
) -> FormattedNumber | None:
    """The value and the number format of a figure whose unit stands in another cell of
    its row; None where the cell is no figure, or one of another unit."""
    figure = _only_figure(placed.cell, placed.words)
    if figure is None:
        return None
    _, mark = figure
    if mark.number is None:
        return None
    if mark.unit == "yuan":
        yuan = _YUAN.get(unit)
        return (mark.number / yuan, _AMOUNT) if yuan else None
    if mark.unit == "ratio" and unit == "%":
        return _formatted(*figure, unit)
    if mark.unit == "count" and unit:
        return mark.number, _AMOUNT
    return None


def number_in(
    placed: PlacedCell,
    unit: str,
) -> FormattedNumber | None:
    """The value and the number format of a cell that is exactly one figure.

    None where it is not, or where no format shows the same words. unit: of the
    money in its column.
    """
    if _ORDINAL.fullmatch(placed.words):
        return int(placed.words), "0"
    figure = _only_figure(placed.cell, placed.words)
    if figure:
        return _formatted(*figure, unit)
    return None


def _only_figure(
    cell: Cell,
    words: str,
) -> tuple[str, Mark] | None:
    """The words and the mark of a figure with nothing else in its cell."""
    filled = [item for item in texts(cell) if item.text.strip()]
    if len(filled) != 1:
        return None
    text = filled[0].text.strip()
    mark = filled[0].mark
    if words.strip() != text or mark is None:
        return None
    return text, mark


def _formatted(
    words: str,
    mark: Mark,
    unit: str,
) -> FormattedNumber | None:
    """Money becomes a number only under a header that names its unit.

    No format can show 万元 from yuan.
    """
    if mark.number is None:
        return None
    if mark.unit == "yuan" and unit:
        return mark.number / _YUAN[unit], _money_format(words, unit)
    if mark.unit == "ratio":
        return _percentage(words, mark.number)
    if mark.unit == "count":
        return _count(words, mark.number)
    return None


def _money_format(words: str, unit: str) -> str:
    """With two decimals where the words end in two (1,234.50); else yuan in groups of
    three digits, other units as they come."""
    if words[-3:-2] == "." and words[-2:].isdecimal():
        return "#,##0.00"
    return "#,##0" if unit == "元" else _AMOUNT


def _percentage(
    words: str,
    number: float,
) -> FormattedNumber | None:
    """A share, with as many decimals as the words have."""
    match = _PERCENT.fullmatch(words)
    if not match:
        return None
    decimals = len(match[1] or "")
    return number, f"0.{'0' * decimals}%" if decimals else "0%"


def _count(
    words: str,
    number: float,
) -> FormattedNumber | None:
    """A number of things, with its Chinese measure word in the format."""
    match = re.fullmatch(_COUNT, words)
    if not match or int(match[1]) != number:
        return None
    return number, f'0"{match[2]}"' if match[2] else "0"
