"""Every number of a line is data, or it is among those that the drafter is told of."""

from __future__ import annotations

import pytest

from policypress.importing.figures import (
    data_in,
    left_in,
    other_than_written,
    spaced_in,
)


def registered(words):
    """The figures of a line that become data."""
    return [words[start:end] for start, end in sorted(data_in(words))]


def left(words, taken=()):
    """Those that stay words."""
    return [one.words for one in left_in(words, taken)]


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        ("5,000元", "5000元"),
        ("1，200，000元", "120万元"),
        ("３０万元", "30万元"),
        ("20％", "20%"),
        ("2.5个百分点", "2.5%"),
        ("50 万元", "50万元"),
        ("10000元", "1万元"),
    ],
)
def test_a_sum_in_other_characters_is_data(figure, value):
    assert other_than_written(figure) == value
    assert registered(f"不超过{figure}。") == [figure]
    assert left(f"不超过{figure}。") == []


def test_blanks_in_a_sum_that_is_quoted_make_it_no_data():
    assert spaced_in("按《50 万元以下项目规定》，给予 50 万元") == [
        (18, 23, "50万元")
    ]


@pytest.mark.parametrize(
    "figure",
    [
        "叁拾万元整",
        "一千元",
        "三成",
        "减半",
        "万分之五",
        "三分之一",
        "八折",
        "一半",
        "两倍",
        "翻一番",
        "5万美元",
        "100 万港元",
        "¥3000",
        "10万元-20万元",
    ],
)
def test_a_number_in_words_is_told(figure):
    assert left(f"按{figure}，发放。") == [figure]
    assert figure not in registered(f"按{figure}，发放。")


@pytest.mark.parametrize(
    "words",
    [
        "坚持一成不变的原则，形成统一成果",
        "第二成员单位",
        "折叠床、打折扣",
        "各镇人民政府、陆续退伍的人员",
    ],
)
def test_words_that_only_look_like_numbers_are_none(words):
    assert left(words) == []


def test_what_a_support_holds_is_not_told_again():
    words = "给予伍拾万元整奖励"
    assert left(words) == ["伍拾万元整"]
    assert left(words, [(2, 6)]) == []
