"""Windows of application as guides write them: days where the words say days, nothing where they do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policypress.language.windows import Window, has_days, parse_window


def told(text: str) -> object:
    """The periods of a text as (label, first days, last days, hour of closing)."""
    window = parse_window(text)
    if window is None or window.always:
        return window and "always"
    return [
        (
            one.label,
            one.opens and one.opens.range,
            one.closes and one.closes.range,
            one.closes.time if one.closes else "",
        )
        for one in window.periods
    ]


def days(first: str, last: str, label: str = "", hour: str = "") -> tuple:
    return (label, (first, first), (last, last), hour)


SPRING = [days("2026-03-01", "2026-05-31")]


@pytest.mark.parametrize(
    "text",
    [
        "2026年3月1日至2026年5月31日",
        "2026年3月1日至5月31日",
        "自2026年3月1日起至2026年5月31日止",
        "2026年3月1日—5月31日受理",
        "2026-03-01至2026-05-31",
        "2026.3.1-2026.5.31",
        "2026/3/1～5月31日",
        "申报时间：2026年3月1日至5月31日，逾期不予受理。",
        "２０２６年３月１日至５月３１日（工作日9:00—17:00）",
    ],
)
def test_the_usual_ways_of_writing_one_period(text):
    assert told(text) == SPRING


@pytest.mark.parametrize(
    "text, expected",
    [
        ("2026年3月1日至31日", [days("2026-03-01", "2026-03-31")]),
        ("2026年11月15日至次年1月10日", [days("2026-11-15", "2027-01-10")]),
        ("每年3月1日至31日", [days("--03-01", "--03-31")]),
        (
            "2026年3月1日至2026年3月31日18时",
            [days("2026-03-01", "2026-03-31", hour="18:00")],
        ),
        (
            "2026年3月1日上午9点至3月31日下午5时半",
            [days("2026-03-01", "2026-03-31", hour="17:30")],
        ),
        (
            "第一批：2026年3月1日至31日；第二批：9月1日至30日",
            [
                days("2026-03-01", "2026-03-31", "第一批"),
                days("2026-09-01", "2026-09-30", "第二批"),
            ],
        ),
        (
            "网上申报：2026年3月1日至31日，纸质材料提交：2026年4月1日至10日",
            [
                days("2026-03-01", "2026-03-31", "网上申报"),
                days("2026-04-01", "2026-04-10", "纸质材料提交"),
            ],
        ),
        ("常年受理", "always"),
        ("全年接受申报，每季度集中评审一次", "always"),
        ("常年受理，自取得证书之日起1年内申请", "always"),
    ],
)
def test_hours_years_batches_and_all_the_time(text, expected):
    assert told(text) == expected


def test_one_end_alone_and_a_month_as_a_whole():
    assert told("2026年3月1日起受理，截止时间另行通知") == [
        ("", ("2026-03-01", "2026-03-01"), None, "")
    ]
    assert told("申报截止时间为2026年5月31日18:00") == [
        ("", None, ("2026-05-31", "2026-05-31"), "18:00")
    ]
    window = parse_window("请于2026年5月31日前提交")
    assert window and window.periods[0].closes.before
    march = ("--03-01", "--03-31")
    assert told("每年3月") == [("", march, march, "")]
    over = parse_window("每年11月15日至次年1月10日")
    assert over and over.periods[0].closes.after


@pytest.mark.parametrize(
    "text",
    [
        "以当年申报通知公布的期限为准",
        "3月1日至5月31日",  # of which year is not said
        "11月15日至次年1月10日",
        "2026年11月15日至1月10日",  # ends before it begins
        "2026年2月30日至3月31日",
        "2026年3月1日至3月31日25:00",
        "每季度首月1日至10日",
        "自通知发布之日起20个工作日内",
        "获奖时间为2025年1月1日至12月31日，于2026年3月1日至31日申报",
        "全年受理，每年3月31日截止",
        "满12个月后",
        "13月",
        "",
        "<b>2026年3月1日至3月31日</b>",
        "=2026年3月1日至3月31日",
    ],
)
def test_what_is_not_said_for_sure_is_not_known(text):
    assert parse_window(text) is None


def test_days_that_cannot_be_told_are_still_days():
    assert has_days("3月1日至5月31日")
    assert not has_days("以当年申报通知为准")


@given(
    st.text(
        alphabet="2026年3月1日至每次前起止，；：、18:0常受理截()（） 申报",
        max_size=40,
    )
)
def test_any_text_is_a_window_or_none(text):
    found = parse_window(text)
    assert found is None or isinstance(found, Window)
    for period in found.periods if found else ():
        assert period.opens or period.closes


@given(st.dates(), st.integers(0, 300))
def test_every_range_of_days_is_read_back(first, length):
    if first.year < 1000 or first.year > 9998:
        return
    last = first.fromordinal(first.toordinal() + length)
    text = (
        f"{first.year}年{first.month}月{first.day}日至"
        f"{last.year}年{last.month}月{last.day}日"
    )
    assert told(text) == [days(first.isoformat(), last.isoformat())]
