"""Windows of application as pages, calendars of readers and the feed show them: every
line of each, from the words of the window alone."""

from __future__ import annotations

import datetime
import json
from types import SimpleNamespace
from typing import Any

from markupsafe import Markup

from policypress.language.windows import parse_window
from policypress.site.calendar import (
    MeasureWindow,
    agenda,
    by_year,
    grouped,
    months,
)
from policypress.site.calendar_files import (
    calendar_files,
    has_calendar_file,
    has_own_file,
)
from policypress.site.event_entries import EventEntry, event_entries
from policypress.site.feed import urn
from policypress.site.ics import CalendarInfo, calendar_file

TWICE = "2026年3月1日至3月31日18:00；2026年9月15日前"
WINTER = "每年11月15日至次年1月10日"


def window(
    text: str, name: str = "prize", known: bool = True
) -> MeasureWindow:
    """The window of a measure of that id."""
    titles = {"prize": "专利奖", "fair": "展会"}
    measure: Any = SimpleNamespace(
        id=name, subject=titles[name], citation="第三条"
    )
    figure: Any = SimpleNamespace(place="guides/prize.yaml:1")
    days = parse_window(text) if known else None
    return MeasureWindow(
        measure, figure, known, Markup(text), text, months(text), days
    )


def shown(*texts: str) -> list[tuple[str, dict[int, str]]]:
    """Each table of a year: the year, and what each month of it says."""
    tables = by_year(grouped([window(text) for text in texts]))
    return [
        (
            one.year,
            {
                month: words
                for _, cells in one.rows
                for month, words in enumerate(cells, 1)
                if words
            },
        )
        for one in tables
    ]


def test_each_month_of_a_year_says_which_of_its_days():
    assert shown("2026年3月15日至5月31日") == [
        ("2026", {3: "15日起", 4: "全月", 5: "至31日"})
    ]
    assert shown("2026年3月1日至3月31日") == [("2026", {3: "1日—31日"})]
    assert shown("2025年12月20日至2026年2月5日") == [
        ("2025", {12: "20日起"}),
        ("2026", {1: "全月", 2: "至5日"}),
    ]


def test_a_month_of_which_no_day_is_known_says_that_it_is_one():
    assert shown("2026年3月至5月") == [
        ("2026", {3: "开始", 4: "全月", 5: "截止"})
    ]
    assert shown("2026年3月") == [("2026", {3: "受理"})]


def test_what_comes_every_year_stands_behind_the_years_and_over_their_end():
    assert shown(WINTER, "2026年9月15日前") == [
        ("2026", {9: "至15日"}),
        ("", {11: "15日起", 12: "全月", 1: "至10日"}),
    ]


def test_two_periods_of_a_month_stand_side_by_side():
    twice = "第一批：2026年3月1日至10日；第二批：2026年3月20日至31日"
    assert shown(twice) == [("2026", {3: "1日—10日、20日—31日"})]


def test_measures_of_the_same_words_are_listed_once():
    text = "每年3月1日至31日"
    three = [
        window(text),
        window("常年受理", "fair"),
        window(text, "fair"),
        window(text, "fair", known=False),
    ]
    assert [
        (one.window.text, [measure.id for measure in one.measures])
        for one in grouped(three)
    ] == [
        (text, ["prize", "fair"]),
        ("常年受理", ["fair"]),
        (text, ["fair"]),
    ]


def test_the_agenda_goes_by_days_and_openings_before_closings():
    found = agenda(
        [
            window(TWICE),
            window("2026年3月31日至4月1日", "fair"),
            window(WINTER, "fair"),
            window("2026年5月", "fair"),
        ]
    )
    assert [
        (one.day, one.words, one.opens, [each.id for each in one.measures])
        for one in found
    ] == [
        ("--01-10", "次年1月10日", False, ["fair"]),
        ("--11-15", "每年11月15日", True, ["fair"]),
        ("2026-03-01", "2026年3月1日", True, ["prize"]),
        ("2026-03-31", "2026年3月31日", True, ["fair"]),
        ("2026-03-31", "2026年3月31日18:00", False, ["prize"]),
        ("2026-04-01", "2026年4月1日", False, ["fair"]),
        ("2026-09-15", "2026年9月15日前", False, ["prize"]),
    ]


def test_scripts_get_the_periods_and_nothing_where_nothing_is_known():
    assert json.loads(window(TWICE).data) == {
        "periods": [
            {
                "opens": ["2026-03-01", "2026-03-01"],
                "closes": ["2026-03-31", "2026-03-31"],
                "closesAt": "18:00",
            },
            {"closes": ["2026-09-15", "2026-09-15"], "before": True},
        ]
    }
    assert json.loads(window(f"网上申报：{WINTER}").data)["periods"] == [
        {
            "label": "网上申报",
            "opens": ["--11-15", "--11-15"],
            "closes": ["--01-10", "--01-10"],
            "over": True,
        }
    ]
    assert json.loads(window("常年受理").data) == {"always": True}
    assert window("以通知为准").data == ""


def test_only_days_that_cannot_be_told_are_unread():
    assert window("3月1日左右").unread
    assert not window("3月1日左右", known=False).unread
    assert not window("以通知为准").unread
    assert not window(TWICE).unread


def lines(info: CalendarInfo, text: str) -> list[str]:
    """The lines of a calendar file of one window, those that go on put together."""
    made = calendar_file(info, [window(text)]).decode()
    return made.replace("\r\n ", "").split("\r\n")


def test_a_calendar_of_a_policy_in_force_is_this_file():
    info = CalendarInfo(
        "若干措施",
        stamp=datetime.date(2026, 2, 1),
        first=datetime.date(2026, 1, 1),
        until=datetime.date(2028, 12, 31),
        base="https://example.org/",
    )
    made = lines(info, f"网上申报：{WINTER}")
    assert made.pop(7).startswith("UID:")
    assert made == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//policypress//calendar//ZH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:若干措施",
        "BEGIN:VEVENT",
        "DTSTAMP:20260201T000000Z",
        "DTSTART;VALUE=DATE:20261115",
        "DTEND;VALUE=DATE:20270111",
        "RRULE:FREQ=YEARLY;UNTIL=20281231",
        "SUMMARY:专利奖：网上申报",
        f"DESCRIPTION:《若干措施》第三条\\n申报时间：网上申报：{WINTER}",
        "URL:https://example.org/m/prize.html",
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER;RELATED=END:-P7D",
        "DESCRIPTION:专利奖：即将截止",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_a_draft_says_so_and_an_end_alone_is_a_day():
    made = lines(CalendarInfo("若干措施", draft=True), TWICE)
    assert made.count("BEGIN:VEVENT") == 2
    second = made[made.index("END:VEVENT") + 1 :]
    assert [one for one in second if not one.startswith("UID:")][:9] == [
        "BEGIN:VEVENT",
        "DTSTAMP:20000101T000000Z",
        "DTSTART;VALUE=DATE:20260915",
        "DTEND;VALUE=DATE:20260916",
        "SUMMARY:专利奖：申报截止（草案所拟）",
        f"DESCRIPTION:《若干措施》第三条\\n申报时间：{TWICE}\\n"
        "草案所拟的日期，印发施行前不受理申报。",
        "STATUS:TENTATIVE",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
    ]


def test_a_beginning_alone_has_no_reminder_and_no_day_no_event():
    info = CalendarInfo("若干措施", first=datetime.date(2026, 1, 1))
    made = lines(info, "2026年3月1日起")
    assert "SUMMARY:专利奖：申报开始" in made
    assert "BEGIN:VALARM" not in made
    assert not [one for one in made if one.startswith("RRULE")]
    assert calendar_file(info, [window("2026年3月")]) == b""
    assert calendar_file(CalendarInfo("x"), [window(WINTER)]) == b""


def test_the_feed_tells_each_opening_and_closing():
    def entry(kind: str, what: str, day: str) -> EventEntry:
        return EventEntry(
            kind,
            f"申报{what}：专利奖（{day}）（草案所拟）",
            urn(f"若干措施\nprize\n{kind}\n\n{day}"),
            "m/prize.html",
            f"第三条 专利奖：{TWICE}",
        )

    assert list(event_entries("若干措施", [window(TWICE)], True)) == [
        entry("opening", "开始", "2026年3月1日"),
        entry("closing", "截止", "2026年3月31日18:00"),
        entry("closing", "截止", "2026年9月15日前"),
    ]
    (opens, closes) = event_entries(
        "若干措施", [window(f"网上申报：{WINTER}")], False
    )
    assert opens.title == "网上申报开始：专利奖（每年11月15日）"
    assert closes.title == "网上申报截止：专利奖（次年1月10日）"


def a_site(*windows: MeasureWindow, effective: bool = True) -> Any:
    """What the calendar files of a site are made from."""
    day = datetime.date(2026, 1, 1) if effective else None
    return SimpleNamespace(
        context=SimpleNamespace(p=SimpleNamespace(title="若干措施")),
        updated="2025-12-20T00:00:00+08:00",
        term=SimpleNamespace(
            effective=day, until=datetime.date(2028, 12, 31), draft=False
        ),
        base="https://example.cn/z/",
        windows=list(windows),
    )


def test_a_site_has_a_calendar_of_all_and_one_of_each():
    fair = window("2026年9月15日前", "fair")
    made = calendar_files(a_site(window(WINTER), fair))
    assert list(made) == ["calendar.ics", "m/prize.ics", "m/fair.ics"]
    whole, prize, own = (one.decode() for one in made.values())
    assert whole.count("BEGIN:VEVENT") == 2
    for text in (prize, own):
        assert text.count("BEGIN:VEVENT") == 1
        assert "X-WR-CALNAME:若干措施" in text
        assert "DTSTAMP:20251220T000000Z" in text
        assert "STATUS:CONFIRMED" in text
    # The first year in force, and the last.
    assert "DTSTART;VALUE=DATE:20261115" in prize
    assert "RRULE:FREQ=YEARLY;UNTIL=20281231" in prize
    assert "https://example.cn/z/m/prize.html" in prize


def test_a_site_has_no_calendar_of_days_that_nobody_knows():
    unknown = window("以通知为准", known=False)
    yearly = window(WINTER, "fair")
    site = a_site(unknown, yearly)
    assert list(calendar_files(site)) == ["calendar.ics", "m/fair.ics"]
    assert has_calendar_file(site)
    assert has_own_file(site, yearly)
    assert not has_own_file(site, unknown)
    assert not has_own_file(site, None)
    # Nobody knows when the policy does begin.
    before = a_site(unknown, yearly, effective=False)
    assert calendar_files(before) == {}
    assert not has_calendar_file(before)
