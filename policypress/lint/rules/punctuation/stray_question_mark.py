"""残留的问号：转换时丢失的字符。

检查：行首或者空白之间单独的问号，段末句号、空白之后的问号。
为什么：其他格式转换来的文稿里，认不出的字符变成问号，印出来莫名其妙。
不好：? 承诺书
好：承诺书
来源：文稿完整的基本要求；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="PU-31",
    name="stray-question-mark",
    severity="warning",
    strength="逻辑",
    source="文稿完整的基本要求",
)
_STRAY = re.compile(
    "(?:^|(?<=[ \\u3000]))[?？](?=[ \\u3000])|(?<=[。；])[?？]$|(?<=[。；][ \\u3000])[?？]$",
    re.MULTILINE,
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each question mark that ends no question."""
    for found in paper.search(_STRAY):
        yield Hit(
            found.start(),
            found.end(),
            "孤立的问号，可能是转换时丢失的字符。",
            "对照原件补上，或者删去。",
        )
