"""列举各项末尾的标点不统一：有的用分号，有的没有。

检查：条文中另起一行的各项，除最后一项外以分号结尾，最后一项以句号结尾；各项都是完整句子、都用句号的也算；没有标点、用逗号顿号、混用（句号当中独有一个分号的也算）、末项用分号的报。
为什么：各项之间用什么标点，决定读者知不知道列举完了没有。
不好：（一）甲；（二）乙（没有标点）（三）丙。
好：（一）甲；（二）乙；（三）丙。
来源：GB/T 15834—2011 4.6、立法技术规范（试行）（一）8；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.ordinals._labels import Kind, Label, labels

RULE = Rule(
    code="OR-07",
    name="item-endings",
    severity="warning",
    strength="规定",
    source="GB/T 15834—2011 4.6、立法技术规范（试行）（一）8",
)
_ITEMS: tuple[Kind, ...] = ("（一）", "1.", "（1）")
_MANY = 3  # full stops among which a single semicolon is a slip
_BARE = re.compile("[一-鿿0-9A-Za-z%％）)》]$")
# 8.出质专利的专利证书（复印件，加盖公章）
_LOOSE = ("preamble", "contents")  # where lines only look like items
_CLOSE = "”’」"
_REMARK = re.compile("(?<=[。；])（[^（）]{1,100}）$")


class _Row(Struct):
    """The items of a list, without those below them. goes_on: an item of a higher kind
    follows right behind the last."""

    items: list[Label]
    goes_on: bool = False


def find(paper: Paper) -> Iterator[Hit]:
    """Each item that ends in another way than those beside it."""
    hits = [
        hit
        for row in _rows(paper)
        if len(row.items) > 1
        for hit in _of_row(paper, row)
    ]
    yield from sorted(hits, key=lambda hit: hit.start)


def _rows(paper: Paper) -> Iterator[_Row]:
    """The lists of a text. A line without number between two items ends all: whose last
    line it is, nothing says."""
    begun: dict[Kind, _Row] = {}
    last_end = -1
    for label in labels(paper):
        is_next = label.start == last_end + 1 and not label.after_clause
        is_item = label.kind in _ITEMS and label.passage.part not in _LOOSE
        if not is_next or not is_item:
            yield from begun.values()
            begun.clear()
        if is_item:
            yield from _taken(begun, label)
            last_end = label.passage.end
    yield from begun.values()


def _taken(
    begun: dict[Kind, _Row],
    label: Label,
) -> Iterator[_Row]:
    """Puts an item into its list. Gives the lists that end with it."""
    for kind in _ITEMS[_ITEMS.index(label.kind) + 1 :]:
        if kind in begun:
            row = begun.pop(kind)
            row.goes_on = True
            yield row
    row = begun.get(label.kind) or _Row([])
    if row.items and label.number != row.items[-1].number + 1:
        yield row
        row = _Row([])
    row.items.append(label)
    begun[label.kind] = row


def _of_row(paper: Paper, row: _Row) -> Iterator[Hit]:
    """The items of a list that end wrongly. A list that ends without marks throughout
    is one of headings or names."""
    lines = [paper.line_of(one.passage) for one in row.items]
    ends = [_last_mark(line) for line in lines]
    marked = sum(end in "；。" for end in ends if end)
    if marked * 2 < len(ends):
        return
    has_semicolons = "；" in ends[:-1]
    last = row.items[-1]
    inner = ends if row.goes_on else ends[:-1]
    # 。 。 ； 。: the one with a semicolon is the wrong one.
    is_odd = inner.count("；") == 1 and inner.count("。") >= _MANY
    has_semicolons = has_semicolons and not is_odd
    # Where items of several sentences end with ；, one with 。 is as wrong as any.
    are_long = any(
        end == "；" and "。" in line[:-1]
        for line, end in zip(lines, inner, strict=False)
    )
    for item, line, end in zip(row.items, lines, ends, strict=True):
        is_last = item is last and not row.goes_on
        is_inner = item is not last
        words = line[-1:] if are_long else line
        problem = _problem(words, end, is_last, is_inner and has_semicolons)
        if is_odd and is_inner and end == "；":
            problem = "这一项以分号结尾，别的项用句号。"
        if problem:
            at = item.start + len(line.rstrip(" \u3000")) - 1
            yield Hit(at, at + 1, problem, "各项以“；”结尾，末项以“。”结尾。")


def _last_mark(line: str) -> str:
    """The last character of an item, closing quotation marks and a remark behind the
    full stop (（责任单位：…）) left out."""
    words = line.rstrip(" \u3000" + _CLOSE)
    return _REMARK.sub("", words)[-1:]


def _problem(
    line: str,
    end: str,
    is_last: bool,
    has_semicolons: bool,
) -> str:
    """What is wrong with the end of an item; "" for nothing. has_semicolons: others
    end with ；, and it is not the last."""
    if _BARE.match(end):
        return "这一项的末尾没有标点。"
    if end in ("，", "、", ",", ";"):
        return f"这一项的末尾用了“{end}”。"
    if is_last and end == "；":
        return "最后一项的末尾应当用句号。"
    is_sentence = "。" in line[:-1]
    if end == "。" and has_semicolons and not is_sentence:
        return "这一项以句号结尾，别的项用分号。"
    return ""
