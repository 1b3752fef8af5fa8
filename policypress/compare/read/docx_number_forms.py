"""How Word writes the numbers of a list (w:numFmt).

一, 甲, iv, ① (ISO/IEC 29500-1 17.18.59).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from policypress.language.numerals import to_chinese

CHINESE = (
    "chineseCounting",
    "chineseCountingThousand",
    "japaneseCounting",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
    "chineseLegalSimplified",
    "ideographDigital",
    "japaneseLegal",
    "taiwaneseDigital",
    "koreanCounting",
)
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_ALPHABET = 26
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


def known(form: str) -> bool:
    """Whether numbers of a format can be spelled."""
    return form in CHINESE or form in _FORMS


def spell(
    number: int,
    form: str,
) -> str:
    """A number in a format; in Arabic digits where the format is not known."""
    if form in CHINESE and number > 0:
        return to_chinese(number)
    return _FORMS.get(form, str)(number)


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
    "none": _nothing,
    "bullet": _nothing,
}
