"""Amounts as people write them."""

from __future__ import annotations

import pytest

from policypress.eligibility.answers import misread, parse
from tests.support.hand_rules import question

MONEY = question("钱", "money")
PEOPLE = question("人数", "number", unit="人")
SHARE = question("比例", "number", unit="%")
AREA = question("面积", "number", unit="平方米")
AGE = question("年龄", "number", unit="周岁")
MONTHS = question("月数", "number", unit="个月")


@pytest.mark.parametrize(
    ("written", "yuan"),
    [
        ("12345.67元", "12345.67"),
        ("五万", 50_000),
        ("5w", 50_000),
        ("5W元", 50_000),
        ("￥50,000", 50_000),
        ("¥ 1,234,567.89 元", "1234567.89"),
        ("1.2亿", 120_000_000),
        ("１２．５万元", 125_000),
        ("一亿二千万", 120_000_000),
        ("1亿2000万元", 120_000_000),
        ("三千五百块", 3_500),
        ("3万5千", 35_000),
        ("一点五万", 15_000),
        ("两千零五元", 2_005),
        ("人民币80万元整", 800_000),
        ("5百万", 5_000_000),
        ("伍万元整", 50_000),
        ("五萬元", 50_000),
        ("壹佰贰拾万元", 1_200_000),
        ("零", 0),
        (" 8 000 ", 8_000),
    ],
)
def test_money_is_read_as_it_is_written(written, yuan):
    assert parse(MONEY, written) == yuan
    assert misread(MONEY, written) == ""


@pytest.mark.parametrize(
    ("asked", "written", "number"),
    [
        (PEOPLE, "三人", 3),
        (PEOPLE, "12名", 12),
        (PEOPLE, "2.0人", 2),
        (PEOPLE, "三个人", 3),
        (PEOPLE, "3个", 3),
        (AREA, "120平米", 120),
        (AREA, "88.5平", "88.5"),
        (AREA, "120㎡", 120),
        (AGE, "35岁", 35),
        (AGE, "三十五周岁", 35),
        (SHARE, "百分之三十", 30),
        (SHARE, "30%", 30),
        (SHARE, "３．５％", "3.5"),
        (MONTHS, "六个月", 6),
        (MONTHS, "6月", 6),
    ],
)
def test_so_are_numbers_of_things(asked, written, number):
    assert parse(asked, written) == number


@pytest.mark.parametrize(
    ("asked", "written", "why"),
    [
        (MONEY, "5,0000", "逗号不是每三位一个"),
        (MONEY, "3万5", "看不准是多少"),
        (MONEY, "一百五", "看不准是多少"),
        (MONEY, "-3万", "是负数"),
        (MONEY, "0.001元", "精确到分"),
        (PEOPLE, "2.5人", "请填整数，如 3人"),
        (PEOPLE, "0.5", "请填整数，如 3人"),
    ],
)
def test_what_can_be_read_in_two_ways_is_asked_back(asked, written, why):
    assert parse(asked, written) is None
    assert why in misread(asked, written)


@pytest.mark.parametrize(
    "written",
    ["", "很多", "约5万", "=1+1", "5万元元", "1e3", "9" * 400, "一二三", "万"],
)
def test_what_is_no_number_is_none(written):
    assert parse(MONEY, written) is None
