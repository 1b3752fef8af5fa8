"""条号用了阿拉伯数字：第1条。

检查：行首的“第1条”“第2章”“第3款”，全文都这样写的只报第一处和处数；数字之间有空格的（第 1 0 条）另报一处。
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
    "^[ \u00a0\u3000]*(?P<label>第[ ]?(?P<number>[0-9](?:[ ]?[0-9]){0,2})[ ]?[条章节编])"
    "(?=[^\\S\\n]|[：:]|$)",
    re.MULTILINE,
)
_MANY = 3  # labels from which a text has them throughout


def find(paper: Paper) -> Iterator[Hit]:
    """Each 条 whose number is in Arabic numerals; of many only the first. Also the first
    whose digits are drawn apart."""
    labels = list(paper.search(_LABEL))
    told = labels if len(labels) < _MANY else labels[:1]
    count = f"，全文{len(labels)}处" if len(labels) > len(told) else ""
    for found in told:
        yield Hit(
            *found.span("label"),
            f"“{found['label']}”用了阿拉伯数字{count}。",
            "改用汉字数字，引用随同改。",
        )
    apart = (one for one in labels if " " in one["number"])
    for found in apart:
        if found not in told:
            message = f"“{found['label']}”的数字之间有空格。"
            yield Hit(*found.span("label"), message, "删去数字之间的空格。")
        return
