"""款 that are clauses of their own (单列一条):
将第八条第三款单列一条，作为第四十九条，修改为：“…”, and of a clause that is gone, its words
kept, 将第十三条第二款改为第十六条，第一款改为第十七条.
"""

from __future__ import annotations

from policypress.compare.decision.quotation import escaped, lines_of
from policypress.compare.decision.write.additions import Additions, Manner
from policypress.compare.decision.write.items import Item, quotation
from policypress.compare.decision.write.line_names import line_references
from policypress.compare.decision.write.names import Names
from policypress.compare.decision.write.regrouped import Paragraph, Regrouped
from policypress.compare.decision.write.units import lines_without_number
from policypress.compare.text.labels import cited
from policypress.compare.text.tree import Node


class Raised:
    """The items of 款 that are clauses now."""

    def __init__(
        self,
        found: Regrouped,
        additions: Additions,
        names: Names,
        manner: Manner,
    ) -> None:
        """found: loses what cannot be told so: a 款 whose new number does not say where
        it stands, or that nothing names.
        """
        self._found, self._names, self._manner = found, names, manner
        self._nodes = {id(node): node for node in additions.order}
        for key, one in list(found.raised.items()):
            placed = additions.placed_by_number([self._nodes[key]])
            if not placed or not self._ref(one):
                found.forget(one.change)

    def items(self, node: Node) -> list[Item]:
        """What is told where a new clause stands that was a 款."""
        paragraph = self._found.raised[id(node)]
        others = self._found.beside(paragraph)
        kept = all(self._keeps_words(one, key) for key, one in others)
        if paragraph.change.new or not kept:
            return [self._single(node, paragraph)]
        others.sort(key=lambda one: self._nodes[one[0]].number)
        if others[0][1] is not paragraph:
            return []
        clause = self._names.of(paragraph.change.old[0])
        became = [
            f"{self._ref(one)}改为{_number(self._nodes[key])}"
            for key, one in others
        ]
        return [Item(f"将{clause}{'，'.join(became)}")]

    def _single(
        self,
        node: Node,
        paragraph: Paragraph,
    ) -> Item:
        """A 款 by itself, with the words that changed."""
        clause = self._names.of(paragraph.change.old[0])
        name = f"{clause}{self._ref(paragraph)}"
        lead = f"将{name}单列一条，作为{_number(node)}"
        if self._keeps_words(paragraph, id(node)):
            return Item(lead)
        words = lines_without_number(
            node,
            self._manner.label,
            self._manner.gap,
        )
        return Item(f"{lead}，修改为：", [quotation(words)])

    def _keeps_words(
        self,
        paragraph: Paragraph,
        key: int,
    ) -> bool:
        """Whether a 款 has the same words as a clause of its own, whose number is
        written as the text writes them.
        """
        first, *others = paragraph.old
        before = [escaped(first.text)]
        for line in others:
            before += lines_of(line)
        manner = self._manner
        node = self._nodes[key]
        return before == lines_without_number(node, manner.label, manner.gap)

    def _ref(self, paragraph: Paragraph) -> str:
        """第三款: what a 款 is called within its clause, "" when nothing names it."""
        refs = line_references(paragraph.change.old[0])
        return refs[paragraph.lines[0]] or ""


def _number(node: Node) -> str:
    return cited("条", node.number, node.label)
