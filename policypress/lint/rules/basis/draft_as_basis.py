"""以征求意见稿、草案作依据：根据《某办法（征求意见稿）》制定本细则。

检查：“根据、依据、按照”后面的书名号里注明征求意见稿、送审稿、草案、讨论稿的。
为什么：还没有发布的文件没有效力，不能作为制定依据。
不好：根据《某省养蜂管理办法（征求意见稿）》，制定本办法
好：根据《某省养蜂管理办法》，制定本办法
来源：《立法法》第七章（施行）、公文依据的基本要求；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule

RULE = Rule(
    code="BAS-07",
    name="draft-as-basis",
    severity="warning",
    strength="逻辑",
    source="公文依据的基本要求",
    genres=EVERY - {"law", "decision"},
    spares=frozenset(("quoted",)),
)
_DRAFT = re.compile(
    "(?:根据|依据|依照|按照|参照|遵照)[^。；\n《]{0,12}(?:《[^《》\n]{2,60}》[、和及]?)*?"
    "(?P<title>《[^《》\n]{2,60}[（(][^（）()《》\n]{0,6}(?:征求意见稿|送审稿|草案|讨论稿|审议稿)[）)]》)"
    "(?=[^。；\n]{0,40}(?:制定|执行|规定|实施|办理|要求|印发))"
)
# What is said of the draft itself: 关于《某办法（草案）》的说明.
_ABOUT = re.compile("修改|意见和建议|说明|起草|审查|征求|公开|听证|反馈")


def find(paper: Paper) -> Iterator[Hit]:
    """Each draft that something rests on."""
    for found in paper.search(_DRAFT):
        first, last = paper.sentence(found.start())
        around = (
            paper.text[first : found.start()] + paper.text[found.end() : last]
        )
        if not _ABOUT.search(around):
            message = "未发布的文稿不能作依据。"
            yield Hit(
                *found.span("title"), message, "等文件发布后引用，或者删去。"
            )
