"""How much a figure went up or down (变化): 增加10万元（+50%）, 降低10个百分点, 延长30日."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from policypress.compare.impact.entry import Entry
from policypress.language.quantity import Quantity, format_money

Number = float | int
_UNITS = {"money": "yuan", "ratio": "ratio", "count": "count", "duration": "count"}
# Verb for more, verb for less.
_VERBS = {
    "money": ("增加", "减少"),
    "ratio": ("提高", "降低"),
    "count": ("增加", "减少"),
    "duration": ("延长", "缩短"),
}
_TENTH = Decimal("0.1")  # of a per cent; finer says nothing to who decides


def typed_number(entry: Entry | None) -> tuple[Number | None, str]:
    """The number of an entry and its unit for workbooks (yuan, ratio, count)."""
    quantity = entry.quantity if entry else None
    if quantity is None:
        return None, ""
    unit = _UNITS[quantity.kind]
    if quantity.kind == "ratio":
        return float(quantity.value), unit
    return int(quantity.value), unit


def difference_text(was: Entry | None, now: Entry | None) -> str:
    """The difference in words; "" when the two cannot be compared, or are equal."""
    old = was.quantity if was else None
    new = now.quantity if now else None
    if old is None or new is None:
        return ""
    if (old.kind, old.unit) != (new.kind, new.unit):
        return ""
    old_value, new_value = Decimal(old.value), Decimal(new.value)
    if old_value == new_value:
        return ""
    rises = new_value > old_value
    gap = abs(new_value - old_value)
    more, less = _VERBS[new.kind]
    change = (more if rises else less) + _gap_text(gap, new)
    if new.kind == "ratio" or not old_value:
        return change
    sign = "+" if rises else "-"
    return f"{change}（{sign}{_percent_text(gap, old_value)}）"


def _gap_text(gap: Decimal, like: Quantity) -> str:
    """10万元, 10个百分点 or 30日. like: a quantity of the same kind and unit."""
    if like.kind == "money":
        return format_money(int(gap))
    if like.kind == "ratio":
        return f"{_plain(gap * 100)}个百分点"
    return f"{_plain(gap)}{like.unit}"


def _percent_text(gap: Decimal, base: Decimal) -> str:
    """50% or 33.3%."""
    percent = (gap / base * 100).quantize(_TENTH, ROUND_HALF_UP)
    return f"{_plain(percent)}%"


def _plain(number: Decimal) -> str:
    """A number without exponent and without zeros at the end of its fraction."""
    text = f"{number:f}"
    if "." not in text:
        return text
    return text.rstrip("0").rstrip(".")
