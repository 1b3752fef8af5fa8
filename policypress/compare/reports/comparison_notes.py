"""修改说明: what happened to a unit, in words, and what its row is called."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from policypress.compare.changes import SUBSTANCE, Change, Kind
from policypress.compare.reports.adjusted_citations import adjusted_citations
from policypress.compare.reports.comparison_lines import differs_by

_UNITS = {
    "letter": "印发通知：",
    "title": "标题：",
    "preamble": "序言：",
    "contents": "目录：",
    "heading": "章节：",
    "clause": "",
    "annex": "附件：",
    "closing": "落款：",
}


def notes(change: Change) -> Iterator[str]:
    """A sentence for each thing that happened to a unit of which
    words differ.
    """
    kinds = [kind for kind in change.kinds if kind in SUBSTANCE]
    unit = _UNITS[change.unit]
    if change.unit == "preamble":
        unit = f"{change.id}："  # 序言, or the 正文 of a text without clauses
    listed = "、".join(kinds)
    yield f"{unit}{listed}。"
    numbers = _numbers_note(change, kinds)
    if numbers:
        yield numbers
    if any(pair.move for pair in change.pairs):
        yield "款项次序有调整。"
    cited = _all_adjusted_citations(change)
    if cited:
        yield f"随条序调整的引用：{'，'.join(cited)}。"
    if is_retyped(change):
        yield "另有版式差异，见后表。"


def _numbers_note(
    change: Change,
    kinds: list[Kind],
) -> str:
    """What became of the number of a clause.

    "" when it stays, or there is none.
    """
    old = change.old_label
    new = change.new_label
    if change.unit != "clause" or not old or not new:
        return ""
    main_kind = kinds[0]
    if main_kind in ("拆分", "合并"):
        return f"原{old}{main_kind}为{new}。"
    if "移动" in kinds:
        return f"原{old}移至{new}。"
    if old != new:
        return f"条序由{old}调整为{new}。"
    return ""


def _all_adjusted_citations(change: Change) -> list[str]:
    """What became of the numbers that a unit cites, each once."""
    found: dict[str, None] = {}
    for pair in change.pairs:
        found |= dict.fromkeys(adjusted_citations(pair))
    return list(found)


def is_retyped(change: Change) -> bool:
    """Whether the table of typography has a row for a unit."""
    for pair in change.pairs:
        if any(differs_by(row, "typography") for row in pair.rows):
            return True
        if any(piece.nature == "typography" for piece in pair.pieces):
            return True
    return False


def row_name(
    change: Change,
    side: Literal["old", "new"],
) -> str:
    """What a row calls a unit.

    Its number on one side, else its first words.
    """
    own = change.old if side == "old" else change.new
    nodes = own or change.new or change.old
    if change.unit == "clause":
        labels = [node.label for node in nodes if node.label]
        return "、".join(labels) or change.id
    lines = nodes[0].lines
    if not lines or lines[0].rows:
        return change.id
    return lines[0].printed
