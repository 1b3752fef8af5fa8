"""How the reports of a comparison call things.

Clauses, counts, and what stands outside them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from policypress.compare.changes import KINDS, Change, ChangeSet, Kind, Op
from policypress.compare.text.labels import cited
from policypress.compare.text.tree import Node

# The character style of words that stay, were deleted, were inserted.
ROLES: dict[Op, str] = {
    "equal": "",
    "delete": "deleted",
    "insert": "added",
}
_MOST_LISTED = 6  # names in one sentence; more are no longer read


def name_of(change: Change) -> str:
    """第九条（原第八条）实施专利奖配套奖励: number and heading, the id without either."""
    number = _number_of(change)
    words = change.heading
    if number and words:
        return f"{number}　{words}"
    return number or words or change.id


def _number_of(change: Change) -> str:
    """第九条, 第九条（原第八条） when it had another number, 原第八条 when it was deleted."""
    new = numbers_of(change.new)
    old = numbers_of(change.old)
    if not old or old == new:
        return new
    if not new:
        return f"原{old}"
    return f"{new}（原{old}）"


def name_of_node(node: Node) -> str:
    """第九条, 第二部分第（三）项: how a clause with a number is cited."""
    return node.name or cited("条", node.number, node.label)


def numbers_of(nodes: Sequence[Node]) -> str:
    """第九条 or 第（九）条 of each clause, "" for what has no number."""
    numbers = [
        name_of_node(node)
        for node in nodes
        if node.kind == "clause" and node.number
    ]
    return "、".join(numbers)


def counted(changes: ChangeSet) -> str:
    """新增3条、修改20条、仅条序调整28条、未变2条."""
    parts = []
    for kind, count in changes.counts().items():
        if count:
            parts.append(f"{kind}{count}条")
    return "、".join(parts)


def how_many(changes: ChangeSet) -> str:
    """共12条：修改3条、未变9条; of a text without clauses its paragraphs."""
    if total(changes):
        return f"共{total(changes)}条：{counted(changes)}"
    counts = paragraph_counts(changes)
    parts = [f"{kind}{count}段" for kind, count in counts.items()]
    return f"没有条文编号，按段落计：{'、'.join(parts)}"


def paragraph_counts(changes: ChangeSet) -> dict[Kind, int]:
    """How many paragraphs changed how, of all units; a table is one."""
    found = Counter(
        pair.kind for change in changes.changes for pair in change.pairs
    )
    return {kind: found[kind] for kind in KINDS if found[kind]}


def total(changes: ChangeSet) -> int:
    """How many clauses were compared."""
    counts = changes.counts()
    return sum(counts.values())


def elsewhere(changes: ChangeSet) -> str:
    """附件一（修改）；第三章 监督（修改）: what changed outside the clauses, "" for nothing."""
    found = []
    for change in changes.elsewhere():
        kinds = "、".join(change.kinds)
        found.append(f"{_unit_name(change)}（{kinds}）")
    return "；".join(found)


def _unit_name(change: Change) -> str:
    """What a unit that is no clause is called."""
    if change.unit == "heading":
        return heading_text(change)
    if change.unit == "annex":
        return first_node(change).label or change.id
    return change.id


def heading_text(change: Change) -> str:
    """The heading of a chapter as printed, on one line."""
    first_line = first_node(change).lines[0]
    return " ".join(first_line.printed.split())


def first_node(change: Change) -> Node:
    """The first node of a change.

    Of the new text, of the old one when it was deleted.
    """
    return (change.new or change.old)[0]


def listed(names: Sequence[str]) -> str:
    """The first names of a list, and how many there are."""
    shown = "；".join(names[:_MOST_LISTED])
    if len(names) <= _MOST_LISTED:
        return shown
    return f"{shown}等{len(names)}项"
