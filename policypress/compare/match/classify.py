"""What happened to a unit as a whole (修改类型), from its nodes and the pairs of its lines."""

from __future__ import annotations

from collections.abc import Sequence

from policypress.compare.changes import Kind, Pair
from policypress.compare.match.lines import Manner
from policypress.compare.match.words import END, LABEL, Words, words_of
from policypress.compare.text.tree import Line, Node

_QUIET: dict[Kind, int] = {"未变": 0, "仅条序调整": 1, "版式差异": 2}


def classify(
    old: Sequence[Node],
    new: Sequence[Node],
    pairs: Sequence[Pair],
    moved: bool,
    manner: Manner,
) -> tuple[Kind, tuple[Kind, ...]]:
    """The kind of a change and what else is true of it.

    A clause of which only its own number, or a citation that follows a number, differs is 仅条序调整 and nothing else;
    with typography beside it 版式差异 comes first, since it must be looked at once. What moved is 移动, unless its words
    changed too.
    """
    if not old or not new:
        return ("新增" if new else "删去"), ()
    kinds = {pair.kind for pair in pairs}
    also: list[Kind] = []
    if len(old) > 1 or len(new) > 1:
        kind: Kind = "合并" if len(old) > 1 else "拆分"
        if _said(old, manner) != _said(new, Manner(manner.terms)):
            also.append("修改")
    elif kinds <= _QUIET.keys():
        kind = max(kinds, key=_QUIET.__getitem__, default="未变")
        if kind == "版式差异" and _natures(pairs, "number"):
            also.append("仅条序调整")
    else:
        kind = "修改"
        if _natures(pairs, "typography"):
            also.append("版式差异")
    if moved:
        if kind in _QUIET:
            also = [quiet for quiet in (kind, *also) if quiet != "未变"]
            kind = "移动"
        else:
            also.append("移动")
    return kind, tuple(also)


def _natures(pairs: Sequence[Pair], nature: str) -> bool:
    cells = (
        piece
        for pair in pairs
        for row in pair.rows
        for cell in row.cells
        for piece in cell.pieces
    )
    return any(
        piece.nature == nature
        for found in (cells, *(pair.pieces for pair in pairs))
        for piece in found
    )


def _said(nodes: Sequence[Node], manner: Manner) -> list[str]:
    """What clauses say, own numbers and paragraph ends put aside."""
    lines: list[Line] = [line for node in nodes for line in node.lines]
    words: Words = words_of(lines, manner.terms, manner.numbers)
    tables = [
        "\n".join("\t".join(row) for row in line.rows) for line in lines if line.rows
    ]
    return [key for key in words.keys if key not in (LABEL, END)] + tables
