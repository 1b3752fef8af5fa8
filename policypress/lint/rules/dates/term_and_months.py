"""期限与起止年月对不上：建设期2年（2025年6月至2028年5月）、近三年（2022、2023年）。

检查：“N年（个月）”后面括注的起止年月，相差不是这么多；“自施行之日起6个月内，即某年某月某日前”算出来不是这一天的；“近三年（2022年、2023年）”列的年份不是三个；“年龄不超过35周岁（1985年1月1日以后出生）”的出生年份，按成文年份推算与年龄相差一年以上的。
为什么：两个说法不一样，不知道以哪个为准。
不好：建设期2年（2025年6月至2028年5月）
好：建设期2年（2025年6月至2027年5月）
来源：历法；逻辑
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from policypress.language.dates import last_day
from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules._values import value_of
from policypress.lint.rules.effect._days import (
    date_in,
    head_date,
    issue_date,
)
from policypress.lint.rules.effect._effect import effects

RULE = Rule(
    code="DA-23",
    name="term-and-months",
    severity="warning",
    strength="逻辑",
    source="历法",
    genres=EVERY - {"law", "decision"},
)
_COUNT = "[0-9]{1,2}|[一两二三四五六七八九十]{1,2}"
_Y = "20[0-9]{2}"
_TERM = re.compile(
    f"(?<![0-9.第近前])(?P<count>{_COUNT})(?P<unit>年|个月)[，]?[（(]?(?:即|自|从)?"
    f"(?P<year>{_Y})年(?P<month>[0-9]{{1,2}})月(?P<day>[0-9]{{1,2}}日)?"
    f"(?:起)?[至到—～~-]{{1,2}}(?:(?P<year2>{_Y})年)?(?P<month2>[0-9]{{1,2}})月"
    f"(?P<day2>[0-9]{{1,2}}日)?"
)
# 自2026年1月1日起至2026年12月31日止，共12个月
_TOLD = re.compile(
    f"(?P<year>{_Y})年(?P<month>[0-9]{{1,2}})月(?P<day>[0-9]{{1,2}}日)?(?:起)?"
    f"[至到—～~-]{{1,2}}(?P<year2>{_Y})年(?P<month2>[0-9]{{1,2}})月(?P<day2>[0-9]{{1,2}}日)?"
    "(?:止|底)?[，、（(]?"
    f"(?:共计?|为期|期限为?|合计|总计|(?<=[（(]))(?P<count>{_COUNT})(?P<unit>年|个月)"
)
# 自本办法施行之日起6个月内，即2026年6月30日前
_DAY = "20[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日"
_THAT_IS = re.compile(
    f"(?:(?P<since>{_DAY})|(?P<effect>(?:施行|实施|生效)之日))起"
    f"(?P<count>{_COUNT})(?P<unit>年|个月)(?:之|以)?内"
    f"[，、（(]?(?:即|也就是)(?:于|在|截至|至|到)?(?P<by>{_DAY})"
)
_LISTED = re.compile(
    "(?:近|前|连续|最近|上)(?P<count>[两二三四五2-5])(?:个)?(?:年度?|个?会计年度)[（(]"
    f"(?:即|指|含)?(?P<years>{_Y}年?(?:度)?(?:[、，和及]{_Y}年?(?:度)?){{1,5}})[）)]"
)
_SPAN = re.compile(
    "(?:近|最近|连续)(?P<count>[两二三四五2-5])(?:个)?(?:年度?|个?会计年度)[（(](?:即"
    f"|指)?(?P<from>{_Y})年?(?:度)?[至到—～~-]{{1,2}}(?P<to>{_Y})年?(?:度)?[）)]"
)
_AGE = re.compile(
    "(?:不超过|未满|不满|以?下)?(?P<age>[1-6][0-9])周?岁(?:及?以下|以内|（含）)?(?:（不含）)?"
    "[（(](?:即|指|须|应)?[^）)\n0-9]{0,6}(?P<born>19[0-9]{2}|20[01][0-9])年"
    "[0-9]{1,2}月[0-9]{1,2}日"
    "(?:\\(含\\)|（含）)?(?:及?以?后|之后)[^）)\n]{0,6}(?:出生|生)"
)
_YEAR = 12
_NEAR = 2  # days by which a last day may be counted otherwise
_LAST_DAYS = (
    "30日",
    "31日",
)  # the month counts, where it began with its first day


def find(paper: Paper) -> Iterator[Hit]:
    """Each length of time that its ends do not have."""
    for found in (*paper.search(_TERM), *paper.search(_TOLD)):
        yield from _months(found)
    for found in paper.search(_LISTED):
        listed = len(re.findall(_Y, found["years"]))
        if listed != value_of(found["count"]):
            message = f"列了{listed}年，写作{found['count']}年。"
            yield Hit(*found.span(), message, "核对年数和年份。")
    for found in paper.search(_SPAN):
        years = int(found["to"]) - int(found["from"]) + 1
        if value_of(found["count"]) not in (years, years - 1):
            message = f"起止年份之间是{years}年，写作{found['count']}年。"
            yield Hit(*found.span(), message, "核对年数和年份。")
    yield from _ages(paper)
    yield from _that_is(paper)


def _that_is(paper: Paper) -> Iterator[Hit]:
    """A day that is not the last one of the months before it, counted from a day that is
    said there or from that on which the text takes effect."""
    effect: datetime.date | None = None
    for found in paper.search(_THAT_IS):
        if found["effect"] and effect is None:
            effect = _effect(paper)
        since = date_in(found["since"]) if found["since"] else effect
        by = date_in(found["by"])
        if since is None or by is None:
            continue
        unit = _YEAR if found["unit"] == "年" else 1
        meant = last_day(since, value_of(found["count"]) * unit)
        if abs((by - meant).days) > _NEAR:
            day = f"{meant.year}年{meant.month}月{meant.day}日"
            message = f"{found['count']}{found['unit']}到{day}为止。"
            yield Hit(*found.span("by"), message, "核对期限和日期。")


def _effect(paper: Paper) -> datetime.date | None:
    """The day on which a text takes effect; None where it says none, or several."""
    days = {date_in(one.when) for one in effects(paper)}
    return days.pop() if len(days) == 1 else None


def _months(found: re.Match[str]) -> Iterator[Hit]:
    """A term of years or months that its first and last month do not make."""
    unit = found["unit"]
    said = value_of(found["count"]) * (_YEAR if unit == "年" else 1)
    first = int(found["year"]) * _YEAR + int(found["month"])
    last = int(found["year2"] or found["year"]) * _YEAR + int(found["month2"])
    if last < first and not found["year2"]:
        return  # 2026年10月至3月: of the next year
    most = last - first + 1
    is_full = found["day"] == "1日" and found["day2"] in _LAST_DAYS
    least = most if is_full else most - 1
    if said and said not in (least, most):
        message = f"起止年月之间是{most}个月，写作{found['count']}{unit}。"
        yield Hit(*found.span(), message, "核对期限和起止年月。")


def _ages(paper: Paper) -> Iterator[Hit]:
    """Each age whose year of birth is that of another one when the text was issued."""
    issued = issue_date(paper) or head_date(paper)
    if issued is None:
        return
    for found in paper.search(_AGE):
        years = issued.year - int(found["born"])
        if abs(years - int(found["age"])) > 1:
            message = (
                f"{found['born']}年出生的，{issued.year}年是{years}岁左右。"
            )
            yield Hit(*found.span(), message, "核对年龄和出生日期。")
