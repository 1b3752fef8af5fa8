"""日期编了虚位：2026年03月01日。

检查：月、日前面多余的0。
为什么：月、日不编虚位是公文格式的规定。
不好：2026年03月01日
好：2026年3月1日
来源：GB/T 9704—2012 7.3.5.4（成文日期）；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.findings import Severity
from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="DA-01",
    name="zero-in-date",
    severity="error",
    strength="规定",
    source="GB/T 9704—2012 7.3.5.4",
    mechanical=True,
)
_ZERO = re.compile("0(?=[1-9][月日])")
_ZERO_DIGIT = re.compile("(?<![0-9])0(?=[1-9][月日])")
_BEFORE = re.compile("(?:(?:[0-9]{4}年)?(?:[0-9]{1,2}月)?)$")
_AFTER = re.compile("0[1-9](?:月(?:[0-9]{1,2}日)?|日)")
_LONGEST = 8  # 2026年12月
_LABEL = 12  # characters of a line that say what a date is
_ALONE = 11  # characters of 2026年03月01日
# What a web page prints of a paper, and what notices of tenders are made of.
_PAGE = re.compile("日期|时间|来源|发布|浏览|索引号|有效性")


def find(paper: Paper) -> Iterator[Hit]:
    """Each date with a zero before its month or day."""
    text = paper.text
    end = 0
    for found in paper.search(_ZERO):
        at = found.start()
        low = max(0, end, at - _LONGEST)
        before = _BEFORE.search(text[low:at])
        after = _AFTER.match(text, at)
        start = low + before.start() if before else at
        if after is None or text[max(0, start - 1) : start].isdigit():
            continue
        if after[0].endswith("日") and "月" not in text[start : after.end()]:
            continue
        end = after.end()
        words = text[start:end]
        instead = _ZERO_DIGIT.sub("", words)
        yield Hit(
            start,
            end,
            f"“{words}”的月、日前有多余的0。",
            f"改为“{instead}”。",
            instead=instead,
            severity=_severity(paper, start),
        )


def _severity(paper: Paper, start: int) -> Severity | None:
    """The standard speaks of the paper itself, and not of what a page says around it: a
    field of a table, 发布日期, a date alone above the title."""
    passage = paper.passage_at(start)
    line = paper.line_of(passage)
    is_page = passage.level == "cell" or _PAGE.search(line[:_LABEL])
    is_above = passage.part == "preamble" and len(line.strip()) <= _ALONE
    return "warning" if is_page or is_above else None
