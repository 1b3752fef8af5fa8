"""Chinese numerals and ordinals, as articles and headings are numbered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policypress.language.numerals import (
    LARGEST,
    article,
    chapter,
    counted,
    from_chinese,
    item,
    ordinal,
    to_chinese,
)

SPOKEN = {
    1: "一",
    10: "十",
    17: "十七",
    20: "二十",
    24: "二十四",
    100: "一百",
    101: "一百零一",
    110: "一百一十",
    115: "一百一十五",
    1010: "一千零一十",
    1001: "一千零一",
    1100: "一千一百",
    10_000: "一万",
    10_001: "一万零一",
    10_010: "一万零一十",
    100_000: "十万",
    120_000: "十二万",
    201_000: "二十万一千",
    200_100: "二十万零一百",
    1_010_000: "一百零一万",
    10_000_001: "一千万零一",
    99_999_999: "九千九百九十九万九千九百九十九",
}


@pytest.mark.parametrize(("number", "words"), SPOKEN.items())
def test_a_number_is_written_as_it_is_read(number: int, words: str) -> None:
    assert to_chinese(number) == words
    assert from_chinese(words) == number


@given(st.integers(1, LARGEST))
def test_every_number_comes_back_from_its_words(number: int) -> None:
    assert from_chinese(to_chinese(number)) == number


@given(st.text("零〇一二三四五六七八九十百千万两", max_size=9))
def test_reading_any_string_of_numerals_gives_a_number_or_none(
    text: str,
) -> None:
    value = from_chinese(text)
    assert value is None or 1 <= value <= LARGEST


@pytest.mark.parametrize("number", [0, -1, LARGEST + 1])
def test_numbers_outside_the_range_are_a_mistake_of_the_program(
    number: int,
) -> None:
    with pytest.raises(ValueError, match="no Chinese numeral"):
        to_chinese(number)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("一百〇一", 101),
        ("一百○一", 101),
        ("两", 2),
        ("两百", 200),
        ("两千两百", 2200),
        ("两万", 20_000),
        ("一十七", 17),
        ("二〇二六", 2026),
        ("二零二六", 2026),
        ("一九九八", 1998),
    ],
)
def test_variants_in_use_are_read_too(words: str, number: int) -> None:
    assert from_chinese(words) == number


@pytest.mark.parametrize(
    "words",
    [
        "",
        "零",
        "百",
        "一二",
        "十百",
        "一百零",
        "一百一",
        "两十",
        "一万万",
        "零一",
        "12",
        "条",
        "十七条",
    ],
)
def test_what_is_no_numeral_is_none(words: str) -> None:
    assert from_chinese(words) is None


def test_headings_take_the_four_levels_of_the_standard() -> None:
    assert [ordinal(12, level) for level in (1, 2, 3, 4)] == [
        "十二、",
        "（十二）",
        "12.",
        "（12）",
    ]
    with pytest.raises(ValueError, match="level 5"):
        ordinal(1, 5)


def test_chapters_articles_and_items_carry_chinese_numerals() -> None:
    assert (chapter(1), article(17), article(101), item(1)) == (
        "第一章",
        "第十七条",
        "第一百零一条",
        "（一）",
    )


def test_two_things_are_liang_and_not_er() -> None:
    assert [counted(n, "个方面") for n in (1, 2, 5, 12, 22)] == [
        "一个方面",
        "两个方面",
        "五个方面",
        "十二个方面",
        "二十二个方面",
    ]


@pytest.mark.parametrize(
    "number",
    [
        9_999,
        10_000,
        10_001,
        10_010,
        10_100,
        11_000,
        20_001,
        100_001,
        99_999_999,
    ],
)
def test_numbers_beyond_nine_thousand_are_written_and_read_alike(
    number: int,
) -> None:
    assert from_chinese(to_chinese(number)) == number


def test_a_numeral_longer_than_any_number_is_none() -> None:
    assert from_chinese("万" * 100_000) is None
