"""Numbers as people write them in a form (填写的数): 12345.67元, 五万, 5w, ￥50,000, 三人,
1.2亿, 百分之三十, full-width digits. What can be read in two ways is not read at all, and
why is said in words. The same as templates/site/written.js, function by function."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from policypress.language.quantity import COUNT_UNITS, MEASURES

# Of these there are no parts: 2.5人 is a slip.
WHOLE_UNITS = frozenset(COUNT_UNITS) - {
    *MEASURES,
    *"分倍期",
    "课时",
    "学时",
    "周岁",
}
_LONGEST = 60  # characters; longer texts are prose
_HALF_WIDTH = str.maketrans(
    "０１２３４５６７８９．，％－＋￥ｗＷ〇两壹贰叁肆伍陆柒捌玖拾佰仟萬億",
    "0123456789.,%-+¥wW零二一二三四五六七八九十百千万亿",
)
_BEFORE = re.compile(r"^(?:人民币|RMB|¥)+", re.IGNORECASE)
_MONEY_UNITS = ("元整", "元", "圆", "块钱", "块")
_PEOPLE = ("人", "名", "位")
# What people write for a unit: 120平米, 35岁.
_CALLED = {
    "平方米": ("平方米", "平米", "平方", "平", "㎡", "m2"),
    "周岁": ("周岁", "岁"),
}
_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
_HIGHEST = 10**4  # 万: a numeral of digits, 十, 百 and 千 is below it
_DIGITS = "零一二三四五六七八九"
# One place of a numeral: the zeros before it, its digit, its unit.
_PLACE = re.compile("(?=.)(零*)([一二三四五六七八九]?)([十百千]?)")
_CHINESE = re.compile(r"[零一二三四五六七八九十百千]+")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])")
_SEGMENT = re.compile(
    r"(0*)([0-9]{1,30})(?:\.([0-9]{1,30}))?([十百千]?[万亿]{0,2})"
)

NO_NUMBER = "no-number"
COMMAS = "commas"
COLLOQUIAL = "colloquial"
NEGATIVE = "negative"
PARTS = "parts"


class Read(NamedTuple):
    """digits: whole and decimal part, without zeros at either end; None where
    nothing could be read. why: then the reason."""

    digits: tuple[str, str] | None
    why: str = ""


def read_number(text: str, unit: str) -> Read:
    """The number that a person wrote. unit: of the question, 元 for money."""
    plain = _plain(text)
    if len(plain) > _LONGEST:
        return Read(None, NO_NUMBER)
    plain = _without_unit(plain, unit)
    if re.fullmatch(r"-[0-9.,万亿]+", plain):
        return Read(None, NEGATIVE)
    if "," in plain:
        if "," in _GROUPED.sub("", plain):
            return Read(None, COMMAS)
        plain = plain.replace(",", "")
    arabic = _in_digits(plain.replace("w", "万"))
    if arabic is None:
        return Read(None, COLLOQUIAL)
    found = _added_up(arabic)
    if found.digits and found.digits[1] and unit in WHOLE_UNITS:
        return Read(None, PARTS)
    return found


def _plain(text: str) -> str:
    """Half-width, without blanks and the sign of the currency."""
    narrow = re.sub(r"\s", "", text.translate(_HALF_WIDTH))
    return _BEFORE.sub("", narrow).replace("W", "w")


def _without_unit(plain: str, unit: str) -> str:
    """What is counted goes: its unit, or another word for it; 百分之 of a
    percentage."""
    if unit == "%":
        return plain.removeprefix("百分之").removesuffix("%")
    units = [unit]
    if unit == "元":
        units = [*_MONEY_UNITS]
    elif unit in _PEOPLE:
        units = ["个人", *_PEOPLE, "个"]
    elif unit in ("个月", "年"):
        units = [unit, unit[-1]]
    elif unit in _CALLED:
        units = [*_CALLED[unit]]
    for one in units:
        if one and plain.endswith(one):
            return plain.removesuffix(one)
    return plain


def _in_digits(plain: str) -> str | None:
    """一亿二千万 → 1亿2000万, 一点五万 → 1.5万; None where a section is said
    loosely (一百五)."""
    spoken = re.sub(
        r"点([零一二三四五六七八九]+)",
        lambda found: "." + _each_digit(found[1]),
        plain,
    )
    is_loose = False

    def section(found: re.Match[str]) -> str:
        """One run of numerals below 10000; a unit behind digits stays."""
        nonlocal is_loose
        begins = found.start()
        run = found[0]
        if begins and spoken[begins - 1].isdigit():
            return run  # 5百万: the digits stand before it
        value = _section(run)
        if value is None:
            is_loose = True
            return run
        return value

    arabic = _CHINESE.sub(section, spoken)
    return None if is_loose else arabic


def _each_digit(run: str) -> str:
    """二五 → 25."""
    return "".join(str(_DIGITS.index(one)) for one in run)


def _section(run: str) -> str | None:
    """零五百 → 0500, 二十三 → 23: digits with units that get smaller; None of
    anything else."""
    total = 0
    above = _HIGHEST  # the unit before
    for zeros, digit, unit in _PLACE.findall(run):
        power = 10 ** _POWERS.get(unit, 0)
        if power >= above or (power > 10 and not digit):
            return None
        is_bare = not unit and not zeros
        if is_bare and 10 < above < _HIGHEST:
            return None  # 一百五: 150 or 105
        total += _value(digit, unit) * power
        above = power
    zero = "0" if run.startswith("零") and total else ""
    return f"{zero}{total}"


def _value(digit: str, unit: str) -> int:
    """The digit of a place; 十 alone is 一十, and zeros alone are nothing."""
    if digit:
        return _DIGITS.index(digit)
    return 1 if unit else 0


def _added_up(arabic: str) -> Read:
    """1亿2000万, 3万5千: each part smaller than the unit before it."""
    parts = list(_segments(arabic))
    if not parts:
        return Read(None, NO_NUMBER)
    if len(parts) == 1:
        _, whole, decimals, power = parts[0]
        whole += decimals[:power].ljust(power, "0")
        return Read(_trimmed(whole, decimals[power:]))
    total = 0
    before: int | None = None
    for zeros, whole, decimals, power in parts:
        if decimals or before == 0:
            return Read(None, NO_NUMBER)
        value = int(whole) * 10**power
        is_last = not power and not zeros
        why = "" if before is None else _slip(value, is_last, before)
        if why:
            return Read(None, why)
        total += value
        before = power
    return Read(_trimmed(str(total), ""))


def _slip(
    value: int,
    is_last: bool,
    before: int,
) -> str:
    """Why a part cannot stand behind another, "" where it can. before: the power of ten
    of the unit there; is_last: whether the part has neither unit nor zeros."""
    if value >= 10**before:
        return NO_NUMBER
    if is_last and value < 10:
        return COLLOQUIAL  # 3万5: 35000 or 30005
    return ""


def _segments(arabic: str) -> Iterator[tuple[str, str, str, int]]:
    """Each number with the power of ten behind it; none where anything else
    stands between."""
    found = list(_SEGMENT.finditer(arabic))
    if "".join(one[0] for one in found) != arabic:
        return
    for one in found:
        power = sum(_POWERS[character] for character in one[4])
        yield one[1], one[2], one[3] or "", power


def _trimmed(whole: str, decimals: str) -> tuple[str, str]:
    """Without zeros that say nothing."""
    return whole.lstrip("0") or "0", decimals.rstrip("0")


def refusal(text: str, unit: str) -> str:
    """Why a text is no number, in words; "" where nothing better is known than
    that it is none. text: as it was written."""
    written = text.strip()
    match read_number(text, unit).why:
        case "commas":
            return f"“{written}”的逗号不是每三位一个，看不准是多少，请不写逗号"
        case "colloquial":
            return f"“{written}”看不准是多少，请用数字写全，如 35000"
        case "negative":
            return f"“{written}”是负数，请填0或者大于0的数"
        case "parts":
            return f"“{written}”不是整数，请填整数，如 3{unit}"
        case _:
            return ""
