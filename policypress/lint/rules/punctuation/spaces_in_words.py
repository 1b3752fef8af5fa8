"""汉字之间、标点前后有空格：取得学历 、 学位证书。

检查：条文中两个汉字之间、标点前后的单个空格；序号后面、两个字的章名、并列的机关名称之间、连续空格排成的表单不算。
为什么：空格多是从网页、表格复制时带来的，检索“名单”找不到“名 单”，排版时又会拉开字距。
不好：名 单应当公示
好：名单应当公示
来源：公文排版惯例；实务
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper, Passage
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.numbers._rows_of_text import lines_of

RULE = Rule(
    code="PU-11",
    name="spaces-in-words",
    severity="warning",
    strength="实务",
    source="公文排版惯例",
    mechanical=True,
)
_SPACES = re.compile("[ \u3000]+")
_HAN = re.compile("[一-鿿]")
_BEFORE = "，。；：、！？）》”〉〕"
_AFTER = "，。；：、！？（《“〈〔）》”"
_PARTS = ("clause", "letter")
_APART = ("cell", "heading")
_NEAR = 60  # characters around a space that show whether a line is a form
_ORGANS = "局委厅部办院会府司署区市省县"
_FORM = re.compile(r"[_＿□☐]|\s年\s|\s月\s|[:：][ \u3000]{2,}")


def find(paper: Paper) -> Iterator[Hit]:
    """Each lone space between words of a clause."""
    rows: frozenset[int] | None = None
    for found in paper.search(_SPACES):
        if len(found[0]) > 1 or not _is_between(paper.text, found.start()):
            continue
        passage = paper.passage_at(found.start())
        if not _is_prose(passage, found.start()):
            continue
        if _is_form(paper, passage, found.start()):
            continue
        rows = lines_of(paper) if rows is None else rows
        if paper.index_at(found.start()) in rows:
            continue
        yield Hit(
            found.start(),
            found.end(),
            "汉字之间或者标点旁边有空格。",
            "删去空格。",
            instead="",
        )


def _is_prose(passage: Passage, at: int) -> bool:
    """Whether a place is in the words of a sentence, not in a heading or a number."""
    is_text = passage.part in _PARTS and passage.level not in _APART
    return is_text and at >= passage.words


def _is_form(
    paper: Paper,
    passage: Passage,
    at: int,
) -> bool:
    """Whether a line has places to fill in close to a space."""
    first = max(passage.start, at - _NEAR)
    last = min(passage.end, at + _NEAR)
    return _FORM.search(paper.text, first, last) is not None


def _is_between(text: str, at: int) -> bool:
    """Whether a space parts two characters, or a mark from its words."""
    before = text[at - 1 : at] or "\n"
    after = text[at + 1 : at + 2] or "\n"
    if "\n" in (before, after):
        return False
    if _HAN.match(before) and _HAN.match(after):
        return before not in _ORGANS and not _is_name(text, at)
    return before in _BEFORE and bool(_HAN.match(after)) or after in _AFTER


def _is_name(text: str, at: int) -> bool:
    """张 三, or 目 录: a word of two characters drawn apart."""
    outer = text[at - 2 : at - 1], text[at + 2 : at + 3]
    return not any(_HAN.match(one) for one in outer)
