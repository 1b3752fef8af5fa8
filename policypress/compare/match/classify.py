"""What happened to a unit as a whole (修改类型).

It follows from the unit's nodes and from the pairs of its lines. `engine` asks
for it once a unit; the rules are what a reviewer asks about, so they stand by
themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from policypress.compare.changes import Kind, Nature, Pair, Piece
from policypress.compare.match.words import END, LABEL, MatchOptions, words_of
from policypress.compare.text.tree import Line, Node

# Kinds that change no word, the least first.
_QUIET: tuple[Kind, ...] = ("未变", "仅条序调整", "版式差异")

Kinds = tuple[Kind, tuple[Kind, ...]]


def classify(
    old: Sequence[Node],
    new: Sequence[Node],
    pairs: Sequence[Pair],
    moved: bool,
    options: MatchOptions,
) -> Kinds:
    """The kind of a change and what else is true of it.

    old, new: the nodes of each side. pairs: their lines. moved: whether it
    stands in another order.

    A clause of which only its own number, or a citation that follows a number,
    differs is 仅条序调整 and nothing else; with typography beside it 版式差异
    comes first, since it must be looked at once. What moved is 移动, unless
    its words changed too.
    """
    if not new:
        return "删去", ()
    if not old:
        return "新增", ()
    if len(old) == len(new) == 1:
        kind, also = _of_one(pairs)
    else:
        kind, also = _of_several(old, new, options)
    if not moved:
        return kind, also
    if kind not in _QUIET:
        return kind, (*also, "移动")
    if kind == "未变":
        return "移动", also
    return "移动", (kind, *also)


def _of_several(
    old: Sequence[Node],
    new: Sequence[Node],
    options: MatchOptions,
) -> Kinds:
    """The kind of one clause that became several, or of several that became
    one.
    """
    merged = len(old) > 1
    kind: Kind = "合并" if merged else "拆分"
    only_terms = MatchOptions(options.terms)
    old_content = _content(old, options)
    new_content = _content(new, only_terms)
    if old_content == new_content:
        return kind, ()
    return kind, ("修改",)


def _of_one(pairs: Sequence[Pair]) -> Kinds:
    """The kind of one unit on each side, by those of its lines."""
    kinds = {pair.kind for pair in pairs}
    if not kinds <= set(_QUIET):
        retyped = _has_nature(pairs, "typography")
        if retyped:
            return "修改", ("版式差异",)
        return "修改", ()
    kind: Kind = max(kinds, key=_QUIET.index, default="未变")
    if kind == "版式差异" and _has_nature(pairs, "number"):
        return kind, ("仅条序调整",)
    return kind, ()


def _has_nature(
    pairs: Iterable[Pair],
    nature: Nature,
) -> bool:
    """Whether something between the lines differs in this way."""
    natures = {piece.nature for piece in _all_pieces(pairs)}
    return nature in natures


def _all_pieces(pairs: Iterable[Pair]) -> Iterator[Piece]:
    """The pieces of all lines and of all table cells."""
    for pair in pairs:
        yield from pair.pieces
        for row in pair.rows:
            for cell in row.cells:
                yield from cell.pieces


def _content(
    nodes: Sequence[Node],
    options: MatchOptions,
) -> list[str]:
    """What clauses contain, own numbers and paragraph ends put aside."""
    lines: list[Line] = []
    for node in nodes:
        lines += node.lines
    words = words_of(lines, options.terms, options.numbers)
    put_aside = (LABEL, END)
    content = [key for key in words.keys if key not in put_aside]
    tables = [line.printed for line in lines if line.rows]
    return content + tables
