"""What an applicant says (填报内容): which values a question takes, how a person writes them, how they are said again.

yes_no: true, false · choice: its id · money: whole yuan · number: a whole number, or "1.5" as words so that it stays
exact · date: 2023-02-06 · text. The limits keep every product of the rules exact in the browser as well.
"""

from __future__ import annotations

import datetime
import re
from typing import Any

from policypress.eligibility.logic import DECIMALS
from policypress.language.quantity import format_money

LARGEST = {"money": 10**13, "number": 10**8}
LONGEST = 200  # characters of a text
_YES, _NO = ("是", "有", "yes", "true", "y"), ("否", "无", "没有", "no", "false", "n")
_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
_DECIMAL = re.compile(rf"(?:0|[1-9][0-9]*)\.[0-9]{{0,{DECIMALS - 1}}}[1-9]")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_WRITTEN_DATE = re.compile(
    r"([0-9]{4})(?:年|[-/.])([0-9]{1,2})(?:月|[-/.])([0-9]{1,2})日?"
)
_WRITTEN_NUMBER = re.compile(r"([0-9]{1,16})(?:\.([0-9]{1,8}))?([十百千]?[万亿]?)")
_HALF_WIDTH = str.maketrans("０１２３４５６７８９．", "0123456789.", ",，")


def accepts(question: dict[str, Any], value: Any) -> bool:
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
            if isinstance(value, bool) or not isinstance(value, (int, str)):
                return False
            if isinstance(value, str):
                return (
                    kind == "number"
                    and len(value) <= 13
                    and _DECIMAL.fullmatch(value) is not None
                )
            return 0 <= value <= LARGEST[kind]


def parse(question: dict[str, Any], text: str) -> Any:
    """The answer a person wrote — 500万元, 1.5年, 是, 金奖, 2023年2月6日 —, or None when it is none."""
    words = text.strip()
    match question["type"]:
        case "yes_no":
            low = words.lower()
            value: Any = True if low in _YES else False if low in _NO else None
        case "choice":
            value = next(
                (
                    c["id"]
                    for c in question["choices"]
                    if words in (c["id"], c["label"])
                ),
                None,
            )
        case "date":
            found = _WRITTEN_DATE.fullmatch(words.translate(_HALF_WIDTH))
            value = f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}" if found else None
        case "text":
            value = words
        case "money":
            value = _number(words, "元")
        case _:
            value = _number(words, question["unit"])
    return value if accepts(question, value) else None


def say(question: dict[str, Any], value: Any) -> str:
    """An accepted answer in words; “未填写” when there is none."""
    if value is None:
        return "未填写"
    match question["type"]:
        case "yes_no":
            return "是" if value else "否"
        case "choice":
            return next(
                choice["label"]
                for choice in question["choices"]
                if choice["id"] == value
            )
        case "money":
            return format_money(value)
        case "number":
            return f"{value}{question['unit']}"
        case "date":
            year, month, day = value.split("-")
            return f"{int(year)}年{int(month)}月{int(day)}日"
        case _:
            return value


def known(rules: dict[str, Any], answers: dict[str, Any]) -> dict[str, Any]:
    """The answers that the questions accept."""
    return {
        q["id"]: answers[q["id"]]
        for q in rules["questions"]
        if accepts(q, answers.get(q["id"]))
    }


def _number(words: str, unit: str) -> int | str | None:
    """A whole number, or a decimal as words; None when it is neither, or has more decimals than we keep."""
    plain = words.translate(_HALF_WIDTH).replace(" ", "")
    found = _WRITTEN_NUMBER.fullmatch(plain.removesuffix(unit) if unit else plain)
    if not found:
        return None
    power = sum(_POWERS[ch] for ch in found[3])
    digits = found[1] + (found[2] or "").ljust(power, "0")
    places = max(len(found[2] or "") - power, 0)
    whole, rest = (
        digits[: len(digits) - places],
        digits[len(digits) - places :].rstrip("0"),
    )
    return f"{int(whole)}.{rest}" if rest else int(whole)


def _is_date(text: str) -> bool:
    found = _DATE.fullmatch(text)
    try:
        return found is not None and bool(datetime.date(*map(int, found.groups())))
    except ValueError:
        return False
