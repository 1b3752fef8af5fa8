"""How an amending decision quotes a unit (整条引用), with its number or without, and what
it compares of two.
"""

from __future__ import annotations

from collections.abc import Sequence

from policypress.compare.changes import Change
from policypress.compare.decision.quotation import escaped, lines_of
from policypress.compare.text import numbers as ordinals
from policypress.compare.text.aside import introduction
from policypress.compare.text.labels import relabel
from policypress.compare.text.tree import HEADINGS, Node, Rows

_NUMBERS = (
    ordinals.ARTICLE,
    ordinals.HEADING,
    ordinals.FIRST,
    ordinals.SECOND,
    ordinals.THIRD,
)


def all_lines(node: Node) -> list[str]:
    """Every line of a node as it is quoted."""
    found: list[str] = []
    for line in node.lines:
        found += lines_of(line)
    return found


def lines_of_introduction(node: Node) -> list[str]:
    """Every line of a node as it is quoted, without the record of passage."""
    found: list[str] = []
    for line in introduction(node):
        found += lines_of(line)
    return found


def lines_without_number(
    node: Node,
    label: str,
    gap: str,
) -> list[str]:
    """The lines of a clause as quoted, without its number when that is written as label
    and gap are.

    The number stays where the words after it would be taken for one.
    """
    first = node.lines[0]
    if node.kind not in ("clause", *HEADINGS) or not node.label or first.rows:
        return all_lines(node)
    alike = node.label in (label, relabel(label, node.number))
    if (
        first.gap != gap
        or not alike
        or not first.text
        or _like_number(first.text)
    ):
        return all_lines(node)
    found = [escaped(first.text)]
    for line in node.lines[1:]:
        found += lines_of(line)
    return found


def _like_number(text: str) -> bool:
    """Words that a reader of the decision would take for the number of a clause."""
    return any(pattern.match(text) for pattern in _NUMBERS)


def lead_of(node: Node) -> str:
    """Number and gap of a node as printed."""
    return node.lines[0].lead if node.lines else ""


def gap_of(node: Node) -> str:
    """What stands between the number of a node and its words."""
    return node.lines[0].gap if node.lines else ""


def same_sort(
    old: Node,
    new: Node,
) -> bool:
    """Whether both are clauses, or both chapters, and both have a number or none."""
    return old.kind == new.kind and bool(old.label) == bool(new.label)


def same_words(
    old: Node,
    new: Node,
) -> bool:
    """The same lines but for the number of the unit itself."""
    return _rest(old) == _rest(new)


def keeps_number(
    old: Node,
    new: Node,
) -> bool:
    """Whether the number is written alike, be it the same or another, or both have
    none.
    """
    if not old.label and not new.label:
        return True
    same = lead_of(old) == lead_of(new)
    return same or renumbered_alike(old, new)


def renumbered_alike(
    old: Node,
    new: Node,
) -> bool:
    """Whether the new number is another one written in the same way."""
    if old.label == new.label or gap_of(old) != gap_of(new):
        return False
    return relabel(old.label, new.number) == new.label


def _rest(node: Node) -> list[tuple[str, Rows]]:
    """The lines to compare: the own number of the unit left out."""
    found: list[tuple[str, Rows]] = []
    for index, line in enumerate(node.lines):
        own = not index and line.label == node.label
        found.append((line.text if own else line.printed, line.rows))
    return found


def remaining(change: Change) -> Node:
    """Which old unit of a change stays: of several that become one, that which has its
    number already, or else the first.
    """
    if len(change.new) == 1:
        return called(change.old, change.new[0])
    return change.old[0]


def called(nodes: Sequence[Node], new: Node) -> Node:
    """Of some old units that which has the number of a new one, or else the first."""
    for node in nodes:
        if node.number == new.number:
            return node
    return nodes[0]


def matched_lines(change: Change) -> set[int]:
    """The old lines that stay, by their places."""
    found: set[int] = set()
    at = 0
    for pair in change.pairs:
        if pair.new:
            found.update(range(at, at + len(pair.old)))
        at += len(pair.old)
    return found
