"""Calendar files: what RFC 5545 asks of bytes, days that are known and no others, names that stay."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from policypress.site.ics import escaped, folded
from tests.support.sites import HOSTILE, site
from tests.support.small_policy import edited

pytestmark = pytest.mark.whole

PLAIN = "form:\n  level"
BASIS = "basis: {status: proposed, reason: 样例}"
ISSUED = {
    "effective: {basis: {status: unknown, reason: 印发时确定}}": "effective: {value: 2026年1月1日}",
}


def dated(window: str, *swaps: tuple[str, str]) -> dict[str, str]:
    """The tiny policy whose prize has a window. swaps: further ones in its guide."""
    own = f'window: {{value: "{window}"}}\n{BASIS}\n{PLAIN}'
    return edited("guides/prize.yaml", (PLAIN, own), *swaps)


def unfolded(text: str) -> list[str]:
    """The content lines of a file (RFC 5545 §3.1)."""
    assert text.endswith("\r\n") and "\n" not in text.replace("\r\n", "")
    for line in text.split("\r\n"):
        assert len(line.encode()) <= 75
    return text.replace("\r\n ", "").rstrip("\r\n").split("\r\n")


def of(lines: list[str], name: str) -> list[str]:
    """The values of a property."""
    return [
        line.partition(":")[2]
        for line in lines
        if re.match(f"{name}[;:]", line)
    ]


def test_a_period_is_one_event_of_whole_days(tmp_path: Path) -> None:
    made = site(
        tmp_path,
        dated("2026年3月1日至3月31日18:00"),
        base_url="https://example.org/z",
    )
    lines = unfolded(made["m/prize.ics"])
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-1] == "END:VCALENDAR"
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 1
    assert "DTSTART;VALUE=DATE:20260301" in lines
    # The end of an all-day event is the day after its last one (§3.6.1).
    assert "DTEND;VALUE=DATE:20260401" in lines
    assert of(lines, "SUMMARY") == ["手艺大赛：申报（18:00截止）（草案所拟）", ]  # fmt: skip
    assert of(lines, "URL") == ["https://example.org/z/m/prize.html"]
    assert of(lines, "STATUS") == ["TENTATIVE"]
    assert all(
        made["calendar.ics"].count(line) == made["m/prize.ics"].count(line)
        for line in ("BEGIN:VEVENT", "UID:")
    )


def test_an_event_keeps_its_name_when_its_days_move(tmp_path: Path) -> None:
    def names(window: str) -> list[str]:
        folder = tmp_path / str(abs(hash(window)))
        lines = unfolded(site(folder, dated(window))["calendar.ics"])
        return of(lines, "UID")

    first = names("2026年3月1日至3月31日")
    assert names("2026年3月5日至4月10日") == first
    assert names("2027年3月1日至3月31日") != first
    batches = names("第一批：2026年3月1日至31日；第二批：9月1日至30日")
    assert len(set(batches)) == 2


def test_every_year_begins_with_the_policy_and_ends_with_it(
    tmp_path: Path,
) -> None:
    window = dated("每年11月15日至次年1月10日")
    # In which year it would begin is not known as long as nobody knows when the
    # policy does.
    assert "calendar.ics" not in site(tmp_path / "draft", window)
    known = edited("policy.yaml", *ISSUED.items())
    lines = unfolded(site(tmp_path / "known", window | known)["calendar.ics"])
    assert "DTSTART;VALUE=DATE:20261115" in lines
    assert "DTEND;VALUE=DATE:20270111" in lines
    assert of(lines, "RRULE") == ["FREQ=YEARLY;UNTIL=20281231"]


def test_the_edges_of_the_calendar_break_nothing(tmp_path: Path) -> None:
    known = edited("policy.yaml", *ISSUED.items())
    leap = dated("每年11月1日至次年2月29日") | known
    lines = unfolded(site(tmp_path / "leap", leap)["calendar.ics"])
    assert "DTEND;VALUE=DATE:20270301" in lines
    last = dated("9999年12月1日至9999年12月31日")
    assert "calendar.ics" not in site(tmp_path / "last", last)


def test_without_a_known_day_there_is_no_file(tmp_path: Path) -> None:
    for number, words in enumerate(("以通知为准", "常年受理", "每年3月")):
        made = site(tmp_path / str(number), dated(words))
        assert not [name for name in made if name.endswith(".ics")]
        assert "calendar.ics" not in made["calendar.html"]


def test_hostile_words_end_no_value_and_no_line(tmp_path: Path) -> None:
    made = site(
        tmp_path,
        dated("2026年3月1日至3月31日")
        | edited(
            "measures/prize.yaml",
            ("subject: 手艺大赛", f'subject: "{HOSTILE};,END:VEVENT"'),
        ),
    )
    lines = unfolded(made["calendar.ics"])
    (summary,) = of(lines, "SUMMARY")
    assert "\\;\\,END:VEVENT" in summary
    assert lines.count("END:VEVENT") == 1


@pytest.mark.parametrize(
    "words, expected",
    [
        ("甲;乙,丙\\丁", "甲\\;乙\\,丙\\\\丁"),
        ("一\n二\r\n三\r四", "一\\n二\\n三\\n四"),
        ("\x00甲\x07\t乙", "甲乙"),
    ],
)
def test_words_are_escaped(words, expected):
    assert escaped(words) == expected


def test_no_character_is_cut_by_folding():
    line = "SUMMARY:" + "汉字𠮷" * 40
    pieces = folded(line).split("\r\n ")
    assert "".join(pieces) == line
    assert all(len(piece.encode()) <= 74 for piece in pieces[1:])
