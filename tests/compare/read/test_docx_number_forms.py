"""Numbers of Word lists as Word writes them (ISO/IEC 29500-1 17.18.59)."""

from __future__ import annotations

import pytest

from policypress.compare.read.docx_number_forms import known, spell


@pytest.mark.parametrize(
    ("form", "numbers"),
    [
        ("decimal", {0: "0", 7: "7", 12: "12"}),
        ("decimalZero", {1: "01", 9: "09", 10: "10", 100: "100"}),
        ("decimalFullWidth", {1: "１", 20: "２０"}),
        ("decimalEnclosedCircle", {0: "（0）", 1: "①", 20: "⑳", 21: "（21）"}),
        ("decimalEnclosedCircleChinese", {2: "②", 20: "⑳", 21: "（21）"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "甲"}),
        ("ideographZodiac", {1: "子", 12: "亥", 13: "子"}),
        (
            "lowerLetter",
            {0: "", 1: "a", 26: "z", 27: "aa", 28: "bb", 53: "aaa"},
        ),
        ("upperLetter", {1: "A", 26: "Z", 27: "AA"}),
        (
            "lowerRoman",
            {4: "iv", 9: "ix", 14: "xiv", 40: "xl", 49: "xlix", 90: "xc"},
        ),
        (
            "upperRoman",
            {
                50: "L",
                99: "XCIX",
                400: "CD",
                949: "CMXLIX",
                3888: "MMMDCCCLXXXVIII",
            },
        ),
        ("chineseCounting", {0: "0", 1: "一", 10: "十", 101: "一百零一"}),
        ("ideographDigital", {10: "一〇", 12: "一二"}),
        ("chineseLegalSimplified", {1: "壹", 10: "壹拾", 23: "贰拾叁"}),
        ("ideographLegalTraditional", {2: "貳", 13: "壹拾參"}),
        ("ideographEnclosedCircle", {1: "㊀", 10: "㊉", 11: "（十一）"}),
        ("ideographZodiacTraditional", {1: "甲子", 13: "丙子"}),
        ("decimalEnclosedParen", {1: "⑴", 21: "(21)"}),
        ("decimalEnclosedFullstop", {2: "⒉", 21: "21."}),
        ("ordinal", {1: "1st", 12: "12th", 22: "22nd", 103: "103rd"}),
        ("numberInDash", {3: "- 3 -"}),
        ("none", {1: "", 5: ""}),
        ("bullet", {1: ""}),
        ("thaiLetters", {3: "3"}),
    ],
)
def test_a_number_is_spelled_in_the_format_of_its_list(
    form: str, numbers: dict[int, str]
) -> None:
    assert {number: spell(number, form) for number in numbers} == numbers


@pytest.mark.parametrize(
    ("value", "letters"),
    [
        (1, "i"),
        (5, "v"),
        (10, "x"),
        (50, "l"),
        (100, "c"),
        (500, "d"),
        (1000, "m"),
    ],
)
def test_each_roman_letter_has_its_value(value: int, letters: str) -> None:
    assert spell(value, "lowerRoman") == letters
    assert spell(value - 1, "lowerRoman") != letters
    assert len(spell(value * 2, "lowerRoman")) in (1, 2)


def test_a_format_that_nobody_knows_is_told_from_those_spelled() -> None:
    assert known("decimalZero") and known("chineseCounting") and known("none")
    assert not known("thaiLetters")
