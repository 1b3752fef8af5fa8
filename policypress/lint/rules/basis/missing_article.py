"""引用的法律法规没有这一条：《专利法》第九十九条（现行文本共82条）。

检查：引用一批常用法律、法规的条号是否超过现行文本的条数。
为什么：条号写错，或者引的是修订前的条号，依据就落空。
不好：根据《中华人民共和国专利法》第九十九条
好：根据《中华人民共和国专利法》第四十九条
来源：各该法律法规的现行文本；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules._values import value_of
from policypress.lint.rules.basis._articles import ARTICLES

RULE = Rule(
    code="BAS-02",
    name="missing-article",
    severity="warning",
    strength="逻辑",
    source="各该法律法规的现行文本",
    spares=frozenset(),
)
_CITED = re.compile(
    "《(?:中华人民共和国)?(?P<title>[^《》\n]{2,60})》(?:[（(][^（）()\n]{0,30}[）)])?"
    "第(?P<number>[一二三四五六七八九十百千零〇]{1,9}|[0-9]{1,4})条"
)
# A text may speak of an article of an earlier version.
_PAST = re.compile("修订前|修正前|原《|废止|原第|当时|旧")


def find(paper: Paper) -> Iterator[Hit]:
    """Each article that a law does not have."""
    for found in paper.search(_CITED):
        number = value_of(found["number"])
        count = ARTICLES.get(found["title"])
        if count is None or number <= count:
            continue
        first, last = paper.sentence(found.start())
        if _PAST.search(paper.text, first, last):
            continue
        yield Hit(
            found.start(),
            found.end(),
            f"《{found['title']}》现行文本共{count}条，没有第{found['number']}条。",
            "核对条号；引用修订前文本的，写明年份；此后又有修订的，以新文本为准。",
        )
