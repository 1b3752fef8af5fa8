"""Dates as official documents write them (成文日期、施行日期): 2023年2月6日.

Arabic numerals, four-digit year, no leading zero: GB/T 9704—2012 7.3.5.4;
month and year precision are common in prose.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterable

from msgspec import Struct

from policypress.language.numerals import from_chinese

_FULL = re.compile(r"([0-9]+)年(?:([0-9]{1,2})月(?:([0-9]{1,2})([日号]))?)?")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_SEPARATED = re.compile(r"([0-9]{4})[./-]([0-9]{1,2})(?:[./-]([0-9]{1,2}))?")
_IN_WORDS = re.compile(
    "([〇○零一二三四五六七八九]{4})年(?:([一二三四五六七八九十]+)月"
    "(?:([一二三四五六七八九十]+)日)?)?"
)
_WITHOUT_YEAR = re.compile("[0-9]+月[0-9]+[日号]")
_FIRST_YEAR = 1000  # of those written with four digits
_YEAR_HINT = "年份写全四位数，例如“2023年2月6日”"
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_SHAPE_HINT = "写作“2023年2月6日”，只到月写“2023年2月”，只到年写“2023年”"


class Date(Struct, frozen=True):
    """A date known to the day, the month or only the year."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        month = f"{self.month}月" if self.month else ""
        day = f"{self.day}日" if self.day else ""
        return f"{self.year}年{month}{day}"

    @property
    def earliest(self) -> datetime.date:
        """The first day it can mean."""
        return datetime.date(
            self.year,
            self.month or 1,
            self.day or 1,
        )

    @property
    def latest(self) -> datetime.date:
        """The last day it can mean."""
        month = self.month or 12
        day = self.day or days_in(self.year, month)
        return datetime.date(
            self.year,
            month,
            day,
        )

    def is_before(self, other: Date) -> bool:
        """True when it is certainly earlier.

        Every day it can mean comes before every day of the other.
        """
        return self.latest < other.earliest


class DateError(Struct, frozen=True):
    """Why a text is no date, and what to write instead (Chinese)."""

    message: str
    hint: str


def days_in(
    year: int,
    month: int,
) -> int:
    """How many days a month has."""
    return calendar.monthrange(year, month)[1]


def last_day(
    first: datetime.date,
    months: int,
) -> datetime.date:
    """The last day of a period of whole months that begins on `first`.

    It is the day before the same day so many months later: three years from
    2023-02-06 end on 2026-02-05. Where that month has no such day, its last
    day ends the period (民法典 第二百零二条:
    没有对应日的，月末日为期间的最后一日): one month from 2023-01-31 ends on
    02-28.

    Raises OverflowError when it is later than the year 9999, where calendars
    end here.
    """
    # Reckoned in months of the year 0; of a period that begins with a month,
    # the last day is that of the month before.
    begins_month = first.day == 1
    total = first.year * 12 + first.month - 1 + months - begins_month
    year, month = divmod(total, 12)
    if year > datetime.MAXYEAR:
        raise OverflowError(
            f"{months} months from {first} end after the year 9999"
        )
    last_of_month = days_in(year, month + 1)
    day = last_of_month if begins_month else min(first.day - 1, last_of_month)
    return datetime.date(year, month + 1, day)


def parse_date(text: str) -> Date | DateError:
    """Read 2023年2月6日, 2022年9月, 2019年, or ISO 2023-02-06 (GB/T 7408)."""
    if iso := _ISO.fullmatch(text):
        return _checked(text, *iso.groups())
    full = _FULL.fullmatch(text)
    if not full:
        return _shape_problem(text)
    year, month, day, last = full.groups()
    if len(year) != 4 or year.startswith("0"):
        return DateError(f"“{text}”的年份没有写全四位数", _YEAR_HINT)
    date = _checked(text, year, month, day)
    if isinstance(date, DateError):
        return date
    meant = f"写作“{date}”"
    if last == "号":
        return DateError(f"“{text}”的“号”应写作“日”", meant)
    if str(date) != text:
        return DateError(
            f"“{text}”的月、日前有多余的0（GB/T 9704 7.3.5.4）",
            meant,
        )
    return date


def date_meant(text: str) -> Date | DateError:
    """Read a date in whatever way it is written: also 二〇二六年三月, 2026.3.1, 2026年03月01号."""
    if words := _IN_WORDS.fullmatch(text):
        numbers = [
            from_chinese(one) if one else None for one in words.groups()
        ]
        return parse_date(_joined(numbers))
    if separated := _SEPARATED.fullmatch(text):
        return _checked(text, *separated.groups())
    full = _FULL.fullmatch(text)
    if full and len(full[1]) == 4:
        return _checked(text, *full.groups()[:3])
    return parse_date(text)


def _checked(
    text: str,
    year: str,
    month: str | None,
    day: str | None,
) -> Date | DateError:
    """A date that exists on the calendar."""
    date = Date(
        int(year),
        _number(month),
        _number(day),
    )
    if date.year < _FIRST_YEAR:
        return DateError(f"“{text}”的年份不对", _YEAR_HINT)
    if date.month is None:
        return date
    if not 1 <= date.month <= 12:
        return DateError(f"“{text}”：没有{date.month}月", "月份从1月到12月")
    last = days_in(date.year, date.month)
    if date.day is not None and not 1 <= date.day <= last:
        message = f"“{text}”：{date.year}年{date.month}月没有{date.day}日"
        return DateError(message, f"这个月从1日到{last}日")
    return date


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _shape_problem(text: str) -> DateError:
    """The usual slips, each with the date that was meant when it can be made
    out.
    """
    if not text.strip():
        return DateError("没有写日期", _SHAPE_HINT)
    if re.search(r"\s", text):
        return DateError(f"“{text}”中有空格", _meant("".join(text.split())))
    half_width = text.translate(_FULL_WIDTH)
    if half_width != text:
        return DateError(
            f"“{text}”中有全角数字，应使用半角",
            _meant(half_width),
        )
    if words := _IN_WORDS.fullmatch(text):
        message = (
            f"“{text}”用了汉字数字，日期应使用阿拉伯数字（GB/T 9704 7.3.5.4）"
        )
        return DateError(message, _meant(_in_arabic(words)))
    if separated := _SEPARATED.fullmatch(text):
        numbers = [_number(digits) for digits in separated.groups()]
        return DateError(f"“{text}”的写法不规范", _meant(_joined(numbers)))
    if _WITHOUT_YEAR.fullmatch(text):
        hint = f"写全年、月、日，例如“2023年{text[:-1]}日”"
        return DateError(f"“{text}”缺年份", hint)
    return DateError(f"“{text}”不是日期", _SHAPE_HINT)


def in_digits(text: str) -> str:
    """2025年6月30日 of 二〇二五年六月三十日 (成文日期用阿拉伯数字, GB/T 9704—2012 7.3.5.4); what
    is no such date, or one that no calendar has, as it stands."""
    found = _IN_WORDS.fullmatch(text)
    if found is None:
        return text
    date = parse_date(_in_arabic(found))
    return str(date) if isinstance(date, Date) else text


def _in_arabic(words: re.Match[str]) -> str:
    """A date in Chinese numerals with others."""
    parts = words.groups()
    return _joined(from_chinese(part) if part else None for part in parts)


def _joined(numbers: Iterable[int | None]) -> str:
    """2023, 2 and 6 as 2023年2月6日, as far as they are there."""
    text = ""
    for number, unit in zip(
        numbers,
        "年月日",
        strict=True,
    ):
        if number is not None:
            text += f"{number}{unit}"
    return text


def _meant(fixed: str) -> str:
    """The hint to write it so, where that is a date."""
    date = parse_date(fixed)
    if isinstance(date, Date):
        return f"写作“{date}”"
    return _SHAPE_HINT
