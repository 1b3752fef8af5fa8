"""引用条文用了阿拉伯数字：第30条。

检查：正文引用的“第30条”“第2款”；行首的条号、全文条号都用阿拉伯数字的由 OR-09 检查；国际标准、外国法和港澳台的法例不算。
为什么：条文用汉字数字编号，引用要与原文一致。
不好：依照本办法第30条执行
好：依照本办法第三十条执行
来源：立法技术规范（试行）（一）9；一般
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="CI-07",
    name="digit-citation",
    severity="warning",
    strength="一般",
    source="立法技术规范（试行）（一）9",
)
_CITED = re.compile(
    "第[一二三四五六七八九十百]{1,5}条[ ]?第[ ]?[0-9]{1,2}[ ]?[款项]"
    "|第[ ]?(?P<number>[0-9]{1,3})[ ]?条(?!生产线|线|路)(?:第[0-9]{1,2}[款项])?"
)
# Their laws number the articles so.
_ELSEWHERE = re.compile(
    "香港|澳门|台湾|外国|国外|国际|公约|协定|联合国|欧盟|美国"
)
_NEAR = 60  # characters before an article that say whose it is
_OWN = re.compile(
    "^[ \u00a0\u3000]*第[ ]?[0-9]{1,3}[ ]?条(?=[^\\S\\n]|[：:]|$)", re.M
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each article cited in Arabic numerals. A text whose own articles have them cites
    them as they are."""
    if paper.is_in_text(_OWN):
        return
    for found in paper.search(_CITED):
        passage = paper.passage_at(found.start())
        if found.start() == passage.start or passage.level == "cell":
            continue
        low = max(passage.start, found.start() - _NEAR)
        if _ELSEWHERE.search(paper.text, low, found.start()):
            continue
        yield Hit(
            found.start(),
            found.end(),
            f"引用“{found[0]}”用了阿拉伯数字。",
            "改用汉字数字，与原文一致。",
        )
