"""两处写的解释机关不同：由区文旅局解释，解释权归区文旅局和区财政局。

检查：同一份文件两处写明由谁解释（由……负责解释、解释权归……），机关不同的；“具体解释工作由……承担”是委托，不算。
为什么：遇到疑问不知道以谁的解释为准。
不好：由区文旅局负责解释……解释权归区文旅局和区财政局共同所有
好：由区文旅局会同区财政局负责解释
来源：规范性文件管理惯例；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule

RULE = Rule(
    code="EF-15",
    name="two-interpreters",
    severity="warning",
    strength="逻辑",
    source="规范性文件管理惯例",
    genres=EVERY - {"law", "decision", "note"},
)
_BY = re.compile(
    "(?:本[一-鿿]{2,6}|最终)?(?<!具体)(?:由(?P<who>[一-鿿、（）]{2,30}?)(?:负责)?(?:进行)?解释"
    "(?!工作)"
    "|解释权(?:归|属于?)(?P<owner>[一-鿿、（）]{2,30}?)(?:共同)?(?:所有|行使)?(?=[，。；]))"
)
_PART = re.compile(
    "第[一二三四五六七八九十]+条|条款|部分|涉及|其中|具体|分别|各自|依据|职责"
)
_JOINED = re.compile("负责|共同|会同|和|及|与|、")


def find(paper: Paper) -> Iterator[Hit]:
    """Each second interpreter that is another one than the first."""
    first: set[str] | None = None
    for found in paper.search(_BY):
        start, end = paper.sentence(found.start())
        if _PART.search(paper.text, start, end):
            continue
        who = found["who"] or found["owner"]
        bodies = {one for one in _JOINED.split(who) if one}
        first = first or bodies
        if bodies != first:
            message = f"前面写的是由{'、'.join(sorted(first))}解释。"
            yield Hit(*found.span(), message, "核对解释机关，只写一处。")
