"""修改对照表: 原条款 | 修订后条款 | 修改说明, renumbering and typography each in a table of their own.

The result is a composed document, so every renderer takes it. Words that were added have the role "added", words
that were deleted "deleted"; in the main table only substance is marked, so number and typography never mix with it.
Custom: the tables of comparison that go with drafts for consultation (A4 landscape, unchanged clauses left out).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from policypress.compare.changes import (
    KINDS,
    SUBSTANCE,
    Change,
    ChangeSet,
    Nature,
    Op,
    Pair,
    Piece,
)
from policypress.compare.reports.reasons import NO_REASONS, reason_of
from policypress.compare.reports.reports import LANDSCAPE_TITLE
from policypress.compare.reports.reports import title as title_paragraph
from policypress.compare.text.tree import Tree
from policypress.document import Block, Cell, Document, Paragraph, Table, Text
from policypress.language.numerals import to_chinese

CELL_BAR = "｜"  # between the cells of a table that stands inside a cell
_HEADS = {
    "main": ("原条款", "修订后条款", "修改说明"),
    "numbers": ("原条序", "修订后条序", "随之调整的引用"),
    "typography": ("条款", "原文", "修订后文字"),
}
_WIDTHS = {"main": (11, 11, 6), "numbers": (3, 3, 10), "typography": (3, 10, 10)}
_NAMES = {"main": "条款修改", "numbers": "条序调整", "typography": "版式差异"}
_UNITS = {
    "title": "标题：",
    "preamble": "序言：",
    "contents": "目录：",
    "heading": "章节：",
    "clause": "",
    "annex": "附件：",
    "closing": "落款：",
}
_ROLES: Mapping[Op, str] = {"equal": "", "delete": "deleted", "insert": "added"}
Line = tuple[Piece, ...]


def comparison_table(
    changes: ChangeSet,
    *,
    reasons: Mapping[str, str] = NO_REASONS,
    name: str = "修改对照表",
    author: str = "",
) -> Document:
    """The document. reasons: why a clause changes, by the id of its change or of its source node."""
    tables = {
        "main": [
            _changed(change, reasons) for change in changes.changes if change.changed
        ],
        "numbers": [
            _renumbered(c)
            for c in changes.changes
            if not c.changed and "仅条序调整" in c.kinds
        ],
        "typography": [row for change in changes.changes for row in _retyped(change)],
    }
    title = f"《{_title(changes.new)}》修改对照表"
    blocks: list[Block] = [
        title_paragraph(title, LANDSCAPE_TITLE),
        *map(_body, _summary(changes)),
    ]
    for number, (key, rows) in enumerate(
        ((key, rows) for key, rows in tables.items() if rows), start=1
    ):
        heading = f"{to_chinese(number)}、{_NAMES[key]}"
        blocks.append(Paragraph("chapter", (Text(heading),), level=2))
        head = tuple(_words(words, "table-head") for words in _HEADS[key])
        blocks.append(Table((head, *rows), 1, _WIDTHS[key], "comparison", _NAMES[key]))
    return Document(name, title, tuple(blocks), landscape=True, author=author)


def _title(tree: Tree) -> str:
    return next(
        (
            node.lines[0].printed
            for node in tree.nodes
            if node.kind == "title" and node.lines
        ),
        tree.name,
    )


def _summary(changes: ChangeSet) -> Iterator[str]:
    counts = changes.counts()
    listed = "、".join(f"{kind}{counts[kind]}条" for kind in KINDS if counts[kind])
    yield f"本表对照“{changes.old.name}”与“{changes.new.name}”。按条计，共{sum(counts.values())}条：{listed}。"
    yield (
        "未变的条款不列入。原条款中删去的文字加删除线，修订后条款中增加的文字加粗；只有条序（含随之调整的引用）"
        "或者版式（全半角、空格、标点写法）不同的文字在“条款修改”表中不作标记，另列于后。"
    )


def _changed(change: Change, reasons: Mapping[str, str]) -> tuple[Cell, ...]:
    """A row of the main table."""
    old, new = [], []
    for pair in change.pairs:
        if pair.old:
            old += _lines(pair, "delete")
        if pair.new:
            new += _lines(pair, "insert")
    notes = [*_notes(change), *filter(None, [reason_of(change, reasons)])]
    return (
        _cell(old, ("",)),
        _cell(new, ("",)),
        Cell(tuple(_paragraph((Text(note),)) for note in notes)),
    )


def _renumbered(change: Change) -> tuple[Cell, ...]:
    """A row for a unit of which only numbers differ; a line that cites another number shows both."""
    cited = [pair for pair in change.pairs if not pair.rows and any(_cited(pair))]
    both = [pair.pieces for pair in cited]
    both += [
        line
        for pair in change.pairs
        if pair.rows
        for line in _rows(pair, None, "number")
    ]
    # Typography has a table of its own; here it is already as in the new text.
    lines = [
        tuple(p for p in line if (p.op, p.nature) != ("delete", "typography"))
        for line in both
    ]
    return (
        _words(_called(change, "old")),
        _words(_called(change, "new")),
        _cell(lines, ("number",)),
    )


def _retyped(change: Change) -> Iterator[tuple[Cell, ...]]:
    """A row for each line of which typography differs."""
    for pair in change.pairs:
        if pair.rows:
            rows = zip(
                _rows(pair, "delete", "typography"), _rows(pair, "insert", "typography")
            )
            both = [([old], [new]) for old, new in rows]
        elif any(piece.nature == "typography" for piece in pair.pieces):
            both = [(_lines(pair, "delete"), _lines(pair, "insert"))]
        else:
            both = []
        for old, new in both:
            yield (
                _words(_called(change, "new")),
                _cell(old, ("typography",)),
                _cell(new, ("typography",)),
            )


def _lines(pair: Pair, op: Op) -> list[Line]:
    """The printed lines of one side ("delete": the old one) with the pieces they are made of."""
    if pair.rows:
        return list(_rows(pair, op, None))
    lines: list[list[Piece]] = [[]]
    for piece in pair.pieces:
        if piece.op not in ("equal", op):
            continue
        for number, text in enumerate(piece.text.split("\n")):
            if number:
                lines.append([])
            # A line that only moved inside its unit was neither added nor deleted.
            lines[-1].append(
                Piece("equal" if pair.move else piece.op, text, piece.nature)
            )
    return [tuple(line) for line in lines]


def _rows(pair: Pair, op: Op | None, nature: Nature | None) -> Iterator[Line]:
    """The rows of a table as lines: of one side (None: both at once); nature: only rows that differ by it."""
    for row in pair.rows:
        if {"delete": row.old, "insert": row.new}.get(op, 0) is None:
            continue
        if nature is not None and all(
            p.nature != nature for cell in row.cells for p in cell.pieces
        ):
            continue
        there = {"delete": "old", "insert": "new"}.get(op)
        cells = [
            cell.pieces
            for cell in row.cells
            if there is None or getattr(cell, there) is not None
        ]
        line: list[Piece] = []
        for number, pieces in enumerate(cells):
            line += [Piece("equal", CELL_BAR)] if number else []
            line += [
                piece for piece in pieces if there is None or piece.op in ("equal", op)
            ]
        yield tuple(line)


def _notes(change: Change) -> Iterator[str]:
    """What happened, in words."""
    kinds = [kind for kind in change.kinds if kind in SUBSTANCE]
    yield f"{_UNITS[change.unit]}{'、'.join(kinds)}。"
    old, new = change.old_label, change.new_label
    both = change.unit == "clause" and old and new
    if both and kinds[0] in ("拆分", "合并"):
        yield f"原{old}{kinds[0]}为{new}。"
    elif both and "移动" in kinds:
        yield f"原{old}移至{new}。"
    elif both and old != new:
        yield f"条序由{old}调整为{new}。"
    if any(pair.move for pair in change.pairs):
        yield "款项次序有调整。"
    cited = list(
        dict.fromkeys(words for pair in change.pairs for words in _cited(pair))
    )
    if cited:
        yield f"随条序调整的引用：{'，'.join(cited)}。"
    if any(True for _ in _retyped(change)):
        yield "另有版式差异，见后表。"


def _cited(pair: Pair) -> Iterator[str]:
    """The cited numbers that follow a renumbering, own numbers of lines left out."""
    own = {
        "delete": [len(line.lead) for line in pair.old],
        "insert": [len(line.lead) for line in pair.new],
    }
    past, at = dict.fromkeys(own, 0), dict.fromkeys(own, 0)
    found: list[Piece | None] = []
    for piece in pair.pieces:
        op = "insert" if piece.op == "insert" else "delete"
        inside = (
            piece.op != "equal" and past[op] < own[op][min(at[op], len(own[op]) - 1)]
        )
        found.append(piece if piece.nature == "number" and not inside else None)
        for side in own:
            if piece.op in ("equal", side):
                tail = piece.text.rpartition("\n")
                at[side] += piece.text.count("\n")
                past[side] = len(tail[2]) + (0 if tail[1] else past[side])
    for before, piece in pairwise([None, *found, None]):
        if piece and piece.op == "insert":
            yield (
                f"“{before.text}”改为“{piece.text}”"
                if before and before.op == "delete"
                else f"增加“{piece.text}”"
            )
        elif before and before.op == "delete" and not piece:
            yield f"删去“{before.text}”"


def _called(change: Change, side: str) -> str:
    """What a row of the other tables calls a unit: its number, else its first words."""
    nodes = getattr(change, side) or change.new or change.old
    if change.unit == "clause":
        return "、".join(node.label for node in nodes if node.label) or change.id
    return (
        nodes[0].lines[0].printed
        if nodes[0].lines and not nodes[0].lines[0].rows
        else change.id
    )


def _cell(lines: Iterable[Line], marked: Sequence[Nature]) -> Cell:
    """A paragraph a line; deleted and added words are marked where they differ by one of these natures."""
    return Cell(
        tuple(
            _paragraph(
                tuple(
                    Text(piece.text, _ROLES[piece.op] if piece.nature in marked else "")
                    for piece in line
                    if piece.text
                )
            )
            for line in lines
        )
    )


def _words(words: str, role: str = "table-cell") -> Cell:
    return Cell((_paragraph((Text(words),), role),))


def _paragraph(inlines: tuple[Text, ...], role: str = "table-cell") -> Paragraph:
    return Paragraph(role, inlines)


def _body(words: str) -> Paragraph:
    return Paragraph("body", (Text(words),))
