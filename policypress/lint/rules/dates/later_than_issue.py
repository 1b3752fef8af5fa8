"""引用的文号、通过的日期晚于成文日期：2025年4月成文，依据某府规〔2026〕3号。

检查：正文里文号的年份晚于文末成文年份的；“某年某月某日……通过（审议、印发）”晚于成文日期的；起草说明里说已经做完的事（召开、征求意见、形成）晚于成文日期的。
为什么：还没有的文件不能作依据，还没有发生的事不能说做完了；多半是年份写错。
不好：（2025年4月11日成文）根据《某办法》（某府规〔2026〕3号）
好：（2025年4月11日成文）根据《某办法》（某府规〔2024〕3号）
来源：公文的时间先后；逻辑
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.effect._days import head_date, issue_date

RULE = Rule(
    code="DA-26",
    name="later-than-issue",
    severity="warning",
    strength="逻辑",
    source="公文的时间先后",
    spares=frozenset(),
)
_NUMBER = re.compile(
    "[一-鿿]{2,10}[〔\\[【（(](?P<year>20[0-9]{2})[〕\\]】）)][0-9]{1,4}号"
)
_PASSED = re.compile(
    "(?P<when>(?P<year>20[0-9]{2})年(?P<month>[0-9]{1,2})月(?:(?P<day>[0-9]{1,2})日)?)"
    "[^。；，\n0-9]{0,30}?(?:第[0-9一二三四五六七八九十]{1,4}次[^。；，\n]{0,20})?"
    "(?:审议通过|会议通过|讨论通过|已印发|已公布|已召开|召开了|征求了|形成了|通过了)"
)


# 2022年印发的《某办法》（某府〔2026〕5号）
_CITED = re.compile(
    "(?P<said>20[0-9]{2})年(?:印发|发布|出台|公布|制定)的?《[^》\n]{2,60}》[（(]"
    "[一-鿿]{1,12}[〔\\[【（(](?P<year>20[0-9]{2})[〕\\]】）)]"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each paper and each event that is younger than the text that tells of it."""
    for found in paper.search(_CITED):
        if found["said"] != found["year"]:
            message = f"文号是{found['year']}年的，写作{found['said']}年。"
            yield Hit(*found.span(), message, "核对年份和文号。")
    issued = issue_date(paper) or head_date(paper)
    if issued is None:
        return
    for found in paper.search(_NUMBER):
        if int(found["year"]) > issued.year:
            message = f"文号的年份晚于成文年份{issued.year}年。"
            yield Hit(*found.span(), message, "核对文号的年份。")
    for found in paper.search(_PASSED):
        if _is_later(found, issued):
            message = f"晚于成文日期（{issued.year}年{issued.month}月{issued.day}日）。"
            yield Hit(*found.span("when"), message, "核对两个日期。")


def _is_later(found: re.Match[str], issued: datetime.date) -> bool:
    """Whether a day, or a whole month, lies behind the day of issue."""
    day = int(found["day"] or 1)
    when = (int(found["year"]), int(found["month"]), day)
    return when > (issued.year, issued.month, issued.day)
