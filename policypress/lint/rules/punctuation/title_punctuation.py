"""标题里或者标题末尾有点号：……的通知。

检查：标题末尾的点号，标题中间的逗号、句号、分号。
为什么：公文标题除书名号、引号、括号、顿号外一般不用标点，末尾不加点号。
不好：关于促进质量发展的若干措施。
好：关于促进质量发展的若干措施
来源：公文标题惯例；实务
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper, Passage
from policypress.lint.rule import EVERY, Hit, Rule

RULE = Rule(
    code="PU-12",
    name="title-punctuation",
    severity="warning",
    strength="实务",
    source="公文标题惯例",
    genres=EVERY - {"law", "table"},
)
_MARK = re.compile("[，。；,;]|[：:、！!？?](?=$)", re.MULTILINE)

_KIND = re.compile(
    "^[^。；：！，]{2,60}(?<!提出|征求|听取)"
    "(?:办法|细则|(?<!的)规定|措施|意见|方案|通知|指南)[。；：！]$"
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each mark in the title."""
    for passage in _titles(paper):
        for found in _MARK.finditer(paper.text, passage.start, passage.end):
            yield Hit(
                found.start(),
                found.end(),
                f"标题用了“{found[0]}”。",
                "标题末尾不加点号，中间改用空格、顿号或者改写。",
            )


def _names_itself(paper: Paper) -> bool:
    """Whether a text that is all title ends as titles do."""
    return _KIND.search(paper.text.rstrip("。；：！") + "。") is not None


def _titles(paper: Paper) -> list[Passage]:
    """The lines of the title. With a full stop behind it a title is not read as one:
    then the first line, where it ends as titles do. A sentence by itself has none,
    though it is read as one."""
    found = [one for one in paper.passages if one.part == "title"]
    if len(found) == len(paper.passages) and not _names_itself(paper):
        return []
    first = paper.passages[0] if paper.passages else None
    if first is None or first in found:
        return found
    is_title = first.part in ("preamble", "letter")
    if is_title and _KIND.search(paper.line_of(first)):
        return [first]
    return found
