"""抄送机关末尾没有句号。

检查：版记“抄送：”一行末尾的标点。
为什么：抄送机关之间用逗号（顿号）隔开，最后一个后标句号。
不好：抄送：区委办公室，区人大常委会办公室
好：抄送：区委办公室，区人大常委会办公室。
来源：GB/T 9704—2012 7.4.2；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="PG-11",
    name="copies-stop",
    severity="warning",
    strength="规定",
    source="GB/T 9704—2012 7.4.2",
)
_COPIES = re.compile("^抄送：[^\\n]{2,200}[^。\\n]$", re.MULTILINE)


def find(paper: Paper) -> Iterator[Hit]:
    """A line of copies without its full stop."""
    for found in paper.search(_COPIES):
        passage = paper.passage_at(found.start())
        if passage.end == found.end():
            yield Hit(
                found.end() - 1,
                found.end(),
                "抄送机关的末尾应当有句号。",
                "补上句号。",
            )
