"""Mechanical slips put right (机械性改正): only what a rule is certain of, and only where
its words stand as the rule cites them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from policypress.compare.text.tree import Line, Node, Tree
from policypress.findings import Finding
from policypress.lint.paper import Paper, Passage
from policypress.source.reading.places import Loc, Places


class Mend(Struct, frozen=True):
    """A value of a source file as it is and as it will be."""

    loc: Loc
    value: str
    findings: tuple[Finding, ...]


def mended_values(
    data: Any,
    places: Places,
    lines: Sequence[str],
    findings: Iterable[Finding],
) -> list[Mend]:
    """What becomes of the values of a file. lines: of the file; findings: those in it
    that say what to write instead."""
    by_value: dict[Loc, list[tuple[int, Finding]]] = {}
    for finding in findings:
        loc = _value_at(data, places, finding)
        if loc is not None:
            number = _occurrence(places, lines, loc, finding)
            by_value.setdefault(loc, []).append((number, finding))
    mends = []
    for loc, wanted in by_value.items():
        old = _value(data, loc)
        new = _replaced(old, wanted)
        if new != old:
            mends.append(Mend(loc, new, tuple(one for _, one in wanted)))
    return mends


def _value_at(
    data: Any,
    places: Places,
    finding: Finding,
) -> Loc | None:
    """The text value that the place of a finding is in: the last that begins before it
    and has its words."""
    spot = (finding.place.line, finding.place.column)
    found: Loc | None = None
    best = (0, 0)
    for loc in places:
        start = (places[loc].line, places[loc].column)
        value = _value(data, loc)
        is_text = isinstance(value, str) and finding.quote in value
        if is_text and best <= start <= spot:
            found, best = loc, start
    return found


def _value(data: Any, loc: Loc) -> Any:
    """The value at a location, None for the key of something that is not there."""
    for key in loc:
        try:
            data = data[key]
        except (LookupError, TypeError):
            return None
    return data


def _occurrence(
    places: Places,
    lines: Sequence[str],
    loc: Loc,
    finding: Finding,
) -> int:
    """Which of the same words in a value a finding is about, from 0: how often they stand
    between the value's beginning and the finding."""
    start = places[loc]
    end = finding.place
    rows = list(lines[start.line - 1 : end.line])
    rows[-1] = rows[-1][: end.column - 1]
    rows[0] = rows[0][start.column - 1 :]
    return "\n".join(rows).count(finding.quote)


def _replaced(value: str, wanted: Iterable[tuple[int, Finding]]) -> str:
    """A value with some of its words replaced. wanted: which occurrence, and the
    finding that says by what."""
    for number, finding in sorted(wanted, key=lambda one: -one[0]):
        start = -1
        for _ in range(number + 1):
            start = value.find(finding.quote, start + 1)
        if start >= 0 and finding.instead is not None:
            end = start + len(finding.quote)
            value = value[:start] + finding.instead + value[end:]
    return value


def mended_tree(
    paper: Paper,
    found: Iterable[tuple[Finding, int, int]],
) -> Tree:
    """The text of a paper with its mechanical slips put right. found: findings and the
    stretches of the paper that they are about."""
    changes: dict[int, list[tuple[int, int, str]]] = {}
    for finding, start, end in found:
        if finding.instead is None:
            continue
        passage = paper.passage_at(start)
        if end <= passage.end:
            own = (start - passage.start, end - passage.start, finding.instead)
            changes.setdefault(passage.start, []).append(own)
    words = {
        passage.start: _rewritten(
            paper.line_of(passage), changes[passage.start]
        )
        for passage in paper.passages
        if passage.start in changes
    }
    waiting = list(reversed(paper.passages))
    nodes = tuple(_node(node, waiting, words) for node in paper.tree.nodes)
    return replace(paper.tree, nodes=nodes)


def _rewritten(line: str, changes: list[tuple[int, int, str]]) -> str:
    """A line with stretches replaced, the last first."""
    for start, end, instead in sorted(changes, reverse=True):
        line = line[:start] + instead + line[end:]
    return line


def _node(
    node: Node,
    waiting: list[Passage],
    words: Mapping[int, str],
) -> Node:
    """A node and those below it with their new lines. waiting: the passages still to
    come, the next one last; they are taken off."""
    lines = tuple(_line(line, waiting, words) for line in node.lines)
    children = tuple(_node(child, waiting, words) for child in node.children)
    return replace(node, lines=lines, children=children)


def _line(
    line: Line,
    waiting: list[Passage],
    words: Mapping[int, str],
) -> Line:
    """A line with its new words; a number that is changed is part of them."""
    if line.rows:
        rows = tuple(
            tuple(_cell(cell, waiting.pop(), words) for cell in row)
            for row in line.rows
        )
        return replace(line, rows=rows)
    passage = waiting.pop()
    new = words.get(passage.start)
    if new is None:
        return line
    if new.startswith(line.lead):
        return replace(line, text=new[len(line.lead) :])
    return replace(line, label="", gap="", text=new)


def _cell(cell: str, passage: Passage, words: Mapping[int, str]) -> str:
    return words.get(passage.start, cell)
