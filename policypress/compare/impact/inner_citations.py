"""Citations of a 款, 项 or 目 (第二条第三款第一项, 本条第二款, 第一款) once lines came or went.

A citation of the old text is followed through the paired lines of its clause
to where they stand now. Only clauses whose own number is right are looked at
here; those that moved are the business of `citations`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from policypress.compare.changes import ChangeSet
from policypress.compare.impact.broken_citation import (
    BrokenCitation,
    surviving_clauses,
)
from policypress.compare.impact.correspondence import Correspondence, Number
from policypress.compare.text.citations import (
    BARE,
    CHAIN,
    FOREIGN,
    NUMERAL,
    citations,
)
from policypress.compare.text.numbers import numbers, value
from policypress.compare.text.tree import Address, Line, Node
from policypress.language.numerals import to_chinese
from policypress.language.patterns import later

# What may stand before its parts: 第二条, 第（九）条, 第二条之一, 本条, or nothing.
_CLAUSE = (
    rf"第[（(]?(?P<clause>{NUMERAL})[）)]?条(?:之(?P<further>{NUMERAL}))?"
)
_INNER = re.compile(
    rf"(?:{_CLAUSE}|{BARE.pattern}|(?P<own>本条))?"
    rf"(?P<parts>(?:第[（(]?{NUMERAL}[）)]?[款项目])+)"
)
_PART = re.compile(rf"第[（(]?({NUMERAL})[）)]?([款项目])")
# 前款第二项 is by position, so it belongs to relative_citations; 第二部分第（三）项
# is a clause of measures, and no item.
_BY_POSITION = later(rf"(?:前{NUMERAL}?[条款]|本款|部分)$")
_NEAR = 16  # characters before a citation; no number of paragraphs is longer
# Characters before a citation in which the name of another law ends, as in
# `citations`.
_BEFORE = 12


class InnerCitation(Struct, frozen=True):
    """第二条第三款 in a line.

    head: 第二条, 本条 or ""; clause: (2,), None for the clause that it stands in;
    address: what is cited there, 0 for a part that is not mentioned.
    """

    head: str
    clause: Number | None
    address: Address

    def text(self, address: Address | None = None) -> str:
        """The words of the citation; of another address when one is given."""
        wanted = address or self.address
        if not self.address.paragraph:
            # A 款 that was left out stays so: 第二条第一项.
            wanted = replace(wanted, paragraph=0)
        return self.head + address_text(wanted)


def address_text(address: Address) -> str:
    """第三款第一项第二目, what is 0 left out."""
    words = ""
    if address.paragraph:
        words += f"第{to_chinese(address.paragraph)}款"
    if address.item:
        words += f"第{to_chinese(address.item)}项"
    if address.subitem:
        words += f"第{to_chinese(address.subitem)}目"
    return words


def address_in(words: str) -> Address:
    """The address that words name: 第三款第一项."""
    mentioned = {
        unit: value(numeral) for numeral, unit in _PART.findall(words)
    }
    return Address(
        paragraph=mentioned.get("款", 0),
        item=mentioned.get("项", 0),
        subitem=mentioned.get("目", 0),
    )


def inner_citations(text: str) -> Iterator[InnerCitation]:
    """Every citation of a 款, 项 or 目 of this text's own clauses, in order."""
    for found, clause in _with_clauses(text):
        is_named = bool(found["clause"] or found["bare"])
        if is_named or not _by_position(text, found.start()):
            yield _inner_citation(found, clause)


def _with_clauses(
    text: str,
) -> Iterator[tuple[re.Match[str], Number | None]]:
    """Everything that may be such a citation, with the clause that it, or the one that it
    continues, names; None for none."""
    own_starts = _own_starts(text)
    end = 0
    clause: Number | None = None
    ours = True
    for found in _INNER.finditer(text):
        between = text[end : found.start()]
        continues = end > 0 and CHAIN.fullmatch(between)
        end = found.end()
        named = found["clause"] or found["bare"]
        if named:
            clause = numbers(named, found["further"])
            ours = found.start() in own_starts
        elif found["own"]:
            clause = None
            ours = True
        elif not continues:
            clause = None
            ours = not _after_another_law(text, found.start())
        # () is the clause of a number that says nothing (第百条).
        if ours and clause != ():
            yield found, clause


def _own_starts(text: str) -> set[int]:
    """Where the citations of this text's own clauses begin."""
    return {one.start for one in citations(text) if not one.foreign}


def _inner_citation(
    found: re.Match[str],
    clause: Number | None,
) -> InnerCitation:
    """The citation that was found.

    clause: the one that it, or its list, names.
    """
    parts = found["parts"]
    head = found[0].removesuffix(parts)
    return InnerCitation(head, clause, address_in(parts))


def _after_another_law(
    text: str,
    start: int,
) -> bool:
    """Whether the name of another law ends just before a citation."""
    near = max(0, start - _BEFORE)
    before = text[near:start]
    return FOREIGN.search(before) is not None


def _by_position(
    text: str,
    start: int,
) -> bool:
    """Whether 前款 or 本款 stands just before the parts that are cited."""
    near = max(0, start - _NEAR)
    before = text[near:start]
    return _BY_POSITION.search(before) is not None


# What they point to now


def broken_citations(changes: ChangeSet) -> Iterator[BrokenCitation]:
    """The citations of the new text that followed a 款, 项 or 目, or did not,
    or point nowhere.
    """
    correspondence = Correspondence(changes)
    for old, new in surviving_clauses(changes):
        yield from _of_clause(old, new, correspondence)


def _of_clause(
    old: Node,
    new: Node,
    correspondence: Correspondence,
) -> Iterator[BrokenCitation]:
    """The broken citations of one clause that is there in both texts."""
    before = _CitedBefore(old, correspondence)
    for line in new.lines:
        for citation in inner_citations(line.text):
            clause = correspondence.new_clause(citation.clause, new)
            if clause is None or not before.cites(clause):
                continue
            target = correspondence.line_at(clause, citation.address)
            same = before.citation_of(clause, target)
            if same is None:
                former = before.former_target(clause, citation.address, target)
                if former:
                    now = correspondence.address_of(clause, former.line)
                    yield _not_followed(
                        new,
                        line,
                        citation,
                        former,
                        now,
                        target,
                    )
            elif same.address != citation.address:
                yield _followed(new, line, citation, same)


def _followed(
    node: Node,
    line: Line,
    citation: InnerCitation,
    before: InnerCitation,
) -> BrokenCitation:
    """A citation whose words were adjusted to what it means."""
    was = before.text()
    now = citation.text()
    message = f"原引{was}，款项调整后为{now}"
    return BrokenCitation(node, line, now, "followed", message, was)


def _not_followed(
    node: Node,
    line: Line,
    citation: InnerCitation,
    former: _FormerTarget,
    now: Address | None,
    target: Line | None,
) -> BrokenCitation:
    """A citation that kept its words while what it meant went elsewhere.

    now: where that stands in the clause; target: the line that the words name
    now.
    """
    became = (
        f"现为{former.citation.text(now)}" if now else "已删去或者已移出该条"
    )
    message = f"仍引{citation.text()}，原来所指的内容{became}"
    return BrokenCitation(
        node=node,
        line=line,
        text=citation.text(),
        state="stale" if target else "dangling",
        message=message,
        was=former.citation.text(),
    )


class _FormerTarget(Struct, frozen=True):
    """What a citation of the old text meant.

    line: the new line that it became, None when that was deleted.
    """

    citation: InnerCitation
    line: Line | None


class _CitedBefore:
    """What the old text of a clause cited, by the new clause in which its
    target stands.

    Nodes and lines are known by identity; `Correspondence` keeps them alive.
    """

    def __init__(
        self,
        old: Node,
        correspondence: Correspondence,
    ) -> None:
        """old: the clause in the old text."""
        self._clauses: set[int] = set()
        self._by_target: dict[tuple[int, int], InnerCitation] = {}
        self._by_address: dict[tuple[int, Address], list[_FormerTarget]] = {}
        for line in old.lines:
            for citation in inner_citations(line.text):
                self._add(citation, old, correspondence)

    def _add(
        self,
        citation: InnerCitation,
        old: Node,
        correspondence: Correspondence,
    ) -> None:
        """Notes one citation, when what it means can be followed."""
        node = correspondence.old_clause(citation.clause, old)
        if node is None:
            return
        target = correspondence.line_at(node, citation.address)
        clause = correspondence.became(node)
        if target is None or clause is None:
            return
        now = correspondence.line(target)
        self._clauses.add(id(clause))
        if now is not None:
            # The first of equal ones says how it was written.
            pair = (id(clause), id(now))
            self._by_target.setdefault(pair, citation)
        key = (id(clause), citation.address)
        formers = self._by_address.setdefault(key, [])
        if all(former.line is not now for former in formers):
            formers.append(_FormerTarget(citation, now))

    def cites(self, clause: Node) -> bool:
        """Whether anything was cited that stands in this new clause."""
        return id(clause) in self._clauses

    def citation_of(
        self,
        clause: Node,
        target: Line | None,
    ) -> InnerCitation | None:
        """The old citation whose target is now this line."""
        if target is None:
            return None
        pair = (id(clause), id(target))
        return self._by_target.get(pair)

    def former_target(
        self,
        clause: Node,
        address: Address,
        target: Line | None,
    ) -> _FormerTarget | None:
        """What the same words meant in the old text, unless that is the line
        they name now.
        """
        formers = self._by_address.get((id(clause), address), ())
        for former in formers:
            if former.line is None or former.line is not target:
                return former
        return None
