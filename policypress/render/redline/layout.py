"""How the printed lines of a text look.

The paragraph style of each, and the words at its head that stand out.

The styles are those of 措施正文, so a redline looks like the document it will
become: 第X条 in 黑体, the run-in heading of a （一） clause in 楷体 (GB/T
9704—2012, 7.3.3).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from policypress.compare.text.tree import Level, Line, Node

_NOTE_OF_TITLE = re.compile(r"[（(]|[0-9]{4}\s*年")
_STYLES = {
    "title": "title",
    "part": "chapter",
    "subpart": "chapter",
    "chapter": "chapter",
    "section": "clause-heading",
}


class Shape(Struct, frozen=True):
    """The look of a printed line.

    style: paragraph role.
    lead, face: the first `lead` characters have the character role `face`.
    number, level: the first `number` characters are its own number and the gap
        behind it, that of a line of this level.
    """

    style: str
    lead: int = 0
    face: str = ""
    number: int = 0
    level: Level = "paragraph"


def shapes(
    nodes: Iterable[Node],
    scheme: str,
) -> list[Shape]:
    """The shape of each line of these nodes, in order.

    A table has one as well.

    scheme: that of their tree.
    """
    found = []
    for node in nodes:
        for index, line in enumerate(node.lines):
            shape = _shape(node, index, line, scheme)
            number = len(line.lead) if line.label else 0
            found.append(
                replace(
                    shape,
                    number=number,
                    level=line.level,
                )
            )
    return found


def _shape(
    node: Node,
    index: int,
    line: Line,
    scheme: str,
) -> Shape:
    """The style of a line by its node, and the words at its head that stand
    out.
    """
    if line.level == "clause" and line.label:
        return _opening(node, line, scheme)
    return Shape(_style(node, index, line))


def _style(
    node: Node,
    index: int,
    line: Line,
) -> str:
    """The style of a line that opens no clause.

    index: which line of its node it is.
    """
    if node.kind in _STYLES:
        return _STYLES[node.kind]
    first = "" if index else _style_of_first(node, line)
    if first:
        return first
    if node.kind == "contents":
        return "contents-1"
    if node.kind == "closing":
        return "date-line" if line is node.lines[-1] else "signature"
    if node.kind == "preamble" and _is_note_of_title(line.printed):
        return "centered"
    return "body"


def _style_of_first(node: Node, line: Line) -> str:
    """The style of the first line of a node, "" where it is no other than its lines."""
    if node.kind == "letter":
        return "centered"
    if node.kind == "contents":
        return "contents-title"
    if node.kind == "annex":
        return _style_of_annex(node, line)
    return ""


def _style_of_annex(
    node: Node,
    line: Line,
) -> str:
    """附件：名单 is a note of what is attached, 附件一 alone the head of the
    annex itself.
    """
    is_note = line.printed.startswith(f"{node.label}：")
    return "attachment-first" if is_note else "attachment-label"


def _is_note_of_title(words: str) -> bool:
    """Whether a line is a 题注.

    （2023年2月6日公布） or a year at its head, and no sentence.
    """
    return bool(_NOTE_OF_TITLE.match(words)) and not words.endswith("。")


def _opening(
    node: Node,
    line: Line,
    scheme: str,
) -> Shape:
    """The first line of a clause.

    第X条 or （一） with its run-in heading stands out.
    """
    if scheme == "articles":
        return Shape(
            "body",
            len(line.label),
            "strong",
        )
    head = line.lead + node.heading
    if not node.heading or not line.printed.startswith(head):
        return Shape("body")
    length = len(head)
    if line.printed.startswith("。", length):
        length += 1
    return Shape("body", length, "run-in")
