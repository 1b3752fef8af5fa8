"""各章条数之和与总条数不符：共五章三十一条，其中第一章6条……合计32条。

检查：起草说明、通知里“共几章几条。其中，第一章……共几条；第二章……共几条”，各章条数之和不等于总条数的。
为什么：条文增删以后忘了改说明，读者不知道少看了哪一条。
不好：共三章十条。其中，第一章共3条；第二章共6条；第三章共2条
好：共三章十一条。其中，第一章共3条；第二章共6条；第三章共2条
来源：数量关系；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules._values import value_of

RULE = Rule(
    code="NUM-42",
    name="clauses-of-chapters",
    severity="warning",
    strength="逻辑",
    source="数量关系",
    is_second=True,
)
# 共五章三十一条。其中，第一章总则，共6条；……
_HAN = "[0-9]{1,3}|[一二三四五六七八九十百]{1,5}"
_CHAPTERS = re.compile(
    f"共(?:{_HAN})章[，、]?(?:共)?(?P<whole>{_HAN})条[。，；：](?:其中[，：:]?)?"
    rf"(?P<parts>[^\n]{{0,40}}?第一章[^\n]{{4,400}})"
)
_CHAPTER = re.compile(
    rf"第[一二三四五六七八九十]{{1,3}}章[^。；第\n]{{0,24}}?(?<!第)(?P<count>{_HAN})条"
)


def find(paper: Paper) -> Iterator[Hit]:
    """The clauses of all chapters, where a draft is said to have another number."""
    for found in paper.search(_CHAPTERS):
        chapters = list(_CHAPTER.finditer(found["parts"]))
        total = sum(value_of(one["count"]) for one in chapters)
        if len(chapters) > 1 and total != value_of(found["whole"]):
            end = found.start("parts") + chapters[-1].end()
            message = f"各章合计{total}条，总数写作{found['whole']}条。"
            yield Hit(found.start(), end, message, "核对各章条数和总条数。")
