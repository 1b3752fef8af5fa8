"""条号用了阿拉伯数字：第1条。

检查：行首的“第1条”“第2章”“第3款”。
为什么：条、章的序号用汉字数字，阿拉伯数字的条号与引用写法对不上。
不好：第1条　为了……
好：第一条　为了……
来源：立法技术规范（试行）（一）关于条文序号；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import NORMATIVE, Hit, Rule

RULE = Rule(
    code="OR-09",
    name="digit-clause-number",
    severity="warning",
    strength="规定",
    source="立法技术规范（试行）（一）",
    genres=NORMATIVE | {"text"},
)
_LABEL = re.compile(
    "^第[ ]?[0-9]{1,3}[ ]?[条章节编](?=[^\\S\\n]|[：:]|$)",
    re.MULTILINE,
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each 条 whose number is in Arabic numerals."""
    for found in paper.search(_LABEL):
        yield Hit(
            found.start(),
            found.end(),
            f"“{found[0]}”用了阿拉伯数字。",
            "改用汉字数字。",
        )
