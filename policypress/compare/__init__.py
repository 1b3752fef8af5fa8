"""Comparing two versions of a text.

Decides what changed and knows no output format.

old text ──▶ Tree ──┐
                    ├──▶ compare ──▶ ChangeSet ──▶ redline, 对照表,
new text ──▶ Tree ──┘                              修改决定, page, JSON
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from policypress.compare.changes import (
        Change,
        ChangeSet,
        Pair,
        Piece,
        Step,
        new_text,
        old_text,
    )
    from policypress.compare.match.engine import compare
    from policypress.compare.read.document import from_document
    from policypress.compare.read.parser import Parsed, parse_lines
    from policypress.compare.read.plain_text import parse_bytes, parse_text
    from policypress.compare.read.raw_lines import RawLine
    from policypress.compare.reports.as_json import to_json
    from policypress.compare.text.tree import (
        Line,
        Node,
        Tree,
        addresses,
        clauses,
        text_of,
        walk,
    )

__all__ = [
    "Change",
    "ChangeSet",
    "Line",
    "Node",
    "Pair",
    "Parsed",
    "Piece",
    "RawLine",
    "Step",
    "Tree",
    "addresses",
    "clauses",
    "compare",
    "from_document",
    "new_text",
    "old_text",
    "parse_bytes",
    "parse_lines",
    "parse_text",
    "text_of",
    "to_json",
    "walk",
]

# Where each stands: whoever reads a text need not import what compares two.
_HOMES = {
    "changes": (
        "Change",
        "ChangeSet",
        "Pair",
        "Piece",
        "Step",
        "new_text",
        "old_text",
    ),
    "match.engine": ("compare",),
    "read.document": ("from_document",),
    "read.parser": (
        "Parsed",
        "parse_lines",
    ),
    "read.plain_text": (
        "parse_bytes",
        "parse_text",
    ),
    "read.raw_lines": ("RawLine",),
    "reports.as_json": ("to_json",),
    "text.tree": (
        "Line",
        "Node",
        "Tree",
        "addresses",
        "clauses",
        "text_of",
        "walk",
    ),
}


def __getattr__(name: str) -> Any:
    """What is asked for, imported by then."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
