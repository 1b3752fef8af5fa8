"""Citations by position (前款, 前两款第二项, 前项, 前条, 本款第一项): what they point to once something came between.

Such a citation keeps its words when a 款 is put in front of it, and then silently means another text. It is judged line
by line: where the same words stand in an old line and in the new line it became, what they meant must have become what
they mean. Sources: 立法技术规范（试行）（一） on citing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policypress.language.numerals import to_chinese

from .changes import ChangeSet
from .citations import NUMERAL
from .counterparts import Counterparts, address_of, line_at
from .inner_citations import Misled
from .labels import cited
from .ordinals import value
from .structure import Address, Line, Node, addresses, clauses

_RELATIVE = re.compile(
    rf"(?<![以目提此])前({NUMERAL})?([条款项])(?![项式例件])((?:第{NUMERAL}[款项目])*)|本(款)((?:第{NUMERAL}[项目])+)")
_PART = re.compile(rf"第({NUMERAL})([款项目])")


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
        parts = {unit: value(number) for number, unit in _PART.findall(found[3] or found[5] or "")}
        within = Address(parts.get("款", 0), parts.get("项", 0), parts.get("目", 0))
        count = 0 if found[4] else value(found[1]) if found[1] else 1
        yield RelativeCitation(found[0], found[2] or found[4], count, within)


def misled(changes: ChangeSet) -> Iterator[Misled]:
    """The citations by position that mean something else now, or nothing."""
    parts = Counterparts(changes)
    sides = clauses(changes.old), clauses(changes.new)
    for change in changes.clauses():
        if len(change.old) == len(change.new) == 1:
            old, new = change.old[0], change.new[0]
            for line in old.lines:
                here = parts.line(line)
                if here is None or not any(here is known for known in new.lines):
                    continue
                kept = {citation.said for citation in relative_citations(here.text)}
                for citation in dict.fromkeys(relative_citations(line.text)):
                    if citation.said in kept:
                        ends = _Ends(old, line, sides[0]), _Ends(new, here, sides[1])
                        yield from _judged(citation, *ends, parts)


@dataclass(frozen=True, slots=True)
class _Ends:
    """Where a citation stands: its clause, its line, and all clauses of that text."""

    clause: Node
    line: Line
    all: list[Node]

    def meant(self, citation: RelativeCitation) -> list[tuple[Node, Line]]:
        """What it points to, nearest last; fewer than it counts when there are not so many."""
        own = address_of(self.clause, self.line) or Address(0)
        wanted = citation.within
        if citation.unit == "条":
            at = next(index for index, node in enumerate(self.all) if node is self.clause)
            nodes = self.all[max(0, at - citation.count) : at]
            spots = [(node, wanted if any((wanted.paragraph, wanted.item)) else addresses(node)[0]) for node in nodes if node.lines]
        elif citation.unit == "项":
            items = range(max(1, own.item - citation.count), own.item)
            spots = [(self.clause, Address(own.paragraph, item, wanted.subitem)) for item in items]
        else:
            first = own.paragraph - citation.count
            paragraphs = range(max(1, first), own.paragraph) if citation.count else (own.paragraph,)
            spots = [(self.clause, Address(number, wanted.item, wanted.subitem)) for number in paragraphs]
        return [(node, line) for node, spot in spots if (line := line_at(node, spot))]


def _judged(citation: RelativeCitation, old: _Ends, new: _Ends, parts: Counterparts) -> Iterator[Misled]:
    before, after = old.meant(citation), new.meant(citation)
    became = [parts.line(line) for _, line in before]
    if not before or [id(line) for line in became] == [id(line) for _, line in after]:
        return
    survivors = [line for line in became if line is not None]
    if not survivors and after and not any(parts.came_from(line) for _, line in after):
        return  # what it meant was written anew in its place
    here = "；现在所指的是" + "、".join(_named(node, line, new) for node, line in after) if after else "；现在前面没有这样的内容"
    moved = [_named(node, line, new) for line in survivors for node in new.all if address_of(node, line)]
    was = f"现为{'、'.join(moved)}" if moved else "已删去"
    yield Misled(new.clause, new.line, citation.said, False, not after, f"仍引{citation.said}，原来所指的内容{was}{here}", citation.said)


def _named(node: Node, line: Line, ends: _Ends) -> str:
    """第二款, or 第三条第二款 in another clause than the one that cites."""
    at = address_of(node, line) or Address(0)
    one = at.paragraph <= 1 and not at.item and node is not ends.clause
    inner = "" if one else "".join(f"第{to_chinese(n)}{unit}" for n, unit in ((at.paragraph, "款"), (at.item, "项"), (at.subitem, "目")) if n)
    head = "" if node is ends.clause else cited("条", node.number, node.label) if node.number else node.heading
    return head + inner
