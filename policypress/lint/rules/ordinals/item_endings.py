"""列举各项末尾的标点不统一：有的用分号，有的没有。

检查：条文中另起一行的各项，除最后一项外以分号结尾，最后一项以句号结尾；各项都是完整句子、都用句号的也算；没有标点、用逗号顿号、混用（句号当中独有一个分号的也算）、末项用分号的报。不分条的文本里逐行写的（1）（2）、1. 2.，写在一段里的1.……2.……也查。
为什么：各项之间用什么标点，决定读者知不知道列举完了没有。
不好：（一）甲；（二）乙（没有标点）（三）丙。
好：（一）甲；（二）乙；（三）丙。
来源：GB/T 15834—2011 4.6、立法技术规范（试行）（一）8；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from policypress.lint.paper import Paper, Passage
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
_LOW = re.compile(
    r"(?P<point>[1-9][0-9]?)[.．、](?![0-9])|[（(](?P<low>[1-9][0-9]?)[）)]"
)
_LOOSE_ITEM = re.compile(
    r"^[ \u3000]*(?P<number>[1-9][0-9]?)[.．](?P<words>[^0-9\n][^\n]{3,200}"
    r"(?:\n(?![ \u3000]*(?:[1-9][0-9]?[.．]|[（(]?[一二三四五六七八九十]{1,3}[）)、]|第[一二三四五六七八九十]))"
    r"[^\n]{0,200}){0,6})",
    re.MULTILINE,
)
# The name of a field that stands beside an item on a page.
_FIELD = re.compile(r"(?:\n[ \u3000]*[一-鿿/]{2,6}[ \u3000]*)+$")
_HEADING = 14  # characters within which a heading ends
_INLINE = re.compile("(?<=[：；。])[ ]?(?P<number>[1-9])[.．](?![0-9])")
_INNER = re.compile("[，。；]")  # what names have not
_BRACKETS = re.compile("（[^（）\n]{1,60}）")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_CLOSE = "”’」"
_MARKS = ("；", "。")
_UNFIT = ("，", "、", ",")
_WIDE = {";": "；"}  # the width is told by PU-01
_REMARK = re.compile("(?<=[。；])（[^（）]{1,100}）$")


class _Row(Struct):
    """The items of a list, without those below them. goes_on: an item of a higher kind
    follows right behind the last."""

    items: list[Label]
    goes_on: bool = False


class _Habit(Struct, frozen=True):
    """How the items of a list before its last one end. is_odd: a single one with ；
    among full stops; has_semicolons: others end with ；; are_long: those have several
    sentences, and one with 。 is as wrong as any; is_alone: all others but one do."""

    is_odd: bool
    has_semicolons: bool
    are_long: bool
    is_alone: bool


def find(paper: Paper) -> Iterator[Hit]:
    """Each item that ends in another way than those beside it."""
    hits = [*_of_lists(paper), *_of_pages(paper), *_of_circled(paper)]
    for passage in paper.passages:
        hits += _in_line(paper, passage)
    told = {hit.start for hit in hits}
    for row in _scattered(paper):
        hits += [hit for hit in _odd_of(row) if hit.start not in told]
    whole = [hit for hit in hits if not _is_cut(paper, hit)]
    yield from sorted(whole, key=lambda hit: hit.start)


def _is_cut(paper: Paper, hit: Hit) -> bool:
    """Whether the page has cut the line that a hit ends with, and its sentence goes on in
    the next one."""
    end = paper.passage_at(hit.start).end
    return hit.end == end and paper.text[end : end + 1] not in ("", "\n")


def _of_lists(paper: Paper) -> Iterator[Hit]:
    """The same of the lists of clauses and headings."""
    for row in _rows(labels(paper)):
        if len(row.items) > 1:
            yield from _of_row(paper, row)


def _of_pages(paper: Paper) -> Iterator[Hit]:
    """The same of the lists of a page without structure."""
    for row in _rows(_loose_labels(paper)):
        if len(row.items) >= _MANY:
            yield from _of_loose(paper, row)


def _of_circled(paper: Paper) -> Iterator[Hit]:
    """The 。 between items ①②③ of which the first ends with ；, and then the ； of the last
    one, which else the list that they belong to may ask for."""
    for row in _rows(_circled_labels(paper)):
        if len(row.items) < _MANY:
            continue
        last = row.items[-1]
        hits = list(_of_row(paper, row))
        inner = [hit for hit in hits if hit.start < last.start]
        stops = [hit for hit in inner if paper.text[hit.start] == "。"]
        yield from stops
        if stops:
            yield from (hit for hit in hits if hit.start >= last.start)


def _circled_labels(paper: Paper) -> Iterator[Label]:
    """The ordinals ①②③ at the beginning of lines."""
    for passage in paper.passages:
        first = paper.text[passage.start : passage.start + 1]
        number = _CIRCLED.find(first) + 1 if first else 0
        if number and passage.level != "cell":
            start = passage.start
            yield Label(
                "（1）", number, start, start + 1, passage, False, True
            )


def _scattered(paper: Paper) -> Iterator[list[re.Match[str]]]:
    """The lists of a page without structure, whose items go on over several lines:
    1．…… 2．……, each with all that stands before the next one."""
    loose = [one for one in paper.passages if one.part == "preamble"]
    if not loose:
        return
    row: list[re.Match[str]] = []
    for found in _LOOSE_ITEM.finditer(paper.text, 0, loose[-1].end):
        number = int(found["number"])
        if row and number != int(row[-1]["number"]) + 1:
            yield row
            row = []
        if row or number == 1:
            row.append(found)
    yield row


def _odd_of(row: list[re.Match[str]]) -> Iterator[Hit]:
    """The one item that ends with 。 among others that end with ；, but for the last."""
    items = [_FIELD.sub("", found["words"]).rstrip() for found in row[:-1]]
    ends = [words[-1:] for words in items]
    if ends.count("；") < _MANY or ends.count("；") + 1 != len(ends):
        return
    at = next(at for at, end in enumerate(ends) if end != "；")
    if ends[at] == "。":
        end = row[at].start("words") + len(items[at])
        message = "这一项以句号结尾，别的项用分号。"
        yield Hit(end - 1, end, message, "各项以“；”结尾，末项以“。”结尾。")


def _in_line(paper: Paper, passage: Passage) -> Iterator[Hit]:
    """The 。 between items in one line whose others are parted by ；: 1.……。2.……；3.……"""
    if passage.level == "cell" or passage.part == "contents":
        return
    found = _inline_numbers(paper, passage)
    items = [
        paper.text[one.end() : other.start()] for one, other in pairwise(found)
    ]
    ends = [words[-1] for words in items]
    if "；" not in ends or ends.count("。") != 1:
        return
    at = ends.index("。")
    if "。" not in items[at][:-1]:
        end = found[at + 1].start()
        message = "这一项以句号结尾，别的项用分号。"
        yield Hit(end - 1, end, message, "各项以“；”结尾，末项以“。”结尾。")


def _inline_numbers(paper: Paper, passage: Passage) -> list[re.Match[str]]:
    """The numbers 1. 2. 3. within one line; [] where they are few or not in order."""
    found = list(_INLINE.finditer(paper.text, passage.start, passage.end))
    numbers = [int(one["number"]) for one in found]
    is_row = numbers == list(range(1, len(found) + 1))
    return found if is_row and len(found) >= _MANY else []


def _loose_labels(paper: Paper) -> Iterator[Label]:
    """The ordinals 1. and （1） at the beginning of the lines of a page without
    structure."""
    for passage in paper.passages:
        if passage.part != "preamble" or passage.level == "cell":
            continue
        found = _LOW.match(paper.text, passage.start, passage.end)
        if found is not None:
            kind: Kind = "（1）" if found["low"] else "1."
            number = int(found["low"] or found["point"])
            yield Label(kind, number, *found.span(), passage, False, True)


def _rows(found: Iterable[Label]) -> Iterator[_Row]:
    """The lists of a text. A line without number between two items ends all: whose last
    line it is, nothing says."""
    begun: dict[Kind, _Row] = {}
    last_end = -1
    for label in found:
        is_next = label.start == last_end + 1 and not label.after_clause
        is_item = label.kind in _ITEMS and label.passage.part != "contents"
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
    marked = [end for end in ends if end in _MARKS]
    if len(marked) * 2 < len(ends):
        yield from _only_last(row, lines, ends)
        return
    habit = _habit(lines, ends, row.goes_on)
    last = row.items[-1]
    for item, line, end in zip(row.items, lines, ends, strict=True):
        if item is not last:
            problem = _inner_problem(line, end, habit)
        else:
            problem = _last_problem(end, row.goes_on)
        if problem:
            at = item.start + len(line.rstrip(" \u3000")) - 1
            yield Hit(at, at + 1, problem, "各项以“；”结尾，末项以“。”结尾。")


def _only_last(
    row: _Row,
    lines: Sequence[str],
    ends: Sequence[str],
) -> Iterator[Hit]:
    """The 。 of the last of several names, none of which has any mark before."""
    are_bare = all(_BARE.match(end) for end in ends[:-1])
    if len(lines) < _MANY or ends[-1] != "。" or not are_bare:
        return
    if not any(_INNER.search(_BRACKETS.sub("", line)[:-1]) for line in lines):
        at = row.items[-1].start + len(lines[-1].rstrip(" \u3000")) - 1
        message = "前面各项的末尾没有标点，末项用了句号。"
        yield Hit(at, at + 1, message, "各项末尾的标点统一。")


def _of_loose(paper: Paper, row: _Row) -> Iterator[Hit]:
    """The same of a page without structure, where an item may go on in the next line:
    the last one counts only where a heading (其他说明：) or nothing follows."""
    last = row.items[-1]
    behind = paper.text[last.passage.end + 1 :][:_HEADING].partition("\n")[0]
    is_closed = not behind or behind.rstrip().endswith("：")
    for hit in _of_row(paper, row):
        if is_closed or hit.start < last.start:
            yield hit


def _habit(
    lines: list[str],
    ends: list[str],
    goes_on: bool,
) -> _Habit:
    """How the items of a list end, but for the one that ends all. lines: of the items;
    ends: their last marks; goes_on: as in `_Row`."""
    inner = ends if goes_on else ends[:-1]
    # 。 。 ； 。: the one with a semicolon is the wrong one.
    is_odd = inner.count("；") == 1 and inner.count("。") >= _MANY
    are_long = any(
        end == "；" and "。" in line[:-1]
        for line, end in zip(lines, inner, strict=False)
    )
    has_semicolons = "；" in ends[:-1] and not is_odd
    semicolons = inner.count("；")
    is_alone = semicolons > 1 and semicolons + 1 == len(inner)
    return _Habit(is_odd, has_semicolons, are_long, is_alone)


def _last_mark(line: str) -> str:
    """The last character of an item, closing quotation marks and a remark behind the
    full stop (（责任单位：…）) left out."""
    words = line.rstrip(" \u3000" + _CLOSE)
    last = _REMARK.sub("", words)[-1:]
    return _WIDE.get(last, last)


def _inner_problem(line: str, end: str, habit: _Habit) -> str:
    """What is wrong with the end of an item before the last; "" for nothing."""
    if habit.is_odd and end == "；":
        return "这一项以分号结尾，别的项用句号。"
    problem = _mark_problem(end)
    if problem or end != "。" or not habit.has_semicolons:
        return problem
    is_one_sentence = "。" not in line[:-1]
    if is_one_sentence or habit.are_long or habit.is_alone:
        return "这一项以句号结尾，别的项用分号。"
    return ""


def _last_problem(end: str, goes_on: bool) -> str:
    """The same of the last item. goes_on: as in `_Row`."""
    if end == "；" and not goes_on:
        return "最后一项的末尾应当用句号。"
    return _mark_problem(end)


def _mark_problem(end: str) -> str:
    """What is wrong with a mark at the end of any item; "" for nothing."""
    if _BARE.match(end):
        return "这一项的末尾没有标点。"
    if end in _UNFIT:
        return f"这一项的末尾用了“{end}”。"
    return ""
