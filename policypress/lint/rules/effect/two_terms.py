"""同一份文件有两个有效期：试行期2年，有效期5年。

检查：“一年一签”又写有效期2年的；同一句里试行期（试点期、实施期）和有效期的年数不同；自己的有效期在两处写得不同；证书、资格的有效期写了几年，别处又写“两年有效期届满”的；“自印发之日起施行，有效期自某年某月某日起”两个起算点（成文日期正好是那一天的不查）；同一句里两个施行日期。
为什么：文件哪一天生效、哪一天失效有两种说法。
不好：自2025年9月1日起施行，试行期2年，有效期5年
好：自2025年9月1日起施行，有效期2年
来源：地方规范性文件管理规定；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.language.dates import last_day
from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules._values import value_of
from policypress.lint.rules.effect._days import date_in, head_date, issue_date

RULE = Rule(
    code="EF-12",
    name="two-terms",
    severity="warning",
    strength="逻辑",
    source="地方规范性文件管理规定",
    genres=EVERY - {"law", "decision", "note"},
    is_second=True,
)
_COUNT = "[0-9]{1,2}|[一两二三四五六七八九十]{1,2}"
_DATE = "[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日"
_TERMS = re.compile(
    f"(?:试行|试点|暂行)(?:期限?|时间)?(?:为|暂定)?(?P<one>{_COUNT})年[^。；\n]{{0,12}}?[，、；]"
    f"(?:有效期|实施期|执行期)(?:限)?(?:为)?(?P<other>{_COUNT})年"
    f"|有效期(?:限)?(?:为)?(?P<first>{_COUNT})年[^。；\n]{{0,12}}?[，、；](?:试行期"
    f"|试点期|暂行期)(?:限)?(?:为)?(?P<second>{_COUNT})年"
)
_SELF = "本(?:实施)?(?:办法|细则|规定|措施|若干措施|政策措施|意见|政策|方案|通知|通告|指引|指南)"
_OWN = re.compile(
    f"{_SELF}(?P<words>[^。；\n]{{0,40}}?)有效期(?:限)?(?:为|暂定)?(?P<count>{_COUNT})年"
)
# 有效期3年。有效期为2025年1月1日至2028年12月31日
_TERM_AND_DAYS = re.compile(
    f"有效期(?:限)?(?:为)?(?P<count>{_COUNT})年[。，；]有效期(?:限)?(?:为|自|从)*"
    f"(?P<first>{_DATE})(?:起)?[至到—～-]{{1,2}}(?P<last>{_DATE})"
)
# 有效期至2025年12月31日，自2026年1月1日起施行
_END_FIRST = re.compile(
    f"有效期(?:限)?(?:为)?(?:至|到|截至)(?P<last>{_DATE})(?:止)?，自(?P<first>{_DATE})起"
    "(?:施行|实施|执行|生效)"
)
# 服务协议一年一签，有效期为2年
_SIGNED = re.compile(
    "(?P<each>(?:[一1]年|每年|逐年|按年)(?:[一1])?(?:签|聘|续签|签订|签约)(?:[一1]次)?(?:制)?)"
    "[^。；\n0-9]{0,10}?[，、（]"
    "(?P<term>[^。；，\n0-9]{0,6}?(?:有效期|期限|服务期|聘期|合同期|协议期)(?:限)?(?:为|是)?"
    "(?P<count>[2-9]|[两二三四五六])年)"
)
# 认定有效期为3年 … 在2年认定有效期内: each term that is given, and each that is named.
_GIVEN = re.compile(
    f"有效期(?:限)?(?:统一|一般|均)?(?:为|是)?(?P<count>{_COUNT})年"
)
_NAMED = re.compile(
    f"(?<![0-9.第近前满])(?P<count>{_COUNT})年的?(?:[一-鿿]{{2,4}}(?<![为内]))?有效期(?:限)?"
    "(?=届?满|内|期满|到期|结束|后|前)"
)
_TWO_STARTS = re.compile(
    "自(?:印发|发布|公布|颁布)之日起(?:施行|实施|执行|生效)，(?P<what>有效期(?:限)?(?:为)?自|自)"
    f"(?P<date>{_DATE})(?:起)?(?P<verb>施行|实施|执行|生效|[至到—])?"
    f"|自(?P<day>{_DATE})起(?:施行|实施|执行|生效)，自?(?P<again>{_DATE}|(?:印发|发布|公布)之日)起"
    "(?:施行|实施|执行|生效)"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each second term, and each second day of effect."""
    yield from _terms(paper)
    yield from _named(paper)
    yield from _days(paper)
    yield from _starts(paper)


def _terms(paper: Paper) -> Iterator[Hit]:
    """Two terms of so many years, in one sentence or in two clauses."""
    for found in paper.search(_TERMS):
        one, other = (
            found["one"] or found["first"],
            found["other"] or found["second"],
        )
        if value_of(one) != value_of(other):
            message = f"前面写{one}年，后面写{other}年。"
            yield Hit(*found.span(), message, "只留一个期限。")
    for found in paper.search(_SIGNED):
        message = f"“{found['each']}”与“{found['term']}”矛盾。"
        yield Hit(*found.span(), message, "核对期限是一年还是几年。")
    owns = [found for found in paper.search(_OWN) if "“" not in found["words"]]
    for found in owns[1:]:
        if value_of(found["count"]) != value_of(owns[0]["count"]):
            message = f"前面写有效期{owns[0]['count']}年。"
            yield Hit(*found.span(), message, "核对有效期，只写一处。")


def _named(paper: Paper) -> Iterator[Hit]:
    """Each term of so many years that the text gives nothing."""
    named = list(paper.search(_NAMED))
    given = [one["count"] for one in paper.search(_GIVEN)] if named else []
    known = {value_of(one) for one in given}
    for found in named:
        if given and value_of(found["count"]) not in known:
            others = "、".join(dict.fromkeys(given))
            message = f"别处写有效期{others}年，这里写{found['count']}年。"
            yield Hit(*found.span(), message, "核对有效期。")


def _days(paper: Paper) -> Iterator[Hit]:
    """A term whose days are those of another one, or lie before the day of effect."""
    for found in paper.search(_END_FIRST):
        since, till = date_in(found["first"]), date_in(found["last"])
        if since and till and till < since:
            message = "还没有施行，有效期就已经届满。"
            yield Hit(*found.span(), message, "核对两个日期。")
    for found in paper.search(_TERM_AND_DAYS):
        since, said = date_in(found["first"]), date_in(found["last"])
        meant = (
            last_day(since, value_of(found["count"]) * 12) if since else None
        )
        if said and meant and abs((said - meant).days) > 1:
            message = f"{found['count']}年应当到{meant.year}年{meant.month}月{meant.day}日。"
            yield Hit(*found.span(), message, "核对有效期和起止日期。")


def _starts(paper: Paper) -> Iterator[Hit]:
    """Two days of effect in one sentence."""
    issued = issue_date(paper) or head_date(paper)
    for found in paper.search(_TWO_STARTS):
        said = date_in(found["date"] or "")
        is_day = bool(found["day"]) or found["what"] == "自" or said != issued
        if is_day:
            message = "两个起始日期，不知道从哪一天起。"
            yield Hit(*found.span(), message, "只写一个施行日期。")
