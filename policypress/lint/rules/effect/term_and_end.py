"""有效期与截止日期对不上：自2026年3月1日起施行，有效期5年，至2030年2月28日止。

检查：同一句里施行（起始）日期、有效期年数、截止（届满）日期三者是否相符（只差一天的只作警告）；先写起止日期、后写有效期的也查。
为什么：三个数只要错一个，文件哪一天失效就有两种说法。
不好：自2026年3月1日起施行，有效期5年，至2030年2月28日
好：自2026年3月1日起施行，有效期5年，至2031年2月28日
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
from policypress.lint.rules.effect._effect import terms

RULE = Rule(
    code="EF-10",
    name="term-and-end",
    severity="error",
    strength="逻辑",
    source="历法",
)
_DATE = "[0-9]{4}[ ]?年[ ]?[0-9]{1,2}[ ]?月[ ]?[0-9]{1,2}[ ]?日"
_BEGINS = re.compile(
    f"(?P<date>{_DATE})(?=起|正式|施行|实施|执行|生效|[ ]?[至到—～-]{{1,2}}[ ]?[0-9]{{4}}[ ]?年)"
)
_END = re.compile(
    f"(?:至|到|截止|[—～-]|于)[ ]?(?P<date>{_DATE})|(?P<day>{_DATE})"
    "(?=届满|止|截止|终止|失效|期满|到期|废止)"
)
_FARTHEST = 80  # characters of a term to its ends


def find(paper: Paper) -> Iterator[Hit]:
    """Each end that is not that of the term."""
    for start, end, years in terms(paper):
        first, last = paper.sentence(start)
        first, last = max(first, start - _FARTHEST), min(last, end + _FARTHEST)
        begins = list(_BEGINS.finditer(paper.text, first, last))
        if len(begins) != 1:
            continue  # none, or those of two papers
        ends = list(_END.finditer(paper.text, begins[0].end(), last))
        since = date_in(begins[0]["date"])
        if since is None or len(ends) != 1:
            continue
        yield from _wrong(ends[0], years, since)


def _wrong(
    found: re.Match[str],
    years: int,
    since: datetime.date,
) -> Iterator[Hit]:
    """An end that is another than that of so many years."""
    named = "date" if found["date"] else "day"
    said = date_in(found[named])
    meant = last_day(since, years * 12)
    if said is None or said == meant:
        return
    # Some count a day more; whoever reads it does not know which of both is meant.
    is_near = abs((said - meant).days) <= 1
    yield Hit(
        *found.span(named),
        f"有效期{years}年应当到{meant.year}年{meant.month}月{meant.day}日。",
        "核对施行日期、年数和截止日期。",
        severity="warning" if is_near else None,
    )
