"""Numbers and ranges in words, for shown arithmetic."""

from __future__ import annotations

import re
from fractions import Fraction

from policypress.language.quantity import format_money
from policypress.rules.exact import FEN, Number, to_fen
from policypress.rules.ranges import Range

PLACES = 10**4  # four decimals of a number that is no money
_UNIT = re.compile(r".*[0-9][万亿]?([^0-9]*)", re.DOTALL)


def unit_of(words: str) -> str:
    """What a figure in words is counted in: 50万元 → 元, 50% → %, 4名 → 名."""
    found = _UNIT.fullmatch(words)
    return found[1] if found else ""


def number_text(number: Number, unit: str) -> str:
    """A number in its unit; 约 before one that is longer than we write."""
    if number < 0:
        return f"−{_with_mark(-number, unit)}"
    return _with_mark(number, unit)


def _with_mark(number: Number, unit: str) -> str:
    return ("" if is_short(number, unit) else "约") + cut_text(number, unit)


def is_short(number: Number, unit: str) -> bool:
    """Whether the words say all of it."""
    scale = FEN if unit == "元" else _scale(unit)
    return Fraction(number * scale).denominator == 1


def cut_text(number: Number, unit: str) -> str:
    """A number that is not below 0, without what is less than we write."""
    if unit == "元":
        return money_text(number)
    if unit == "%":
        return f"{decimal_text(number * 100)}%"
    return f"{decimal_text(number)}{unit}"


def _scale(unit: str) -> int:
    return 100 * PLACES if unit == "%" else PLACES


def money_text(yuan: Number) -> str:
    """100万元, 12345元, 12345.60元; less than a fen is left out."""
    cut = to_fen(yuan)
    if isinstance(cut, int):
        return format_money(cut)
    whole, fen = divmod(int(cut * FEN), FEN)
    return f"{whole}.{fen:02}元"


def decimal_text(number: Number) -> str:
    """A number with at most four decimals; what is less is left out."""
    whole, rest = divmod(int(number * PLACES // 1), PLACES)
    decimals = f"{rest:04}".rstrip("0")
    return f"{whole}.{decimals}" if decimals else str(whole)


def range_text(one: Range, unit: str) -> str:
    """20万元, 20万元至100万元, 最多20万元, 20万元以上, 待定."""
    low, high = one.min, one.max
    if low is not None and low == high:
        return number_text(low, unit)
    if high is None:
        if low:
            return f"{number_text(low, unit)}以上"
        return "金额待定" if unit == "元" else "待定"
    if not low:
        return f"最多{number_text(high, unit)}"
    return f"{number_text(low, unit)}至{number_text(high, unit)}"
