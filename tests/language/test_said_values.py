"""A value is read to its end, in whatever way it is written."""

from __future__ import annotations

import pytest

from policypress.language.said_values import (
    as_printed,
    in_years,
    is_range,
    read_value,
    value_of,
    values_in,
)

KINDS = {
    "1年": {
        "一年半": "18个月",
        "5年6个月": "66个月",
        "五年零六个月": "66个月",
        "1.5年": "18个月",
        "半年": "6个月",
        "两年": "2年",
        "十八个月": "18个月",
        "十五个工作日": "15个工作日",
        "５ 年": "5年",
        "三周年": "3年",
    },
    "40万元": {
        "400000元": "40万元",
        "四十万零五千元": "40.5万元",
        "人民币40万元整": "40万元",
        "叁拾万圆整": "30万元",
        "1亿2000万元": "1.2亿元",
        "40万5千元": "40.5万元",
        "1,000,000元": "100万元",
        "三点五万元": "3.5万元",
        "二十五亿元": "25亿元",
        "3万5000元": "3.5万元",
    },
    "8%": {
        "百分之八点五": "8.5%",
        "千分之五": "0.5%",
        "5‰": "0.5%",
        "八成": "80%",
        "八成半": "85%",
        "8.5％": "8.5%",
    },
    "35周岁": {"三十六周岁": "36周岁", "七十分": "70分"},
    "2026年3月1日": {
        "二〇二六年八月一日": "2026年8月1日",
        "2026-08-01": "2026年8月1日",
        "2026.8.1": "2026年8月1日",
        "2026年08月01号": "2026年8月1日",
    },
}
NO_VALUES = {
    "1年": ("1年多", "一两年", "半个月", "1年以上", "5年6月", "", "很久"),
    "40万元": ("40万", "3万5元", "十几万元", "40万元至50万元", "万元", "适当"),
    "8%": ("8%点五", "一半", "百分之八至十", "百分之多少", "大成"),
    "35周岁": ("三十五周岁半", "百分之七十分值"),
    "2026年3月1日": ("2026年13月1日", "8月1日", "二〇二六年", "1" * 50),
}


@pytest.mark.parametrize("like", KINDS)
def test_the_same_value_is_the_same_however_it_is_written(like):
    old = read_value(like)
    read = {words: str(value_of(words, old)) for words in KINDS[like]}
    assert read == KINDS[like]


@pytest.mark.parametrize("like", NO_VALUES)
def test_what_is_no_one_value_is_none(like):
    old = read_value(like)
    read = {words: str(value_of(words, old)) for words in NO_VALUES[like]}
    wrong = {words: value for words, value in read.items() if value != "None"}
    assert wrong in ({}, {"二〇二六年": "2026年"})


def test_a_value_is_found_with_all_that_makes_it_another():
    found = {
        "在一年半内申请": ["一年半"],
        "5年6个月内": ["5年6个月"],
        "按照8%点五计算": ["8%点五"],
        "最高40万元至50万元": ["40万元至50万元"],
        "奖励30万元一次性给予": ["30万元", "一次"],
        "5年多次违规": ["5年"],
        "1年半个月": ["1年半个月"],
        "百分之八点计算": ["百分之八点"],
        "人民币叁拾万元整的": ["叁拾万元"],
        "第三年、〔2024〕": [],
        "自2026年8月1日起": ["2026年8月1日"],
        "三十五周岁半的": ["三十五周岁半"],
        "3万余元以上": ["3万余元"],
    }
    for text, values in found.items():
        assert [text[a:b] for a, b in values_in(text)] == values


def test_what_kind_a_value_is_of_need_not_be_known():
    for words in ("100万元", "一年半", "百分之八", "2026年3月1日", "三项"):
        assert read_value(words) is not None
    for words in ("大赛金奖", "很多钱", "", "长" * 50):
        assert read_value(words) is None


def test_a_value_is_printed_one_way_and_words_as_they_are():
    printed = [as_printed(one) for one in ("400000元", "2026-03-01", "金奖")]
    assert printed == ["40万元", "2026年3月1日", "金奖"]


def test_conditions_count_years_with_a_decimal():
    said = ("18个月", "2年", "7个月", "5日", "40万元", "2026年3月1日")
    years = [in_years(value) for one in said if (value := read_value(one))]
    assert years == ["1.5年", "2年", "", "", "", ""]


def test_a_range_is_known():
    assert is_range("40万元至50万元") and is_range("3.5—4万元")
    assert not is_range("40万元") and not is_range("2026年")
