"""汉字之间、标点前后有空格：取得学历 、 学位证书。

检查：条文中两个汉字之间、标点前后的单个空格，引号里面紧挨引号的也算；条文以外成段的文字（一段两句以上）有空格的，只报第一处和处数；序号后面、两个字的章名、并列的机关名称之间、连续空格排成的表单不算（本工具编排的条文里，连着几个空格也算）。
为什么：空格多是从网页、表格复制时带来的，检索“名单”找不到“名 单”，排版时又会拉开字距。
不好：名 单应当公示
好：名单应当公示
来源：公文排版惯例；实务
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from policypress.lint.paper import Paper, Passage
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.numbers._rows_of_text import lines_of

RULE = Rule(
    code="PU-11",
    name="spaces-in-words",
    severity="warning",
    strength="实务",
    source="公文排版惯例",
    spares=frozenset(("titled",)),
    mechanical=True,
)
_SPACES = re.compile("[ \u3000]+")
_HAN = re.compile("[一-鿿]")
_BEFORE = "，。；：、！？）》”〉〕"
_AFTER = "，。；：、！？（《“〈〔）》”"
_AROUND = _BEFORE + "（《“〈〔"
_PARTS = ("clause", "letter")
_APART = ("cell", "heading")
_NEAR = 60  # characters around a space that show whether a line is a form
_ORGANS = "局委厅部办院会府司署区市省县"
_QUOTES = "“”"
_LONG = 40  # characters from which a line outside the clauses may be prose
_STOPS = re.compile("[，。；]")
_MARKS = 2  # stops that prose of this length has at least
_FORM = re.compile(r"[_＿□☐]|\s年\s|\s月\s|[:：][ \u3000]{2,}")


def find(paper: Paper) -> Iterator[Hit]:
    """Each lone space between words of a clause, and the first one between words of prose
    that stands outside the clauses, with how many there are."""
    loose: list[Hit] = []
    for found in paper.search(_SPACES):
        at, end = found.span()
        # Several draw the words of a form apart, but not in clauses of our own.
        is_run = end - at > 1
        if is_run and not paper.is_ours:
            continue
        if not _is_between(paper.text, at, end):
            continue
        is_loose = not is_run and _is_loose(paper, paper.passage_at(at))
        if not _may_be_slip(paper, at, is_loose):
            continue
        hit = _hit(at, end)
        if is_loose:
            loose.append(hit)
        else:
            yield hit
    if loose:
        count = f"，这样的共{len(loose)}处" if len(loose) > 1 else ""
        yield replace(loose[0], message=f"汉字之间或者标点旁边有空格{count}。")


def _may_be_slip(paper: Paper, at: int, is_loose: bool) -> bool:
    """Whether a space is one of prose, and not of a form, of quoted words or of a row."""
    passage = paper.passage_at(at)
    if not is_loose and not _is_prose(passage, at):
        return False
    if _is_form(paper, passage, at) or _is_quoted(paper, at):
        return False
    return paper.index_at(at) not in lines_of(paper)


def _hit(start: int, end: int) -> Hit:
    """A space that is to go."""
    message = "汉字之间或者标点旁边有空格。"
    return Hit(start, end, message, "删去空格。", instead="")


def _is_quoted(paper: Paper, at: int) -> bool:
    """Whether a space stands among words that are quoted, and not beside their marks."""
    around = paper.text[at - 1 : at], paper.text[at + 1 : at + 2]
    return not any(one in _QUOTES for one in around) and paper.quoted.touch(
        at, at + 1
    )


def _is_loose(paper: Paper, passage: Passage) -> bool:
    """Whether a line outside the clauses is prose: long, and of several parts."""
    if passage.part != "preamble" or passage.level in _APART:
        return False
    words = paper.words_of(passage)
    return len(words) >= _LONG and len(_STOPS.findall(words)) >= _MARKS


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


def _is_between(text: str, at: int, end: int) -> bool:
    """Whether spaces part two characters, or a mark from its words."""
    before = text[at - 1 : at] or "\n"
    after = text[end : end + 1] or "\n"
    if "\n" in (before, after):
        return False
    if _HAN.match(before) and _HAN.match(after):
        return before not in _ORGANS and not _is_name(text, at)
    return before in _AROUND and bool(_HAN.match(after)) or after in _AFTER


def _is_name(text: str, at: int) -> bool:
    """张 三, or 目 录: a word of two characters drawn apart."""
    outer = text[at - 2 : at - 1], text[at + 2 : at + 3]
    return not any(_HAN.match(one) for one in outer)
