"""日期丢了字：20268月1日、202611月公布、年3月5日、落款只有20260801。

检查：四位年份后面直接写月，中间没有“年”；“年……月……日”前面没有年份；“年”与“日”之间没有“月”；单独成行的成文日期只有一串数字，没有年、月、日。
为什么：转换格式、复制网页时常丢字，丢了以后日期读不出来，期限也无从起算。
不好：本办法自20268月1日起施行
好：本办法自2026年8月1日起施行
来源：GB/T 9704—2012 7.3.5.4（成文日期）、文稿完整的基本要求；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.language.dates import days_in
from policypress.lint.paper import Paper, Passage
from policypress.lint.rule import EVERY, Hit, Rule

RULE = Rule(
    code="DA-29",
    name="broken-date",
    severity="warning",
    strength="逻辑",
    source="GB/T 9704—2012 7.3.5.4",
    genres=EVERY - {"table"},
)
_YEAR = "(?:19[89]|20[0-4])[0-9]"
_LOST = re.compile(
    f"(?<![0-9A-Za-z.〔-]){_YEAR}[ ]?(?P<month>1[0-2]|0?[1-9])[ ]?月(?:[ ]?[0-9]{{1,2}}[ ]?日)?"
    "|(?:^|(?<=[，。；：（“于自]))[ ]?(?P<year>年)[ ]?[0-9]{1,2}[ ]?月[ ]?[0-9]{1,2}[ ]?日"
    f"|(?<![0-9]){_YEAR}年(?P<day>[0-9]{{3,4}}日)(?![0-9])",
    re.MULTILINE,
)
_SAYS = {
    "month": "年份与月份之间缺“年”",
    "year": "“年”前面没有年份",
    "day": "“年”与“日”之间缺“月”",
}
_BARE = re.compile(
    f"^[ \u3000]*(?P<date>(?P<y>{_YEAR})(?P<m>1[0-2]|0?[1-9])(?P<d>[0-3]?[0-9]))[ \u3000]*$",
    re.MULTILINE,
)
_SHORTEST = 7  # digits of a date; six are those of a postcode too
_LAST_LINES = 8  # where a paper is signed
_SIGNED = re.compile(
    "(?:局|委|厅|办|院|会|部|府|处|室|中心|街道|管委会|公司|队|所)[）)]?[ \u3000]*$"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each date of which a part is gone."""
    for found in paper.search(_LOST):
        how = next(name for name in _SAYS if found[name])
        passage = paper.passage_at(found.start())
        if passage.level != "cell":
            words = found[0].strip()
            start = found.end() - len(words)
            message = f"日期“{words}”{_SAYS[how]}。"
            yield Hit(
                start, found.end(), message, "核对日期，补全年、月、日。"
            )
    for found in paper.search(_BARE):
        if len(found["date"]) >= _SHORTEST and _is_signature(paper, found):
            message = f"成文日期“{found['date']}”没有年、月、日。"
            hint = (
                f"改为“{found['y']}年{int(found['m'])}月{int(found['d'])}日”。"
            )
            yield Hit(*found.span("date"), message, hint)


def _is_signature(paper: Paper, found: re.Match[str]) -> bool:
    """Whether a number is a day of the calendar, and stands where a paper is signed."""
    year, month, day = (int(found[name]) for name in "ymd")
    if not 1 <= day <= days_in(year, month):
        return False
    at = paper.index_at(found.start())
    before: Passage | None = paper.passages[at - 1] if at else None
    if paper.passages[at].level == "cell":
        return False
    if before is not None and _SIGNED.search(paper.line_of(before)):
        return True
    return at >= len(paper.passages) - _LAST_LINES and at > 0
