"""“第一”“首先”后面用了顿号：第一、提高认识。

检查：句首、分句首的“第一”“第二”“其次”等后面的顿号；“第一、第二季度”一类并列不算。
为什么：“第一”“首先”后面用逗号，顿号只用在“一、”后面。
不好：第一、提高认识
好：第一，提高认识
来源：GB/T 15834—2011 附录B（序次语）；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="OR-13",
    name="comma-after-first",
    severity="warning",
    strength="规定",
    source="GB/T 15834—2011 附录B",
    mechanical=True,
)
_WORDS = re.compile(
    "(?:^|[。；：]|[^\\S\\n])(?:第[一二三四五六七八九十]|首先|其次|再次|最后)"
    "(?P<mark>、)(?!第?[一二三四五六七八九十])",
    re.MULTILINE,
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each 、 behind 第一 or 首先."""
    for found in paper.search(_WORDS):
        yield Hit(
            found.start("mark"),
            found.end("mark"),
            "“第一”“首先”等后面应当用逗号。",
            "改为“，”。",
            instead="，",
        )
