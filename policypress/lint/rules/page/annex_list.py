"""附件说明的名称后面有标点：附件：1.申请表。

检查：“附件：”之后各附件名称末尾的标点；序号后用顿号。
为什么：附件名称后不加标点符号，序号用阿拉伯数字加点。
不好：附件：1.申请表；
好：附件：1.申请表
来源：GB/T 9704—2012 7.3.4；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="PG-10",
    name="annex-list",
    severity="warning",
    strength="规定",
    source="GB/T 9704—2012 7.3.4",
    genres=frozenset(("rules", "measures", "notice", "text")),
)
_LISTED = re.compile(
    "^(?:附件：[ \\u3000]{0,4}(?:[0-9]{1,2}[.．])?|(?<=附件：)[0-9]{1,2}[.．])"
    "[^\\n]{2,60}?(?P<mark>[。；，、])$",
    re.MULTILINE,
)
_COMMA = re.compile(
    "^附件：[ \\u3000]{0,4}[0-9]{1,2}(?P<mark>、)",
    re.MULTILINE,
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each mark behind the name of an annex, and each 1、 before one."""
    for found in paper.search(_LISTED):
        yield Hit(
            found.start("mark"),
            found.end("mark"),
            "附件说明里附件名称的后面不加标点。",
            "删去标点。",
            instead="",
        )
    for found in paper.search(_COMMA):
        yield Hit(
            found.start("mark"),
            found.end("mark"),
            "附件说明的序号后用点，不用顿号。",
            "改为“1.”。",
            instead=".",
        )
