"""标题不完整：关于促进产业发展若干措施。

检查：“关于”之后、文种之前缺“的”；标题以标点结尾。
为什么：公文标题由发文机关、事由、文种组成，“关于……的……”要成对。
不好：关于促进产业发展若干措施
好：关于促进产业发展的若干措施
来源：《党政机关公文处理工作条例》第九条；一般
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="ST-03",
    name="open-title",
    severity="warning",
    strength="一般",
    source="《党政机关公文处理工作条例》第九条",
    spares=frozenset(),
)
_KINDS = (
    "通知|通告|公告|意见|措施|办法|规定|细则|方案|决定|通报|函|批复|政策|说明"
)
_OPEN = re.compile(f"关于(?P<about>[^的\\n《]{{3,60}}?)(?:若干)?(?:{_KINDS})$")


def find(paper: Paper) -> Iterator[Hit]:
    """A title with 关于 and no 的 before its kind."""
    for passage in paper.passages:
        if passage.part != "title":
            continue
        line = paper.line_of(passage).rstrip()
        found = _OPEN.search(re.sub("[（(][^）)]*[）)]$", "", line))
        if found:
            start = passage.start + found.start()
            yield Hit(
                start,
                start + len(found[0]),
                "标题里“关于”之后缺“的”。",
                "写成“关于……的……”。",
            )
