"""Nodes in the making.

A flat row of drafts in reading order becomes a tree, and its numbers are
looked over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from policypress.compare.text.tree import Kind, Line, Node, nest
from policypress.findings import Finding, Place


class Draft(Struct):
    """A node while its lines are still coming. marked: the source itself says what it is."""

    kind: Kind
    lines: list[Line] = field(default_factory=list)
    label: str = ""
    number: tuple[int, ...] = ()
    heading: str = ""
    id: str = ""
    marked: bool = False

    def node(self, children: Iterable[Node] = ()) -> Node:
        """The finished node, with the nodes that stand below it."""
        return Node(
            self.kind,
            tuple(self.lines),
            self.label,
            self.number,
            self.heading,
            tuple(children),
            self.id,
        )


def nested(drafts: Iterable[Draft]) -> tuple[Node, ...]:
    """The drafts as nodes, those under a heading below its node."""
    return nest([draft.node() for draft in drafts])


def numbering(
    drafts: list[Draft],
    name: str,
) -> Iterator[Finding]:
    """What is odd about the numbers of the clauses.

    None at all, one twice, one missing.

    Every one is a warning: the texts are compared all the same.
    """
    numbered = [
        draft for draft in drafts if draft.kind == "clause" and draft.number
    ]
    if not numbered:
        yield _no_clauses(name)
    before: tuple[int, ...] = ()
    for draft in numbered:
        if before and not _follows(draft.number, before):
            yield _out_of_order(draft)
        before = draft.number


def _follows(
    number: tuple[int, ...],
    before: tuple[int, ...],
) -> bool:
    """Whether a clause's number may stand behind another's.

    第四条 and 第三条之二 follow 第三条; 第一条 opens a new count (an annex, a chapter).
    """
    if number in ((before[0] + 1,), (1,)):
        return True
    return len(number) == 2 and number[0] == before[0]


def _no_clauses(name: str) -> Finding:
    """No line opens a clause: the text is compared paragraph by paragraph."""
    message = f"“{name}”中没有找到条文编号。"
    hint = "支持“第X条”和“一、（一）”两种编号；没有编号的文字按段落比较。"
    return Finding(
        "no-clauses",
        message,
        Place(name),
        hint,
        "warning",
    )


def _out_of_order(draft: Draft) -> Finding:
    """A clause that is missing before this one, or has its number too."""
    message = f"{draft.label}没有接在上一条之后。"
    hint = "请核对原文是否缺条、重号；比较照常进行。"
    place = draft.lines[0].place
    return Finding(
        "clause-number",
        message,
        place,
        hint,
        "warning",
    )
