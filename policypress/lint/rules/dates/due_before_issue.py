"""要求完成的日期早于成文日期：2025年4月11日成文，要求2025年3月20日前公布。

检查：通知、办法、措施里“应当（要、于）某年某月某日前公布（完成、报送、制定……）”的日期早于成文日期；“2024年底前，形成……”一类只写年份的也查；写明已、曾的，说过去的事和资格条件的不查。
为什么：文件印发时期限已经过了，无法执行，多半是月份或者年份写错。
不好：（2025年4月11日成文）并于2025年3月20日前向社会公布
好：（2025年4月11日成文）并于2025年5月20日前向社会公布
来源：办理程序的先后；逻辑
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from policypress.language.dates import days_in
from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules.effect._days import head_date, issue_date

RULE = Rule(
    code="DA-22",
    name="due-before-issue",
    severity="warning",
    strength="逻辑",
    source="办理程序的先后",
    genres=EVERY - {"law", "note"},
    is_second=True,
)
_ACTS = (
    "(?:向社会)?公[布开示告]|完成|报送|上报|报[一-鿿]{0,6}(?:局|办|委|府|厅)|制定|出台|印发|建成"
    "|落实|整改|提交|反馈|开展|启动|组织|建立|实现|全面|将[一-鿿]{2,16}(?:报|送|提交|反馈)"
    "|送[一-鿿]{1,8}"
)
_DUE = re.compile(
    "(?:应当?|要|须|于|在|请|务必|确保|并)[^。；，\n0-9]{0,16}(?P<date>(?P<year>20"
    "[0-9]{2})年(?P<month>[0-9]{1,2})月(?:(?P<day>[0-9]{1,2})日|(?P<end>底|末))"
    f"(?:之前|以前|前))[^。；，\n0-9]{{0,10}}?(?:{_ACTS})"
)
# 2024年底前，形成长效管护制度, in a scheme of 2026
_BY_YEAR = re.compile(
    "(?:^|(?<=[。；，：、　 ）])|[到于在至])(?P<date>(?P<year>20[0-9]{2})年"
    "(?:(?P<month>[0-9]{1,2})月)?(?:(?P<day>[0-9]{1,2})日|(?P<end>年?底|年?末|[上中下]旬))?"
    "(?:之前|以前|前))，?(?:要|应当?|须|全面|基本|全部|力争|确保|各[一-鿿]{1,8}?)?"
    "[^。；，\n0-9]{0,12}?(?:完成|形成|建成|建立|实现|报送|上报|消除|销号|制定|出台|整改|落实|开展"
    "|启动|达到|提交|清零|竣工|投入使用|印发|公布)",
    re.MULTILINE,
)
# 力争2025年12月底完成验收, 完成时限：2025年12月, 到2025年，全面建成
_WITHOUT_BEFORE = re.compile(
    "(?:(?:完成|整改|办结|报送|建成)(?:时限|期限|时间)[：:为]|(?:力争|确保|务必|争取|计划)(?:在|于|到)?|到)"
    "(?P<date>(?P<year>20[0-9]{2})年(?:(?P<month>[0-9]{1,2})月)?"
    "(?:(?P<day>[0-9]{1,2})日|(?P<end>年?底|年?末))?)"
    "(?=[，]?(?:完成|形成|建成|实现|全面|基本|全部|建立|消除)|[。；）]|$)",
    re.MULTILINE,
)
_TOLD = re.compile(
    "已|曾|如期|胜利|此前|以来|历经|经过|期间|竣工的|取得的|注册的|成立的|前[一-鿿]{0,12}的"
)

_LAST_MONTH = 12  # of 2024年底前


def find(paper: Paper) -> Iterator[Hit]:
    """Each day by which something is to be done before the text was issued."""
    issued = issue_date(paper) or head_date(paper)
    if issued is None:
        return
    dues = [*paper.search(_DUE)]
    said = {found.start("date") for found in dues}
    dues += [
        found
        for found in (
            *paper.search(_BY_YEAR),
            *paper.search(_WITHOUT_BEFORE),
        )
        if found.start("date") not in said
    ]
    for found in dues:
        day = _day(found)
        first, last = paper.sentence(found.start())
        if (
            day is None
            or day >= issued
            or _TOLD.search(paper.text, first, last)
        ):
            continue
        text = f"{issued.year}年{issued.month}月{issued.day}日"
        message = f"早于成文日期（{text}）。"
        yield Hit(*found.span("date"), message, "核对两个日期。")


def _day(found: re.Match[str]) -> datetime.date | None:
    """The last day that is left; None where the calendar does not have it."""
    year, month = int(found["year"]), int(found["month"] or _LAST_MONTH)
    if not 1 <= month <= 12:
        return None
    last = days_in(year, month)
    day = int(found["day"] or last)
    return datetime.date(year, month, day) if 1 <= day <= last else None
