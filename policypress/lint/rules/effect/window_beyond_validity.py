"""申报、兑现的时间不在有效期内：有效期至2028年12月31日，申报时间到2029年6月30日。

检查：正文写明的施行日期、有效期（或者截止日期）与申报、受理、兑现时间（补贴“执行至”哪一天）是否衔接；指南的申报时间（window）是否在文件有效期内。
为什么：有效期外受理、兑现，没有依据。
不好：自2026年1月1日起施行，有效期3年……2029年5月31日前申报
好：自2026年1月1日起施行，有效期3年……每年5月31日前申报
来源：历法；逻辑
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from policypress.language.dates import last_day
from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.effect._days import date_in
from policypress.lint.rules.effect._effect import effects, terms

RULE = Rule(
    code="EF-08",
    name="window-beyond-validity",
    severity="warning",
    strength="逻辑",
    source="历法",
    genres=frozenset(("rules", "measures", "notice")),
    checks=("window-outside-validity",),
)
_END = re.compile("(?:有效期)?至(?P<date>[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日)")
_WINDOW = re.compile(
    "(?:申报|申请|受理|兑现)(?:时间|期限|期|截止(?:时间|日期)?|工作)?"
    "[^。；\n]{0,24}?(?P<date>[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日)"
    "|(?P<before>[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日)(?:前|之前|以前)[^。；，\n]{0,8}?"
    "(?:申报|申请|提交|兑现)"
    # 运营补贴执行至2030年12月31日
    "|(?:补贴|补助|奖励|奖补|资助|贴息|政策|标准|优惠)[^。；，\n0-9]{0,6}(?:(?:执行|实施|发放|延续|享受)(?:期限)?|期限?)"
    "(?:至|到|截至)(?P<until>[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日)"
)
# What was applied for in time is still paid.
_LATE = re.compile("施行前|已经?受理|继续|延续|过渡")
_LONGEST = 80


def find(paper: Paper) -> Iterator[Hit]:
    """Each day for applications that lies outside the validity of the text."""
    start, end = _validity(paper)
    if end is None:
        return
    for found in paper.search(_WINDOW):
        named = found.lastgroup or "date"
        said = date_in(found[named])
        first, last = paper.sentence(found.start())
        if said is None or _LATE.search(paper.text, first, last):
            continue
        if said > end or (start is not None and said < start):
            yield Hit(
                found.start(named),
                found.end(named),
                f"{found[named]}不在有效期内（到{end.year}年{end.month}月{end.day}日）。",
                "核对申报、兑现的时间和有效期。",
            )


def _validity(
    paper: Paper,
) -> tuple[datetime.date | None, datetime.date | None]:
    """First and last day of a text's validity, None for what it does not say."""
    for effect in effects(paper):
        begins = date_in(effect.when)
        _, last = paper.sentence(effect.start)
        last = min(last, effect.end + _LONGEST)
        found = _END.search(paper.text, effect.end, last)
        if found is not None:
            return begins, date_in(found["date"])
        years = [one[2] for one in terms(paper) if effect.end <= one[0] < last]
        if begins is not None and years:
            return begins, last_day(begins, years[0] * 12)
    return None, None
