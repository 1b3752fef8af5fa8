"""Windows of application (受理期) as guides write them: 2026年3月1日至5月31日, 每年3月,
常年受理.

Only a text that says nothing but days is read as days: a sentence that also speaks of
other days (获奖时间、评审时间) is left to its reader.
"""

from __future__ import annotations

import re
import unicodedata

from msgspec import Struct

from policypress.language.dates import DateError, days_in, parse_date

_YEARLY = "每年"
_NEXT = "次年|翌年|第二年"
_DAY = (
    rf"(?:(?P<year>[0-9]{{4}})年|(?P<every>{_YEARLY}的?)|(?P<next>{_NEXT})|当年|同年|本年度?)?"
    r"(?:(?P<month>[0-9]{1,2})月(?:(?P<turn>底|末)|份)?)?(?:(?P<day>[0-9]{1,2})[日号])?"
    r"(?P<time>(?:上午|下午|晚上?)?[0-9]{1,2}(?:[:时点](?:[0-9]{1,2}分?|整|半)?))?"
)
_POINT = re.compile(_DAY)
_SEPARATED = re.compile(
    r"([0-9]{4})[./-]([0-9]{1,2})[./-]([0-9]{1,2})(?![0-9])"
)
_TO = re.compile(r"(?:起|开始|开放)?(?:至|到|—+|－|–|-|~|～)")
_FROM = re.compile(r"(?:起|开始|后)(?:开始)?(?:受理|申报|接受申报|申请|开放)?")
_END = re.compile(
    r"(?:止|截止|为止|期间|结束|截止受理|停止受理)?(?:集中)?(?:受理|申报|申请|填报)?"
)
_UNTIL = re.compile(
    r"(?:止|截止|为止|以?前|之前|结束)(?:受理|申报|申请|提交|完成申报)?"
)
_CLOSING = re.compile(
    r"(?:(?:申报|受理|申请|提交)?(?:截止|截至)(?:时间|日期|日)?(?:为|是|:|到|至|于)?|请?于"
    "|即日起(?:至|到)|自?(?:本?(?:公告|通知|指南))?(?:发布|印发|公布)之日起(?:至|到))"
)
_KINDS = "网上|线上|网络|系统|集中|纸质材料|材料|项目|本批次?|首批|上半年|下半年|春季|秋季"
_LABEL = re.compile(
    rf"(?P<label>(?:(?:{_KINDS}|第[一二三四五六1-9][批轮期次季])(?:的)?)*"
    r"(?:申报|受理|申请|填报|提交|递交|报名|征集|开放|办理)*)"
    r"(?:时间|期限|日期|期|窗口)?(?:为|是|:|从|自|于|在)*"
)
_ALWAYS = re.compile(
    "(?:常年|全年|长期|随时|不限时间)(?:开放|接受|可以?)?(?:受理|申报|申请|办理)"
)
# Days beside 常年受理: not all the time, or not only.
_LIMITED = re.compile("[0-9]月[0-9]|截止|截至|停止")
_REMARK = re.compile(r"\([^()]*\)")
# What makes a remark one about days: then it is no remark.
_DATED = re.compile("[0-9]+月|[0-9]{4}年|[0-9][日号]|每[年月季周]|季度|工作日")
_NUMBER = re.compile("[0-9]")
_PARTS = re.compile("[,;。、]|(?<=[日号月])和|以及")
_NIGHT = 24 * 60  # minutes: 24:00 ends a day


class Moment(Struct, frozen=True):
    """A day of a window. year: None = every year; day: None = known to the month only;
    time: "18:00" where an hour is written; before: written as 前, so that the day
    itself may no longer count."""

    year: int | None
    month: int
    day: int | None = None
    time: str = ""
    before: bool = False
    # 次年: the year after that of the beginning, where no year is written.
    after: bool = False

    @property
    def range(self) -> tuple[str, str]:
        """First and last day it can mean, 2026-03-01; every year: --03-01."""
        last = self.day or days_in(self.year or 2023, self.month)
        first = self.day or 1
        year = f"{self.year:04}" if self.year else "-"
        return (
            f"{year}-{self.month:02}-{first:02}",
            f"{year}-{self.month:02}-{last:02}",
        )

    @property
    def key(self) -> tuple[int, int, int]:
        """For the order of two days."""
        return (self.year or 0) + self.after, self.month, self.day or 0


class Period(Struct, frozen=True):
    """One time in which applications are taken. label: 网上申报, "" = no more is said;
    opens, closes: None = not said; at least one is there."""

    label: str = ""
    opens: Moment | None = None
    closes: Moment | None = None

    @property
    def yearly(self) -> bool:
        """Whether it comes again every year."""
        known = self.opens or self.closes
        return known is not None and known.year is None


class Window(Struct, frozen=True):
    """What the words of a window say. always: applications are taken all the time."""

    periods: tuple[Period, ...] = ()
    always: bool = False


def parse_window(text: str) -> Window | None:
    """The days that a text says; None where it says none, or more than can be told.
    Never a guess: a day without a year is read only where 每年 is written."""
    words = _normal(text)
    if _ALWAYS.search(words):
        is_limited = _LIMITED.search(words)
        return None if is_limited else Window(always=True)
    periods: list[Period] = []
    for part in filter(None, _PARTS.split(words)):
        period = _period(part, periods[-1] if periods else None)
        if period is not None:
            periods.append(period)
        elif _is_of_days(part, not periods):
            return None
    return Window(tuple(periods)) if periods else None


def _is_of_days(part: str, is_first: bool) -> bool:
    """Whether a part that is no period says something of days all the same, or figures
    before any period: then the whole cannot be told."""
    return bool(_DATED.search(part) or (is_first and _NUMBER.search(part)))


def has_days(text: str) -> bool:
    """Whether a text names days, be they readable or not."""
    words = _normal(text)
    return bool(re.search("[0-9]+月[0-9]+[日号]", words))


def _normal(text: str) -> str:
    """Half-width, without blanks, remarks in brackets left out, 2026-3-1 as 2026年3月1日."""
    words = unicodedata.normalize("NFKC", text)
    words = re.sub(r"\s+", "", words)
    for remark in _REMARK.findall(words):
        if not re.search("[0-9]+月|[0-9]{4}年", remark):
            words = words.replace(remark, "")
    return _SEPARATED.sub(r"\1年\2月\3日", words)


def _period(
    part: str,
    earlier: Period | None,
) -> Period | None:
    """One part of the text as a period. earlier: the one before it, whose year goes on."""
    label = _LABEL.match(part)
    at = label.end() if label else 0
    closing = _CLOSING.match(part, at) or _CLOSING.match(part)
    before_day = closing.end() if closing and closing.end() >= at else at
    first, end = _moment(part, before_day, _year_of(earlier))
    if first is None:
        return None
    name = _name(label["label"] if label else "", earlier)
    to = _TO.match(part, end)
    if to:
        return _range(part, first, to.end(), name)
    if closing:
        return _until(part, first, end, name)
    return _one_day(part, first, end, name)


def _name(label: str, earlier: Period | None) -> str:
    """What a period is called: 受理 and the like say no more than that it is one."""
    plain = ("", "申报", "受理", "申请", "填报", "办理")
    if label in plain:
        return ""
    return label


def _range(
    part: str,
    first: Moment,
    at: int,
    name: str,
) -> Period | None:
    """From one day to the other."""
    last, end = _moment(part, at, first)
    if last is None or not _whole(_END, part, end):
        return None
    if last.key < first.key:
        return None
    return Period(name, first, last)


def _until(
    part: str,
    last: Moment,
    at: int,
    name: str,
) -> Period | None:
    """截止日期为……: only the end is said."""
    before = part[at:].startswith(("前", "以前", "之前"))
    if not (_whole(_END, part, at) or _whole(_UNTIL, part, at)):
        return None
    return Period(name, None, _with(last, before))


def _one_day(
    part: str,
    only: Moment,
    at: int,
    name: str,
) -> Period | None:
    """……起, ……前, or a month as a whole."""
    if _whole(_FROM, part, at) and at < len(part):
        return Period(name, only, None)
    if _whole(_UNTIL, part, at):
        before = "前" in part[at:]
        return Period(name, None, _with(only, before))
    rest = re.compile("(?:集中)?(?:受理|申报|申请)?(?:一次|当日|当天)?")
    if _whole(rest, part, at):
        return Period(name, only, only)
    return None


def _with(moment: Moment, before: bool) -> Moment:
    """The same day, as 前 is written behind it or not."""
    return Moment(
        moment.year,
        moment.month,
        moment.day,
        moment.time,
        before,
        moment.after,
    )


def _whole(
    pattern: re.Pattern[str],
    part: str,
    at: int,
) -> bool:
    """Whether a pattern reaches from a place to the end."""
    return pattern.fullmatch(part, at) is not None


def _year_of(earlier: Period | None) -> Moment | None:
    """The day from whose year a period without one takes it."""
    if earlier is None:
        return None
    return earlier.closes or earlier.opens


def _moment(
    part: str,
    at: int,
    before: Moment | None,
) -> tuple[Moment | None, int]:
    """The day at a place, and where it ends; None where there is none. before: a day
    whose year, and month where none is written, goes on."""
    found = _POINT.match(part, at)
    if found is None or found.end() == at:
        return None, at
    moment = _written(found, before)
    return moment, found.end() if moment else at


def _written(
    found: re.Match[str],
    before: Moment | None,
) -> Moment | None:
    """What a match of _POINT says; None where that is no day of the calendar."""
    month = _month(found, before)
    year, after = _year(found, before)
    time = _time(found["time"] or "")
    if not month or year == 0 or time is None:
        return None
    day = _day(found, month, year)
    # Of every year 29 February may be meant, which 2024 has.
    written = f"{year or 2024}年{month}月"
    if day is not None:
        written += f"{day}日"
    if isinstance(parse_date(written), DateError):
        return None
    return Moment(year, month, day, time, False, after)


def _month(
    found: re.Match[str],
    before: Moment | None,
) -> int:
    """The month as written, or that of the day before (3月1日至31日); 0 = not known."""
    if found["month"]:
        return int(found["month"])
    if before and found["day"]:
        return before.month
    return 0


def _day(
    found: re.Match[str],
    month: int,
    year: int | None,
) -> int | None:
    """The day as written, the last one of 5月底; None of a month as a whole, 0 of what is
    no day."""
    if found["turn"] and found["day"]:
        return 0
    if found["day"]:
        return int(found["day"])
    if found["turn"]:
        return days_in(year or 2023, month) if 1 <= month <= 12 else 0
    return None


def _year(
    found: re.Match[str],
    before: Moment | None,
) -> tuple[int | None, bool]:
    """Year of a day, None = every year, 0 = not known; and whether it is the next one."""
    if found["year"]:
        return int(found["year"]), False
    if found["every"]:
        return None, False
    if before is None:
        return 0, False
    is_next = bool(found["next"])
    if before.year is None:
        return None, is_next
    return before.year + is_next, False


def _time(words: str) -> str | None:
    """18:00 of 18时, 下午6点, 18:00; "" of nothing; None of what is no time of the day."""
    if not words:
        return ""
    numbers = [int(one) for one in re.findall("[0-9]+", words)]
    hour, minute = [*numbers, 0][:2]
    if "半" in words:
        minute = 30
    if hour < 12 and words.startswith(("下午", "晚")):
        hour += 12
    minutes = 60 * hour + minute
    if minute > 59 or minutes > _NIGHT:
        return None
    return f"{hour:02}:{minute:02}"
