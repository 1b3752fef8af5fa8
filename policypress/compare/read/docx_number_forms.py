"""How Word writes the numbers of a list (w:numFmt).

一, 甲, iv, ① (ISO/IEC 29500-1 17.18.59).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from policypress.compare.read.docx_elements import W
from policypress.language.numerals import to_chinese

CHINESE = (
    "chineseCounting",
    "chineseCountingThousand",
    "japaneseCounting",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
    "koreanCounting",
)
# Digit by digit: 一〇 for 10.
_DIGITS = (
    "ideographDigital",
    "taiwaneseDigital",
    "japaneseDigitalTenThousand",
)
_HAN_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
# 大写: 壹拾贰, as money is written; in the traditional forms 壹拾貳.
_FORMAL = str.maketrans(
    "零一二三四五六七八九十百千",
    "零壹贰叁肆伍陆柒捌玖拾佰仟",
)
_TRADITIONAL = str.maketrans(
    "零一二三四五六七八九十百千",
    "零壹貳參肆伍陸柒捌玖拾佰仟",
)
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_ALPHABET = 26
_CIRCLED_WORDS = 10
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_PADDED = re.compile(r"(0{1,8}[0-9])(?:,|$)")
_WIDTH = re.compile(r"custom([2-9])")
_CIRCLED = 20  # Unicode has ① to ⑳ in one row
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


def form_of(level: Any) -> str:
    """The format of a level of a list (w:lvl).

    Formats of Word's own stand among alternatives; of those 001, 002, … are
    written as custom3, by how many digits they have.
    """
    found = level.find(f"{W}numFmt")
    if found is None:
        found = next(level.iter(f"{W}numFmt"), None)
    if found is None:
        return "decimal"
    form = found.get(f"{W}val") or "decimal"
    padded = _PADDED.match(found.get(f"{W}format") or "")
    return f"{form}{len(padded[1])}" if padded else form


def known(form: str) -> bool:
    """Whether numbers of a format can be spelled."""
    return (
        _WIDTH.fullmatch(form) is not None
        or form in CHINESE
        or form in _DIGITS
        or form in _FORMS
    )


def spell(
    number: int,
    form: str,
) -> str:
    """A number in a format; in Arabic digits where the format is not known."""
    if form in CHINESE and number > 0:
        return to_chinese(number)
    if padded := _WIDTH.fullmatch(form):
        return str(number).zfill(int(padded[1]))
    if form in _DIGITS:
        return str(number).translate(_HAN_DIGITS)
    return _FORMS.get(form, str)(number)


def _formal(number: int) -> str:
    return _of_ten(number).translate(_FORMAL)


def _formal_traditional(number: int) -> str:
    return _of_ten(number).translate(_TRADITIONAL)


def _of_ten(number: int) -> str:
    """一十二 and not 十二, as formal numerals are written."""
    words = to_chinese(number)
    return f"一{words}" if words.startswith("十") else words


def _ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th."""
    ending = _ENDINGS.get(number % 10, "th")
    if number % 100 in (11, 12, 13):
        ending = "th"
    return f"{number}{ending}"


def _bracketed(number: int) -> str:
    """⑴ to ⒇, then (21)."""
    if 0 < number <= _CIRCLED:
        return chr(ord("⑴") + number - 1)
    return f"({number})"


def _dotted(number: int) -> str:
    """⒈ to ⒛, then 21."""
    if 0 < number <= _CIRCLED:
        return chr(ord("⒈") + number - 1)
    return f"{number}."


def _circled_word(number: int) -> str:
    """㊀ to ㊉, then （十一）."""
    if 0 < number <= _CIRCLED_WORDS:
        return chr(ord("㊀") + number - 1)
    return f"（{to_chinese(number)}）"


def _zodiac(number: int) -> str:
    """甲子, 乙丑 … the sixty of the cycle (干支)."""
    return _stem(number) + _branch(number)


def _dashed(number: int) -> str:
    return f"- {number} -"


def _two_digits(number: int) -> str:
    return f"{number:02}"


def _full_width(number: int) -> str:
    return str(number).translate(_FULL_WIDTH)


def _circled(number: int) -> str:
    if 0 < number <= _CIRCLED:
        return chr(ord("①") + number - 1)
    return f"（{number}）"


def _stem(number: int) -> str:
    return _STEMS[(number - 1) % len(_STEMS)]


def _branch(number: int) -> str:
    return _BRANCHES[(number - 1) % len(_BRANCHES)]


def _letter(number: int) -> str:
    """a to z, then aa, bb, … zz, aaa."""
    if number < 1:
        return ""
    times, place = divmod(number - 1, _ALPHABET)
    return chr(ord("a") + place) * (times + 1)


def _upper_letter(number: int) -> str:
    return _letter(number).upper()


def _roman(number: int) -> str:
    """Each value as often as it goes, the largest first: 14 is x and iv."""
    words = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        words += letters * times
    return words


def _upper_roman(number: int) -> str:
    return _roman(number).upper()


def _nothing(number: int) -> str:
    return ""


_FORMS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": _two_digits,
    "decimalFullWidth": _full_width,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "ideographTraditional": _stem,
    "ideographZodiac": _branch,
    "lowerLetter": _letter,
    "upperLetter": _upper_letter,
    "lowerRoman": _roman,
    "upperRoman": _upper_roman,
    "chineseLegalSimplified": _formal,
    "ideographLegalTraditional": _formal_traditional,
    "japaneseLegal": _formal_traditional,
    "ideographZodiacTraditional": _zodiac,
    "ideographEnclosedCircle": _circled_word,
    "decimalEnclosedParen": _bracketed,
    "decimalEnclosedFullstop": _dotted,
    "decimalFullWidth2": _full_width,
    "decimalHalfWidth": str,
    "ordinal": _ordinal,
    "numberInDash": _dashed,
    "none": _nothing,
    "bullet": _nothing,
}
