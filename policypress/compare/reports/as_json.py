"""A change set as plain data for ``--json`` (机器可读的比较结果).

Keys and order are stable; places and ids are there to find a thing again.
"""

from __future__ import annotations

from typing import Any

from policypress.compare.changes import (
    CellPair,
    Change,
    ChangeSet,
    Kind,
    Pair,
    Piece,
    RowPair,
)
from policypress.compare.text.tree import Line, Node
from policypress.findings import Place


def to_json(changes: ChangeSet) -> dict[str, Any]:
    """Everything a change set says, as dicts, lists and strings."""
    return {
        "old": changes.old.name,
        "new": changes.new.name,
        "counts": dict(changes.counts()),
        "chapters": [
            _chapter(heading, counts)
            for heading, counts in changes.counts_by_chapter()
        ],
        "numbers": [{"old": old, "new": new} for old, new in changes.numbers],
        "changes": [_change(change) for change in changes.changes],
        "steps": [
            {"side": step.side, "change": step.change.id}
            for step in changes.steps
        ],
    }


def _chapter(
    heading: Change | None,
    counts: dict[Kind, int],
) -> dict[str, Any]:
    """The clauses by kind below one heading.

    Null headings are written as "".
    """
    if heading is None:
        return {
            "id": "",
            "label": "",
            "heading": "",
            "counts": dict(counts),
        }
    return {
        "id": heading.id,
        "label": heading.new_label or heading.old_label,
        "heading": heading.heading,
        "counts": dict(counts),
    }


def _change(change: Change) -> dict[str, Any]:
    """One unit of both texts.

    `id` is its permanent name, also a link target.
    """
    return {
        "id": change.id,
        "unit": change.unit,
        "kind": change.kind,
        "also": list(change.also),
        "heading": change.heading,
        "old": [_node(node) for node in change.old],
        "new": [_node(node) for node in change.new],
        "path": list(change.path),
        "old_path": list(change.old_path),
        "pairs": [_pair(pair) for pair in change.pairs],
    }


def _node(node: Node) -> dict[str, Any]:
    """One clause, heading or annex on one side."""
    return {
        "label": node.label,
        "heading": node.heading,
        "id": node.id,
        "place": _place(node.place),
    }


def _pair(pair: Pair) -> dict[str, Any]:
    """Lines that belong together.

    Rows of a table, else the pieces of their words.
    """
    data: dict[str, Any] = {
        "kind": pair.kind,
        "old": [_line(line) for line in pair.old],
        "new": [_line(line) for line in pair.new],
    }
    if pair.rows:
        data["rows"] = [_row(row) for row in pair.rows]
    else:
        data["pieces"] = [_piece(piece) for piece in pair.pieces]
    if pair.move:
        data["move"] = pair.move
    return data


def _line(line: Line) -> dict[str, Any]:
    """One printed line, without its words: those stand in the pieces."""
    return {
        "level": line.level,
        "label": line.label,
        "id": line.id,
        "place": _place(line.place),
    }


def _row(row: RowPair) -> dict[str, Any]:
    """A table row of both sides.

    old, new: its index, null where it is not there.
    """
    return {
        "kind": row.kind,
        "old": row.old,
        "new": row.new,
        "cells": [_cell(cell) for cell in row.cells],
    }


def _cell(cell: CellPair) -> dict[str, Any]:
    """A table cell of both sides, null where a side has no such column."""
    return {
        "old": cell.old,
        "new": cell.new,
        "pieces": [_piece(piece) for piece in cell.pieces],
    }


def _piece(piece: Piece) -> dict[str, str]:
    """Some words; nature: only where a number or typography differs."""
    data: dict[str, str] = {"op": piece.op, "text": piece.text}
    if piece.nature:
        data["nature"] = piece.nature
    return data


def _place(place: Place) -> dict[str, Any]:
    """Where a clause or a line stands in its file."""
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
    }
