"""How the printed lines of a text look: the paragraph style of each, and the words at its head that stand out.

The styles are those of 措施正文, so a redline looks like the document it will become: 第X条 in 黑体,
the run-in heading of a （一） clause in 楷体 (GB/T 9704—2012, 7.3.3).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from policypress.compare.text.tree import Level, Line, Node

_NOTE_OF_TITLE = re.compile(r"[（(]|[0-9]{4}\s*年")
_HEADINGS = {
    "part": "chapter",
    "subpart": "chapter",
    "chapter": "chapter",
    "section": "clause-heading",
}


@dataclass(frozen=True, slots=True)
class Shape:
    """The look of a printed line. style: paragraph role; its first `lead` characters have the character role `face`,
    its first `number` characters are its own number and the gap behind it, that of a line of this `level`."""

    style: str
    lead: int = 0
    face: str = ""
    number: int = 0
    level: Level = "paragraph"


def shapes(nodes: Iterable[Node], scheme: str) -> list[Shape]:
    """The shape of each line of these nodes, in order; a table has one as well. scheme: that of their tree."""
    return [
        replace(
            _shape(node, index, line, scheme),
            number=len(line.lead) if line.label else 0,
            level=line.level,
        )
        for node in nodes
        for index, line in enumerate(node.lines)
    ]


def _shape(node: Node, index: int, line: Line, scheme: str) -> Shape:
    if node.kind in _HEADINGS:
        return Shape(_HEADINGS[node.kind])
    if node.kind == "title":
        return Shape("title")
    if node.kind == "contents":
        return Shape("contents-1" if index else "contents-title")
    if (
        node.kind == "preamble"
        and _NOTE_OF_TITLE.match(line.printed)
        and not line.printed.endswith("。")
    ):
        return Shape("centered")
    if node.kind == "annex" and not index:
        return Shape(
            "attachment-note"
            if line.printed.startswith(f"{node.label}：")
            else "attachment-label"
        )
    if node.kind == "closing":
        return Shape("signature" if line is not node.lines[-1] else "date-line")
    if line.level == "clause" and line.label:
        return _opening(node, line, scheme)
    return Shape("body")


def _opening(node: Node, line: Line, scheme: str) -> Shape:
    """The first line of a clause."""
    if scheme == "articles":
        return Shape("body", len(line.label), "strong")
    head = line.lead + node.heading
    if not node.heading or not line.printed.startswith(head):
        return Shape("body")
    return Shape("body", len(head) + line.printed.startswith("。", len(head)), "run-in")
