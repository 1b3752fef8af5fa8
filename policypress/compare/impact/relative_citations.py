"""Citations by position (前款, 前两款第二项, 前项, 前条, 本款第一项): what they point to once something came between.

Such a citation keeps its words when a 款 is put in front of it, and then silently means another text. It is judged line
by line: where the same words stand in an old line and in the new line it became, what they meant must have become what
they mean. Sources: 立法技术规范（试行）（一） on citing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policypress.compare.changes import ChangeSet
from policypress.compare.impact.correspondence import Counterparts
from policypress.compare.impact.inner_citations import Misled
from policypress.compare.text.citations import NUMERAL
from policypress.compare.text.labels import cited
from policypress.compare.text.numbers import value
from policypress.compare.text.tree import Address, Line, Node, clauses
from policypress.language.numerals import to_chinese

_RELATIVE = re.compile(
    rf"(?<![以目提此])前({NUMERAL})?([条款项])(?![项式例件])((?:第{NUMERAL}[款项目])*)|本(款)((?:第{NUMERAL}[项目])+)"
)
_PART = re.compile(rf"第({NUMERAL})([款项目])")
_MOST = (
    99  # nobody cites the hundred paragraphs before; each would be named in the message
)


@dataclass(frozen=True, slots=True)
class RelativeCitation:
    """前两款第二项: said, its unit (条, 款, 项), how many are meant (0: the one it stands in), and what of each, as an address."""

    said: str
    unit: str
    count: int
    within: Address


def relative_citations(text: str) -> Iterator[RelativeCitation]:
    """Every citation by position, in order."""
    for found in _RELATIVE.finditer(text):
        parts = {
            unit: value(number)
            for number, unit in _PART.findall(found[3] or found[5] or "")
        }
        within = Address(parts.get("款", 0), parts.get("项", 0), parts.get("目", 0))
        count = 0 if found[4] else value(found[1]) if found[1] else 1
        yield RelativeCitation(found[0], found[2] or found[4], count, within)


def misled(changes: ChangeSet) -> Iterator[Misled]:
    """The citations by position that mean something else now, or nothing."""
    parts = Counterparts(changes)
    sides = _Side(clauses(changes.old)), _Side(clauses(changes.new))
    for change in changes.clauses():
        if len(change.old) != 1 or len(change.new) != 1:
            continue
        old, new = change.old[0], change.new[0]
        known = set(map(id, new.lines))
        for line in old.lines:
            here = parts.line(line)
            if here is None or id(here) not in known:
                continue
            kept = {citation.said for citation in relative_citations(here.text)}
            for citation in dict.fromkeys(relative_citations(line.text)):
                if citation.said in kept:
                    ends = (
                        _Ends(old, line, sides[0], parts),
                        _Ends(new, here, sides[1], parts),
                    )
                    yield from _judged(citation, *ends, parts)


class _Side:
    """All clauses of one text, with the place of each."""

    def __init__(self, nodes: list[Node]) -> None:
        self.nodes = nodes
        self.place = {id(node): index for index, node in enumerate(nodes)}


@dataclass(frozen=True, slots=True)
class _Ends:
    """Where a citation stands: its clause, its line, and all clauses of that text."""

    clause: Node
    line: Line
    side: _Side
    parts: Counterparts

    def meant(self, citation: RelativeCitation) -> list[tuple[Node, Line]]:
        """What it points to, nearest last; fewer than it counts when there are not so many."""
        own = self.parts.address_of(self.clause, self.line) or Address(0)
        spots = self._spots(citation, own)
        return [
            (node, line)
            for node, spot in spots
            if (line := self.parts.line_at(node, spot))
        ]

    def _spots(
        self, citation: RelativeCitation, own: Address
    ) -> list[tuple[Node, Address]]:
        """The clauses and addresses that it names. own: of the line it stands in."""
        wanted = citation.within
        count = min(citation.count, _MOST)
        if citation.unit == "条":
            at = self.side.place[id(self.clause)]
            nodes = [
                node for node in self.side.nodes[max(0, at - count) : at] if node.lines
            ]
            named = any((wanted.paragraph, wanted.item))
            return [
                (node, wanted if named else self.parts.first_address(node))
                for node in nodes
            ]
        if citation.unit == "项":
            items = range(max(1, own.item - count), own.item)
            return [
                (self.clause, Address(own.paragraph, item, wanted.subitem))
                for item in items
            ]
        first = own.paragraph - count
        paragraphs = (
            range(max(1, first), own.paragraph) if citation.count else (own.paragraph,)
        )
        return [
            (self.clause, Address(number, wanted.item, wanted.subitem))
            for number in paragraphs
        ]


def _judged(
    citation: RelativeCitation, old: _Ends, new: _Ends, parts: Counterparts
) -> Iterator[Misled]:
    before, after = old.meant(citation), new.meant(citation)
    became = [parts.line(line) for _, line in before]
    if not before or [id(line) for line in became] == [id(line) for _, line in after]:
        return
    survivors = [line for line in became if line is not None]
    if not survivors and after and not any(parts.came_from(line) for _, line in after):
        return  # what it meant was written anew in its place
    here = "；现在前面没有这样的内容"
    if after:
        here = "；现在所指的是" + "、".join(
            _named(node, line, new) for node, line in after
        )
    moved = [
        _named(node, line, new) for line in survivors if (node := parts.new_node(line))
    ]
    was = f"现为{'、'.join(moved)}" if moved else "已删去"
    message = f"仍引{citation.said}，原来所指的内容{was}{here}"
    yield Misled(
        new.clause, new.line, citation.said, False, not after, message, citation.said
    )


def _named(node: Node, line: Line, ends: _Ends) -> str:
    """第二款, or 第三条第二款 in another clause than the one that cites."""
    at = ends.parts.address_of(node, line) or Address(0)
    one = at.paragraph <= 1 and not at.item and node is not ends.clause
    numbers = ((at.paragraph, "款"), (at.item, "项"), (at.subitem, "目"))
    inner = (
        "" if one else "".join(f"第{to_chinese(n)}{unit}" for n, unit in numbers if n)
    )
    if node is ends.clause:
        return inner
    return (
        cited("条", node.number, node.label) if node.number else node.heading
    ) + inner
