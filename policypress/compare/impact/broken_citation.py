"""A citation that no longer says what it said.

What the three judges of citations give.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from policypress.compare.changes import ChangeSet
from policypress.compare.text.labels import cited
from policypress.compare.text.tree import Line, Node

# followed: its number was adjusted; stale: it means another text now;
# dangling: nothing.
State = Literal["followed", "stale", "dangling"]


class BrokenCitation(Struct, frozen=True):
    """A citation of a 款, 项 or 目, or by position, whose target is no longer
    what it was.

    node, line: where it stands in the new text; text: as it is written there;
    was: as the old text wrote it.
    """

    node: Node
    line: Line
    text: str
    state: State
    message: str
    was: str


def surviving_clauses(changes: ChangeSet) -> Iterator[tuple[Node, Node]]:
    """Each old clause with the one new clause that it became.

    One that was split, merged, deleted or is new cannot be followed line by
    line.
    """
    for change in changes.clauses():
        if len(change.old) == 1 and len(change.new) == 1:
            yield change.old[0], change.new[0]


def name_of_clause(node: Node) -> str:
    """第九条 or 第（九）条; the heading of a clause without a number, 正文
    without either.
    """
    if node.number:
        return node.name or cited("条", node.number, node.label)
    return node.heading or "正文"
