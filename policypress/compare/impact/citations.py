"""Citations (引用) of the text's own numbers that point elsewhere now, or
nowhere.

第X条 and 第X章 are judged here; those of a 款, 项 or 目 in `inner_citations`,
前款 and the like in `relative_citations`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct, field

from policypress.compare.changes import Change, ChangeSet
from policypress.compare.impact import inner_citations, relative_citations
from policypress.compare.impact.broken_citation import (
    BrokenCitation,
    State,
    name_of_clause,
)
from policypress.compare.text.citations import (
    Citation,
    citations,
    part_citations,
)
from policypress.compare.text.labels import cited
from policypress.compare.text.tree import Line, Node, Tree, walk
from policypress.findings import Place
from policypress.language.numerals import item, to_chinese

# Unit (条 or 章) and number: what a citation points to.
_Target = tuple[str, tuple[int, ...]]
_CITED_UNITS = {"clause": "条", "chapter": "章"}
# A chapter may have become one of these, which nobody cites by its number
# alone.
_UNITS = {**_CITED_UNITS, "part": "编", "subpart": "分编", "section": "节"}


class CitationImpact(Struct, frozen=True):
    """A citation whose target moved or was deleted.

    The names of the fields are keys of ``--json``, so they stay as they are.
    clause: where it stands now; said: the words of the new text; was: those of
    the old.
    state: followed (it cites the new number), stale (it still cites the old
    number of a clause that moved), dangling (there is no such clause now).
    """

    clause: str
    said: str
    state: State
    message: str
    was: str = ""
    place: Place = Place("")


def citation_impacts(changes: ChangeSet) -> list[CitationImpact]:
    """Every citation that somebody has to look at, and those that were
    adjusted.
    """
    renumbering = _renumbering(changes)
    found: list[CitationImpact] = []
    for change in changes.changes:
        for new, old in _node_pairs(change):
            found += _of_node(new, old, renumbering)
    found += map(_impact_of, inner_citations.broken_citations(changes))
    found += map(_impact_of, relative_citations.broken_citations(changes))
    return found


def _impact_of(broken: BrokenCitation) -> CitationImpact:
    """The entry of the list for a citation of a 款, 项 or 目, or by position."""
    return CitationImpact(
        clause=name_of_clause(broken.node),
        said=broken.text,
        state=broken.state,
        message=broken.message,
        was=broken.was,
        place=broken.line.place,
    )


# What became of the numbers


class _Renumbering(Struct, frozen=True):
    """What became of the numbers of the old text.

    old, new: the numbers that stand in each text. became: what now stands for
    each old number, None when it was deleted. sources: the old numbers of each
    new one, of those that changed.
    """

    old: set[_Target]
    new: set[_Target]
    became: dict[_Target, Node | None]
    sources: dict[_Target, list[_Target]] = field(default_factory=dict)

    @property
    def by_part(self) -> bool:
        """Whether the clauses of a text are items of its parts."""
        return any(unit == "项" for unit, _ in self.old)


def _renumbering(changes: ChangeSet) -> _Renumbering:
    """What became of every number.

    One that stands twice in the old text says nothing.
    """
    old_targets = Counter(_targets(changes.old))
    became: dict[_Target, Node | None] = {}
    for change in changes.changes:
        now = change.new[0] if change.new else None
        for node in change.old:
            target = _target(node)
            if target and old_targets[target] == 1:
                became[target] = now
    new_targets = set(_targets(changes.new))
    found = _Renumbering(set(old_targets), new_targets, became)
    for before, now in became.items():
        after = _target(now) if now else None
        if after and after != before:
            found.sources.setdefault(after, []).append(before)
    return found


def _targets(tree: Tree) -> Iterator[_Target]:
    """Every number of a text that can be cited."""
    for node, _ in walk(tree):
        target = _target(node)
        if target:
            yield target


def _target(node: Node) -> _Target | None:
    """What a citation of this clause or chapter would point to, None without a
    number.
    """
    unit = _CITED_UNITS.get(node.kind)
    if not unit or not node.number:
        return None
    part = next(part_citations(node.name), None)
    if part is not None:
        return part.unit, part.number
    return unit, node.number


def _node_pairs(change: Change) -> Iterator[tuple[Node, Node | None]]:
    """The new nodes of a change, each with the old node that it came from."""
    for index, new in enumerate(change.new):
        if not change.old:
            yield new, None
            continue
        last = len(change.old) - 1
        nearest = min(index, last)
        yield new, change.old[nearest]


# The citations of one clause


def _of_node(
    new: Node,
    old: Node | None,
    renumbering: _Renumbering,
) -> Iterator[CitationImpact]:
    """The citations of one clause of the new text."""
    cited_before = Counter(_cited_targets(old) if old else ())
    for line in new.lines:
        for citation in _own_citations(line.text):
            if citation.unit == "项" and not renumbering.by_part:
                continue
            judged = _judged(citation, cited_before, renumbering)
            if judged:
                yield _impact(judged, citation, new, line)


class _Judgement(Struct, frozen=True):
    """What is true of a citation, why, and its words in the old text ("" when
    not known).
    """

    state: State
    message: str
    was: str = ""


def _judged(
    citation: Citation,
    cited_before: Counter[_Target],
    renumbering: _Renumbering,
) -> _Judgement | None:
    """What became of one citation; None when it says what it said.

    cited_before: how often the old clause cites each number. What one citation
    of the new text answers to is taken out, so that no two answer to the same.
    """
    target = (citation.unit, citation.number)
    if target not in renumbering.new:
        return _Judgement("dangling", _dangling_text(citation, renumbering))
    sources = renumbering.sources.get(target, ())
    for source in sources:
        if cited_before[source]:
            cited_before[source] -= 1
            was = _written_like(citation, source)
            message = f"原引{was}，条序调整后为{citation.text}"
            return _Judgement("followed", message, was)
    if not cited_before[target] or target not in renumbering.became:
        return None
    now = renumbering.became[target]
    if now and _target(now) == target:
        return None
    cited_before[target] -= 1
    message = (
        f"仍引{citation.text}，原{citation.text}{_now_text(now, citation)}"
    )
    return _Judgement("stale", message, citation.text)


def _dangling_text(
    citation: Citation,
    renumbering: _Renumbering,
) -> str:
    """That there is no such clause, and what became of the one that had its
    number.
    """
    target = (citation.unit, citation.number)
    message = f"引用的{citation.text}已经没有"
    now = renumbering.became.get(target)
    if now:
        return f"{message}，原{citation.text}{_now_text(now, citation)}"
    if target in renumbering.old:
        return f"{message}，原条已删去"
    return message


def _impact(
    judged: _Judgement,
    citation: Citation,
    node: Node,
    line: Line,
) -> CitationImpact:
    """The entry of the list for one citation and where it stands."""
    return CitationImpact(
        clause=name_of_clause(node),
        said=citation.text,
        state=judged.state,
        message=judged.message,
        was=judged.was,
        place=line.place,
    )


def _own_citations(text: str) -> Iterator[Citation]:
    """The citations of this text's own clauses, not those of other laws."""
    found = [*citations(text), *part_citations(text)]
    return (citation for citation in found if not citation.foreign)


def _cited_targets(node: Node) -> Iterator[_Target]:
    """What each citation in a clause points to."""
    for line in node.lines:
        for citation in _own_citations(line.text):
            yield citation.unit, citation.number


def _now_text(
    now: Node | None,
    like: Citation,
) -> str:
    """现为第十条, 现没有条序 or 已删去. now: what stands for the number that was cited."""
    if now is None:
        return "已删去"
    target = _target(now)
    if target and target[0] == "项":
        return f"现为{now.name}"
    unit = _UNITS.get(now.kind)
    if not unit or not now.number:
        return "现没有条序"
    return f"现为{_written_like(like, (unit, now.number))}"


def _written_like(
    citation: Citation,
    target: _Target,
) -> str:
    """A number in the writing of a citation: 第（九）条 beside 第（十）条."""
    unit, number = target
    if unit == "项" and len(number) > 1:
        part, own = number
        return f"第{to_chinese(part)}部分第{item(own)}项"
    if unit == "条" and citation.text[0] in "（(":
        return item(number[0])
    return cited(unit, number, citation.text[1:])
