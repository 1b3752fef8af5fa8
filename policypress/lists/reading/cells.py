"""The cells of a column as answers (单元格). Each different word is understood once,
however many rows say it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from policypress.eligibility.answer_findings import misunderstood
from policypress.eligibility.answers import parse
from policypress.eligibility.number_answers import limit_of
from policypress.findings import Place
from policypress.lists.compiling.layout import Scale
from policypress.lists.frames import MONEY, NUMBER, cell_of, kind_of
from policypress.lists.reading.heads import Column
from policypress.lists.reading.raw import Findings, Raw
from policypress.lists.reading.workbook import DAY
from policypress.lists.reading.workbook import NUMBER as NUMERIC
from policypress.rules.exact import Number

_UNKNOWN = ("", "未知", "不清楚", "不详")
_DIGITS = re.compile(r"[0-9０-９,，.．]+")
_LARGEST = 2**62  # of a cell, in the units of its column
_EPOCH = 20_000, 80_000  # serial numbers of days from 1954 to 2119


def answers(
    raw: Raw,
    column: Column,
    findings: Findings,
) -> tuple[Any, Scale | None]:
    """A column as answers, and the scale of its numbers."""
    assert column.what is not None
    series = raw.frame[str(column.at)]
    # What a head counts in 万元 is no yuan yet, whatever the type of its column.
    typed = None if column.times else _typed(series, column.what)
    if typed is not None:
        return typed
    words = as_words(series)
    understood, wrong = _understood(column, words)
    below = _units(column.what, understood.values())
    cells = {
        text: cell_of(column.what, value, below)
        for text, value in understood.items()
    }
    is_number = column.what["type"] in ("money", "number")
    if is_number:
        wrong |= _too_large(cells)
    if wrong:
        _tell(raw, column, words, wrong, findings)
    kept = {text: cell for text, cell in cells.items() if text not in wrong}
    made = _replaced(words, kept, kind_of(column.what))
    return made, Scale(below, 0) if is_number else None


def _too_large(cells: Mapping[str, int]) -> set[str]:
    """The words of numbers that no column holds."""
    return {text for text, cell in cells.items() if abs(cell) > _LARGEST}


def _replaced(words: Any, cells: Mapping[str, Any], kind: Any) -> Any:
    """A column of words as one of what they say, null where they are none of these. kind:
    the type of the column that is made."""
    import polars as pl

    return words.replace_strict(
        pl.Series(list(cells), dtype=pl.String),
        pl.Series(list(cells.values()), dtype=kind),
        default=None,
        return_dtype=kind,
    )


def _understood(column: Column, words: Any) -> tuple[dict[str, Any], set[str]]:
    """What each different cell says, and the cells that say nothing that is known."""
    understood: dict[str, Any] = {}
    wrong: set[str] = set()
    for text in words.unique().drop_nulls().sort():
        value = _answer(column, text)
        if value is not None:
            understood[text] = value
        elif plain(text) not in _UNKNOWN:
            wrong.add(text)
    return understood, wrong


def as_words(series: Any) -> Any:
    """A column as words, whatever it holds."""
    import polars as pl

    if series.dtype == pl.String:
        return series.str.strip_chars()
    if series.dtype == pl.List(pl.String):
        return series.list.join("、").replace("", "无")
    if series.dtype.is_float():
        return series.map_elements(
            lambda value: _decimal(value), return_dtype=pl.String
        )
    return series.cast(pl.String)


def _decimal(value: float) -> str:
    """A binary number as people write it, to 15 digits."""
    from decimal import Decimal

    text = format(Decimal(format(value, ".15g")), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _typed(
    series: Any, question: dict[str, Any]
) -> tuple[Any, Scale | None] | None:
    """A column that holds answers already, as Parquet files do; None where it has to be
    read."""
    import polars as pl

    kind = question["type"]
    if kind == "yes_no" and series.dtype == pl.Boolean:
        return series, None
    if kind == "date" and series.dtype == pl.Date:
        return _days(series), None
    if kind in ("money", "number") and series.dtype.is_integer():
        below = MONEY if kind == "money" else 1
        return _whole_numbers(series, below, limit_of(question))
    return None


def _days(series: Any) -> Any:
    """A column of days as numbers: 20260305."""
    import polars as pl

    day = series.dt.year().cast(pl.Int32) * 10000
    day = day + series.dt.month().cast(pl.Int32) * 100
    return day + series.dt.day().cast(pl.Int32)


def _whole_numbers(
    series: Any, below: int, limit: Number | None
) -> tuple[Any, Scale] | None:
    """A column of whole numbers; None where some are too large, or below 0. below: how
    many units of the column one of them has; limit: what no answer exceeds."""
    import polars as pl

    least, most = series.min(), series.max()
    if least is not None and (least < 0 or most * below > _LARGEST):
        return None
    if most is not None and limit is not None and most > limit:
        return None
    return series.cast(pl.Int64) * below, Scale(below, 0)


def plain(text: str) -> str:
    """The words of a cell without the marks of its kind."""
    return text.removeprefix(DAY).removeprefix(NUMERIC)


def _answer(column: Column, text: str) -> Any:
    """The answer that a cell gives; None for none."""
    question = column.what
    assert question is not None
    words = plain(text)
    if words in _UNKNOWN:
        return None
    kind = question["type"]
    if kind == "date" and text.startswith(NUMERIC):
        return None
    if kind in ("money", "number"):
        if text.startswith(DAY):
            return None
        if column.times and _DIGITS.fullmatch(words):
            words += column.times
    return parse(question, words)


def _units(question: dict[str, Any], values: Any) -> int:
    """In which units the numbers of a column are whole."""
    if question["type"] == "money":
        return MONEY
    if question["type"] != "number":
        return 1
    decimals = [len(str(one).partition(".")[2]) for one in values]
    return min(NUMBER, 10 ** max(decimals, default=0))


def _tell(
    raw: Raw,
    column: Column,
    words: Any,
    wrong: set[str],
    findings: Findings,
) -> None:
    """A finding for each cell that is none of the answers."""
    import polars as pl

    question = column.what
    assert question is not None
    listed = pl.Series(sorted(wrong), dtype=pl.String)
    for at in words.is_in(listed.implode()).fill_null(False).arg_true():
        text = words[at]
        place = Place(raw.name, raw.row + at, column.at + 1)
        found = misunderstood(question, plain(text), place)
        if question["type"] == "date" and text.startswith(NUMERIC):
            found = replace(
                found,
                code="number-as-date",
                message=f"填报项“{question['label']}”要填日期，这一格是数字{plain(text)}",
                hint=_day_hint(plain(text)),
            )
        elif text.startswith(DAY):
            message = f"填报项“{question['label']}”的这一格是日期格式，显示为{plain(text)}"
            found = replace(
                found,
                code="date-as-number",
                message=message,
                hint="把单元格格式改为“常规”或“数值”，再核对数字",
            )
        findings.add(found.code, found.message, place, found.hint)


def _day_hint(text: str) -> str:
    """What day a number may stand for."""
    import datetime

    try:
        number = int(text)
    except ValueError:
        return "写成如 2023年2月6日"
    if _EPOCH[0] < number < _EPOCH[1]:
        day = datetime.date(1899, 12, 30) + datetime.timedelta(days=number)
        return (
            f"可能是 {day.isoformat()}：把这一列的单元格格式改为“日期”再核对"
        )
    return "写成如 2023年2月6日"
