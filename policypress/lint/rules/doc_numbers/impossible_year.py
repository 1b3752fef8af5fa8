"""发文字号的年份不可能：某府规〔2062〕3号。

检查：年份晚于明年或者早于1949年的发文字号。
为什么：多半是数字颠倒，照着查不到文件。
不好：某府规〔2062〕3号
好：某府规〔2026〕3号
来源：公文校对惯例；逻辑
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.doc_numbers._numbers import doc_numbers

RULE = Rule(
    code="DN-10",
    name="impossible-year",
    severity="warning",
    strength="逻辑",
    source="公文校对惯例",
)
_FIRST = 1949


def find(paper: Paper) -> Iterator[Hit]:
    """Each number of a year that has not come, or before the state was founded."""
    last = datetime.date.today().year + 1
    for number in doc_numbers(paper):
        if len(number.year) != 4 or _FIRST <= int(number.year) <= last:
            continue
        yield Hit(
            number.start,
            number.end,
            f"发文字号的年份是{number.year}年。",
            "核对年份。",
        )
