"""How much a figure went up or down (变化): 增加10万元（+50%）, 降低10个百分点, 延长30日."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from policypress.compare.impact.entry import Entry
from policypress.language.quantity import Quantity, format_money

Number = float | int
_UNITS = {
    "money": "yuan",
    "ratio": "ratio",
    "count": "count",
    "duration": "count",
}
# Verb for more, verb for less.
_VERBS = {
    "money": ("增加", "减少"),
    "ratio": ("提高", "降低"),
    "count": ("增加", "减少"),
    "duration": ("延长", "缩短"),
}
_TENTH = Decimal("0.1")  # of a per cent; finer says nothing to who decides


def typed_number(entry: Entry | None) -> tuple[Number | None, str]:
    """The number of an entry and its unit for workbooks (yuan,
    ratio, count).
    """
    quantity = entry.quantity if entry else None
    if quantity is None:
        return None, ""
    unit = _UNITS[quantity.kind]
    if isinstance(quantity.value, int):
        return quantity.value, unit
    return float(quantity.value), unit


def difference_text(
    was: Entry | None,
    now: Entry | None,
) -> str:
    """The difference in words.

    "" when the two cannot be compared, or are equal.
    """
    old = was.quantity if was else None
    new = now.quantity if now else None
    if old is None or new is None or not _comparable(old, new):
        return ""
    base = Decimal(old.value)
    gap = Decimal(new.value) - base
    if not gap:
        return ""
    more, less = _VERBS[new.kind]
    verb = more if gap > 0 else less
    change = verb + _gap_text(abs(gap), new)
    if new.kind == "ratio" or not base:
        return change
    return f"{change}（{_percent_text(gap, base)}）"


def _comparable(
    old: Quantity,
    new: Quantity,
) -> bool:
    """Whether one can be taken from the other: 20家 and 20人 cannot."""
    return old.kind == new.kind and old.unit == new.unit


def _gap_text(
    gap: Decimal,
    like: Quantity,
) -> str:
    """10万元, 10个百分点 or 30日. like: a quantity of the same kind and unit."""
    if like.kind == "money":
        return format_money(gap)
    if like.kind == "ratio":
        return f"{_plain(gap * 100)}个百分点"
    return f"{_plain(gap)}{like.unit}"


def _percent_text(
    gap: Decimal,
    base: Decimal,
) -> str:
    """+50% or -33.3%."""
    percent = abs(gap) / base * 100
    rounded = percent.quantize(_TENTH, ROUND_HALF_UP)
    sign = "+" if gap > 0 else "-"
    return f"{sign}{_plain(rounded)}%"


def _plain(number: Decimal) -> str:
    """A number without exponent and without zeros at the end of
    its fraction.
    """
    text = f"{number:f}"
    if "." not in text:
        return text
    return text.rstrip("0").rstrip(".")
