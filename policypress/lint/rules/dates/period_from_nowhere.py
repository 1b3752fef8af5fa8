"""只有时限没有起算点：第七条　区文旅局应当在10个工作日内完成审核。

检查：一条（一项）开头就是“某机关应当在若干日（工作日、个月）内……”，前面没有收到、受理、之日起、后、前等起算点；前一条末尾刚写申请、提交、受理的，仍提示写明从哪一天起。
为什么：从哪一天起算不清楚，期限就无法遵守和监督。
不好：区文旅局应当在10个工作日内完成审核
好：区文旅局应当自受理申请之日起10个工作日内完成审核
来源：立法技术惯例；实务
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="DA-28",
    name="period-from-nowhere",
    severity="warning",
    strength="实务",
    source="立法技术惯例",
    genres=frozenset(("rules", "measures", "notice")),
)
_PERIOD = re.compile(
    "(?P<who>[一-鿿、（）]{2,24}?)(?:应当?|须|要)(?:在|于)(?P<period>(?:[0-9]{1,3}"
    "|[一二三四五六七八九十]{1,3})个?(?:工作日|日|个月|月|天)(?:之?内|以内))"
)
_EVENT = re.compile(
    "之日|起|后|前|收到|接到|受理|届满|期满|时$|的，?$|经[一-鿿]{0,6}(?:批准|同意|审)"
    "|每[年月季周日]|对|如|若|凡|逾期|并|且|自(?!然|治|行|主|贸)"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each period at the beginning of a line that nothing begins."""
    for found in paper.search(_PERIOD):
        passage = paper.passage_at(found.start())
        who = paper.text[
            max(found.start(), passage.words) : found.start("period")
        ]
        is_first = found.start() <= passage.words
        if is_first and not _EVENT.search(who[:-1]):
            message = "时限没有起算点。"
            yield Hit(*found.span("period"), message, "写明自哪一天起。")
