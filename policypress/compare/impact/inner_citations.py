"""Citations of a 款, 项 or 目 (第二条第三款第一项, 本条第二款, 第一款): what they point to once lines came or went.

A citation of the old text is followed through the paired lines of its clause to where they stand now. Only clauses whose
own number is right are looked at here; those that moved are the business of `impact`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policypress.compare.changes import Change, ChangeSet
from policypress.compare.impact.correspondence import Counterparts
from policypress.compare.text.citations import CHAIN, FOREIGN, NUMERAL, citations
from policypress.compare.text.numbers import numbers, value
from policypress.compare.text.tree import Address, Line, Node
from policypress.language.numerals import to_chinese

_INNER = re.compile(
    rf"(?:第[（(]?({NUMERAL})[）)]?条(?:之({NUMERAL}))?|(本条))?((?:第[（(]?{NUMERAL}[）)]?[款项目])+)"
)
_BY_POSITION = re.compile(
    rf"(?:前{NUMERAL}?[条款]|本款)$"
)  # 前款第二项 belongs to relative_citations
_PART = re.compile(rf"第[（(]?({NUMERAL})[）)]?([款项目])")
_NEAR = 16  # characters; no number of paragraphs is longer


@dataclass(frozen=True, slots=True)
class InnerCitation:
    """第二条第三款 in a line. head: 第二条, 本条 or ""; clause: (2,), None for the clause it stands in; address: 0 = not said."""

    head: str
    clause: tuple[int, ...] | None
    address: Address

    def said(self, address: Address | None = None) -> str:
        """The words, of another address when one is given."""
        at = address or self.address
        parts = ((at.paragraph, "款"), (at.item, "项"), (at.subitem, "目"))
        # A 款 that was left out stays so: 第二条第一项.
        named = [
            (number, unit)
            for number, unit in parts
            if number and (unit != "款" or self.address.paragraph)
        ]
        return self.head + "".join(
            f"第{to_chinese(number)}{unit}" for number, unit in named
        )


@dataclass(frozen=True, slots=True)
class Misled:
    """A citation that no longer says what it said. node: where it stands; was: as the old text said it, "" when unknown."""

    node: Node
    line: Line
    said: str
    followed: bool
    gone: bool
    message: str
    was: str = ""


def inner_citations(text: str) -> Iterator[InnerCitation]:
    """Every citation of a 款, 项 or 目 of this text's own clauses, in order."""
    own = {citation.start for citation in citations(text) if not citation.foreign}
    end, clause, ours = 0, None, True
    for found in _INNER.finditer(text):
        if found[1]:
            clause, ours = numbers(found[1], found[2]), found.start() in own
        elif found[3]:
            clause, ours = None, True
        elif not (end and CHAIN.fullmatch(text[end : found.start()])):
            clause, ours = (
                None,
                not FOREIGN.search(text[max(0, found.start() - 12) : found.start()]),
            )
        end = found.end()
        if not found[1] and _BY_POSITION.search(
            text[max(0, found.start() - _NEAR) : found.start()]
        ):
            continue
        if ours and clause != ():
            said = {unit: value(number) for number, unit in _PART.findall(found[4])}
            address = Address(said.get("款", 0), said.get("项", 0), said.get("目", 0))
            yield InnerCitation(found[0].removesuffix(found[4]), clause, address)


def misled(changes: ChangeSet) -> Iterator[Misled]:
    """The citations of the new text that followed a 款, 项 or 目, that did not, and that point to nothing."""
    parts = Counterparts(changes)
    for change in changes.clauses():
        if len(change.old) == len(change.new) == 1:
            yield from _of_clause(change, parts)


def _of_clause(change: Change, parts: Counterparts) -> Iterator[Misled]:
    """The misled citations of one clause that is there in both texts."""
    old, new = change.old[0], change.new[0]
    before = _Before(old, parts)
    for line in new.lines:
        for citation in inner_citations(line.text):
            clause = parts.new_clause(citation.clause, new)
            if clause is None or not before.cites(clause):
                continue
            here = parts.line_at(clause, citation.address)
            right = before.that_became(clause, here)
            if right and right.address != citation.address:
                message = f"原引{right.said()}，款项调整后为{citation.said()}"
                yield Misled(
                    new, line, citation.said(), True, False, message, right.said()
                )
            wrong = before.that_left(clause, citation.address, here)
            if right or not wrong:
                continue
            now = parts.address_of(clause, wrong[1])
            what = f"现为{wrong[0].said(now)}" if now else "已删去或者已移出该条"
            message = f"仍引{citation.said()}，原来所指的内容{what}"
            yield Misled(
                new,
                line,
                citation.said(),
                False,
                here is None,
                message,
                wrong[0].said(),
            )


class _Before:
    """What the old text of a clause cited, by the new clause that its target stands in; the first of equal ones."""

    def __init__(self, old: Node, parts: Counterparts) -> None:
        self._clauses: set[int] = set()
        self._by_target: dict[tuple[int, int], InnerCitation] = {}
        self._by_address: dict[
            tuple[int, Address], list[tuple[InnerCitation, Line | None]]
        ] = {}
        for line in old.lines:
            for citation in inner_citations(line.text):
                self._add(citation, old, parts)

    def _add(self, citation: InnerCitation, old: Node, parts: Counterparts) -> None:
        """Notes one citation, when what it means can be followed."""
        node = parts.old_clause(citation.clause, old)
        target = parts.line_at(node, citation.address) if node else None
        became = parts.became(node) if node else None
        if target is None or became is None:
            return
        now = parts.line(target)
        self._clauses.add(id(became))
        if now is not None:
            self._by_target.setdefault((id(became), id(now)), citation)
        same = self._by_address.setdefault((id(became), citation.address), [])
        if all(known is not now for _, known in same):
            same.append((citation, now))

    def cites(self, clause: Node) -> bool:
        """Whether anything was cited that stands in this new clause."""
        return id(clause) in self._clauses

    def that_became(self, clause: Node, here: Line | None) -> InnerCitation | None:
        """The citation whose target is now this line."""
        return None if here is None else self._by_target.get((id(clause), id(here)))

    def that_left(
        self, clause: Node, address: Address, here: Line | None
    ) -> tuple[InnerCitation, Line | None] | None:
        """The citation in these words whose target is now another line, or none."""
        cited = self._by_address.get((id(clause), address), [])
        return next(
            (
                (one, target)
                for one, target in cited
                if target is None or target is not here
            ),
            None,
        )
