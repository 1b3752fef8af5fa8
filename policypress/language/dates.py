"""Dates as official documents write them (成文日期、施行日期): 2023年2月6日.

Arabic numerals, four-digit year, no leading zero: GB/T 9704—2012 7.3.5.4; month and year precision are common in prose.
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass

from policypress.language.numerals import from_chinese

_FULL = re.compile(r"([0-9]+)年(?:([0-9]{1,2})月(?:([0-9]{1,2})([日号]))?)?")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_SEPARATED = re.compile(r"([0-9]{4})[./-]([0-9]{1,2})(?:[./-]([0-9]{1,2}))?")
_IN_WORDS = re.compile(
    r"([〇○零一二三四五六七八九]{4})年(?:([一二三四五六七八九十]+)月(?:([一二三四五六七八九十]+)日)?)?"
)
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_SHAPE_HINT = "写作“2023年2月6日”，只到月写“2023年2月”，只到年写“2023年”"


@dataclass(frozen=True, slots=True)
class Date:
    """A date known to the day, the month or only the year."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        month = f"{self.month}月" if self.month else ""
        day = f"{self.day}日" if self.day else ""
        return f"{self.year}年{month}{day}"

    @property
    def sort_key(self) -> tuple[int, int, int]:
        """For sorting: 2022年 stands before 2022年1月, and that before 2022年1月1日."""
        return self.year, self.month or 0, self.day or 0

    @property
    def earliest(self) -> datetime.date:
        """The first day it can mean."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> datetime.date:
        """The last day it can mean."""
        month = self.month or 12
        return datetime.date(
            self.year, month, self.day or calendar.monthrange(self.year, month)[1]
        )

    def is_before(self, other: Date) -> bool:
        """True when it is certainly earlier: every day it can mean comes before every day of the other."""
        return self.latest < other.earliest


@dataclass(frozen=True, slots=True)
class DateError:
    """Why a text is no date, and what to write instead (Chinese)."""

    message: str
    hint: str


def parse_date(text: str) -> Date | DateError:
    """Read 2023年2月6日, 2022年9月, 2019年, or ISO 2023-02-06 (GB/T 7408)."""
    if iso := _ISO.fullmatch(text):
        return _checked(text, *iso.groups())
    full = _FULL.fullmatch(text)
    if not full:
        return _shape_problem(text)
    year, month, day, last = full.groups()
    if len(year) != 4 or year[0] == "0":
        return DateError(
            f"“{text}”的年份没有写全四位数", "年份写全四位数，例如“2023年2月6日”"
        )
    date = _checked(text, year, month, day)
    if isinstance(date, DateError):
        return date
    if last == "号":
        return DateError(f"“{text}”的“号”应写作“日”", f"写作“{date}”")
    if str(date) != text:
        return DateError(
            f"“{text}”的月、日前有多余的0（GB/T 9704 7.3.5.4）", f"写作“{date}”"
        )
    return date


def format_date(date: Date | datetime.date) -> str:
    """2023年2月6日, or as much of it as is known."""
    return str(
        date if isinstance(date, Date) else Date(date.year, date.month, date.day)
    )


def _checked(
    text: str, year: str, month: str | None, day: str | None
) -> Date | DateError:
    """A date that exists on the calendar."""
    date = Date(int(year), int(month) if month else None, int(day) if day else None)
    if date.year < 1000:
        return DateError(f"“{text}”的年份不对", "年份写全四位数，例如“2023年2月6日”")
    if date.month is not None and date.month not in range(1, 13):
        return DateError(f"“{text}”：没有{date.month}月", "月份从1月到12月")
    if date.day is not None and date.day not in range(
        1, Date(date.year, date.month).latest.day + 1
    ):
        last = Date(date.year, date.month).latest.day
        return DateError(
            f"“{text}”：{date.year}年{date.month}月没有{date.day}日",
            f"这个月从1日到{last}日",
        )
    return date


def _shape_problem(text: str) -> DateError:
    """The usual slips, each with the date that was meant when it can be told."""
    if not text.strip():
        return DateError("没有写日期", _SHAPE_HINT)
    if any(ch.isspace() for ch in text):
        return DateError(f"“{text}”中有空格", _meant("".join(text.split())))
    if (half := text.translate(_FULL_WIDTH)) != text:
        return DateError(f"“{text}”中有全角数字，应使用半角", _meant(half))
    if words := _IN_WORDS.fullmatch(text):
        numbers = [from_chinese(word) if word else None for word in words.groups()]
        fixed = "".join(f"{n}{unit}" for n, unit in zip(numbers, "年月日") if n)
        return DateError(
            f"“{text}”用了汉字数字，日期应使用阿拉伯数字（GB/T 9704 7.3.5.4）",
            _meant(fixed),
        )
    if separated := _SEPARATED.fullmatch(text):
        fixed = "".join(
            f"{int(n)}{unit}" for n, unit in zip(separated.groups(), "年月日") if n
        )
        return DateError(f"“{text}”的写法不规范", _meant(fixed))
    if re.fullmatch("[0-9]+月[0-9]+[日号]", text):
        return DateError(
            f"“{text}”缺年份", f"写全年、月、日，例如“2023年{text[:-1]}日”"
        )
    return DateError(f"“{text}”不是日期", _SHAPE_HINT)


def _meant(fixed: str) -> str:
    date = parse_date(fixed)
    return f"写作“{date}”" if isinstance(date, Date) else _SHAPE_HINT
