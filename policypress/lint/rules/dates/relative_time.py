"""规范性条文用了相对时间：今年底前、近期、目前。

检查：办法、措施条文中的“今年”“明年”“去年”“近日”“日前”“本月底”等；“目前”只提示，“现阶段”全文报一处；“上一年度”“当年”由申报时间确定，不算。
为什么：条文要用好几年，过了年“今年”就变了意思。
不好：今年底前完成
好：2026年12月31日前完成
来源：立法技术惯例；实务
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="DA-07",
    name="relative-time",
    severity="warning",
    strength="实务",
    source="立法技术惯例",
    genres=frozenset(("rules", "measures")),
)
_WORDS = re.compile(
    "今年|明年|去年|前年|后年|近日|日前(?=[，印召])|不久前|本月底|下个?月底|上个月|下周|本周"
    "|现阶段|最近几年|目前"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each time that depends on when the text is read."""
    is_told = False
    for found in paper.search(_WORDS):
        if found[0] == "现阶段":
            if is_told:
                continue
            is_told = True
        before = paper.text[max(0, found.start() - 1) : found.start()]
        if found[0] in ("日前", "后年", "前年") and before not in (
            *("，", "。", "", "\n", "　"),
        ):
            continue
        yield Hit(
            found.start(),
            found.end(),
            f"“{found[0]}”是相对时间。",
            "写明年月日。",
            severity="note" if found[0] == "目前" else None,
        )
