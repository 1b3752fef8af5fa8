"""法律审核稿: clause by clause, what legal review has to look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from policypress.compare.changes import (
    Change,
    ChangeSet,
    Kind,
    Pair,
    Piece,
    RowPair,
)
from policypress.compare.reports.parts import (
    body,
    clause_heading,
    heading,
    table,
    title,
)
from policypress.compare.reports.reasons import reason_of
from policypress.compare.reports.remarks import remarks
from policypress.compare.reports.renumbered import renumbered_runs
from policypress.compare.reports.wording import (
    ROLES,
    heading_text,
    how_many,
    name_of,
    numbers_of,
)
from policypress.document import Block, Document, Paragraph, Text

if TYPE_CHECKING:
    from policypress.compare.impact import Impact
    from policypress.compare.impact.citations import CitationImpact

# In the cell of a table no character style marks the words.
_BRACKETS = {"equal": "{}", "delete": "［删：{}］", "insert": "［增：{}］"}


def legal_review(
    changes: ChangeSet,
    subject: str,
    impact: Impact,
    reasons: Mapping[str, str],
) -> Document:
    """The document: every clause that is not as it was.

    Its kind, the words deleted and inserted, its reason, and citations to look
    at.
    reasons: by the id of a change or of its source node.
    """
    words = f"《{subject}》逐条审核稿"
    counts = f"{how_many(changes)}。"
    key = "删去的文字加删除线，增加的文字加粗。"
    open_citations = [
        one for one in impact.citations if one.state != "followed"
    ]
    blocks: list[Block] = [title(words), body(counts + key)]
    blocks += _changed(changes, open_citations, reasons)
    blocks += _only_renumbered(changes)
    blocks += _only_retyped(changes)
    blocks += remarks(changes)
    return Document("法律审核稿", words, tuple(blocks), subject="法律审核稿")


def _changed(
    changes: ChangeSet,
    citations: Sequence[CitationImpact],
    reasons: Mapping[str, str],
) -> Iterator[Block]:
    """The units of which words differ, below the headings of their chapters.

    A chapter is named only when something in it changed.
    """
    chapter: str = ""
    for change in changes.changes:
        if change.unit != "clause":
            # An annex stands in no chapter; a heading that changed is a unit
            # of its own.
            names_chapter = change.unit == "heading" and not change.changed
            chapter = _chapter_text(change) if names_chapter else ""
        if not change.changed:
            continue
        if chapter:
            yield heading(chapter)
            chapter = ""
        yield from _unit(change, citations, reasons)


def _chapter_text(change: Change) -> str:
    """The heading above the clauses of a chapter."""
    deleted = "" if change.new else "（删去）"
    return heading_text(change) + deleted


def _unit(
    change: Change,
    citations: Sequence[CitationImpact],
    reasons: Mapping[str, str],
) -> Iterator[Block]:
    """All that is reported of one clause."""
    kinds = "、".join(change.kinds)
    yield clause_heading(f"{name_of(change)}【{kinds}】")
    for pair in change.pairs:
        if pair.rows:
            yield _marked_table(pair.rows)
        else:
            yield from _marked_lines(pair)
    reason = reason_of(change, reasons)
    if reason:
        label = Text("修改说明：", "strong")
        yield body(label, reason)
    listed = numbers_of(change.new)
    numbers = listed.split("、")
    for citation in citations:
        if citation.clause in numbers:
            label = Text("引用核对：", "strong")
            yield body(label, f"{citation.message}。")


def _marked_lines(pair: Pair) -> Iterator[Paragraph]:
    """The lines of a pair, the words deleted and inserted marked.

    Blank lines left out.
    """
    line: list[Text] = []
    for piece in pair.pieces:
        first, *further = piece.text.split("\n")
        line += _marked(first, piece)
        for words in further:
            if line:
                yield body(*line)
            line = _marked(words, piece)
    if line:
        yield body(*line)


def _marked(
    words: str,
    piece: Piece,
) -> list[Text]:
    """Some words of a piece in its character style; [] for none."""
    if not words:
        return []
    role = ROLES[piece.op]
    return [Text(words, role)]


def _marked_table(rows: Sequence[RowPair]) -> Block:
    """A table in which deleted and inserted words stand in brackets."""
    width = max(len(row.cells) for row in rows)
    numbers = range(1, width + 1)
    head = [f"第{number}列" for number in numbers]
    marked = map(_marked_cells, rows)
    return table("", head, marked, ())


def _marked_cells(row: RowPair) -> list[str]:
    """The words of each cell of a row."""
    cells = []
    for cell in row.cells:
        pieces = map(_bracketed, cell.pieces)
        cells.append("".join(pieces))
    return cells


def _bracketed(piece: Piece) -> str:
    """The words of a piece, in brackets when they were deleted or inserted."""
    brackets = _BRACKETS[piece.op]
    return brackets.format(piece.text)


def _unchanged_but(
    changes: Sequence[Change],
    kind: Kind,
) -> list[Change]:
    """The units of which only numbers, or only typography, differ."""
    unchanged = [one for one in changes if not one.changed]
    return [one for one in unchanged if kind in one.kinds]


def _only_renumbered(changes: ChangeSet) -> Iterator[Block]:
    """The clauses that merely have other numbers, runs of them in
    one phrase.
    """
    clauses = _unchanged_but(changes.clauses(), "仅条序调整")
    if not clauses:
        return
    runs = "；".join(renumbered_runs(clauses))
    yield heading("仅条序调整")
    yield body(f"以下{len(clauses)}条只有条序和随之调整的引用不同：{runs}。")


def _only_retyped(changes: ChangeSet) -> Iterator[Block]:
    """The units of which only punctuation, spaces or width differ."""
    units = _unchanged_but(changes.changes, "版式差异")
    if not units:
        return
    names_of_units = [numbers_of(one.new) or one.id for one in units]
    names = "、".join(names_of_units)
    yield heading("版式差异")
    yield body(f"以下{len(units)}处只有标点、空格或者字形写法不同：{names}。")
