"""Dates as drafters type them and as documents print them."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policypress.language.dates import (
    Date,
    DateError,
    in_digits,
    last_day,
    parse_date,
)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2023年2月6日", Date(2023, 2, 6)),
        ("2023-02-06", Date(2023, 2, 6)),
        ("2024年2月29日", Date(2024, 2, 29)),
        ("2022年9月", Date(2022, 9)),
        ("2019年", Date(2019)),
    ],
)
def test_full_dates_months_and_years_are_read(text: str, date: Date) -> None:
    assert parse_date(text) == date


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("2023年02月06日", "多余的0", "写作“2023年2月6日”"),
        ("2022年09月", "多余的0", "写作“2022年9月”"),
        ("2023年2月30日", "2023年2月没有30日", "从1日到28日"),
        ("2023-02-29", "2023年2月没有29日", "从1日到28日"),
        ("2023年13月1日", "没有13月", "从1月到12月"),
        ("2023年0月", "没有0月", "从1月到12月"),
        ("2023年2月0日", "没有0日", "从1日到28日"),
        ("23年2月6日", "没有写全四位数", "写全四位数"),
        ("9" * 5000 + "年", "没有写全四位数", "写全四位数"),
        ("2023年" + "9" * 5000 + "月", "不是日期", "写作"),
        ("0023-02-06", "年份不对", "写全四位数"),
        ("2023年2月6号", "“号”应写作“日”", "写作“2023年2月6日”"),
        ("2023.2.6", "不规范", "写作“2023年2月6日”"),
        ("2023/02/06", "不规范", "写作“2023年2月6日”"),
        ("2023-2-6", "不规范", "写作“2023年2月6日”"),
        ("2023-02", "不规范", "写作“2023年2月”"),
        ("2023.2.30", "不规范", "写作“2023年2月6日”，只到月"),
        ("2023年 2月6日", "空格", "写作“2023年2月6日”"),
        ("２０２３年2月6日", "全角", "写作“2023年2月6日”"),
        ("二〇二三年二月六日", "汉字数字", "写作“2023年2月6日”"),
        ("二〇二三年十二月三十一日", "汉字数字", "写作“2023年12月31日”"),
        ("2月6日", "缺年份", "例如“2023年2月6日”"),
        ("2023年2月6", "不是日期", "写作“2023年2月6日”，只到月"),
        ("明年", "不是日期", "只到年写“2023年”"),
        ("", "没有写日期", "写作"),
    ],
)
def test_a_slip_is_refused_with_its_reason_and_the_remedy(
    text: str, message: str, hint: str
) -> None:
    error = parse_date(text)
    assert isinstance(error, DateError)
    assert message in error.message
    assert hint in error.hint


@given(st.dates(datetime.date(1000, 1, 1)))
def test_every_day_comes_back_from_its_print_and_from_iso(
    day: datetime.date,
) -> None:
    date = Date(day.year, day.month, day.day)
    assert parse_date(str(date)) == date == parse_date(day.isoformat())
    assert date.earliest == day == date.latest


@given(st.text("0123456789年月日号-./ 二〇三十", max_size=12))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    assert isinstance(parse_date(text), (Date, DateError))


def test_partial_dates_print_as_far_as_they_are_known() -> None:
    assert [str(d) for d in (Date(2019), Date(2022, 9), Date(2023, 2, 6))] == [
        "2019年",
        "2022年9月",
        "2023年2月6日",
    ]


def test_a_partial_date_is_before_another_only_when_that_is_certain() -> None:
    assert Date(2022).is_before(Date(2023, 1, 1))
    assert Date(2024, 2).latest == datetime.date(2024, 2, 29)
    assert not Date(2022).is_before(Date(2022, 9))
    assert not Date(2022, 9).is_before(Date(2022))


def test_a_day_is_not_before_itself() -> None:
    day = Date(2025, 3, 1)
    assert not day.is_before(day)
    assert day.is_before(Date(2025, 3, 2)) and not Date(2025, 3, 2).is_before(
        day
    )


@pytest.mark.parametrize(
    ("first", "months", "last"),
    [
        ("2023-02-06", 36, "2026-02-05"),
        ("2024-03-01", 36, "2027-02-28"),
        ("2023-01-01", 12, "2023-12-31"),
        ("2023-12-15", 1, "2024-01-14"),
        ("2023-01-31", 1, "2023-02-28"),
        ("2023-01-30", 1, "2023-02-28"),
        ("2023-01-29", 1, "2023-02-28"),
        ("2023-01-28", 1, "2023-02-27"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2024-01-29", 1, "2024-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2023-03-31", 1, "2023-04-30"),
        ("2023-01-31", 2, "2023-03-30"),
        ("9998-01-01", 24, "9999-12-31"),
    ],
)
def test_a_period_of_months_ends_before_the_same_day_or_with_the_month(
    first: str, months: int, last: str
) -> None:
    day = datetime.date.fromisoformat(first)
    assert last_day(day, months) == datetime.date.fromisoformat(last)


@pytest.mark.parametrize("months", [9000 * 12, 10**9])
def test_a_period_beyond_the_calendar_is_refused(months: int) -> None:
    with pytest.raises(OverflowError, match="9999"):
        last_day(datetime.date(2024, 3, 1), months)


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("二〇二五年六月三十日", "2025年6月30日"),
        ("二○一九年十二月", "2019年12月"),
        ("2025年6月30日", "2025年6月30日"),
        ("二〇二五年二月三十日", "二〇二五年二月三十日"),
        ("今年六月", "今年六月"),
    ],
)
def test_a_date_in_words_is_put_into_digits(written: str, digits: str) -> None:
    assert in_digits(written) == digits
