"""The ordinals with which lines begin (序号): 第一章, 一、, （一）, 1., （1）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from policypress.lint.made_once import made_once
from policypress.lint.paper import Paper, Passage
from policypress.lint.rules._values import value_of

Kind = Literal["part", "chapter", "section", "一、", "（一）", "1.", "（1）"]
# Highest first; a label begins anew the rows of all kinds below it.
KINDS: tuple[Kind, ...] = (
    "part",
    "chapter",
    "section",
    "一、",
    "（一）",
    "1.",
    "（1）",
)
_HAN = "[一二三四五六七八九十百]{1,5}"
_LABEL = re.compile(
    rf"第(?P<part>{_HAN})编(?=[\s　])|第(?P<chapter>{_HAN})章(?=[\s　])"
    rf"|第(?P<section>{_HAN})节(?=[\s　])|(?P<main>{_HAN})、"
    rf"|[（(](?P<item>{_HAN})[）)]|(?:附[件表][：:][ 　]?)?(?P<point>[0-9]{{1,2}})[.．、]"
    r"|[（(](?P<low>[0-9]{1,2})[）)]"
)
# 1.80周岁以上的 may be an ordinal or a decimal; 1.2017年度 is an ordinal.
_DECIMAL = re.compile("[0-9]{1,3}(?![0-9])")
_NAMES: dict[str, Kind] = {
    "part": "part",
    "chapter": "chapter",
    "section": "section",
    "main": "一、",
    "item": "（一）",
    "point": "1.",
    "low": "（1）",
}
_LOW: tuple[Kind, ...] = ("1.", "（1）")
_SKIPPED = ("title", "closing")


class Label(Struct, frozen=True):
    """An ordinal at the beginning of a line: text[start:end] of the paper. after_clause:
    a 第X条 stands between it and the label before. is_sure: it is no decimal."""

    kind: Kind
    number: int
    start: int
    end: int
    passage: Passage
    after_clause: bool
    is_sure: bool


@made_once
def labels(paper: Paper) -> tuple[Label, ...]:
    """Each ordinal of the writer's own lines, in order. Cells and quoted lines are
    left out."""
    return tuple(_labels(paper))


def _labels(paper: Paper) -> Iterator[Label]:
    """The same, one after the other."""
    after_clause = False
    for passage in paper.passages:
        if _is_skipped(paper, passage):
            continue
        # A clause begins its items anew, and so do an annex and a letter.
        is_new = passage.label.startswith("第") or passage.part == "annex"
        after_clause = after_clause or is_new
        found = _LABEL.match(paper.text, passage.start, passage.end)
        kind = _kind(found, passage)
        if found is None or kind is None:
            continue
        yield Label(
            kind,
            value_of(found[found.lastgroup or 0]),
            found.start(),
            found.end(),
            passage,
            after_clause,
            kind != "1." or not _DECIMAL.match(paper.text, found.end()),
        )
        after_clause = False


def _is_skipped(paper: Paper, passage: Passage) -> bool:
    """Whether a line has no ordinal of the writer's own: it is quoted, a cell, or a row of a
    table, whose first cells may be those of the row above."""
    if "\t" in paper.line_of(passage):
        return True
    if passage.level == "cell" or passage.part in _SKIPPED:
        return True
    return paper.quoted.touch(passage.start, passage.end)


def _kind(
    found: re.Match[str] | None,
    passage: Passage,
) -> Kind | None:
    """The kind of an ordinal. A page without structure has lists of which nothing says
    where they begin."""
    if found is None or found.lastgroup is None:
        return None
    kind = _NAMES[found.lastgroup]
    is_loose = passage.part == "preamble" and kind in _LOW
    return None if is_loose else kind
