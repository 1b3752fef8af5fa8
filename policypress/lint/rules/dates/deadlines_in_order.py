"""下一步的截止日期早于上一步：申报单位12月20日前报县，县12月15日前报市。

检查：同一程序里先后各步写明的“某年某月某日前”（申报、报送、初审、推荐、评审、公示、拨付），后一步早于前一步的；公示、拨付的起始日早于前一步截止日的；两步同一天截止、中间另有若干个工作日审核的；网上申报的起止日期与另一处写的受理（申报）截止日期，截止日期反而更早的；通知、指南的申报截止日早于成文日期的。两步都没有写年份的，相差一季以内才比较；纸质材料和补正另有日期、写明次年的不查。
为什么：前一步还没有截止，后一步就要办完，申请人和下级部门无法执行。
不好：申报单位于2024年12月20日前报县……县于2024年12月15日前报市
好：申报单位于2024年12月10日前报县……县于2024年12月15日前报市
来源：办理程序的先后；逻辑
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from policypress.language.dates import days_in
from policypress.lint.paper import Paper, Passage
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules.effect._days import (
    date_in,
    head_date,
    issue_date,
)

RULE = Rule(
    code="DA-17",
    name="deadlines-in-order",
    severity="warning",
    strength="逻辑",
    source="办理程序的先后",
    genres=EVERY - {"law", "decision", "note"},
)
_DAY = "[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日"
_ANY_DAY = "(?:(?P<year>[0-9]{4})年)?(?P<month>[0-9]{1,2})月(?:(?P<day>[0-9]{1,2})日|(?P<end>底))"
# What comes first: an application, its first and second examination, and so on.
_RANKS = (
    (
        "申报",
        "申请",
        "提交",
        "提出",
        "填报",
        "报名",
        "报送",
        "报区",
        "报县",
        "报镇",
    ),
    ("初审", "审核", "推荐", "汇总", "上报", "报市"),
    ("复核", "评审", "评估", "论证", "报省"),
    ("公示", "审定"),
    ("拨付", "兑现", "发放", "下达"),
)
_RANK = {word: rank for rank, words in enumerate(_RANKS) for word in words}
_VERB = "|".join(_RANK)
_STEP = (
    re.compile(
        f"(?<![至到—～~0-9-]){_ANY_DAY}(?:之前|以前|前)(?![）)])[^。；\n0-9]{{0,24}}?"
        f"(?P<verb>{_VERB})"
    ),
    # 企业申报（3月31日前）
    re.compile(
        f"(?P<verb>{_VERB})[^。；，\n0-9（(]{{0,6}}[（(：:]于?{_ANY_DAY}(?:之前|以前|前)"
        "(?=[）)；。，]|$)",
        re.MULTILINE,
    ),
)
_WINDOW = re.compile(
    f"{_DAY}(?:起)?(?:至|到|[—～~－-]{{1,2}})(?:(?P<year>[0-9]{{4}})年)?"
    "(?P<month>[0-9]{1,2})月(?P<last>[0-9]{1,2})日"
)
# 审核结果于2025年4月15日至4月21日公示: what begins once the step before it has ended.
_OPENS = re.compile(
    "(?P<year>[0-9]{4})年(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日(?P<end>(?!))?(?:起)?"
    "(?:至|到|[—～~－-]{1,2})(?:(?:[0-9]{4}年)?[0-9]{1,2}月)?[0-9]{1,2}日"
    "[^。；，\n0-9]{0,24}?(?P<verb>公示|拨付)"
)
# 自收到材料之日起5个工作日内完成初审: time that the step between takes.
_TAKES = re.compile(
    "[0-9一二三五十]{1,2}个工作日[^。；\n0-9]{0,16}(?:初审|审核|核实|核查|审查)"
)
_CLOSES = re.compile(
    "(?:申报|受理|申请|报名|征集|报送)(?:材料)?(?:的)?截止(?:日期|时间)?"
    f"[^。；，\n0-9]{{0,8}}?(?P<date>{_DAY})"
)
_BEFORE = re.compile(
    "(?:申报|受理|申请|报名|填报)(?:时间|期限|期|日期)?[为是：:自从于在]{0,2}$"
)
_BEHIND = re.compile(
    "[^。；，\n0-9]{0,8}?(?:登录|登陆|申报|受理|申请|报名|填报|提交)(?!项目|单位|企业|主体)"
)
_OTHER = re.compile(
    "补正|补报|分批|随报随审|第[一二三四]批|另行|修改|[上下]半年|往年|上年|次年|翌年|下一?年"
    "|第[一二三四]季度"
)
# Papers come in by a day of their own where the application itself does not.
_ON_PAPER = re.compile("纸质")
_ONLINE = re.compile(
    "网上|线上|在线|网络申|登录|登陆|平台|信息系统|申报系统|管理系统|电子版|电子材料|电子文档"
)
_TOLD = re.compile("已|曾|此前|完成|以来|期间|竣工|取得|发生|注册|成立")
_NEAR = 24  # characters beside a stretch of time that say what it is for
_FARTHEST = 8  # lines between two steps of one row
_LEAP = 2000  # a year that has every day of the calendar
_MOST_DAYS = (
    92  # of two days without a year; more apart, they are of two years
)


class _Step(Struct, frozen=True):
    """A step with the day by which it is to be done: text[start:end]. year: 0 where none
    is said, the other one is then a leap year's."""

    start: int
    end: int
    line: int
    rank: int
    year: int
    day: datetime.date


def find(paper: Paper) -> Iterator[Hit]:
    """Each deadline before that of the step before it, and each closing day before the
    end of the window."""
    windows = [
        found for found in paper.search(_WINDOW) if _is_for(paper, found)
    ]
    steps = sorted(_steps(paper, windows), key=lambda step: step.start)
    for before, step in zip(steps, steps[1:], strict=False):
        if _is_early(paper, before, step):
            words = paper.text[before.start : before.end]
            how = "早于" if step.day < before.day else "不晚于"
            message = f"{how}上一步的截止日期（{words}）。"
            yield Hit(step.start, step.end, message, "核对两步的日期。")
    yield from _closing(paper, windows, steps)
    yield from _past(paper, steps)


def _steps(
    paper: Paper,
    windows: Sequence[re.Match[str]],
) -> Iterator[_Step]:
    """Each step with its day, and each window as an application by its last day."""
    for found in windows:
        day = _end(found)
        if day is not None:
            line = paper.index_at(found.start())
            yield _Step(*found.span(), line, 0, day.year, day)
    for pattern in (*_STEP, _OPENS):
        for found in paper.search(pattern):
            line = paper.index_at(found.start())
            day = _day(found)
            is_other = _is_other(paper, *_span(paper.passages[line]))
            if day is not None and not is_other:
                start = found.start("year" if found["year"] else "month")
                end = found.end("end" if found["end"] else "day")
                end += found["end"] is None
                rank, year = _RANK[found["verb"]], int(found["year"] or 0)
                yield _Step(start, end, line, rank, year, day)


def _span(passage: Passage) -> tuple[int, int]:
    """Where a line stands."""
    return passage.start, passage.end


def _is_other(paper: Paper, start: int, end: int) -> bool:
    """Whether a stretch of text speaks of another round, or of papers that come in
    besides what is sent online."""
    if _OTHER.search(paper.text, start, end):
        return True
    is_paper = _ON_PAPER.search(paper.text, start, end) is not None
    return is_paper and _ONLINE.search(paper.text) is not None


def _day(found: re.Match[str]) -> datetime.date | None:
    """The day of a step; 月底 is its last day."""
    year = int(found["year"] or _LEAP)
    month = int(found["month"])
    if not 1 <= month <= 12:
        return None
    last = days_in(year, month)
    day = int(found["day"] or last)
    return datetime.date(year, month, day) if 1 <= day <= last else None


def _is_early(paper: Paper, before: _Step, step: _Step) -> bool:
    """Whether a step that comes later lies before the one of a line not far above, or
    on its day though what lies between takes time."""
    if not _is_near(before, step) or step.rank <= before.rank:
        return False
    if step.day > before.day or bool(before.year) != bool(step.year):
        return False
    if step.day == before.day:
        between = _TAKES.search(paper.text, before.end, step.start)
        is_below = step.line > before.line
        return is_below and bool(step.year) and between is not None
    return bool(step.year) or (before.day - step.day).days <= _MOST_DAYS


def _is_near(before: _Step, step: _Step) -> bool:
    """Whether a step is one of a line not far below another, or of its line; what stands
    in one line with years is looked at by DA-14."""
    if before.line == step.line:
        return not before.year
    return before.line < step.line <= before.line + _FARTHEST


def _closing(
    paper: Paper,
    windows: Sequence[re.Match[str]],
    steps: Sequence[_Step],
) -> Iterator[Hit]:
    """A closing day before the last day of the only window for applications, or another
    than the only deadline for them."""
    last = _last_day(windows, steps)
    closes = list(paper.search(_CLOSES))
    if last is None or len(closes) != 1:
        return
    found = closes[0]
    day = date_in(found["date"])
    if day is None or _is_other(paper, *paper.sentence(found.start())):
        return
    is_wrong = day < last if windows else day != last
    if is_wrong:
        text = f"{last.year}年{last.month}月{last.day}日"
        message = f"截止日期与另一处写的申报期最后一日（{text}）不一致。"
        yield Hit(*found.span(), message, "核对两处的日期。")


def _last_day(
    windows: Sequence[re.Match[str]],
    steps: Sequence[_Step],
) -> datetime.date | None:
    """The last day for applications: that of the windows, else the deadline for them; None
    where there are several, or none."""
    ends = {_end(found) for found in windows}
    own = {step.day for step in steps if step.rank == 0 and step.year}
    days = ends or own
    return next(iter(days)) if len(days) == 1 else None


def _past(paper: Paper, steps: Sequence[_Step]) -> Iterator[Hit]:
    """The last day for applications before the day on which the text was issued."""
    issued = issue_date(paper) or head_date(paper)
    is_call = paper.genre in ("notice", "guide")
    if issued is None or not is_call:
        return
    for step in steps:
        first, last = paper.sentence(step.start)
        is_told = _TOLD.search(paper.text, first, last) is not None
        if step.rank == 0 and step.year and step.day < issued and not is_told:
            message = "申报的最后一日早于成文日期。"
            yield Hit(step.start, step.end, message, "核对两个日期的年份。")


def _is_for(paper: Paper, found: re.Match[str]) -> bool:
    """Whether a stretch of time is one in which applications come in."""
    low = max(0, found.start() - _NEAR)
    is_named = _BEFORE.search(paper.text[low : found.start()]) is not None
    behind = _BEHIND.match(paper.text, found.end(), found.end() + _NEAR)
    return is_named or behind is not None


def _end(found: re.Match[str]) -> datetime.date | None:
    """The last day of a stretch of time."""
    year = found["year"] or found[0][:4]
    return date_in(f"{year}年{found['month']}月{found['last']}日")
