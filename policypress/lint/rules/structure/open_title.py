"""标题不完整：关于促进产业发展若干措施。

检查：“关于”之后、文种之前缺“的”（正文里另起的标题也查）。
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
# A title within the text: of what is issued with a notice, or of an annex. What follows
# begins anew.
_WITHIN = re.compile(
    "^[ \u3000]*[一-鿿]{0,16}关于[^，。；：！？\\n《》]{6,60}$"
)
_BEGINS = re.compile(
    "^[ \u3000]*(?:第一[章条部]|一、|（[一-鿿0-9]{2,20}）$|为|总则|根据|[(（]一[)）])"
)


def find(paper: Paper) -> Iterator[Hit]:
    """A title with 关于 and no 的 before its kind."""
    for at, passage in enumerate(paper.passages):
        if not _is_title(paper, at):
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


def _is_title(paper: Paper, at: int) -> bool:
    """Whether a line is the title of the text, or one within it."""
    passage = paper.passages[at]
    if passage.part == "title":
        return True
    is_alone = _WITHIN.match(paper.line_of(passage).rstrip()) is not None
    if (
        passage.level == "cell"
        or not is_alone
        or at + 1 >= len(paper.passages)
    ):
        return False
    return _BEGINS.match(paper.line_of(paper.passages[at + 1])) is not None
