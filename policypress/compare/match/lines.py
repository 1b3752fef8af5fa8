"""The printed lines of a unit on both sides, paired (款项的对应), and the rows and cells of its tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policypress.compare.changes import CellPair, Kind, Pair, Piece, RowPair
from policypress.compare.match.align import Group, align
from policypress.compare.match.edits import pieces
from policypress.compare.match.sequences import common, heaviest_chain
from policypress.compare.match.words import one_word, words_in, words_of
from policypress.compare.text.citations import Numbers, masked
from policypress.compare.text.tree import Line
from policypress.compare.text.typography import core


@dataclass(frozen=True, slots=True)
class Manner:
    """How lines are compared: the policy's own terms, and the new number of each old clause."""

    terms: tuple[str, ...] = ()
    numbers: Numbers | None = None


def comparable(line: Line) -> str:
    """A line without its own number, with typography and cited numbers put aside."""
    if line.rows:
        return "\n".join("\t".join(map(core, row)) for row in line.rows)
    return masked(core(line.text))


def pairs_of(
    old: Sequence[Line], new: Sequence[Line], manner: Manner
) -> tuple[Pair, ...]:
    """Every line of both sides in one pair each, in an order that keeps both orders."""
    if not old or not new:
        return tuple(_lone(line, "删去") for line in old) + tuple(
            _lone(line, "新增") for line in new
        )
    if len(old) == len(new) == 1 and not old[0].rows and not new[0].rows:
        return (_paired(old, new, manner),)
    if len(old) == len(new) and all(
        one.text == other.text and one.rows == other.rows
        for one, other in zip(old, new)
    ):
        return tuple(_paired([one], [other], manner) for one, other in zip(old, new))
    old_texts, new_texts = (
        [comparable(line) for line in old],
        [comparable(line) for line in new],
    )
    groups = [
        group for group in align(old_texts, new_texts) if _one_sort(group, old, new)
    ]
    kept = [
        groups[index]
        for index in heaviest_chain([_point(group, old_texts) for group in groups])
    ]
    kept = _headed(kept, old, new)
    moves = _moves(groups, kept, old_texts, new_texts)
    return tuple(_walk(old, new, kept, moves, manner))


def _one_sort(group: Group, old: Sequence[Line], new: Sequence[Line]) -> bool:
    """Tables go with tables, one with one; words with words."""
    tables = [
        bool(line.rows)
        for line in (*(old[i] for i in group.old), *(new[j] for j in group.new))
    ]
    return not any(tables) or all(tables) and len(tables) == 2


def _point(group: Group, old_texts: Sequence[str]) -> tuple[int, int, float]:
    return group.old[0], group.new[0], 1000 + sum(len(old_texts[i]) for i in group.old)


def _headed(kept: list[Group], old: Sequence[Line], new: Sequence[Line]) -> list[Group]:
    """Keep the number of a clause in place when a 款 before its first one is new or gone: the lines go together."""
    if not kept or not old[0].label or not new[0].label:
        return kept
    first, rest = kept[0], kept[1:]
    olds, news = range(first.old[-1] + 1), range(first.new[-1] + 1)
    if min(len(olds), len(news)) > 1 or len(olds) + len(news) == 2:
        return kept
    if any(
        line.rows or line.label for line in (*old[1 : olds.stop], *new[1 : news.stop])
    ):
        return kept
    return [Group(tuple(olds), tuple(news)), *rest]


def _moves(
    groups: list[Group], kept: list[Group], old_texts: list[str], new_texts: list[str]
) -> dict[tuple[str, int], str]:
    """Lines that moved within the unit: same words, another place. (side, index) → name."""
    moves: dict[tuple[str, int], str] = {}
    stayed = set(kept)
    for group in groups:
        if (
            group in stayed
            or len(group.old) + len(group.new) > 2
            or old_texts[group.old[0]] != new_texts[group.new[0]]
        ):
            continue
        name = str(len(moves) // 2 + 1)
        moves["old", group.old[0]] = moves["new", group.new[0]] = name
    return moves


def _walk(
    old: Sequence[Line],
    new: Sequence[Line],
    kept: list[Group],
    moves: dict[tuple[str, int], str],
    manner: Manner,
) -> Iterator[Pair]:
    i = j = 0
    for group in [*kept, Group((len(old),), (len(new),))]:
        yield from (
            _lone(old[k], "删去", moves.get(("old", k), ""))
            for k in range(i, group.old[0])
        )
        yield from (
            _lone(new[k], "新增", moves.get(("new", k), ""))
            for k in range(j, group.new[0])
        )
        if group.old[0] < len(old):
            yield _paired(
                [old[k] for k in group.old], [new[k] for k in group.new], manner
            )
        i, j = group.old[-1] + 1, group.new[-1] + 1


def _lone(line: Line, kind: Kind, move: str = "") -> Pair:
    old, new = ((line,), ()) if kind == "删去" else ((), (line,))
    if line.rows:
        return Pair(
            kind,
            old,
            new,
            (),
            tuple(_lone_row(row, index, kind) for index, row in enumerate(line.rows)),
            move,
        )
    return Pair(kind, old, new, _alone(line.printed, kind), (), move)


def _alone(text: str, kind: Kind) -> tuple[Piece, ...]:
    return (Piece("delete" if kind == "删去" else "insert", text),) if text else ()


def _paired(old: Sequence[Line], new: Sequence[Line], manner: Manner) -> Pair:
    if old[0].rows:
        rows = tuple(rows_of(old[0].rows, new[0].rows, manner))
        return Pair(_of_rows(rows), tuple(old), tuple(new), (), rows)
    if len(old) == len(new) == 1 and old[0].printed == new[0].printed:
        return Pair(
            "未变",
            tuple(old),
            tuple(new),
            (Piece("equal", old[0].printed),) if old[0].printed else (),
        )
    if len(old) == len(new) == 1 and old[0].text == new[0].text:
        found = pieces(one_word(old[0]), one_word(new[0]))
    else:
        found = pieces(
            words_of(old, manner.terms, manner.numbers), words_of(new, manner.terms)
        )
    return Pair(_of_lines(old, new, found), tuple(old), tuple(new), found)


def _of_lines(old: Sequence[Line], new: Sequence[Line], found: Sequence[Piece]) -> Kind:
    """拆分 or 合并 when most of what the many lines say stands in the one; otherwise lines came or went: 修改."""
    if len(old) == len(new) == 1:
        return kind_of(found)
    kept = sum(len(piece.text) for piece in found if piece.op == "equal")
    parts, whole = (new, old) if len(new) > 1 else (old, new)
    shorter = min(len(line.text) for line in parts)
    changed = sum(
        len(piece.text)
        for piece in found
        if piece.op == ("insert" if parts is new else "delete")
    )
    if kept and changed < shorter / 2 + len(parts):
        return "拆分" if parts is new else "合并"
    return "修改"


def kind_of(found: Sequence[Piece]) -> Kind:
    """The kind of one line on each side, by the nature of what differs."""
    natures = {piece.nature for piece in found if piece.op != "equal"}
    if "" in natures:
        return "修改"
    return (
        "版式差异" if "typography" in natures else "仅条序调整" if natures else "未变"
    )


def rows_of(
    old: Sequence[tuple[str, ...]], new: Sequence[tuple[str, ...]], manner: Manner
) -> Iterator[RowPair]:
    """The rows of two tables, cells paired by column."""
    columns = _columns(old, new)
    groups = align(
        ["\t".join(map(core, row)) for row in old],
        ["\t".join(map(core, row)) for row in new],
    )
    pairs = [(group.old[0], group.new[0]) for group in groups]
    kept = [pairs[index] for index in heaviest_chain([(i, j, 1.0) for i, j in pairs])]
    i = j = 0
    for next_i, next_j in [*kept, (len(old), len(new))]:
        yield from (_lone_row(old[k], k, "删去") for k in range(i, next_i))
        yield from (_lone_row(new[k], k, "新增") for k in range(j, next_j))
        if next_i < len(old):
            cells = tuple(_cells(old[next_i], new[next_j], columns, manner))
            yield RowPair(_of_cells(cells), next_i, next_j, cells)
        i, j = next_i + 1, next_j + 1


def _columns(
    old: Sequence[tuple[str, ...]], new: Sequence[tuple[str, ...]]
) -> list[tuple[int, int]]:
    """Column pairs: by place when both tables are as wide, otherwise by the words of the first row."""
    if len(old[0]) == len(new[0]):
        return [(column, column) for column in range(len(old[0]))]
    return common([core(cell) for cell in old[0]], [core(cell) for cell in new[0]])


def _cells(
    old: tuple[str, ...],
    new: tuple[str, ...],
    columns: list[tuple[int, int]],
    manner: Manner,
) -> Iterator[CellPair]:
    i = j = 0
    inside = [(a, b) for a, b in columns if a < len(old) and b < len(new)]
    for next_i, next_j in [*inside, (len(old), len(new))]:
        yield from (
            CellPair(cell, None, _alone(cell, "删去")) for cell in old[i:next_i]
        )
        yield from (
            CellPair(None, cell, _alone(cell, "新增")) for cell in new[j:next_j]
        )
        if next_i < len(old) and next_j < len(new):
            before, after = (
                words_in(old[next_i], manner.terms, manner.numbers),
                words_in(new[next_j], manner.terms),
            )
            yield CellPair(old[next_i], new[next_j], pieces(before, after))
        i, j = next_i + 1, next_j + 1


def _lone_row(row: tuple[str, ...], index: int, kind: Kind) -> RowPair:
    if kind == "删去":
        return RowPair(
            kind,
            index,
            None,
            tuple(CellPair(cell, None, _alone(cell, kind)) for cell in row),
        )
    return RowPair(
        kind,
        None,
        index,
        tuple(CellPair(None, cell, _alone(cell, kind)) for cell in row),
    )


def _of_cells(cells: Sequence[CellPair]) -> Kind:
    if any(cell.old is None or cell.new is None for cell in cells):
        return "修改"
    return kind_of([piece for cell in cells for piece in cell.pieces])


def _of_rows(rows: Sequence[RowPair]) -> Kind:
    quiet: tuple[Kind, ...] = ("未变", "仅条序调整", "版式差异")
    return max(
        (row.kind if row.kind in quiet else "修改" for row in rows),
        key=(*quiet, "修改").index,
    )
