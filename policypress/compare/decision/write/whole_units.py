"""Whole units in a decision (整条的修改和增加): how they are named as a place, written anew and
added.
"""

from __future__ import annotations

from policypress.compare.changes import Change, ChangeSet
from policypress.compare.decision.quotation import escaped, quoted
from policypress.compare.decision.write.items import Item, Nature, quotation
from policypress.compare.decision.write.names import TITLES, Names, unit_word
from policypress.compare.decision.write.order import number_of
from policypress.compare.decision.write.units import (
    all_lines,
    gap_of,
    lead_of,
    lines_of_introduction,
    lines_without_number,
)
from policypress.compare.text.tree import HEADINGS, Node


class WholeUnits:
    """Items about whole units of two texts. names: of the units of the old one."""

    def __init__(
        self,
        changes: ChangeSet,
        names: Names,
    ) -> None:
        """names: of the units of the old text."""
        self._old, self._new = changes.old, changes.new
        self._names = names

    def place(self, node: Node) -> str:
        """第八条, 第三章章名: a unit of the old text where something stands beside it."""
        return f"{self._names.of(node)}{self._title_word(node)}"

    def rewritten(
        self,
        change: Change,
        nature: Nature,
        lead: str,
        with_number: bool,
    ) -> Item:
        """A unit replaced whole: 将第八条修改为：“…”. lead: what is written of it already."""
        old, new = change.old[0], change.new[0]
        own = self.number_of_its_own(old, new)
        if lead == own:
            lead += "，内容修改为："
            words = lines_without_number(new, new.label, gap_of(new))
            return Item(lead, [quotation(words)], nature)
        lead = f"{lead}，修改为：" if lead else self._lead(old, new)
        if new.kind == "preamble":
            words = lines_of_introduction(new)
        elif with_number and not gap_of(new) and new.lines[0].text:
            # A number without a blank after it is read as one that lost it.
            lead = f"{own}，内容修改为："
            words = [escaped(new.lines[0].text), *all_lines(new)[1:]]
        elif with_number:
            words = all_lines(new)
        else:
            words = lines_without_number(new, old.label, gap_of(old))
        return Item(lead, [quotation(words)], nature)

    def number_of_its_own(self, old: Node, new: Node) -> str:
        """将第八条的序号修改为“第九条　”: a number that says nothing about the place."""
        return f"将{self.place(old)}的序号修改为{quoted(lead_of(new))}"

    def _lead(self, old: Node, new: Node) -> str:
        """将第八条修改为：, or 将第八条改为第九条，修改为：."""
        name, title = self._names.of(old), self._title_word(old)
        if old.number == new.number or not (new.number and new.label):
            return f"将{name}{title}修改为："
        its = f"其{title}" if title == "标题" else title
        return f"将{name}改为{number_of(new, self._new)}，{its}修改为："

    def added(self, node: Node, after: str) -> Item:
        """在第十条后增加一条，作为第十一条：“…”; a new heading is quoted with its number, a clause
        with a number still has to be joined with its neighbours.
        """
        word = unit_word(node, self._new)
        if node.label and _counted(node):
            number = number_of(node, self._new)
            if node.kind in HEADINGS:
                lead = f"{after}增加一{word}，作为{number}，{TITLES[word]}为："
                quote = quotation(all_lines(node))
                return Item(lead, [quote], heading=node)
            if node.kind == "clause":
                return Item("", added=[node], after=after)
        kind = f"个{word}"
        if node.kind == "clause":
            kind = "条无编号条文"
        elif node.kind in HEADINGS:
            kind = "个无编号标题"
        lines = lines_of_introduction(node)
        return Item(f"{after}增加一{kind}：", [quotation(lines)])

    def _title_word(self, node: Node) -> str:
        """章名 after the number of a chapter, so that its clauses are not meant; "" of
        anything else.
        """
        if node.kind in HEADINGS and _counted(node):
            return TITLES[unit_word(node, self._old)]
        return ""


def _counted(node: Node) -> bool:
    return bool(node.number) and all(node.number)
