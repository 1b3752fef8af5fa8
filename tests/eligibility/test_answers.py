"""What a person writes is understood, or honestly not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policypress.eligibility import accepts, answer_text, parse
from policypress.eligibility.answers import misread

MONEY = {"type": "money", "unit": "元", "choices": []}
YEARS = {"type": "number", "unit": "年", "choices": []}
DATE = {"type": "date", "unit": "", "choices": []}
FLAG = {"type": "yes_no", "unit": "", "choices": []}
PRIZE = {
    "type": "choice",
    "unit": "",
    "choices": [
        {"id": "gold", "label": "金奖"},
        {"id": "silver", "label": "银奖"},
    ],
}


@pytest.mark.parametrize(
    ("question", "text", "value"),
    [
        (MONEY, "500万元", 5_000_000),
        (MONEY, "500万", 5_000_000),
        (MONEY, "1.23亿元", 123_000_000),
        (MONEY, "3千万", 30_000_000),
        (MONEY, "25,000", 25_000),
        (MONEY, "２５０００元", 25_000),
        (MONEY, "0", 0),
        (YEARS, "3", 3),
        (YEARS, "1.5年", "1.5"),
        (YEARS, "2.0", 2),
        (DATE, "2023年2月6日", "2023-02-06"),
        (DATE, "2023/2/6", "2023-02-06"),
        (FLAG, "是", True),
        (FLAG, "没有", False),
        (FLAG, "no", False),
        (PRIZE, "银奖", "silver"),
        (PRIZE, "gold", "gold"),
    ],
)
def test_an_answer_may_be_written_as_people_write(question, text, value):
    assert parse(question, text) == value


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (MONEY, "50%"),
        (MONEY, "1.005元"),
        (MONEY, "很多"),
        (MONEY, "-1"),
        (MONEY, f"{10**31}元"),
        (YEARS, "3个月"),
        (YEARS, "1.123456789"),
        (YEARS, ""),
        (DATE, "2023年2月30日"),
        (DATE, "2023年"),
        (FLAG, "也许"),
        (PRIZE, "铜奖"),
    ],
)
def test_what_is_no_answer_is_not_guessed(question, text):
    assert parse(question, text) is None


@pytest.mark.parametrize(
    ("question", "value"),
    [
        (MONEY, True),
        (MONEY, "5"),
        (MONEY, 1.5),
        (YEARS, "01.5"),
        (YEARS, "1.50"),
        (FLAG, 1),
        (FLAG, "true"),
        (PRIZE, None),
        (DATE, "2023-2-6"),
    ],
)
def test_only_the_one_form_of_an_answer_is_accepted(question, value):
    assert not accepts(question, value)


@given(st.integers(0, 10**25))
def test_money_survives_being_said_and_read_again(yuan):
    answer = yuan if yuan < 2**53 else str(yuan)
    assert parse(MONEY, answer_text(MONEY, answer)) == answer


@given(st.integers(0, 10**8), st.integers(1, 9999))
def test_a_decimal_survives_too(whole, rest):
    value = f"{whole % 10**7}.{rest:04d}".rstrip("0")
    assert parse(YEARS, answer_text(YEARS, value)) == value


def test_more_than_anybody_can_have_is_no_answer_and_is_told():
    """13 months of a year, 101 points of a hundred."""
    months = {**YEARS, "unit": "个月", "most": 12}
    assert parse(months, "12个月") == 12
    assert parse(months, "13个月") is None
    assert not accepts(months, 13)
    assert misread(months, "13个月") == "“13个月”超过了最多的12个月，请核对"
    half = {**YEARS, "most": "1.5"}
    assert parse(half, "1.5年") == "1.5"
    assert misread(half, "1.51") == "“1.51”超过了最多的1.5年，请核对"
    costs = {**MONEY, "most": 1_000_000}
    assert misread(costs, "101万") == "“101万”超过了最多的100万元，请核对"
    assert parse({**costs, "most": None}, "101万") == 1_010_000
