"""依据的有效期在成文以前已满：2026年1月成文，依据“有效期至2025年12月31日”。

检查：书名后面写明“有效期至（到、截至）某年某月某日”、卡片里“有效期：自某日至某日”，截止日期早于本文的成文日期（没有成文日期的，看标题里的年度）。写明废止、延长、继续有效、期满的不查。
为什么：依据已经失效，照它申报、兑现没有根据。
不好：（2026年1月12日成文）政策依据：《某政策》，有效期至2025年12月31日
好：（2026年1月12日成文）政策依据：《某政策》，有效期至2027年12月31日
来源：国办发〔2018〕37号、公文依据的基本要求；逻辑
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules.effect._days import (
    date_in,
    head_date,
    issue_date,
)

RULE = Rule(
    code="EF-16",
    name="ended-basis",
    severity="warning",
    strength="逻辑",
    source="国办发〔2018〕37号",
    genres=EVERY - {"law", "decision", "note"},
    spares=frozenset(),
)
_DATE = "20[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日"
_ENDED = re.compile(
    f"(?:有效期限?|有效|施行期限?|执行期限?|实施期限?|政策期限?|期限)[：:]?(?:为|是)?(?:自|从)?(?:{_DATE})?(?:起)?(?:施行|实施|执行)?，?"
    f"[ ]?(?:截至|截止到?|截止至|至|到|[—～-])(?P<end>{_DATE})(?:止|为止|届满|前有效)?"
)
# 政策依据 and 有效期 are what a card says of the paper that it is made of.
_OF_PAPER = re.compile("》|依据|文件|^[ \u3000]*(?:政策)?有效期限?[：:]")
_OVER = re.compile(
    "废止|失效|届满|期满|延长|延续|继续|重新|修订|顺延|到期|合同|证书|证件|协议|许可|资质|证明|标准|身份|营业执照|期间|保险|保函|检测|报告"
)
_TITLE_YEAR = re.compile("(?<![0-9])(20[0-9]{2})年度?")


def find(paper: Paper) -> Iterator[Hit]:
    """Each paper that was over when the text was issued."""
    ended = list(paper.search(_ENDED))
    issued = _issued(paper) if ended else None
    if issued is None:
        return
    for found in ended:
        end = date_in(found["end"])
        passage = paper.passage_at(found.start())
        first, last = paper.sentence(found.start())
        line = paper.text[passage.start : last]
        words = re.sub("《[^《》\n]*》", "》", paper.text[first:last])
        is_paper = _OF_PAPER.search(line) is not None
        if end is None or end >= issued or not is_paper:
            continue
        if not _OVER.search(words):
            day = f"{issued.year}年{issued.month}月{issued.day}日"
            message = f"有效期在成文日期（{day}）以前已满。"
            yield Hit(
                *found.span(), message, "核对有效期，或者改引现行的文件。"
            )


def _issued(paper: Paper) -> datetime.date | None:
    """The date of issue; where there is none the first day of the year in the title."""
    issued = issue_date(paper) or head_date(paper)
    if issued is not None:
        return issued
    found = _TITLE_YEAR.search(paper.tree.title)
    return datetime.date(int(found[1]), 1, 1) if found else None
