"""表格序号、分级小数编号跳号：1、2、4；3.1、3.2、3.4。

检查：表头是“序号”的一列，各行的数字不连续的；没有画线的表，各行以数字开头、空格隔开，数字不连续的；以“3.1、3.2”编号的小节跳号的。
为什么：跳号说明漏了一行，或者删改以后没有重排。
不好：序号1、2、4
好：序号1、2、3
来源：文稿完整的基本要求；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from policypress.lint.paper import Paper, Passage
from policypress.lint.rule import EVERY, Hit, Rule

RULE = Rule(
    code="OR-18",
    name="broken-list",
    severity="warning",
    strength="逻辑",
    source="文稿完整的基本要求",
    genres=EVERY - {"law", "decision"},
)
_HEAD = re.compile("^(?:序号|编号|序|项次)$")
_NUMBER = re.compile("^[ ]*([1-9][0-9]{0,2})[ ]*$")
# 4　蜂蜜分离机: a row of a table without lines.
_ROW = re.compile(
    "^[ \u3000]*(?P<number>[1-9][0-9]?)(?:[\u3000\t]|[ ]{2,})[ \u3000\t]*(?=[一-鿿A-Za-z《])"
)
_SECTION = re.compile(
    "^[ \u3000]*(?P<first>[1-9][0-9]?)[.．](?P<second>[1-9][0-9]?)(?=[ \u3000]*[一-鿿《])"
    "(?![ ]?[万亿元倍个亩吨米年月]|[ ]?(?:公[里顷斤]|平方|立方))"
)
_SHORTEST = 2  # rows of a list
Label = tuple[int, int, int]  # where it begins and ends, and its number


def find(paper: Paper) -> Iterator[Hit]:
    """Each number that leaves one out."""
    if (
        paper.is_ours
    ):  # its numbers are made, and may be those of another table
        return
    for column in (*_columns(paper), *_rows(paper), *_sections(paper)):
        yield from _broken(paper, column)


def _columns(paper: Paper) -> Iterator[list[Label]]:
    """The numbers below each 序号."""
    tables: dict[tuple[int, int], list[Label]] = {}
    heads: set[tuple[int, int]] = set()
    for passage in paper.passages:
        if passage.level != "cell":
            continue
        key = (passage.line, passage.column)
        words = paper.line_of(passage)
        found = _NUMBER.match(words)
        if _HEAD.match(words.replace(" ", "")):
            heads.add(key)
        elif key in heads and found:
            label = (passage.start, passage.end, int(found[1]))
            tables.setdefault(key, []).append(label)
    yield from tables.values()


def _rows(paper: Paper) -> Iterator[list[Label]]:
    """The numbers with which lines one below the other begin, in a table of blanks."""
    row: list[Label] = []
    for passage in _lines(paper):
        found = _ROW.match(paper.line_of(passage))
        is_row = found is not None and not paper.line_of(
            passage
        ).rstrip().endswith("。")
        if found is None or not is_row:
            yield row
            row = []
            continue
        at = passage.start + found.start("number")
        row.append((at, at + len(found["number"]), int(found["number"])))
    yield row


def _sections(paper: Paper) -> Iterator[list[Label]]:
    """The second numbers of 3.1, 3.2 …, for each first one."""
    row: list[Label] = []
    first = ""
    for passage in _lines(paper):
        found = _SECTION.match(paper.line_of(passage))
        if found is None:
            continue
        if found["first"] != first:
            yield row
            row, first = [], found["first"]
        start = passage.start + found.start("first")
        end = passage.start + found.end("second")
        row.append((start, end, int(found["second"])))
    yield row


def _lines(paper: Paper) -> Iterable[Passage]:
    """The lines that are no cells of a table."""
    return (one for one in paper.passages if one.level != "cell")


def _broken(paper: Paper, column: list[Label]) -> Iterator[Hit]:
    """The number of a row from one on that leaves one out. Where several are left out, the
    rows were chosen from those of another list."""
    if len(column) < _SHORTEST or column[0][2] != 1:
        return
    gaps = [
        (one, other)
        for one, other in pairwise(column)
        if other[2] > one[2] + 1
    ]
    for before, (start, end, _) in gaps if len(gaps) == 1 else ():
        words = paper.text[start:end].strip()
        message = f"前一个序号的末位是{before[2]}，这里是“{words}”。"
        yield Hit(start, end, message, "核对有无缺漏，再改序号。")
