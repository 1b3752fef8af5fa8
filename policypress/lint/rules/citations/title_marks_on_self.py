"""宪法、本办法加了书名号：《本办法》。

检查：“《本办法》”“本《通知》”一类，以及引用宪法时的书名号。
为什么：引用宪法不加书名号；自称不是文件名。
不好：符合《本办法》的规定
好：符合本办法的规定
来源：立法技术规范（试行）（一）9；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="CI-02",
    name="title-marks-on-self",
    severity="warning",
    strength="规定",
    source="立法技术规范（试行）（一）9",
    mechanical=True,
)
_TITLE = re.compile(
    "《(?:本(?:办法|细则|规定|措施|意见|政策|条例|通知|指南|规则|法)|(?:中华人民共和国)?宪法)》"
    "|本《(?:实施)?(?:办法|细则|规定|措施|意见|政策|条例|通知|决定|方案|公告|通告|指南|规则)》"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each title mark around the constitution or the text itself."""
    for found in paper.search(_TITLE):
        words = found[0].replace("《", "").replace("》", "")
        instead = "宪法" if words.endswith("宪法") else words
        yield Hit(
            found.start(),
            found.end(),
            f"“{words}”不加书名号。",
            f"改为“{instead}”。",
            instead=instead,
        )
