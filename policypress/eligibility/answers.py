"""What an applicant says (填报内容): which values a question takes, how a person writes
them, how they are said again.

yes_no: true, false · choice: its id · money: whole yuan · number: a whole number, or
"1.5" as words so that it stays exact · date: 2023-02-06 · text. The limits keep every
product of the rules exact in the browser as well.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import Any

from policypress.eligibility.logic import DECIMALS
from policypress.language.quantity import format_money

Question = dict[str, Any]  # as `export` gives it

LARGEST = {"money": 10**13, "number": 10**8}
LONGEST = 200  # characters of a text
_LONGEST_DECIMAL = 13  # characters: eight digits, the point, four decimals
_YES, _NO = (
    ("是", "有", "yes", "true", "y"),
    ("否", "无", "没有", "no", "false", "n"),
)
_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
_DECIMAL = re.compile(rf"(?:0|[1-9][0-9]*)\.[0-9]{{0,{DECIMALS - 1}}}[1-9]")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_WRITTEN_DATE = re.compile(
    r"([0-9]{4})(?:年|[-/.])([0-9]{1,2})(?:月|[-/.])([0-9]{1,2})日?"
)
_WRITTEN_NUMBER = re.compile(
    r"([0-9]{1,16})(?:\.([0-9]{1,8}))?([十百千]?[万亿]?)"
)
_HALF_WIDTH = str.maketrans("０１２３４５６７８９．", "0123456789.", ",，")


def accepts(question: Question, value: Any) -> bool:
    """Whether `value` answers the question; what is not accepted counts as unanswered."""
    match question["type"]:
        case "yes_no":
            return isinstance(value, bool)
        case "choice":
            return any(value == choice["id"] for choice in question["choices"])
        case "date":
            return isinstance(value, str) and _is_date(value)
        case "text":
            return isinstance(value, str) and 0 < len(value) <= LONGEST
        case kind:
            return _accepts_number(kind, value)


def _accepts_number(kind: str, value: Any) -> bool:
    """Money in whole yuan, or a number, whole or as "1.5"."""
    if isinstance(value, bool):
        return False
    if isinstance(value, int):
        return 0 <= value <= LARGEST[kind]
    if not isinstance(value, str) or kind != "number":
        return False
    return len(value) <= _LONGEST_DECIMAL and bool(_DECIMAL.fullmatch(value))


def parse(question: Question, text: str) -> Any:
    """The answer a person wrote — 500万元, 1.5年, 是, 金奖, 2023年2月6日 —, or None when it
    is none."""
    value = _READERS[question["type"]](question, text.strip())
    return value if accepts(question, value) else None


def _read_yes_no(question: Question, text: str) -> bool | None:
    """是, 有, yes … or 否, 无, no …"""
    if text.lower() in _YES:
        return True
    if text.lower() in _NO:
        return False
    return None


def _read_choice(question: Question, text: str) -> str | None:
    """A choice by its id or its label."""
    for choice in question["choices"]:
        if text in (choice["id"], choice["label"]):
            return choice["id"]
    return None


def _read_date(question: Question, text: str) -> str | None:
    """2023年2月6日, 2023-2-6, 2023/02/06 or 2023.2.6."""
    found = _WRITTEN_DATE.fullmatch(text.translate(_HALF_WIDTH))
    if not found:
        return None
    year, month, day = found.groups()
    return f"{year}-{month:0>2}-{day:0>2}"


def _read_text(question: Question, text: str) -> str:
    return text


def _read_money(question: Question, text: str) -> int | str | None:
    return _number(text, "元")


def _read_number(question: Question, text: str) -> int | str | None:
    return _number(text, question["unit"])


_READERS: dict[str, Callable[[Question, str], Any]] = {
    "yes_no": _read_yes_no,
    "choice": _read_choice,
    "date": _read_date,
    "text": _read_text,
    "money": _read_money,
    "number": _read_number,
}


def answer_text(question: Question, value: Any) -> str:
    """An accepted answer in words; “未填写” when there is none."""
    if value is None:
        return "未填写"
    match question["type"]:
        case "yes_no":
            return "是" if value else "否"
        case "choice":
            labels = {one["id"]: one["label"] for one in question["choices"]}
            return labels[value]
        case "money":
            return format_money(value)
        case "number":
            return f"{value}{question['unit']}"
        case "date":
            year, month, day = map(int, value.split("-"))
            return f"{year}年{month}月{day}日"
        case _:
            return value


def known(rules: dict[str, Any], answers: dict[str, Any]) -> dict[str, Any]:
    """The answers that the questions accept, in the order of the questions."""
    found = {}
    for question in rules["questions"]:
        answer = answers.get(question["id"])
        if accepts(question, answer):
            found[question["id"]] = answer
    return found


def _number(text: str, unit: str) -> int | str | None:
    """A whole number, or a decimal as text; None when it is neither, or has more
    decimals than we keep. 1.5万 is 15000."""
    plain = text.translate(_HALF_WIDTH).replace(" ", "")
    found = _WRITTEN_NUMBER.fullmatch(plain.removesuffix(unit))
    if not found:
        return None
    whole, decimals, powers = found[1], found[2] or "", found[3]
    power = sum(_POWERS[character] for character in powers)
    # 万 moves the point four digits on: those decimals belong to the whole number.
    whole += decimals[:power].ljust(power, "0")
    rest = decimals[power:].rstrip("0")
    return f"{int(whole)}.{rest}" if rest else int(whole)


def _is_date(text: str) -> bool:
    """Whether it is a day of the calendar, written 2023-02-06."""
    found = _DATE.fullmatch(text)
    if not found:
        return False
    try:
        datetime.date(*map(int, found.groups()))
    except ValueError:
        return False
    return True
