"""Scores of a list (评分表): （一）报价（30分）；（二）质量（40分）；（三）业绩（30分）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from policypress.lint.paper import Paper, Passage

# （一）报价（30分）；（二）质量，40分；
_SCORE = re.compile(
    r"(?:[（(](?:满分)?|[，：:]|占)([0-9]{1,3}(?:\.[0-9])?)分(?:[）)]|(?=[；。]?$))",
    re.MULTILINE,
)
_SCORED = re.compile("评分|评审|分值|满分|总分|百分制|评价因素|评价指标|打分")
_WHOLE = re.compile("(?:满分|总分|总分值)(?:为|共|计)?([0-9]{2,4})分")
# Points beside the whole: 加分项（5分）.
_BESIDE = re.compile("加分|附加|扣分|减分|倒扣|另计|奖励分|任选|之一")
_LEAST = 3  # scores that make a list
_HUNDRED = Decimal(100)
_OFF = 15  # points by which a list that names no whole may miss a hundred


class Scores(Struct, frozen=True):
    """The scores of a list whose first item is text[start:end]: what they make, and what
    they should."""

    start: int
    end: int
    total: Decimal
    whole: Decimal


def scores(paper: Paper) -> Iterator[Scores]:
    """Each list every item of which has one score, below a line that speaks of scoring.
    Where no whole is named it is a hundred, and far from it the list is a part."""
    row: list[re.Match[str]] = []
    head: Passage | None = None
    before: Passage | None = None
    for passage in paper.passages:
        found = _score(paper, passage)
        if found is not None:
            head = head if row else before
            row.append(found)
        elif row:
            yield from _of_row(paper, head, row)
            row = []
        before = passage
    yield from _of_row(paper, head, row)


def _score(paper: Paper, passage: Passage) -> re.Match[str] | None:
    """The only score of an item; None for another line."""
    is_item = passage.level in ("item", "subitem") or (
        passage.level == "clause" and passage.label.startswith("（")
    )
    if not passage.label or not is_item:
        return None
    found = list(_SCORE.finditer(paper.text, passage.start, passage.end))
    return found[0] if len(found) == 1 else None


def _of_row(
    paper: Paper,
    head: Passage | None,
    row: list[re.Match[str]],
) -> Iterator[Scores]:
    """A list and its whole, where nothing is scored beside it."""
    if head is None or not _is_scored(paper, head, row):
        return
    said = _WHOLE.search(paper.line_of(head))
    whole = Decimal(said[1]) if said else _HUNDRED
    total = sum((Decimal(found[1]) for found in row), Decimal(0))
    is_list = said is not None or abs(total - whole) <= _OFF
    if is_list and total != whole:
        first = paper.passage_at(row[0].start())
        yield Scores(first.start, row[0].end(), total, whole)


def _is_scored(
    paper: Paper,
    head: Passage,
    row: list[re.Match[str]],
) -> bool:
    """Whether scores are those of one list, and its head speaks of scoring."""
    if len(row) < _LEAST or not _SCORED.search(paper.line_of(head)):
        return False
    items = [paper.passage_at(found.start()) for found in row]
    if _BESIDE.search(paper.text, head.start, items[-1].end):
        return False
    return len({item.level for item in items}) == 1
