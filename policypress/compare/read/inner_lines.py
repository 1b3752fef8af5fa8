"""Lines inside a clause: 款, 项 or 目 by the number a line begins with, and the
条旨 with which the words of a clause begin."""

from __future__ import annotations

import re

from policypress.compare.read.drafts import Draft
from policypress.compare.read.raw_lines import (
    RawLine,
    labelled_line,
    plain_line,
)
from policypress.compare.read.signature import SENTENCE_END
from policypress.compare.text import numbers as ordinals
from policypress.compare.text.tree import Line
from policypress.language.patterns import later

_OWN_HEADING = re.compile(r"[（(【\[]([^）)】\]]{1,24})[）)】\]](?=.)")
_RUN_IN = later(r"(?!本|对|自|凡|由)([^。；：]{2,30})。(?=.)")
# Characters: what is longer is no heading of a clause.
_LONGEST_HEADING = 40


def inner_line(
    line: RawLine,
    scheme: str,
    current: Draft | None,
) -> Line:
    """A line inside a node: 款, 项 or 目 by the number it begins with.

    scheme: how the text numbers its clauses; current: what is being read.
    """
    found = _item(line.text, scheme, current)
    if found:
        label, gap = ordinals.label_and_gap(found)
        return labelled_line(line, "item", label, gap)
    found = ordinals.THIRD.match(line.text)
    found = found or ordinals.FOURTH.match(line.text)
    found = found or ordinals.MARK.match(line.text)
    if found:
        label, gap = ordinals.label_and_gap(found)
        return labelled_line(line, "subitem", label, gap)
    return plain_line(line)


def _item(
    text: str,
    scheme: str,
    current: Draft | None,
) -> re.Match[str] | None:
    """The number of an item (项), which is the next level below that of the
    clause."""
    if scheme == "articles":
        return ordinals.SECOND.match(text) or ordinals.FIRST.match(text)
    if not current or current.kind != "clause":
        return None
    if ordinals.FIRST.match(current.label):
        return ordinals.SECOND.match(text)
    if ordinals.THIRD.match(current.label):
        found = ordinals.FOURTH.match(text)
        return found if found and found[2] else None
    return ordinals.THIRD.match(text)


def own_heading(words: str, scheme: str) -> str:
    """The 条旨 with which the words of a clause begin; "" when they have none.

    （适用范围）, or a run-in heading of a measure.
    """
    if own := _OWN_HEADING.match(words):
        return own[1]
    if scheme == "articles":
        return ""
    if len(words) <= _LONGEST_HEADING and not words.endswith(SENTENCE_END):
        return words
    run_in = _RUN_IN.match(words)
    return run_in[1] if run_in else ""


def number_of_clause(text: str) -> re.Match[str] | None:
    """The number of a clause of which our own policy says that it is one."""
    return (
        ordinals.article(text)
        or ordinals.SECOND.match(text)
        or ordinals.FIRST.match(text)
        or ordinals.THIRD.match(text)
        or ordinals.FOURTH.match(text)
    )
