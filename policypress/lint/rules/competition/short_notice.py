"""报名、获取文件的时间过短：当日或者次日截止。

检查：遴选、比选、采购公告中的报名、获取文件、递交材料时间，当日或者次日截止。
为什么：时间过短，只有事先知道的经营者才来得及参加，不知情的、外地的经营者被排除。
不好：报名时间：2025年3月3日上午9:00至11:30
好：报名时间：2025年3月3日至2025年3月10日
来源：《公平竞争审查条例》第八条第（四）项、第九条第（三）项，实施办法第十二条、第十五条；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.competition._cues import (
    DETAILS,
    GENRES,
    REGULATION,
)
from policypress.lint.rules.competition._own_places import view_of
from policypress.lint.rules.competition._selection import SELECTION
from policypress.lint.rules.competition._topic import is_about

RULE = Rule(
    code="FC-26",
    name="short-notice",
    severity="warning",
    strength="规定",
    source=(
        f"{REGULATION}第八条第（四）项、第九条第（三）项；{DETAILS}第十二条、第十五条"
    ),
    genres=GENRES,
)
# What a supplier has to have done by then; the hour of opening is no period.
_PERIOD = re.compile(
    "(?:报名|获取|领取|购买|递交|提交|登记)[^。；，：\n]{0,14}?(?:时间|期限|截止(?:时间"
    "|日期)?)(?:为|：)?"
)
_DATE = re.compile("([0-9]{4})[年.-]([0-9]{1,2})[月.-]([0-9]{1,2})日?")
_SAME_MONTH = re.compile("(?<![0-9年月])(?:([0-9]{1,2})月)?([0-9]{1,2})日")
_NEXT_DATE = re.compile(f"{_DATE.pattern}|{_SAME_MONTH.pattern}")
# What begins with the notice itself; what ends by itself.
_FROM_NOTICE = re.compile(
    "(?:公告|通知|公示|发布|发出|即日|本日|今日)[^。；\n]{0,8}?(?:起|至|之日)"
)
_UNTIL = re.compile("(?:至|到|前|止|截止|—|-|－|～|~)")
_HOURS = re.compile(
    "[0-9]{1,2}(?:[:：时点])[^。；\n]{0,10}?(?:至|到|-|—|－|～|~)"
)
# Whoever reads of it on its first day has less than a day left for his papers.
_FEWEST_DAYS = 2
_FEWEST_FROM_NOTICE = 3  # one day more, for the notice has to be seen first
_END = 200  # characters at the end of a text, where its own date stands
_SIGNED = re.compile(f"(?:^|\n)\\s*{_DATE.pattern}\\s*(?=\n|$)")
_SAID = re.compile(
    f"(?:公告发布|发布(?:时间|日期)|公告(?:时间|日期))：\\s*{_DATE.pattern}"
)


def find(written: Paper) -> Iterator[Hit]:
    """Each period of a notice that is too short to be met by who did not know of it."""
    if written.is_ours:
        return
    view = view_of(written)
    paper = view.paper
    issued = _issued(paper.text)
    for found in _PERIOD.finditer(paper.text):
        _, last = paper.sentence(found.start())
        last = min([last, *_next_periods(paper.text, found.end(), last)])
        if not _is_short(paper.text[found.start() : last], issued):
            continue
        if not is_about(paper, found.start(), SELECTION):
            continue
        start, end = view.written(found.start(), last)
        yield _hit(written.text[start:end].rstrip(), start)


def _next_periods(text: str, start: int, last: int) -> list[int]:
    """Where the next period of a sentence begins, if there is one."""
    found = _PERIOD.search(text, start, last)
    return [found.start()] if found else []


def _issued(text: str) -> date | None:
    """The date of a notice, as it says itself or is signed with."""
    found = _SAID.search(text) or _SIGNED.search(
        text, max(0, len(text) - _END)
    )
    if found is None:
        return None
    return _date(*(int(one) for one in found.groups()))


def _is_short(words: str, issued: date | None) -> bool:
    """Whether a period that says both its beginning and its end is too short. issued:
    the date of the notice, with which a period may begin."""
    dates = _dates(words)
    if not dates or not _UNTIL.search(words):
        return False
    if len(dates) > 1:
        return 0 <= (dates[-1] - dates[0]).days < _FEWEST_DAYS
    if _FROM_NOTICE.search(words):
        days = (dates[0] - issued).days if issued else _FEWEST_FROM_NOTICE
        return 0 <= days < _FEWEST_FROM_NOTICE
    return _HOURS.search(words) is not None


def _dates(words: str) -> list[date]:
    """Every date of a period; one without its year has that of the one before."""
    first = _DATE.search(words)
    if first is None:
        return []
    year, month, day = (int(one) for one in first.groups())
    read = [_date(year, month, day)]
    for found in _NEXT_DATE.finditer(words, first.end()):
        if found[1]:
            year, month, day = int(found[1]), int(found[2]), int(found[3])
        else:
            month, day = int(found[4] or month), int(found[5])
        read.append(_date(year, month, day))
    return [one for one in read if one is not None]


def _date(year: int, month: int, day: int) -> date | None:
    """A date; None for what is none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _hit(words: str, start: int) -> Hit:
    """A hit on a period."""
    return Hit(
        start,
        start + len(words),
        f"“{words}”时间过短，不知情的、外地的经营者难以参加（{RULE.source}）。",
        "公告期、报名期留足时间；政府采购获取文件不少于五个工作日。",
    )
