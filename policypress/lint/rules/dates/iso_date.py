"""正文里的日期用了点号、横线、斜线：2026.3.1。

检查：正文中用“.”“-”“/”分隔的年月日；表格、网址、文件名里的不算。
为什么：正文的日期写年、月、日，点号分隔的容易当成版本号、序号。
不好：自2026.3.1起施行
好：自2026年3月1日起施行
来源：GB/T 15835—2011 5.1（年月日）；一般
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="DA-02",
    name="iso-date",
    severity="warning",
    strength="一般",
    source="GB/T 15835—2011 5.1",
)
_DATE = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})(?P<mark>[-./])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})"
    r"(?![0-9A-Za-z/_.-])"
)
_CODE = re.compile(r"[0-9A-Za-z./_\-#=]$")
_PAGE = re.compile(
    r"https?:|www\.|来源|网址|(?:发布|发文|成文|印发|生成|公开)(?:日期|时间)|抓取"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each date that is written with marks."""
    for found in paper.search(_DATE):
        month, day = int(found["month"]), int(found["day"])
        passage = paper.passage_at(found.start())
        if _CODE.search(paper.text[max(0, found.start() - 1) : found.start()]):
            continue
        line = max(passage.start, found.start() - 200)
        if passage.level == "cell" or _PAGE.search(
            paper.text[line : found.start()]
        ):
            continue
        if not (1 <= month <= 12 and 1 <= day <= 31):
            continue
        instead = f"{found['year']}年{month}月{day}日"
        yield Hit(
            found.start(),
            found.end(),
            f"“{found[0]}”不是正文日期的写法。",
            f"改为“{instead}”。",
            instead=instead,
        )
