"""附件标识写法不对：“附件1：”带冒号。

检查：附件页首的“附件”“附件1”后面有冒号、顿号等标点。
为什么：附件标识顶格写“附件”和序号，不加标点，下一行另写标题。
不好：附件1：申请表
好：附件1
来源：GB/T 9704—2012 7.3.7；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="PG-09",
    name="annex-label",
    severity="warning",
    strength="规定",
    source="GB/T 9704—2012 7.3.7",
    genres=frozenset(("rules", "measures", "notice", "text")),
)
_LABEL = re.compile("附[件表录][0-9一二三四五六七八九十]{0,3}[：:、.．]$")


def find(paper: Paper) -> Iterator[Hit]:
    """Each label of an annex with a mark behind it."""
    for passage in paper.passages:
        if passage.part != "annex" or passage.level == "cell":
            continue
        line = paper.line_of(passage).strip()
        if _LABEL.match(line):
            end = passage.start + len(paper.line_of(passage).rstrip())
            yield Hit(
                end - 1,
                end,
                f"附件标识“{line}”后面不加标点。",
                "删去标点，标题另起一行。",
                instead="",
            )
