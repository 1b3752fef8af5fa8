"""款的末尾没有标点：给予奖励（应为“给予奖励。”）。

检查：条文的款以汉字、数字结尾，没有句号、冒号、分号；不分条的意见、措施、通知、指南里，几乎每段都有句号、只有个别段没有的，也查；表格、标题、列举项（由 OR-07 检查）不算。
为什么：一款说完应当有句号，没有句号读者不知道是否漏了内容。
不好：第三条　对符合条件的企业给予奖励
好：第三条　对符合条件的企业给予奖励。
来源：GB/T 15834—2011 4.1（句号）；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper, Passage
from policypress.lint.rule import NORMATIVE, Hit, Rule

RULE = Rule(
    code="PU-22",
    name="line-without-end",
    severity="warning",
    strength="规定",
    source="GB/T 15834—2011 4.1",
    genres=NORMATIVE | {"notice", "guide", "note"},
)
_LAST = re.compile("[一-鿿0-9%％）]$")
_REMARK = re.compile("[。；：]（[^（）]{1,100}）$")
_LEVELS = ("clause", "paragraph")
_LONGEST = 15  # shorter lines are headings, names and parts of forms

_SAYS = re.compile(
    "给予|应当|不得|按照|负责|可以|予以|提供|支持|鼓励|补助|奖励"
)
_SENTENCE = 25  # characters of a line that says something whole
_FEWEST = 8  # lines of a text of which nearly all end as they should
_SHARE = 20  # one in so many may lack its mark by a slip


def find(paper: Paper) -> Iterator[Hit]:
    """Each 款 of an article without a mark at its end."""
    if paper.tree.scheme != "articles":
        yield from _stray(paper)
        return
    if paper.genre not in NORMATIVE:
        return
    ends = paper.passages[1:]
    for passage, following in zip(paper.passages, ends, strict=False):
        if following.part == "annex" or following.level == "cell":
            continue
        if _goes_on(paper, passage, following):
            yield Hit(
                passage.end - 1,
                passage.end,
                "这一款用逗号、顿号结了尾。",
                "说完的用句号；漏了下文的补上。",
            )
        elif _is_paragraph(passage) and _is_bare(paper.words_of(passage)):
            yield Hit(
                passage.end - 1,
                passage.end,
                "这一款的末尾没有标点。",
                "说完的用句号；后面还有列举的用冒号。",
            )


def _goes_on(paper: Paper, passage: Passage, following: Passage) -> bool:
    """Whether a 款 ends with a comma though the next line begins anew."""
    is_new = following.label.startswith("第") or following.part != "clause"
    return (
        is_new
        and passage.part == "clause"
        and paper.text[passage.start : passage.end].endswith(("，", "、"))
    )


def _is_paragraph(passage: Passage) -> bool:
    return passage.part == "clause" and passage.level in _LEVELS


def _is_bare(words: str) -> bool:
    """Whether a sentence has no mark at its end; headings and names are none."""
    is_sentence = "。" in words or "，" in words
    return is_sentence and len(words) >= _LONGEST and _lacks_mark(words)


def _lacks_mark(words: str) -> bool:
    """Whether words end without a mark, and have none before a remark at their end."""
    return _LAST.search(words) is not None and not _REMARK.search(words)


def _stray(paper: Paper) -> Iterator[Hit]:
    """The few lines without a mark in a text that is not in articles, nearly all of
    whose lines have one."""
    by_line = {passage.line: passage for passage in paper.passages}
    for passage in _few_without_mark(paper):
        following = by_line.get(passage.line + 1)
        is_last = following is None or following.part != "clause"
        if not is_last and _SAYS.search(paper.words_of(passage)):
            yield Hit(
                passage.end - 1,
                passage.end,
                "这一段的末尾没有标点。",
                "说完的用句号；后面还有列举的用冒号。",
            )


def _few_without_mark(paper: Paper) -> list[Passage]:
    """The sentences without a mark, where they are few among the sentences of a text."""
    lines = [one for one in paper.passages if _is_whole(paper, one)]
    bare = [one for one in lines if _lacks_mark(paper.line_of(one))]
    are_few = len(bare) * _SHARE <= len(lines) + _SHARE
    return bare if are_few and len(lines) >= _FEWEST else []


def _is_whole(paper: Paper, passage: Passage) -> bool:
    """Whether a line of the text proper is a sentence."""
    words = paper.words_of(passage)
    is_text = passage.part == "clause" and passage.level != "cell"
    return is_text and len(words) >= _SENTENCE and "，" in words
