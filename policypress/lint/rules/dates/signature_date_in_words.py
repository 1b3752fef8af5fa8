"""成文日期用了汉字数字：二〇二六年三月一日。

检查：落款和文末独立成行的日期；2012年7月以前的文件按旧标准，不查。
为什么：成文日期用阿拉伯数字是现行公文格式的规定。
不好：二〇二六年三月一日
好：2026年3月1日
来源：GB/T 9704—2012 7.3.5.4（成文日期）；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules.dates._dates import days_in_words

RULE = Rule(
    code="DA-05",
    name="signature-date-in-words",
    severity="error",
    strength="规定",
    source="GB/T 9704—2012 7.3.5.4",
    genres=EVERY - {"law"},
)
# The standard came into force on 2012-07-01.
_FIRST = 2013
_LAST_LINES = 6
_ALONE = re.compile("^[（(]?.{0,20}日(?:印发)?[）)]?$")


def find(paper: Paper) -> Iterator[Hit]:
    """Each date in words on a line of its own at the end."""
    last = paper.passages[-_LAST_LINES:]
    starts = {one.start for one in last if one.level != "cell"}
    for day in days_in_words(paper):
        passage = paper.passage_at(day.start)
        is_end = passage.part == "closing" or passage.start in starts
        is_alone = _ALONE.match(paper.line_of(passage).strip())
        if not is_end or not is_alone or day.year < _FIRST or not day.day:
            continue
        instead = f"{day.year}年{day.month}月{day.day}日"
        yield Hit(
            day.start,
            day.end,
            "成文日期应当用阿拉伯数字。",
            f"改为“{instead}”。",
            instead=instead,
        )
