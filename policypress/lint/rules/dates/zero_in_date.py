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
        )
