"""A change set as plain data for ``--json`` (机器可读的比较结果): stable keys, stable order, places and ids."""

from __future__ import annotations

from typing import Any

from policypress.compare.changes import Change, ChangeSet, Pair, Piece, RowPair
from policypress.compare.text.tree import Line, Node
from policypress.findings import Place


def to_json(changes: ChangeSet) -> dict[str, Any]:
    """Everything a change set says, as dicts, lists and strings."""
    return {
        "old": changes.old.name,
        "new": changes.new.name,
        "counts": dict(changes.counts()),
        "chapters": [
            {
                "id": heading.id if heading else "",
                "label": heading.new_label or heading.old_label if heading else "",
                "heading": heading.heading if heading else "",
                "counts": dict(counts),
            }
            for heading, counts in changes.counts_by_chapter()
        ],
        "numbers": [{"old": old, "new": new} for old, new in changes.numbers],
        "changes": [_change(change) for change in changes.changes],
        "steps": [
            {"side": step.side, "change": step.change.id} for step in changes.steps
        ],
    }


def _change(change: Change) -> dict[str, Any]:
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
    return {
        "label": node.label,
        "heading": node.heading,
        "id": node.id,
        "place": _place(node.place),
    }


def _pair(pair: Pair) -> dict[str, Any]:
    old, new = [_line(line) for line in pair.old], [_line(line) for line in pair.new]
    data: dict[str, Any] = {"kind": pair.kind, "old": old, "new": new}
    if pair.rows:
        data["rows"] = [_row(row) for row in pair.rows]
    else:
        data["pieces"] = [_piece(piece) for piece in pair.pieces]
    if pair.move:
        data["move"] = pair.move
    return data


def _line(line: Line) -> dict[str, Any]:
    return {
        "level": line.level,
        "label": line.label,
        "id": line.id,
        "place": _place(line.place),
    }


def _row(row: RowPair) -> dict[str, Any]:
    cells = [
        {
            "old": cell.old,
            "new": cell.new,
            "pieces": [_piece(piece) for piece in cell.pieces],
        }
        for cell in row.cells
    ]
    return {"kind": row.kind, "old": row.old, "new": row.new, "cells": cells}


def _piece(piece: Piece) -> dict[str, str]:
    return {
        "op": piece.op,
        "text": piece.text,
        **({"nature": piece.nature} if piece.nature else {}),
    }


def _place(place: Place) -> dict[str, Any]:
    return {"file": place.file, "line": place.line, "column": place.column}
