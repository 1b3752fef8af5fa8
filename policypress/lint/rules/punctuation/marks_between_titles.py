"""书名号、引号之间用了顿号：《甲办法》、《乙办法》。

检查：并列的书名号之间、引号之间的顿号；中间有括注的不算。
为什么：标示停顿的作用书名号、引号已经起到，通常不用顿号。
不好：依照《甲办法》、《乙办法》
好：依照《甲办法》《乙办法》
来源：GB/T 15834—2011 4.5.3.5；推荐
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="PU-04",
    name="marks-between-titles",
    severity="note",
    strength="推荐",
    source="GB/T 15834—2011 4.5.3.5",
    mechanical=True,
)
_MARK = re.compile("、(?<=[》].)(?=《)|、(?<=”.)(?=“)")


def find(paper: Paper) -> Iterator[Hit]:
    """Each 、 between two titles or two quotations."""
    for found in paper.search(_MARK):
        yield Hit(
            found.start(),
            found.end(),
            "并列的书名号、引号之间通常不用顿号。",
            "删去顿号。",
            instead="",
        )
