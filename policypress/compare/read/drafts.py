"""Nodes in the making: a flat row of drafts in reading order becomes a tree, and its numbers are looked over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from policypress.compare.text.tree import HEADINGS, Kind, Line, Node
from policypress.findings import Finding, Place


@dataclass(slots=True)
class Draft:
    """A node while its lines are still coming."""

    kind: Kind
    lines: list[Line] = field(default_factory=list)
    label: str = ""
    number: tuple[int, ...] = ()
    heading: str = ""
    id: str = ""

    def node(self, children: Iterable[Node] = ()) -> Node:
        return Node(
            self.kind,
            tuple(self.lines),
            self.label,
            self.number,
            self.heading,
            tuple(children),
            self.id,
        )


def nested(drafts: list[Draft]) -> tuple[Node, ...]:
    """Flat drafts to nodes: a heading holds what follows it up to the next heading of its rank or a higher one."""

    def group(items: list[Draft]) -> list[Node]:
        nodes, index = [], 0
        while index < len(items):
            draft, index = items[index], index + 1
            start = index
            if draft.kind in HEADINGS:
                rank = HEADINGS.index(draft.kind)
                while index < len(items) and _below(items[index], rank):
                    index += 1
            nodes.append(draft.node(group(items[start:index])))
        return nodes

    return tuple(group(drafts))


def _below(draft: Draft, rank: int) -> bool:
    return (
        draft.kind == "clause"
        or draft.kind in HEADINGS
        and HEADINGS.index(draft.kind) > rank
    )


def numbering(drafts: list[Draft], name: str) -> Iterator[Finding]:
    """What is odd about the numbers of the clauses: none at all, one twice, one missing (OR-05)."""
    numbered = [draft for draft in drafts if draft.kind == "clause" and draft.number]
    if not numbered:
        hint = "支持“第X条”和“一、（一）”两种编号；没有编号的文字按段落比较。"
        yield Finding(
            "no-clauses", f"“{name}”中没有找到条文编号。", Place(name), hint, "warning"
        )
    before: tuple[int, ...] = ()
    for draft in numbered:
        expected = (before[0] + 1,) if before else draft.number
        follows = (
            draft.number in (expected, (1,))
            or len(draft.number) == 2
            and draft.number[:1] == before[:1]
        )
        if not follows:
            hint = "请核对原文是否缺条、重号；比较照常进行。"
            yield Finding(
                "clause-number",
                f"{draft.label}没有接在上一条之后。",
                draft.lines[0].place,
                hint,
                "warning",
            )
        before = draft.number
