"""Chinese numerals and the ordinals of official documents (汉字数字与结构层次序数).

Levels 一、（一）1.（1）: GB/T 9704—2012 7.3.3. 第X条 in Chinese numerals and
项 as （一）: 立法法 and 立法技术规范.
"""

from __future__ import annotations

import re
from functools import lru_cache

LARGEST = 99_999_999
DIGITS = "零一二三四五六七八九"
# Characters, twice those of the longest numeral (九千九百九十九万九千九百九十九
# has 15).
_LONGEST = 24
_UNITS = ("", "十", "百", "千")
_UNIT_POWER = {"十": 10, "百": 100, "千": 1000}
_YEAR = re.compile(rf"[{DIGITS}]{{4}}")
_LIANG = re.compile(r"^两$|两(?=[百千万])")


# A text names the same few hundred numbers again and again.
@lru_cache(maxsize=2000)
def to_chinese(n: int) -> str:
    """17 -> 十七, 101 -> 一百零一, 1010 -> 一千零一十.

    For 1 to 99 999 999, otherwise ValueError.
    """
    if not 1 <= n <= LARGEST:
        raise ValueError(f"no Chinese numeral for {n}")
    ten_thousands, rest = divmod(n, 10_000)
    text = _section(rest)
    if ten_thousands:
        gap = "零" if 0 < rest < 1000 else ""
        text = f"{_section(ten_thousands)}万{gap}{text}"
    return _without_first_one(text)


def _section(n: int) -> str:
    """Up to four digits; zeros inside become one 零, zeros at the end vanish,
    and 0 is empty.
    """
    text = ""
    for power in (3, 2, 1, 0):
        digit, n = divmod(n, 10**power)
        if digit:
            text += DIGITS[digit] + _UNITS[power]
        elif text and n and not text.endswith("零"):
            text += "零"
    return text


def from_chinese(text: str) -> int | None:
    """The number a Chinese numeral means, or None when it is not one.

    Accepts 〇 and ○ for 零, 两 for 二 before 百千万 or alone, 一十七 for 十七,
    and the four digits of a year (二〇二六).
    """
    if len(text) > _LONGEST:
        return None
    return _read(text)


@lru_cache(maxsize=2000)
def _read(text: str) -> int | None:
    """The number of a numeral that is not too long, or None."""
    plain = text.replace("〇", "零").replace("○", "零")
    plain = _LIANG.sub("二", plain)
    if _YEAR.fullmatch(plain) and not plain.startswith("零"):
        return int("".join(str(DIGITS.index(digit)) for digit in plain))
    value = _added_up(plain)
    if value is None or not 1 <= value <= LARGEST:
        return None
    # Read loosely, then accept only what is written as the number would be:
    # 一二, 十百 and 百 fall out here.
    if to_chinese(value) == _without_first_one(plain):
        return value
    return None


def _added_up(numeral: str) -> int | None:
    """The sum of digits times units, in whatever order.

    None when a character is neither.
    """
    total = section = digit = 0
    for character in numeral:
        if character in DIGITS:
            digit = DIGITS.index(character)
        elif character in _UNIT_POWER:
            section += (digit or 1) * _UNIT_POWER[character]
            digit = 0
        elif character == "万":
            total = (total + section + digit) * 10_000
            section = digit = 0
        else:
            return None
    return total + section + digit


def _without_first_one(numeral: str) -> str:
    """十七 for 一十七."""
    if numeral.startswith("一十"):
        return numeral.removeprefix("一")
    return numeral


def counted(
    n: int,
    unit: str,
) -> str:
    """A count in words (五个方面, 两个方面): 二 becomes 两 before a measure word."""
    return ("两" if n == 2 else to_chinese(n)) + unit


def ordinal(
    n: int,
    level: int,
) -> str:
    """The ordinal of a heading: level 1 一、 2 （一） 3 1.

    4 （1） (GB/T 9704 7.3.3); other levels are a ValueError.
    """
    match level:
        case 1:
            return f"{to_chinese(n)}、"
        case 2:
            return f"（{to_chinese(n)}）"
        case 3:
            return f"{n}."
        case 4:
            return f"（{n}）"
    raise ValueError(f"no heading level {level}")


def halved(words: str) -> str:
    """A number with the narrow brackets of another keyboard: (一) for （一）."""
    return words.replace("（", "(").replace("）", ")")


def chapter(n: int) -> str:
    """第一章."""
    return f"第{to_chinese(n)}章"


def article(n: int) -> str:
    """第十七条."""
    return f"第{to_chinese(n)}条"


def item(n: int) -> str:
    """（一）, an item (项) under an article."""
    return f"（{to_chinese(n)}）"
