"""受理还没有截止，就要求办完：4月1日至4月30日申报，当年4月15日前完成评审。

检查：同一句里先写了申报（受理、申请、报名）的起止日期，后面要求在某日前完成评审、审核、公示、拨付（兑现），而那一天早于申报截止日；没有写年份的，写明“当年”“同年”才比较。一句里有几个受理期的不查。申报期在后一年，写“某日后提交的不予受理”那一天却早于申报开始日的也查。
为什么：截止前收到的申请还没有齐，办不完；多半是月份写错。
不好：申报时间为4月1日至4月30日，当年4月15日前完成评审
好：申报时间为4月1日至4月30日，当年6月15日前完成评审
来源：办理程序的先后；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="DA-14",
    name="done-before-close",
    severity="warning",
    strength="逻辑",
    source="办理程序的先后",
)
_WINDOW = re.compile(
    "(?:(?P<year>[0-9]{4})年)?(?P<month>[0-9]{1,2})月[0-9]{1,2}日(?:起)?[至—～-]"
    "(?:(?P<year2>[0-9]{4})年)?(?:(?P<month2>[0-9]{1,2})月)?(?P<day2>[0-9]{1,2})日"
)
_DONE = re.compile(
    "(?:(?P<same>[当同]年)|(?P<year>[0-9]{4})年)(?P<month>[0-9]{1,2})月"
    "(?:(?P<day>[0-9]{1,2})日|(?P<end>底))?前"
    "[^。；，0-9\n]{0,8}(?:评审|审核|公示|拨付|兑现|办结)"
)
# 2025年5月29日后提交的申请不予受理, of a window in 2026
_AFTER = re.compile(
    "(?P<year>20[0-9]{2})年(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日(?:之|以)?后"
    "(?=[^。；，\n0-9]{0,4}(?:提交|申报|报送|递交|收到|补报|申请|寄送|送达|不予|不再|的?一律))"
    "(?=[^。；\n]{0,30}(?:不予受理|不再受理|不受理|视为|无效|不予|不再))"
)
_OPENS = re.compile(
    "(?P<year>20[0-9]{2})年(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日(?:起)?[至—～-]"
)
_RECEIVES = re.compile("申报|受理|申请|报名|提交")
_NEAR = 12  # characters before and behind a stretch of time that say what it is for
_LAST = 31  # the end of any month


def find(paper: Paper) -> Iterator[Hit]:
    """Each day by which work is to be done before the last day of its window."""
    yield from _too_soon(paper)
    for found in paper.search(_DONE):
        first, _ = paper.sentence(found.start())
        windows = list(_WINDOW.finditer(paper.text, first, found.start()))
        if len(windows) == 1 and _is_early(paper, windows[0], found):
            yield Hit(
                *found.span(),
                "要求完成的日期早于受理截止日。",
                "核对两个日期。",
            )


def _too_soon(paper: Paper) -> Iterator[Hit]:
    """Each day from which on nothing is received, before the only window of its line
    opens."""
    for found in paper.search(_AFTER):
        line = paper.passage_at(found.start())
        opens = list(_OPENS.finditer(paper.text, line.start, found.start()))
        if len(opens) != 1:
            continue
        begin = _numbers(*opens[0].group("year", "month", "day"))
        if _numbers(*found.group("year", "month", "day")) < begin:
            message = "这一天在受理开始之前。"
            yield Hit(*found.span(), message, "核对年份和日期。")


def _is_early(
    paper: Paper,
    window: re.Match[str],
    done: re.Match[str],
) -> bool:
    """Whether a day lies before the end of a stretch of time in which papers come in."""
    low = max(0, window.start() - _NEAR)
    around = paper.text[low : window.end() + _NEAR]
    year = window["year2"] or window["year"]
    if not _RECEIVES.search(around) or (done["year"] and not year):
        return False
    closes = _numbers(
        year, window["month2"] or window["month"], window["day2"]
    )
    last = done["day"] or (_LAST if done["end"] else 0)
    ends = _numbers(done["year"] or year, done["month"], last)
    return ends < closes


def _numbers(year: str | None, month: str, day: str | int) -> tuple[int, ...]:
    """Year, month and day; year 0 where none is said."""
    return int(year or 0), int(month), int(day)
