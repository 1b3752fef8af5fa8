"""序号写坏了：(-)、2 .、01、●。

检查：括号里是一横的（“一”写成了横线）；数字与下脚点之间有空格的；行首用“01、02”编号的；别处用“一、（一）”编号，这里用圆点、方块、星号分项的。
为什么：写坏的序号数不出是第几项，引用“第几项”时没有着落。
不好：(-)支持设施农业
好：（一）支持设施农业
来源：GB/T 9704—2012 7.3.3（结构层次序数）；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule

RULE = Rule(
    code="OR-17",
    name="spoilt-ordinal",
    severity="warning",
    strength="规定",
    source="GB/T 9704—2012 7.3.3",
    genres=EVERY - {"law", "table", "decision"},
)
_DASH = re.compile("^[ \u3000]*(?P<label>[(（][-－—–─][)）])", re.MULTILINE)
_APART = re.compile(
    "(?:^[ \u3000]*|(?<=[。；：，]))(?P<label>[0-9]{1,2}[ \u3000]+[.．](?![0-9]))(?=[ ]?[一-鿿《“])",
    re.MULTILINE,
)
_ZERO = re.compile(
    "^[ \u3000]*(?P<label>0[1-9])(?=[ 、.．]?[一-鿿])(?![ 、.．]?[年月日号])",
    re.MULTILINE,
)
_BULLET = re.compile(
    "^[ \u3000]*(?P<label>[●○◆◇■□★☆▲△►▶•])(?=[ ]?[一-鿿])", re.MULTILINE
)
# □是（简述情况　　）: a box to tick.
_BOX = re.compile(
    "[□☐][^。；\n]{0,14}(?:[；;]?$|[ \u3000_]{3,}|[□☐])", re.MULTILINE
)
_NUMBERED = re.compile(
    "^[ \u3000]*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]"
    "|第[一二三四五六七八九十]{1,4}条)",
    re.MULTILINE,
)
_FEWEST = 2  # numbers that show that a text counts its parts
_WAYS = (
    (_DASH, "“一”写成了横线", "改为“（一）”。"),
    (_APART, "数字与点之间有空格", "删去空格。"),
    (_ZERO, "序号前面有0", "按层次改为“一、”“（一）”“1.”。"),
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each label at which nobody can tell a number."""
    for pattern, wrong, hint in _WAYS:
        for found in paper.search(pattern):
            if paper.passage_at(found.start("label")).level != "cell":
                message = f"序号“{found['label']}”：{wrong}。"
                yield Hit(*found.span("label"), message, hint)
    bullets = list(paper.search(_BULLET))
    if not bullets or len(list(paper.search(_NUMBERED))) < _FEWEST:
        return
    for found in bullets:
        passage = paper.passage_at(found.start("label"))
        if _BOX.match(paper.text, found.start("label")):
            continue
        if passage.level != "cell" and passage.part != "annex":
            message = f"用“{found['label']}”分项，没有序号。"
            hint = "改用序号，便于引用。"
            yield Hit(*found.span("label"), message, hint)
