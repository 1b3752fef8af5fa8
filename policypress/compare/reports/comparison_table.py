"""修改对照表: 原条款 | 修订后条款 | 修改说明, renumbering and typography each
in a table of their own.

The result is a composed document, so every renderer takes it. Words that were
inserted have the role "added", words that were deleted "deleted"; in the main
table only substance is marked, so number and typography never mix with it.
Custom: the tables of comparison that go with drafts for consultation (A4
landscape, unchanged clauses left out).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from policypress.compare.changes import (
    Change,
    ChangeSet,
    Nature,
    Pair,
)
from policypress.compare.reports.adjusted_citations import adjusted_citations
from policypress.compare.reports.comparison_lines import (
    MarkedLine,
    renumbered_table_lines,
    side_lines,
    table_lines,
)
from policypress.compare.reports.comparison_notes import notes, row_name
from policypress.compare.reports.parts import (
    LANDSCAPE_TITLE,
    body,
    cell,
    heading,
    row_of,
    title,
)
from policypress.compare.reports.reasons import NO_REASONS, reason_of
from policypress.compare.reports.wording import ROLES, how_many
from policypress.compare.text.tree import Tree
from policypress.document import Block, Cell, Document, Paragraph, Table, Text
from policypress.language.numerals import to_chinese

_Row = tuple[Cell, ...]
_HEADS = {
    "条款修改": ("原条款", "修订后条款", "修改说明"),
    "条序调整": ("原条序", "修订后条序", "随之调整的引用"),
    "版式差异": ("条款", "原文", "修订后文字"),
}
# Of the columns, relative to each other: the texts wide, numbers and names
# narrow.
_WIDTHS = {
    "条款修改": (11, 11, 6),
    "条序调整": (3, 3, 10),
    "版式差异": (3, 10, 10),
}
_SUBSTANCE: tuple[Nature, ...] = ("",)
_KEY = (
    "未变的条款不列入。原条款中删去的文字加删除线，修订后条款中增加的文字加粗；"
    "只有条序（含随之调整的引用）或者版式（全半角、空格、标点写法）不同的文字"
    "在“条款修改”表中不作标记，另列于后。"
)


def comparison_table(
    changes: ChangeSet,
    *,
    reasons: Mapping[str, str] = NO_REASONS,
    name: str = "修改对照表",
    author: str = "",
) -> Document:
    """The document.

    reasons: why a clause changes, by the id of its change or of its source.
    """
    rows = {
        "条款修改": list(_changed_rows(changes, reasons)),
        "条序调整": list(_renumbered_rows(changes)),
        "版式差异": list(_retyped_rows(changes)),
    }
    words = f"《{_title_text(changes.new)}》修改对照表"
    blocks: list[Block] = [title(words, LANDSCAPE_TITLE)]
    summary = _summary(changes)
    blocks += [body(summary), body(_KEY)]
    filled = [kind for kind in rows if rows[kind]]
    for number, kind in enumerate(filled, 1):
        blocks.append(heading(f"{to_chinese(number)}、{kind}"))
        of_kind = rows[kind]
        blocks.append(_table(kind, of_kind))
    return Document(name, words, tuple(blocks), landscape=True, author=author)


def _title_text(tree: Tree) -> str:
    """The first line of the title of a text; its name when it has none."""
    for node in tree.nodes:
        if node.kind == "title" and node.lines:
            return node.lines[0].printed
    return tree.name


def _summary(changes: ChangeSet) -> str:
    """What is compared, and how many clauses changed how."""
    return (
        f"本表对照“{changes.old.name}”与“{changes.new.name}”。"
        f"按条计，{how_many(changes)}。"
    )


def _table(
    kind: str,
    rows: Sequence[_Row],
) -> Table:
    """One of the three tables under its row of heads."""
    head = row_of(_HEADS[kind], "table-head")
    return Table(
        rows=(head, *rows),
        header=1,
        widths=_WIDTHS[kind],
        role="comparison",
        name=kind,
    )


# Rows


def _changed_rows(
    changes: ChangeSet,
    reasons: Mapping[str, str],
) -> Iterator[_Row]:
    """A row for each unit of which words differ.

    Old, new, what happened and why.
    """
    for change in changes.changes:
        if not change.changed:
            continue
        old: list[MarkedLine] = []
        new: list[MarkedLine] = []
        for pair in change.pairs:
            if pair.old:
                old += side_lines(pair, "delete")
            if pair.new:
                new += side_lines(pair, "insert")
        yield (
            _marked_cell(old, _SUBSTANCE),
            _marked_cell(new, _SUBSTANCE),
            _notes_cell(change, reasons),
        )


def _notes_cell(
    change: Change,
    reasons: Mapping[str, str],
) -> Cell:
    """What happened to a unit, and why."""
    explanation = list(notes(change))
    reason = reason_of(change, reasons)
    if reason:
        explanation.append(reason)
    paragraphs = [_paragraph(Text(words)) for words in explanation]
    return Cell(tuple(paragraphs))


def _renumbered_rows(changes: ChangeSet) -> Iterator[_Row]:
    """A row for each unit of which only numbers differ."""
    for change in changes.changes:
        if change.changed or "仅条序调整" not in change.kinds:
            continue
        lines = map(_as_typed_now, _renumbered_lines(change))
        yield (
            cell(row_name(change, "old")),
            cell(row_name(change, "new")),
            _marked_cell(lines, ("number",)),
        )


def _renumbered_lines(change: Change) -> Iterator[MarkedLine]:
    """The lines that cite another number, both numbers in them.

    Rows of tables last.
    """
    for pair in change.pairs:
        if pair.rows:
            continue
        if any(adjusted_citations(pair)):
            yield pair.pieces
    for pair in change.pairs:
        yield from renumbered_table_lines(pair)


def _as_typed_now(line: MarkedLine) -> MarkedLine:
    """A line in the typography of the new text, since typography has a table
    of its own.
    """
    current = []
    for piece in line:
        former = piece.op == "delete" and piece.nature == "typography"
        if not former:
            current.append(piece)
    return tuple(current)


def _retyped_rows(changes: ChangeSet) -> Iterator[_Row]:
    """A row for each line, or row of a table, of which typography differs."""
    for change in changes.changes:
        name = row_name(change, "new")
        for pair in change.pairs:
            if pair.rows:
                # Typography differs within a row that both sides have, so they
                # go together.
                old_rows = table_lines(pair, "delete", "typography")
                new_rows = table_lines(pair, "insert", "typography")
                opposite = zip(old_rows, new_rows, strict=False)
                for old, new in opposite:
                    yield _retyped_row(name, [old], [new])
            elif _is_retyped(pair):
                old_lines = side_lines(pair, "delete")
                new_lines = side_lines(pair, "insert")
                yield _retyped_row(name, old_lines, new_lines)


def _is_retyped(pair: Pair) -> bool:
    """Whether the words of a pair differ in typography."""
    natures = [piece.nature for piece in pair.pieces]
    return "typography" in natures


def _retyped_row(
    name: str,
    old: Sequence[MarkedLine],
    new: Sequence[MarkedLine],
) -> _Row:
    """A row of the table of typography."""
    marked: tuple[Nature, ...] = ("typography",)
    before = _marked_cell(old, marked)
    after = _marked_cell(new, marked)
    return cell(name), before, after


# Cells


def _marked_cell(
    lines: Iterable[MarkedLine],
    marked: Sequence[Nature],
) -> Cell:
    """A paragraph a line. marked: why words differ that are to stand out."""
    paragraphs = []
    for line in lines:
        words = []
        for piece in line:
            role = ""
            if piece.nature in marked:
                role = ROLES[piece.op]
            if piece.text:
                words.append(Text(piece.text, role))
        paragraph = _paragraph(*words)
        paragraphs.append(paragraph)
    return Cell(tuple(paragraphs))


def _paragraph(*words: Text) -> Paragraph:
    """A paragraph in a cell."""
    return Paragraph("table-cell", words)
