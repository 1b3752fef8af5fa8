"""带括号的序号后面又加了标点：（一）、支持对象。

检查：行首的“（一）”“（1）”“①”后面的顿号、句点、逗号、冒号。
为什么：括号已经把序号与正文隔开，后面不再用标点。
不好：（一）、支持对象
好：（一）支持对象
来源：GB/T 15834—2011 附录B（序次语）；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="OR-03",
    name="mark-after-bracket",
    severity="warning",
    strength="规定",
    source="GB/T 15834—2011 附录B",
    mechanical=True,
)
_LABEL = re.compile(
    "^(?:[（(][一二三四五六七八九十0-9]{1,3}[）)]|[①-⑳])(?P<mark>[、.．，,：:])"
    "|(?<=[：；。])（[一二三四五六七八九十]{1,3}）(?P<inside>[、．，：])(?=[一-鿿])",
    re.MULTILINE,
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each mark behind an ordinal in brackets."""
    for found in paper.search(_LABEL):
        yield Hit(
            *found.span(found.lastgroup or "mark"),
            "带括号的序号后面不加标点。",
            "删去这个标点。",
            instead="",
        )
