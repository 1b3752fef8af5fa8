"""引用已经废止的依据：《合同法》《环境影响评价法》《食品经营许可管理办法》。

检查：一批已知废止、失效、被取代的法律、法规、规章。说明废止、沿革的句子不算；成文日期早于废止日期的不算；2025年以来废止、本文没有成文日期的只是警告。
为什么：依据已经失效，条款的合法性就没有着落。
不好：根据《中华人民共和国合同法》
好：根据《中华人民共和国民法典》
来源：《民法典》第一千二百六十条等各该文件的废止条款；规定
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from policypress.findings import Severity
from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.basis._repealed import ORDERS, REPEALED, Row
from policypress.lint.rules.effect._days import head_date, issue_date

RULE = Rule(
    code="BAS-03",
    name="repealed",
    severity="error",
    strength="规定",
    source="《民法典》第一千二百六十条等各该文件的废止条款",
    spares=frozenset(),
)
_TITLES = "|".join(sorted(map(re.escape, REPEALED), key=len, reverse=True))
_CITED = re.compile(f"《(?:中华人民共和国)?(?P<title>{_TITLES})》")
_ORDER = re.compile("|".join(map(re.escape, ORDERS)))
_PAST = re.compile(
    "废止|失效|停止执行|原《|沿革|取代|替代|修订前|历史|时的规定|当时"
)
# What ended since then may well have held when a text without a date was written.
_LATELY = datetime.date(2025, 1, 1)


def find(paper: Paper) -> Iterator[Hit]:
    """Each repealed document that is cited as if it held."""
    cited = [(one, REPEALED[one["title"]]) for one in paper.search(_CITED)]
    cited += [(one, ORDERS[one[0]]) for one in paper.search(_ORDER)]
    issued = (issue_date(paper) or head_date(paper)) if cited else None
    for found, row in cited:
        held = issued and row.since and issued < row.since
        first, last = paper.sentence(found.start())
        if held or _PAST.search(paper.text, first, last):
            continue
        yield Hit(
            found.start(),
            found.end(),
            f"“{found[0]}”{row.message}。",
            f"改引{row.successor}，并核对条款。",
            severity=_severity(paper, row, issued),
        )


def _severity(
    paper: Paper, row: Row, issued: datetime.date | None
) -> Severity | None:
    """A law may speak of what held before it; what is not certain is a warning."""
    if paper.genre == "law":
        return "note"
    is_late = row.since is not None and row.since >= _LATELY
    if not row.is_sure or (is_late and issued is None):
        return "warning"
    return None
