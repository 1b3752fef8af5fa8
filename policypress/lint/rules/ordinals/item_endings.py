"""列举各项末尾的标点不统一：有的用分号，有的没有。

检查：条文中另起一行的各项，除最后一项外以分号结尾，最后一项以句号结尾；各项都是完整句子、都用句号的也算；没有标点、用逗号顿号、混用、末项用分号的报。
为什么：各项之间用什么标点，决定读者知不知道列举完了没有。
不好：（一）甲；（二）乙（没有标点）（三）丙。
好：（一）甲；（二）乙；（三）丙。
来源：GB/T 15834—2011 4.6、立法技术规范（试行）（一）8；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policypress.lint.paper import Paper, Passage
from policypress.lint.rule import Hit, Rule

RULE = Rule(
    code="OR-07",
    name="item-endings",
    severity="warning",
    strength="规定",
    source="GB/T 15834—2011 4.6、立法技术规范（试行）（一）8",
)
_LEVELS = ("clause", "item", "subitem")
_BARE = re.compile("[一-鿿0-9A-Za-z%％）)》]$")
# 8.出质专利的专利证书（复印件，加盖公章）
_CLOSE = "”’」"


def find(paper: Paper) -> Iterator[Hit]:
    """Each item that ends in another way than those beside it."""
    for row in _rows(paper.passages):
        if len(row) > 1:
            yield from _of_row(paper, row)


def _rows(passages: Sequence[Passage]) -> Iterator[list[Passage]]:
    """The items of each list, without those below them."""
    for level in _LEVELS:
        row: list[Passage] = []
        for passage in passages:
            is_item = _is_item(passage, level)
            if is_item and (not row or _are_beside(row[-1], passage)):
                row.append(passage)
            elif row and (is_item or not _is_below(passage, row[-1])):
                yield row
                row = [passage] if is_item else []
        if row:
            yield row


def _is_item(passage: Passage, level: str) -> bool:
    """Whether a line is an item of a clause. 三、 between clauses is a heading, and a
    page without structure has lines that only look like items."""
    if passage.level != level or passage.part == "preamble":
        return False
    if level == "clause":
        return passage.label.startswith(("（", "("))
    return not passage.label.endswith("、")


def _are_beside(before: Passage, passage: Passage) -> bool:
    """Whether two items belong to one list: of one clause, or both clauses （一）."""
    return passage.level == "clause" or passage.node is before.node


def _is_below(passage: Passage, item: Passage) -> bool:
    """Whether a line belongs to an item."""
    order = ("clause", "item", "subitem")
    if passage.level not in order or passage.node is not item.node:
        return False
    return order.index(passage.level) > order.index(item.level)


def _of_row(paper: Paper, row: Sequence[Passage]) -> Iterator[Hit]:
    """The items of a list that end wrongly. A list that ends without marks throughout
    is one of headings or names."""
    ends = [
        paper.line_of(item).rstrip(" \u3000" + _CLOSE)[-1:] for item in row
    ]
    marked = sum(end in "；。" for end in ends if end)
    if marked * 2 < len(row):
        return
    has_semicolons = "；" in ends[:-1]
    # Behind the last 目 of a 项 the next 项 follows, which ends the row.
    is_lower = row[0].level != "clause" and _goes_on(paper, row[-1])
    for item, end in zip(row, ends, strict=True):
        is_last = item is row[-1]
        problem = _problem(
            paper.words_of(item), end, is_last, has_semicolons, is_lower
        )
        if problem:
            at = item.start + len(paper.line_of(item).rstrip(" \u3000")) - 1
            yield Hit(at, at + 1, problem, "各项以“；”结尾，末项以“。”结尾。")


def _goes_on(paper: Paper, last: Passage) -> bool:
    """Whether an item of a higher level follows the last of a list."""
    index = paper.index_at(last.start) + 1
    if index >= len(paper.passages):
        return False
    following = paper.passages[index]
    is_clause = following.level == "clause" and following.label[:1] in "（("
    return is_clause or (last.level, following.level) == ("subitem", "item")


def _problem(
    words: str,
    end: str,
    is_last: bool,
    has_semicolons: bool,
    is_lower: bool,
) -> str:
    """What is wrong with the end of an item; "" for nothing."""
    if _BARE.match(end):
        return "这一项的末尾没有标点。"
    if end in ("，", "、", ",", ";"):
        return f"这一项的末尾用了“{end}”。"
    if is_last and end == "；" and not is_lower:
        return "最后一项的末尾应当用句号。"
    is_sentence = "。" in words[:-1]
    if not is_last and end == "。" and has_semicolons and not is_sentence:
        return "这一项以句号结尾，别的项用分号。"
    return ""
