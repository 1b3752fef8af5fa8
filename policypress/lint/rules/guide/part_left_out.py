"""各条都写了的一项，独有一条没有：责任单位、咨询电话。

检查：逐条的措施多数以“（责任单位：……）”收尾，夹在当中的一条没有；逐项的“责任部门、咨询方式”多数写了电话号码，有一项只有部门没有电话。
为什么：没有责任单位的措施没有人办，没有电话的一项无处可问；多半是删改时漏掉的。
不好：（五）支持良种繁育。给予补助。（前后各条都有责任单位）
好：（五）支持良种繁育。给予补助。（责任单位：县蜂业局）
来源：公文校对惯例；实务
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule

RULE = Rule(
    code="GUI-09",
    name="part-left-out",
    severity="warning",
    strength="实务",
    source="公文校对惯例",
    genres=EVERY - {"law", "decision", "note"},
)
_TAIL = re.compile(
    "[（(](?:责任|牵头|主管|配合|实施|负责|落实)(?:单位|部门|主体|处室|科室)[：:][^（）()\n]{2,120}[）)]"
)
_KINDS = (
    re.compile("[ \u3000]*第[一二三四五六七八九十百]{1,5}条"),
    re.compile("[ \u3000]*[（(][一二三四五六七八九十]{1,3}[）)]"),
    re.compile("[ \u3000]*[0-9]{1,2}[.．](?![0-9])"),
)
_HEADING = re.compile(
    "[ \u3000]*(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}章)"
)
_CALLED = re.compile(
    "^[ \u3000]*(?P<label>责任部门|责任单位|受理部门|受理单位|咨询部门|咨询方式|联系方式|主管部门|办理部门|咨询单位)"
    "[：:](?P<words>[^\n]{2,80})$",
    re.M,
)
_PHONE = re.compile("(?<![0-9])(?:[0-9]{7,8}|1[0-9]{10}|12[0-9]{3})(?![0-9])")
_LEAST = 3  # others that have the part
_SHARE = 5  # of so many at most one may be without it
_SHOWN = 10  # characters of the end of what lacks it


class _Block(Struct):
    """A measure: text[start:end] with all its lines."""

    start: int
    end: int


def find(paper: Paper) -> Iterator[Hit]:
    """Each measure without a body, and each body without a telephone."""
    yield from _without_body(paper)
    yield from _without_phone(paper)


def _without_body(paper: Paper) -> Iterator[Hit]:
    """The measures among others, of one kind of number, that do not say who acts."""
    if not paper.is_in_text(_TAIL):
        return
    for kind in _KINDS:
        blocks = list(_blocks(paper, kind))
        having = [
            at
            for at, one in enumerate(blocks)
            if _TAIL.search(paper.text, one.start, one.end)
        ]
        if len(having) > _LEAST:
            yield from _lacking(blocks, having)
            return


def _lacking(blocks: Sequence[_Block], having: Sequence[int]) -> Iterator[Hit]:
    """The measures between others that do not say what these say, where they are few.
    having: which of them say it."""
    between = range(having[0], having[-1])
    lacking = [blocks[at] for at in between if at not in having]
    if len(lacking) > max(1, len(having) // _SHARE):
        return
    for block in lacking:
        start = max(block.start, block.end - _SHOWN)
        message = "前后各条都写了责任单位，这一条没有。"
        yield Hit(start, block.end, message, "补上责任单位。")


def _blocks(paper: Paper, kind: re.Pattern[str]) -> Iterator[_Block]:
    """The parts of a text that begin with a kind of number, each as far as the next one
    or a heading."""
    block: _Block | None = None
    for one in paper.passages:
        if one.level == "cell" or one.part in ("contents", "closing"):
            continue
        is_item = kind.match(paper.text, one.start, one.end) is not None
        is_head = _HEADING.match(paper.text, one.start, one.end) is not None
        if block is not None and (is_item or is_head):
            yield block
            block = None
        if is_item:
            block = _Block(one.start, one.end)
        elif block is not None:
            block.end = one.end
    if block is not None:
        yield block


def _without_phone(paper: Paper) -> Iterator[Hit]:
    """The one line of a kind that names a body and no telephone."""
    rows: dict[str, list[re.Match[str]]] = {}
    for found in paper.search(_CALLED):
        rows.setdefault(found["label"], []).append(found)
    for found_rows in rows.values():
        lacking = [
            one for one in found_rows if not _PHONE.search(one["words"])
        ]
        if len(lacking) != 1 or len(found_rows) <= _LEAST:
            continue
        at = found_rows.index(lacking[0])
        later = found_rows[at + 1 : at + 2]
        end = later[0].start() if later else len(paper.text)
        if not _PHONE.search(paper.text, lacking[0].end(), end):
            message = f"别的“{lacking[0]['label']}”都有电话，这里没有。"
            yield Hit(*lacking[0].span("words"), message, "补上咨询电话。")
