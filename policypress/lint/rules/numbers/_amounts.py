"""Amounts that are added up (数量相加): 8000万元 and 2亿元 are of one kind, 600套 of another."""

from __future__ import annotations

from decimal import Decimal

# Pages made from PDF have a blank before the unit: 1.2 亿元.
NUMBER = r"[0-9]{1,9}(?:\.[0-9]{1,4})?[ ]?"
MONEY = "万元|亿元|元"
# What is counted; longer words first. No 年, 月, 日: these are dates.
COUNTED = (
    "万平方米|平方公里|平方米|立方米|人次|万亩|万套|万吨|公里|千米|条|套|家|个|件|名|人|户|项"
    "|亩|吨|辆|台|张|座|所|次|份|宗|艘|架|场|批|间|票|株|头|处|栋"
)
UNITS = f"{MONEY}|{COUNTED}"
_YUAN = {"元": 1, "万元": 10**4, "亿元": 10**8}


def worth(number: str, unit: str) -> tuple[Decimal, str]:
    """An amount and what it counts; money of any unit in 元."""
    if unit in _YUAN:
        return Decimal(number) * _YUAN[unit], "元"
    return Decimal(number), unit


def shown(amount: Decimal, kind: str) -> str:
    """An amount as a reader would write it: 1.9亿元, 19000万元 as 1.9亿元, 42条."""
    if kind != "元":
        return f"{amount.normalize():f}{kind}"
    for unit in ("亿元", "万元"):
        if amount >= _YUAN[unit]:
            return f"{(amount / _YUAN[unit]).normalize():f}{unit}"
    return f"{amount.normalize():f}元"
