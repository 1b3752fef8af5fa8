"""独立成行的标题末尾有标点：一、总体要求。

检查：章、节标题和独立成行的“一、”标题末尾的句号、逗号、分号、冒号、顿号；同级标题多数都有句号、后面接正文的不算。
为什么：标题独立成行，末尾不加点号。
不好：第一章　总则。
好：第一章　总则
来源：公文标题惯例、GB/T 15834—2011 附录；实务
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper, Passage
from policypress.lint.rule import EVERY, Hit, Rule

RULE = Rule(
    code="OR-08",
    name="heading-punctuation",
    severity="warning",
    strength="实务",
    source="公文标题惯例",
    genres=EVERY - {"decision"},
    mechanical=True,
)
# With a mark at its end a heading may be read as something else.
_CHAPTER = re.compile(
    "第[一二三四五六七八九十百]{1,4}[编章节][ \u3000]"
    "|[一二三四五六七八九十]{1,3}、[^。，；：]{2,25}[。，；：]?$",
    re.MULTILINE,
)
_KINDS = ("part", "subpart", "chapter", "section")
_MARKS = "。，；：、,;:"
_LONGEST = 30  # characters of a heading on its own


def find(paper: Paper) -> Iterator[Hit]:
    """Each heading on a line of its own that ends with a mark."""
    headings = [
        one
        for one in paper.passages
        if one.part in _KINDS
        and one.level == "heading"
        or _CHAPTER.match(paper.text, one.start, one.end)
    ]
    marked = [one for one in headings if _ends_marked(paper, one)]
    if len(headings) > 2 and len(marked) * 2 > len(headings):
        return
    for passage in marked:
        end = passage.start + len(paper.line_of(passage).rstrip())
        yield Hit(
            end - 1,
            end,
            f"标题末尾用了“{paper.text[end - 1]}”。",
            "删去标题末尾的标点。",
            instead="",
        )


def _ends_marked(paper: Paper, passage: Passage) -> bool:
    """Whether a short heading has a mark at its end and none before it."""
    words = paper.words_of(passage).rstrip()
    if len(words) > _LONGEST or words[-1:] not in tuple(_MARKS):
        return False
    return not any(mark in words[:-1] for mark in "。，；：")
