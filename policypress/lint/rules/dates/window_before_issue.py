"""申报、受理的截止时间早于成文日期：2026年1月20日成文，申报截止2025年12月31日。

检查：申报（受理、报名、征集、缴费、报送）的时间、期限、截止时间写明年月日，最后一天早于文末（标题下）的成文日期的。写明已、原定、延长、公示结果的不查。
为什么：文件印发时已经不能申报，多半是年份写错。
不好：（2026年1月20日成文）申报时间：2025年2月1日至2025年2月28日
好：（2026年1月20日成文）申报时间：2026年2月1日至2026年2月28日
来源：办理程序的先后；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules.effect._days import (
    date_in,
    head_date,
    issue_date,
)

RULE = Rule(
    code="DA-31",
    name="window-before-issue",
    severity="warning",
    strength="逻辑",
    source="办理程序的先后",
    genres=EVERY - {"law", "note", "decision"},
)
_DATE = "20[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日"
_WINDOW = re.compile(
    "(?:申报|受理|报名|征集|缴费|申请|填报|报送|提交|递交|网报|投稿|登记)(?:材料|网上|线上|系统|工作)?的?"
    "(?:起止|截止|受理|开放|开始)?(?:时间|日期|期限|期)(?:为|是|定于|定为|从|自|[：:])?[ \u3000]?(?:自|从|即日起至|截至)?"
    f"(?P<first>{_DATE})(?:[0-9:：时分]{{0,6}})(?:起)?(?:[ ]?(?:至|到|—|～|-|－)[ ]?(?P<last>{_DATE}))?"
)
_TOLD = re.compile(
    "已|曾|原|延[长期]|现公示|评审|共收到|截至目前|期间|上[一]?[年批期次]|往年|此前|首批|补录|现将"
)
_BEGINS = re.compile("(?:开始|开放)(?:时间|日期)")


def find(paper: Paper) -> Iterator[Hit]:
    """Each window that had closed when the text was issued."""
    windows = list(paper.search(_WINDOW))
    if not windows:
        return
    issued = issue_date(paper) or head_date(paper)
    if issued is None:
        return
    day = f"{issued.year}年{issued.month}月{issued.day}日"
    for found in windows:
        if not _had_closed(found, issued):
            continue
        sentence = paper.sentence(found.start())
        if _TOLD.search(paper.text, *sentence):
            continue
        message = f"早于成文日期（{day}）。"
        yield Hit(*found.span(), message, "核对申报时间和成文日期。")


def _had_closed(found: re.Match[str], issued: date) -> bool:
    """Whether the last day of a window was over on a day. Where the first one was not, the
    two are the wrong way round, which DA-12 says."""
    last = date_in(found["last"] or found["first"])
    if last is None or last >= issued or _is_begin(found):
        return False
    first = date_in(found["first"])
    return first is None or first < issued


def _is_begin(found: re.Match[str]) -> bool:
    """Whether a window says no more than when it begins: 开放时间为2026年1月4日."""
    if found["last"] is not None:
        return False
    return _BEGINS.search(found[0]) is not None or "起" in found[0][-2:]
