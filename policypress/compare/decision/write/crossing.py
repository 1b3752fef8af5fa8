"""New numbers that say nothing about a place (错位的序号): those of a text that numbers its
clauses out of order.

第三条改为第二条 is read as a move where the other numbers rise. A clause that stays where it
is gets such a number by itself: 将第三条的序号修改为“第二条　”.
"""

from __future__ import annotations

from itertools import accumulate

from policypress.compare.text.tree import Node, Tree, clauses


def crossing(old: Tree, new: Tree) -> list[Node]:
    """The clauses of the new text that do not have the largest number so far, or not
    the smallest from there on.

    None where the old numbers do not rise: there no reader takes a number for a place.
    """
    before = [node.number for node in clauses(old) if node.number]
    if before != sorted(set(before)):
        return []
    counted = [node for node in clauses(new) if node.number]
    numbers = [node.number for node in counted]
    highest = list(accumulate(numbers, max))
    lowest = list(accumulate(reversed(numbers), min))[::-1]
    found: list[Node] = []
    for node, high, low in zip(counted, highest, lowest, strict=True):
        if not low == node.number == high:
            found.append(node)
    return found
