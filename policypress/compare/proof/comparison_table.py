"""Proof of 修改对照表: its columns are the old and new text of every changed unit, and its counts those of the changes.

What it must show is taken from the nodes of both texts; the pieces of a comparison serve only for which words stand out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from policypress.compare.changes import Change, ChangeSet, Op, Pair, Piece
from policypress.compare.proof.reading import Paragraph, Table, blocks, read_body
from policypress.compare.proof.words import failed, shorten
from policypress.compare.text.tree import Line, Node
from policypress.findings import Finding

Row = tuple[tuple[Paragraph, ...], ...]
_HEADS = {
    "条款修改": ("原条款", "修订后条款", "修改说明"),
    "条序调整": ("原条序", "修订后条序", "随之调整的引用"),
    "版式差异": ("条款", "原文", "修订后文字"),
}
_BAR = "｜"
_TOTAL = re.compile(r"共(\d+)条：(.*)。$")
_COUNT = re.compile(r"([^、\d]+)(\d+)条")


def prove_table(name: str, data: bytes, changes: ChangeSet) -> list[Finding]:
    """What is wrong with the table of comparison `data`, written as `name`."""
    read = blocks(read_body(data), "accepted")
    tables = {
        _texts(block.rows[0]): list(block.rows[1:])
        for block in read
        if isinstance(block, Table)
    }
    rows = {kind: tables.get(head, []) for kind, head in _HEADS.items()}
    said = [block.text for block in read if isinstance(block, Paragraph)]
    return [
        *_counts(name, said, rows["条款修改"], changes),
        *_rows(
            name,
            "条款修改",
            rows["条款修改"],
            [c for c in changes.changes if c.changed],
            _changed,
        ),
        *_rows(
            name,
            "条序调整",
            rows["条序调整"],
            list(filter(_renumbered_only, changes.changes)),
            _renumbered,
        ),
        *_rows(
            name, "版式差异", rows["版式差异"], list(_retyped(changes)), _typography
        ),
    ]


def _texts(row: Row) -> tuple[str, ...]:
    return tuple("\n".join(paragraph.text for paragraph in cell) for cell in row)


def _rows(
    name: str,
    kind: str,
    found: list[Row],
    wanted: list,
    check: Callable[[Row, object], Iterable[str]],
) -> Iterator[Finding]:
    """One row for each thing that must be shown, in order; the first fault of the first bad row."""
    for row, thing in zip(found, wanted):
        fault = next(iter(check(row, thing)), "")
        if fault:
            yield failed(
                name,
                f"“{kind}”表，{thing[0].id if isinstance(thing, tuple) else thing.id}：{fault}",
            )
            return
    if len(found) != len(wanted):
        yield failed(name, f"“{kind}”表应有{len(wanted)}行，实有{len(found)}行")


def _counts(
    name: str, said: list[str], rows: list[Row], changes: ChangeSet
) -> Iterator[Finding]:
    """The counts in words, and those of the rows, are those of the changes."""
    counts = {kind: count for kind, count in changes.counts().items() if count}
    total = next((match for text in said if (match := _TOTAL.search(text))), None)
    stated = (
        {kind: int(count) for kind, count in _COUNT.findall(total[2])} if total else {}
    )
    if not total or stated != counts or int(total[1]) != sum(counts.values()):
        yield failed(name, f"开头写的条数与比较结果不同：应为{counts}，实为{stated}")
    listed = [
        note[0].text.rstrip("。").split("、")[0]
        for *_, note in rows
        if note and "：" not in note[0].text
    ]
    for kind in sorted(
        {
            kind
            for change in changes.clauses()
            for kind in change.kinds
            if change.changed
        }
    ):
        wanted = sum(c.changed and _first(c) == kind for c in changes.clauses())
        if listed.count(kind) != wanted:
            yield failed(
                name,
                f"“条款修改”表中“{kind}”应有{wanted}条，实有{listed.count(kind)}条",
            )


def _first(change: Change) -> str:
    """The kind a row begins with: what counts, or for 版式差异 and the like the first of substance."""
    return next(
        kind for kind in change.kinds if kind not in ("未变", "仅条序调整", "版式差异")
    )


def _printed(nodes: Iterable[Node]) -> list[str]:
    return [text for node in nodes for line in node.lines for text in _line(line)]


def _line(line: Line) -> list[str]:
    return [_BAR.join(row) for row in line.rows] if line.rows else [line.printed]


def _changed(row: Row, change: Change) -> Iterator[str]:
    """Both columns say what the texts say, and what stands out is what was deleted and added."""
    for column, nodes, op, style in (
        (0, change.old, "delete", "deleted"),
        (1, change.new, "insert", "added"),
    ):
        texts = [paragraph.text for paragraph in row[column] if paragraph.text]
        wanted = [printed for printed in _printed(nodes) if printed]
        for text, printed in zip(texts, wanted):
            if text != printed:
                yield f"第{column + 1}列与文本不同：{shorten(printed, text)}"
        if len(texts) != len(wanted):
            yield f"第{column + 1}列应有{len(wanted)}段，实有{len(texts)}段"
        marked = "".join(
            words.text
            for paragraph in row[column]
            for words in paragraph.words
            if words.style == style
        )
        marked, substance = (
            marked.replace("\n", ""),
            "".join(_substance(change.pairs, op)),
        )
        if marked != substance:
            yield f"第{column + 1}列标出的文字不是修改的文字：{shorten(substance, marked)}"


def _substance(pairs: Iterable[Pair], op: Op) -> Iterator[str]:
    """The words of substance that were deleted or added, without line ends and lines that only moved."""
    for pair in pairs:
        cells = [cell.pieces for row in pair.rows for cell in row.cells]
        for pieces in (*cells, () if pair.move else pair.pieces):
            yield from (
                piece.text.replace("\n", "")
                for piece in pieces
                if piece.op == op and not piece.nature
            )


def _renumbered_only(change: Change) -> bool:
    return not change.changed and "仅条序调整" in change.kinds


def _called(change: Change, nodes: tuple[Node, ...]) -> str:
    if change.unit == "clause":
        return "、".join(node.label for node in nodes if node.label) or change.id
    return nodes[0].lines[0].printed


def _renumbered(row: Row, change: Change) -> Iterator[str]:
    """The old and the new number; lines that cite another one read as the old line and as the new line."""
    for column, nodes in ((0, change.old), (1, change.new)):
        if _texts(row)[column] != _called(change, nodes):
            yield f"第{column + 1}列应为“{_called(change, nodes)}”，实为“{_texts(row)[column]}”"
    shown = {
        (_without(paragraph, "added"), _without(paragraph, "deleted"))
        for paragraph in row[2]
    }
    if (
        change.kind != "仅条序调整"
    ):  # typography differs as well and is shown as in the new text
        pieces = [
            line for pair in change.pairs for line in (pair.pieces, *_by_row(pair))
        ]
        shown -= {
            (
                "".join(_as_renumbered(line, "delete")),
                "".join(_as_renumbered(line, "insert")),
            )
            for line in pieces
        }
    lines = [
        (pair.old[0], pair.new[0])
        for pair in change.pairs
        if len(pair.old) == len(pair.new) == 1
    ]
    both = [(a, b) for old, new in lines for a, b in zip(_line(old), _line(new))]
    for old, _ in sorted(shown - set(both) - {("", "")}):
        yield f"第3列的文字不在文本中：“{old[:30]}”"
    for old, new in lines if change.kind == "仅条序调整" else ():
        if old.text != new.text and (old.printed, new.printed) not in shown:
            yield f"第3列缺少“{old.printed[:30]}”"


def _by_row(pair: Pair) -> Iterator[tuple[Piece, ...]]:
    """The pieces of each row of a table as one line."""
    for row in pair.rows:
        yield tuple(
            p
            for i, cell in enumerate(row.cells)
            for p in ((Piece("equal", _BAR),) * (i > 0) + cell.pieces)
        )


def _as_renumbered(pieces: Iterable[Piece], op: Op) -> Iterator[str]:
    """The words of one side, typography as in the new text."""
    for piece in pieces:
        if piece.op in ("equal", "insert" if piece.nature == "typography" else op):
            yield piece.text


def _without(paragraph: Paragraph, style: str) -> str:
    return "".join(words.text for words in paragraph.words if words.style != style)


def _retyped(changes: ChangeSet) -> Iterator[tuple[Change, list[str], list[str]]]:
    """(change, old lines, new lines) for each line, or row of a table, with a typographic difference."""
    for change in changes.changes:
        for pair in change.pairs:
            if any(piece.nature == "typography" for piece in pair.pieces):
                yield change, _side(pair.old), _side(pair.new)
            for row in pair.rows:
                if any(
                    piece.nature == "typography"
                    for cell in row.cells
                    for piece in cell.pieces
                ):
                    yield (
                        change,
                        [_BAR.join(pair.old[0].rows[row.old])],
                        [_BAR.join(pair.new[0].rows[row.new])],
                    )


def _side(lines: Iterable[Line]) -> list[str]:
    return [text for line in lines for text in _line(line)]


def _typography(row: Row, thing: tuple[Change, list[str], list[str]]) -> Iterator[str]:
    """Both columns are the lines of both texts."""
    _, old, new = thing
    for column, wanted in ((1, old), (2, new)):
        texts = [paragraph.text for paragraph in row[column]]
        if texts != wanted:
            yield f"第{column + 1}列与文本不同：{shorten(''.join(wanted), ''.join(texts))}"
