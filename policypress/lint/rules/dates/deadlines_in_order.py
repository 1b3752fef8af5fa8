"""下一步的截止日期早于上一步：申报单位12月20日前报县，县12月15日前报市。

检查：同一程序里先后各步写明的“某年某月某日前”（申报、报送、初审、推荐、评审、公示、拨付），后一步早于前一步的；网上申报的起止日期与另一处写的受理（申报）截止日期，截止日期反而更早的。没有写年份的、纸质材料和补正另有日期的不查。
为什么：前一步还没有截止，后一步就要办完，申请人和下级部门无法执行。
不好：申报单位于2024年12月20日前报县……县于2024年12月15日前报市
好：申报单位于2024年12月10日前报县……县于2024年12月15日前报市
来源：办理程序的先后；逻辑
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules.effect._days import date_in

RULE = Rule(
    code="DA-17",
    name="deadlines-in-order",
    severity="warning",
    strength="逻辑",
    source="办理程序的先后",
    genres=EVERY - {"law", "decision", "note"},
)
_DAY = "[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日"
_VERB = "申报|申请|报送|上报|报至?|提交|提出|初审|审核|推荐|汇总|评审|公示|拨付|兑现|填报"
# Each step begins its own line: what stands in one sentence is looked at by DA-14.
_STEP = re.compile(
    f"(?P<who>[^。；\n0-9]{{0,40}}?)于?(?P<day>{_DAY})(?:之前|以前|前)[^。；\n]{{0,24}}?(?P<verb>{_VERB})"
)
_WINDOW = re.compile(
    f"{_DAY}(?:起)?(?:至|到|[—～~－-]{{1,2}})(?:(?P<year>[0-9]{{4}})年)?"
    "(?P<month>[0-9]{1,2})月(?P<last>[0-9]{1,2})日"
)
_CLOSES = re.compile(
    "(?:申报|受理|申请|报名|征集)(?:材料)?(?:的)?截止(?:日期|时间)?"
    f"[^。；，\n0-9]{{0,8}}?(?P<day>{_DAY})"
)
_BEFORE = re.compile(
    "(?:申报|受理|申请|报名|填报)(?:时间|期限|期|日期)?[为是：:自从于在]{0,2}$"
)
_BEHIND = re.compile(
    "[^。；，\n0-9]{0,8}?(?:登录|登陆|申报|受理|申请|报名|填报|提交)(?!项目|单位|企业|主体)"
)
_OTHER = re.compile(
    "补正|补报|纸质|第[一二三四]批|另行|修改|[上下]半年|往年|上年"
)
_NEAR = 24  # characters beside a stretch of time that say what it is for
_FARTHEST = 4  # lines between two steps of one row


def find(paper: Paper) -> Iterator[Hit]:
    """Each deadline before that of the step before it, and each closing day before the
    end of the window."""
    before: tuple[int, datetime.date, str] | None = None
    for found in paper.search(_STEP):
        line, day = paper.index_at(found.start()), date_in(found["day"])
        if day is None or _OTHER.search(paper.line_of(paper.passages[line])):
            continue
        if before is not None and _is_early(before, line, day):
            yield Hit(
                *found.span("day"),
                f"早于上一步的截止日期（{before[2]}）。",
                "核对两步的日期。",
            )
        before = line, day, found["day"]
    yield from _closing(paper)


def _is_early(
    before: tuple[int, datetime.date, str],
    line: int,
    day: datetime.date,
) -> bool:
    """Whether a step lies before the one of a line not far above."""
    return before[0] < line <= before[0] + _FARTHEST and day < before[1]


def _closing(paper: Paper) -> Iterator[Hit]:
    """A closing day before the last day of the only window for applications."""
    ends = {
        _end(found) for found in paper.search(_WINDOW) if _is_for(paper, found)
    }
    last = next(iter(ends)) if len(ends) == 1 else None
    for found in paper.search(_CLOSES) if last else ():
        day = date_in(found["day"])
        first, end = paper.sentence(found.start())
        if day is None or _OTHER.search(paper.text, first, end):
            continue
        if last and day < last:
            text = f"{last.year}年{last.month}月{last.day}日"
            message = f"截止日期早于另一处写的申报期最后一日（{text}）。"
            yield Hit(*found.span(), message, "核对两处的日期。")


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
