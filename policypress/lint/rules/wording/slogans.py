"""条文里的口号：大力推进、切实加强。

检查：支持性条文、管理性条文中“大力”“切实”“努力”“狠抓”“全力”等不能执行的词。
为什么：条文应当明确、具体、可操作，口号没有规范作用。
不好：主管部门应当切实加强管理
好：主管部门应当每年检查一次
来源：《规章制定程序条例》第八条；一般
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="WO-12",
    name="slogans",
    severity="note",
    strength="一般",
    source="《规章制定程序条例》第八条",
    genres=frozenset(("rules", "measures")),
)
_WORDS = re.compile(
    "大力(?:推进|支持|发展|培育|开展|加强|提升)|切实(?:加强|做好|保障|提高|履行)|狠抓"
    "|全力(?:推进|支持|以赴)|努力(?:提高|实现|打造)"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each slogan in a clause."""
    for found in paper.search(_WORDS):
        if paper.passage_at(found.start()).part == "clause":
            yield Hit(
                found.start(),
                found.end(),
                f"“{found[0]}”没有规范作用。",
                "写明由谁做什么、做到什么程度。",
            )
