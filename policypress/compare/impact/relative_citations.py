"""Citations by position (前款, 前两款第二项, 前项, 前条, 本款第一项) once
something came between.

Such a citation keeps its words when a 款 is put in front of it, and then
silently means another text. It is judged line by line: where the same words
stand in an old line and in the new line that it became, what they meant must
have become what they mean. Source: 立法技术规范（试行）（一） on citing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from policypress.compare.changes import ChangeSet
from policypress.compare.impact.broken_citation import (
    BrokenCitation,
    name_of_clause,
    surviving_clauses,
)
from policypress.compare.impact.correspondence import Correspondence
from policypress.compare.impact.inner_citations import address_in, address_text
from policypress.compare.text.citations import NUMERAL
from policypress.compare.text.numbers import value
from policypress.compare.text.tree import Address, Line, Node, clauses

# 以前款, 目前条件, 提前款 and 此前项 are other words, as are 前款项, 前条例, 前项目.
_RELATIVE = re.compile(
    rf"(?<![以目提此])前(?P<count>{NUMERAL})?(?P<unit>[条款项])(?![项式例件])"
    rf"(?P<parts>(?:第{NUMERAL}[款项目])*)"
    rf"|本款(?P<own_parts>(?:第{NUMERAL}[项目])+)"
)
_Target = tuple[Node, Line]
# Nobody cites the hundred paragraphs before; each would be named in the
# message.
_MOST = 99


class RelativeCitation(Struct, frozen=True):
    """前两款第二项 in a line.

    text: its words; unit: 条, 款 or 项; count: how many are meant, 0 for the
    one that it stands in (本款); within: what of each, as an address.
    """

    text: str
    unit: str
    count: int
    within: Address


def relative_citations(text: str) -> Iterator[RelativeCitation]:
    """Every citation by position, in order."""
    for found in _RELATIVE.finditer(text):
        words = found[0]
        unit = found["unit"]
        within = address_in(found["parts"] or found["own_parts"] or "")
        if not unit:
            yield RelativeCitation(words, "款", 0, within)
        elif not found["count"]:
            yield RelativeCitation(words, unit, 1, within)
        else:
            count = value(found["count"])
            yield RelativeCitation(words, unit, count, within)


def broken_citations(changes: ChangeSet) -> Iterator[BrokenCitation]:
    """The citations by position that mean something else now, or nothing."""
    correspondence = Correspondence(changes)
    old_text = _Text(clauses(changes.old), correspondence)
    new_text = _Text(clauses(changes.new), correspondence)
    for old, new in surviving_clauses(changes):
        pairs = _line_pairs(old, new, correspondence)
        for old_line, new_line in pairs:
            before = _Standpoint(old, old_line, old_text)
            after = _Standpoint(new, new_line, new_text)
            for citation in _in_both(old_line, new_line):
                broken = _judged(citation, before, after)
                if broken:
                    yield broken


def _line_pairs(
    old: Node,
    new: Node,
    correspondence: Correspondence,
) -> Iterator[tuple[Line, Line]]:
    """The old lines of a clause that are still in it, each with the line that
    it became.
    """
    new_lines = {id(line) for line in new.lines}
    for line in old.lines:
        became = correspondence.line(line)
        if became is not None and id(became) in new_lines:
            yield line, became


def _in_both(
    old: Line,
    new: Line,
) -> Iterator[RelativeCitation]:
    """The citations of an old line whose words still stand in the new one,
    each once.
    """
    still_there = {citation.text for citation in relative_citations(new.text)}
    once = dict.fromkeys(relative_citations(old.text))
    for citation in once:
        if citation.text in still_there:
            yield citation


# What is meant


class _Text:
    """All clauses of one text, with the place of each.

    Clauses are known by identity.
    """

    def __init__(
        self,
        nodes: list[Node],
        correspondence: Correspondence,
    ) -> None:
        """nodes: the clauses of the text, in order."""
        self.correspondence = correspondence
        self._nodes = nodes
        self._index = {id(node): index for index, node in enumerate(nodes)}

    def before(
        self,
        node: Node,
        count: int,
    ) -> list[Node]:
        """The `count` clauses before one, fewer when there are fewer."""
        here = self._index[id(node)]
        first = max(0, here - count)
        return self._nodes[first:here]

    def address_of(
        self,
        node: Node,
        line: Line,
    ) -> Address:
        """Where a line stands in a clause.

        In no 款 when it does not stand there.
        """
        return self.correspondence.address_of(node, line) or Address(0)


class _Standpoint(Struct, frozen=True):
    """Where a citation stands: its clause, its line, and the text around."""

    clause: Node
    line: Line
    text: _Text

    def meant(self, citation: RelativeCitation) -> list[_Target]:
        """What it points to, nearest last.

        Fewer than it counts when there are fewer.
        """
        found = []
        for node, address in self._named(citation):
            correspondence = self.text.correspondence
            line = correspondence.line_at(node, address)
            if line:
                found.append((node, line))
        return found

    def _named(
        self,
        citation: RelativeCitation,
    ) -> Iterator[tuple[Node, Address]]:
        """The clauses and addresses that it names, whether they are there or
        not.
        """
        own = self.text.address_of(self.clause, self.line)
        count = min(citation.count, _MOST)
        within = citation.within
        if citation.unit == "条":
            yield from self._in_clauses_before(count, within)
        elif citation.unit == "项":
            for item in _before(own.item, count):
                yield (
                    self.clause,
                    replace(own, item=item, subitem=within.subitem),
                )
        elif count:
            for paragraph in _before(own.paragraph, count):
                yield self.clause, replace(within, paragraph=paragraph)
        else:
            address = replace(within, paragraph=own.paragraph)
            yield self.clause, address

    def _in_clauses_before(
        self,
        count: int,
        within: Address,
    ) -> Iterator[tuple[Node, Address]]:
        """What is named of each of the clauses before this one, their first
        lines if nothing.
        """
        meant = self.text.before(self.clause, count)
        for node in meant:
            if within.paragraph or within.item:
                yield node, within
            elif node.lines:
                yield node, self.text.correspondence.first_address(node)


def _before(
    own: int,
    count: int,
) -> range:
    """The numbers of the `count` 款 or 项 before the own one, none below 1."""
    first = max(1, own - count)
    return range(first, own)


# What it means now


def _judged(
    citation: RelativeCitation,
    before: _Standpoint,
    after: _Standpoint,
) -> BrokenCitation | None:
    """The citation, when it no longer means what it meant."""
    correspondence = after.text.correspondence
    old_targets = before.meant(citation)
    targets = after.meant(citation)
    became = [correspondence.line(line) for _, line in old_targets]
    if not old_targets or _same_lines(became, targets):
        return None
    survivors = [line for line in became if line is not None]
    if not survivors and _all_new(targets, correspondence):
        return None  # what it meant was written anew in its place
    was = _survivors_text(survivors, after)
    now = _targets_text(targets, after)
    return BrokenCitation(
        node=after.clause,
        line=after.line,
        text=citation.text,
        state="stale" if targets else "dangling",
        message=f"仍引{citation.text}，原来所指的内容{was}；{now}",
        was=citation.text,
    )


def _same_lines(
    lines: list[Line | None],
    targets: list[_Target],
) -> bool:
    """Whether these are the very lines.

    Equal words elsewhere are not the same.
    """
    if len(lines) != len(targets):
        return False
    pairs = zip(lines, targets, strict=True)
    return all(line is target for line, (_, target) in pairs)


def _all_new(
    targets: list[_Target],
    correspondence: Correspondence,
) -> bool:
    """Whether there are targets, and no old line became any of them."""
    sources = [correspondence.came_from(line) for _, line in targets]
    return bool(sources) and not any(sources)


def _survivors_text(
    lines: list[Line],
    after: _Standpoint,
) -> str:
    """现为第一款、第三款: where what was meant stands now, or 已删去."""
    names = []
    for line in lines:
        node = after.text.correspondence.new_node(line)
        if node:
            names.append(_name(node, line, after))
    return f"现为{'、'.join(names)}" if names else "已删去"


def _targets_text(
    targets: list[_Target],
    after: _Standpoint,
) -> str:
    """What the citation points to now."""
    if not targets:
        return "现在前面没有这样的内容"
    names = [_name(node, line, after) for node, line in targets]
    return "现在所指的是" + "、".join(names)


def _name(
    node: Node,
    line: Line,
    after: _Standpoint,
) -> str:
    """第二款, or 第三条第二款 in another clause than the one that cites."""
    at = after.text.address_of(node, line)
    inner = address_text(at)
    if node is after.clause:
        return inner
    clause = name_of_clause(node)
    # Of another clause its first 款 is the clause itself: 第三条.
    if at.paragraph <= 1 and not at.item:
        return clause
    return clause + inner
