"""有效期与截止日期对不上：自2026年3月1日起施行，有效期5年，至2030年2月28日止。

检查：同一句里施行（起始）日期、有效期年数、截止（届满）日期三者是否相符（只差一天的只作警告）；先写起止日期、后写有效期的也查；卡片上“有效期”一栏写年数，另一栏（另一句）写起止日期的也查。
为什么：三个数只要错一个，文件哪一天失效就有两种说法。
不好：自2026年3月1日起施行，有效期5年，至2030年2月28日
好：自2026年3月1日起施行，有效期5年，至2031年2月28日
来源：历法；逻辑
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from msgspec.structs import replace

from policypress.language.dates import last_day
from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules._values import value_of
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
# 有 效 期　　5年, a field of a card, and elsewhere 2025年7月20日起施行，至2030年7月19日止
_S = "[ \u3000]"
_GAP = "[：:\u3000 \t|｜]{0,8}"
_FIELD = re.compile(
    f"^{_S}*[【\\[（(]?(?:政策|文件|本?办法)?"
    f"(?:有{_S}*效{_S}*期{_S}*限?|(?:执行|实施|施行|政策|适用)期限?)"
    f"[】\\])）]?{_GAP}"
    f"(?P<years>[0-9]{{1,2}}|[一二两三四五六七八九十]{{1,2}})[ ]?年[。；]?{_S}*$",
    re.MULTILINE,
)
_FROM_TO = re.compile(
    f"(?P<since>{_DATE})(?:起)?(?:正式)?(?:施行|实施|执行|生效)?[，、]?(?:有效期)?"
    f"[至到—～~-]{{1,2}}(?P<date>{_DATE})(?P<day>(?!))?"
)
_BEGIN_FIELD = re.compile(
    f"^{_S}*[【\\[]?(?:施行|实施|执行|生效)(?:日期|时间|之日)[】\\]]?{_GAP}(?P<since>{_DATE})",
    re.MULTILINE,
)
_END_FIELD = re.compile(
    f"^{_S}*[【\\[]?(?:有{_S}*效{_S}*期{_S}*[至到]|失效|截止|废止|终止)(?:日期|时间)?"
    f"[】\\]]?{_GAP}(?P<date>{_DATE})(?P<day>(?!))?",
    re.MULTILINE,
)
# 本办法有效期5年, in a sentence without dates
_OWN_TERM = re.compile(
    "本(?:办法|细则|规定|措施|若干措施|意见|政策|方案|通知|指南|指引)有效期(?:限)?(?:为)?"
    "(?P<years>[0-9]{1,2}|[一二两三四五六七八九十]{1,2})年(?=[。，；、）]|$)",
    re.MULTILINE,
)
_OF_EFFECT = re.compile("施行|实施|执行|有效|生效|适用期|政策期")
_FARTHEST = 80  # characters of a term to its ends


def find(paper: Paper) -> Iterator[Hit]:
    """Each end that is not that of the term."""
    yield from _in_sentences(paper)
    yield from _of_fields(paper)


def _in_sentences(paper: Paper) -> Iterator[Hit]:
    """Those of a term and its days in one sentence."""
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


def _of_fields(paper: Paper) -> Iterator[Hit]:
    """The end that a card gives beside its term in years, each of them once."""
    fields = [*paper.search(_FIELD), *paper.search(_OWN_TERM)]
    if len(fields) != 1 or any(True for _ in _in_sentences(paper)):
        return
    pairs = _pairs(paper)
    begins = pairs or list(paper.search(_BEGIN_FIELD))
    ends = pairs or list(paper.search(_END_FIELD))
    if len(begins) != 1 or len(ends) != 1:
        return
    since = date_in(begins[0]["since"])
    if since is None:
        return
    term = fields[0]
    for hit in _wrong(ends[0], value_of(term["years"]), since):
        start, end = _cited(paper, term, hit)
        yield replace(hit, start=start, end=end, severity="warning")


def _pairs(paper: Paper) -> list[re.Match[str]]:
    """Each first and last day, one behind the other, in a sentence about the effect."""
    return [
        one
        for one in paper.search(_FROM_TO)
        if _OF_EFFECT.search(paper.text, *paper.sentence(one.start()))
    ]


def _cited(paper: Paper, term: re.Match[str], hit: Hit) -> tuple[int, int]:
    """What is cited of a term and of an end that is not its: the later one; both, where
    they stand in one line."""
    start, end = term.span()
    if start < hit.start:
        return hit.start, hit.end
    is_one_line = paper.index_at(start) == paper.index_at(hit.start)
    return (hit.start, end) if is_one_line else (start, end)


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
