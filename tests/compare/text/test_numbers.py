"""The numbers with which lines begin, in Chinese, Arabic and full-width digits."""

from __future__ import annotations

import pytest

from policypress.compare.text.numbers import (
    article,
    heading,
    label_and_gap,
    numbers,
    value,
)


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        ("十七", 17),
        ("17", 17),
        ("１７", 17),
        ("0017", 17),
        ("００１７", 17),
        ("00000000000017", 17),
        ("1260", 1260),
        ("0", 0),
        ("99999999", 99_999_999),
        ("100000000", 0),
        ("1234567890123", 0),
        ("百", 0),
    ],
)
def test_a_numeral_is_a_number_that_chinese_can_say(
    numeral: str, number: int
) -> None:
    assert value(numeral) == number


def test_a_number_with_further_parts() -> None:
    assert numbers("十七", "一") == (17, 1)
    assert numbers("十七", None) == (17,)
    assert numbers("百", "一") == ()


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("第一条 甲。", ("第一条", " ")),
        ("第1条甲。", ("第1条", "")),
        ("第十七条之一　甲。", ("第十七条之一", "　")),
        ("第一条规定的", None),
        ("第一条、第二条", None),
        ("第一条 规定的", ("第一条", " ")),
        ("依照第一条", None),
    ],
)
def test_a_line_opens_a_clause_or_cites_one(
    line: str, label: tuple[str, str] | None
) -> None:
    found = article(line)
    assert (found and label_and_gap(found)) == label


@pytest.mark.parametrize(
    ("line", "is_heading"),
    [
        ("第一章 总则", True),
        ("第一编　总则", True),
        ("第二节附则", True),
        ("第一章规定的情形", False),
        ("第一章 " + "甲" * 40, True),
        ("第一章 " + "甲" * 41, False),
        ("第一章 甲。", False),
        ("第一章 甲：", False),
    ],
)
def test_a_line_is_a_heading_or_cites_one(line: str, is_heading: bool) -> None:
    assert bool(heading(line)) == is_heading
    assert heading(line, marked=True)
