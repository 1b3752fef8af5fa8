"""The items of clauses that became others (分列、合并):
将第八条分为两条，作为第八条、第九条，修改为：“…”;
将第八条、第九条合并，作为第八条，修改为：“…”.
"""

from __future__ import annotations

from collections.abc import Sequence

from policypress.compare.decision.quotation import block
from policypress.compare.decision.write.additions import opens_alone
from policypress.compare.decision.write.amend import Amend
from policypress.compare.decision.write.items import Item, quotation
from policypress.compare.decision.write.units import (
    all_lines,
    gap_of,
    lines_without_number,
)
from policypress.compare.text.labels import cited
from policypress.compare.text.tree import Node
from policypress.language.numerals import counted


def merged_item(
    names: Sequence[str],
    first: Node,
    new: Node,
) -> Item:
    """Several clauses as one. names: of the old ones, first: the first of these."""
    number = cited("条", new.number, new.label)
    words = lines_without_number(new, first.label, gap_of(first))
    lead = f"将{'、'.join(names)}合并，作为{number}，修改为："
    return Item(lead, [quotation(words)])


def parted_item(
    name: str,
    old: Node,
    parts: Sequence[Node],
) -> Item:
    """One clause as several: each opens with its number in one quotation, or has a line
    of its own where that would not show where it begins.
    """
    numbers = [cited("条", node.number, node.label) for node in parts]
    if all(map(opens_alone, parts)):
        many = counted(len(parts), "条")
        lead = f"将{name}分为{many}，作为{'、'.join(numbers)}，修改为："
        lines = [line for node in parts for line in all_lines(node)]
        return Item(lead, [quotation(lines)])
    amends: list[Amend] = []
    for number, node in zip(numbers, parts, strict=True):
        words = lines_without_number(node, old.label, gap_of(old))
        amends.append(_part(number, words))
    return Item(f"将{name}拆分为{'、'.join(numbers)}：", amends, parts=True)


def _part(number: str, words: list[str]) -> Amend:
    """第九条：“…”: one part of a split clause."""
    return Amend(lambda owner: f"{number}：", tuple(block(words)))
