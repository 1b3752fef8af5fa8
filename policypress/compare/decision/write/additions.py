"""New clauses of an amending decision (增加条文): neighbours in one sentence, placed by
their numbers alone where those say enough.

    增加一条，作为第五条：“…”      增加三条，作为第四条、第五条和第六条：“第四条　…
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from itertools import islice

from msgspec import Struct

from policypress.compare.decision.write.chapters import Chapters
from policypress.compare.decision.write.items import Item, quotation
from policypress.compare.decision.write.order import number_of
from policypress.compare.decision.write.units import (
    all_lines,
    lines_without_number,
)
from policypress.compare.text import numbers as ordinals
from policypress.compare.text.tree import Node, Tree, walk
from policypress.language.numerals import counted, to_chinese

_LISTED = 4  # numbers written one by one; more are 第四条至第九条


class Manner(Struct, frozen=True):
    """How the old text writes the number of a clause: a sample, and the gap after it."""

    label: str
    gap: str


class Additions:
    """The new text as its new clauses see it: what stands before and after each."""

    def __init__(
        self,
        new: Tree,
        manner: Manner,
        added: Iterable[Node],
        chapters: Chapters,
        *,
        by_number: bool = True,
    ) -> None:
        """added: the clauses that the old text has not, those told otherwise too.
        chapters: which of them end with a clause. by_number: whether a number may say
        where a clause stands.
        """
        self._new, self._manner, self._chapters = new, manner, chapters
        self.order = [node for node, _ in walk(new)]
        self._added = {id(node) for node in added}
        self._at = {id(node): at for at, node in enumerate(self.order)}
        numbered = [
            node.number
            for node in self.order
            if node.kind == "clause" and node.number
        ]
        # Only where all numbers rise does a number say where a clause stands.
        self._rising = by_number and all(
            one < two for one, two in zip(numbered, numbered[1:], strict=False)
        )

    def joined(self, items: list[Item]) -> list[Item]:
        """The items with neighbouring additions in the first of them, all in words."""
        found: list[Item] = []
        last: Item | None = None
        rest = deque(items)
        while rest:
            item = rest.popleft()
            below = self._whole_chapter(item, rest)
            if below:
                for _ in below:
                    rest.popleft()
                found.append(_chapter(item, below))
            elif not item.added:
                found.append(item)
            elif last and self._neighbours(last, item):
                last.added += item.added
            else:
                last = item
                found.append(item)
        return [self._said(item) if item.added else item for item in found]

    def _whole_chapter(
        self,
        item: Item,
        rest: deque[Item],
    ) -> list[Node]:
        """The clauses of a new heading, when all of them are new and told next."""
        if item.heading is None:
            return []
        below = list(item.heading.children)
        told = [one.added for one in islice(rest, len(below))]
        if told != [[node] for node in below]:
            return []
        return below if all(map(opens_alone, below)) else []

    def _neighbours(self, one: Item, two: Item) -> bool:
        """Whether the second item adds the clause after the last one of the first."""
        before, after = one.added[-1], two.added[0]
        if self._at[id(before)] + 1 != self._at[id(after)]:
            return False
        follows = before.number[0] + 1 == after.number[0]
        plain = len(before.number) == len(after.number) == 1
        same_place = self._rising or one.after == two.after
        alone = opens_alone(before) and opens_alone(after)
        return follows and plain and same_place and alone

    def _said(self, item: Item) -> Item:
        """增加一条，作为第五条：“…”, with the clause it comes after where the number
        does not say it.
        """
        added = item.added
        numbers = [number_of(node, self._new) for node in added]
        lead = (
            f"{self._where(item)}增加{_many(numbers)}，作为{_listed(numbers)}"
        )
        if len(added) > 1:
            words = [line for node in added for line in all_lines(node)]
            return Item(f"{lead}：", [quotation(words)])
        (node,) = added
        if _holds_numbers(node):
            lead += f"（引文共{to_chinese(len(node.lines))}段）"
        manner = self._manner
        words = lines_without_number(node, manner.label, manner.gap)
        return Item(f"{lead}：", [quotation(words)])

    def _where(self, item: Item) -> str:
        """在第四条后, or 在第一章 for its end; "" where the numbers say it."""
        if self.placed_by_number(item.added):
            return ""
        if item.behind is None or any(map(_is_further, item.added)):
            return item.after
        ended = self._chapters.ended_by(item.behind, item.added)
        return ended or item.after

    def placed_by_number(self, nodes: list[Node]) -> bool:
        """Whether the numbers alone put new clauses where they stand: before the next
        clause, or after the last one.

        第八条之一 follows 第八条 by custom and is said so.
        """
        if not self._rising or any(map(_is_further, nodes)):
            return False
        before, after = self._around(nodes)
        clauses = [node for node in after if node.kind == "clause"]
        if not clauses:
            return bool(before) and before[-1].kind == "clause"
        follows = after[0].kind == "clause" and bool(after[0].number)
        return follows and any(node.number for node in clauses)

    def _around(self, nodes: list[Node]) -> tuple[list[Node], list[Node]]:
        """What stands before and after the whole run of new clauses that these are of."""
        first, last = self._at[id(nodes[0])], self._at[id(nodes[-1])]
        while first > 0 and id(self.order[first - 1]) in self._added:
            first -= 1
        end = last + 1
        while end < len(self.order) and id(self.order[end]) in self._added:
            end += 1
        return self.order[:first], self.order[end:]


def opens_alone(node: Node) -> bool:
    """Whether the number of a clause shows where it begins among quoted paragraphs,
    and no other paragraph looks like one.
    """
    return _is_article(node.lines[0].printed) and not _holds_numbers(node)


def _holds_numbers(node: Node) -> bool:
    """Whether a paragraph of a clause behind the first looks like the number of another."""
    others = [line.printed for line in node.lines[1:]]
    return any(_is_article(text) or _is_heading(text) for text in others)


def _is_further(node: Node) -> bool:
    """Whether a clause is a 之一."""
    return len(node.number) > 1


def _many(numbers: list[str]) -> str:
    """一条, 两条."""
    return "一条" if len(numbers) == 1 else counted(len(numbers), "条")


def _is_article(text: str) -> bool:
    found = ordinals.article(text)
    return bool(found and found[4])


def _is_heading(text: str) -> bool:
    found = ordinals.heading(text)
    return bool(found and found[4])


def _chapter(item: Item, below: list[Node]) -> Item:
    """在第八条后增加一章，作为第三章：“第三章　…, its clauses in the same quotation."""
    assert item.heading
    lead, _, _ = item.lead.rpartition("，")
    nodes = [item.heading, *below]
    words = [line for node in nodes for line in all_lines(node)]
    return Item(f"{lead}：", [quotation(words)])


def _listed(numbers: list[str]) -> str:
    """第四条; 第四条、第五条; 第四条、第五条和第六条; 第四条至第九条."""
    if len(numbers) > _LISTED:
        return f"{numbers[0]}至{numbers[-1]}"
    if len(numbers) < 3:
        return "、".join(numbers)
    return f"{'、'.join(numbers[:-1])}和{numbers[-1]}"
