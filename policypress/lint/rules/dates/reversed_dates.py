"""起止日期颠倒：2026年5月1日至2026年3月1日。

检查：“至”“到”“—”“～”连接的两个日期，后一个早于前一个；后一个没有写年份的按同年比较，只作警告。
为什么：期间是空的，无法执行。
不好：自2026年5月1日至2026年3月1日
好：自2026年3月1日至2026年5月1日
来源：历法；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.dates._dates import Day, days

RULE = Rule(
    code="DA-12",
    name="reversed-dates",
    severity="error",
    strength="逻辑",
    source="历法",
)
_FARTHEST = 16  # 起正式施行，有效期限截至
_LINK = re.compile(
    "^[ ]?(?:起)?(?:正式)?(?:施行|实施|执行|生效)?[，,、]?(?:有效期?限?(?:为|截至|截止)?)?"
    "(?:至|到|截至|截止至?|截止到|止于|—{1,2}|-|－|～|~|－)[ ]?$"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each pair of dates whose second is the earlier."""
    found = list(days(paper))
    for first, second in zip(found, found[1:], strict=False):
        if not _are_linked(paper, first, second):
            continue
        later = (second.year or first.year, second.month, second.day or 31)
        if later < (first.year, first.month, first.day or 1):
            yield Hit(
                first.start,
                second.end,
                "起止日期颠倒。",
                "核对两个日期。",
                severity=None if second.year else "warning",
            )


def _are_linked(
    paper: Paper,
    first: Day,
    second: Day,
) -> bool:
    """Whether two dates are the ends of a stretch of time, and both exist."""
    if not first.year or second.start - first.end > _FARTHEST:
        return False
    between = paper.text[first.end : second.start]
    is_linked = _LINK.match(between) is not None
    return is_linked and first.exists and second.exists
