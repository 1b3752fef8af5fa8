"""A unit of the old text with everything that is to happen to it (被修改的条), and the unit that comes of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from policypress.compare.decision.apply.quotes import decoded, lead_of, opened
from policypress.compare.text.tree import HEADINGS, Kind, Line, Node

_NUMBERED = ("clause", *HEADINGS)


@dataclass(slots=True)
class Unit:
    """A unit of the text while it is being amended; new ones have no node."""

    kind: Kind
    label: str
    gap: str
    lines: list[Line]
    number: tuple[int, ...] = ()
    node: Node | None = None
    gone: bool = False
    away: bool = False
    divided: bool = False
    whole: list[str] | None = None
    phrases: dict[int, list[tuple[int, int, str]]] = field(default_factory=dict)
    replaced: dict[int, list[str]] = field(default_factory=dict)
    cells: dict[int, dict[tuple[int, int], str]] = field(default_factory=dict)
    after: dict[int, list[str]] = field(default_factory=dict)
    deleted: set[int] = field(default_factory=set)
    relabelled: dict[int, str] = field(default_factory=dict)
    told: bool = (
        False  # its number was told, so an adjustment of the order does not touch it
    )
    parts: list[Unit] = field(default_factory=list)

    @property
    def contradictory(self) -> bool:
        """Whether it is to become two things at once: gone and amended, or new as a whole and in part."""
        inside = bool(
            self.phrases
            or self.replaced
            or self.cells
            or self.after
            or self.deleted
            or self.relabelled
        )
        gone = self.gone or self.divided
        return (
            gone
            and (inside or self.whole is not None)
            or self.whole is not None
            and inside
            or self.divided != bool(self.parts)
        )

    def made(self) -> Node:
        """The unit as amended, without those below it."""
        lines = self._lines()
        carries = self.label or self.node and self.node.label
        if self.kind in _NUMBERED and carries and lines and not lines[0].rows:
            level = "clause" if self.kind == "clause" else "heading"
            lines[0] = replace(lines[0], label=self.label, gap=self.gap, level=level)
        number = self.number if self.label else ()
        heading, identity = (self.node.heading, self.node.id) if self.node else ("", "")
        return Node(self.kind, tuple(lines), self.label, number, heading, (), identity)

    def _lines(self) -> list[Line]:
        if self.whole is not None:
            return self._rewritten(opened(decoded(self.whole)))
        written: list[Line] = []
        for index, line in enumerate(self.lines):
            if index in self.replaced:
                made = decoded(self.replaced[index])
                if index == 0 and self.node and line.label:
                    made[0] = replace(made[0], label=line.label, gap=line.gap)
                written += made
            elif index not in self.deleted:
                written.append(self._amended(index, line))
            written += decoded(self.after.get(index, []))
        return written

    def _rewritten(self, lines: list[Line]) -> list[Line]:
        """Quoted paragraphs in place of all; a number at their head is the number of the unit."""
        if not lines or lines[0].rows or not self.label or self.kind not in _NUMBERED:
            return lines
        text = lines[0].text
        if lead := lead_of(text, self.kind, self.number):
            self.label, self.gap = lead
            lines[0] = replace(lines[0], text=text[len(lead[0] + lead[1]) :])
        return lines

    def _amended(self, index: int, line: Line) -> Line:
        if index in self.cells:
            cells = self.cells[index]
            rows = (
                tuple(cells.get((i, j), cell) for j, cell in enumerate(row))
                for i, row in enumerate(line.rows)
            )
            return replace(line, rows=tuple(rows))
        text = line.text
        for start, end, words in sorted(self.phrases.get(index, []), reverse=True):
            text = text[:start] + words + text[end:]
        return replace(line, text=text, label=self.relabelled.get(index, line.label))


def nested(nodes: list[Node]) -> tuple[Node, ...]:
    """Headings hold what follows them up to the next of their rank or a higher one."""
    found, index = [], 0
    while index < len(nodes):
        node, index = nodes[index], index + 1
        start = index
        if node.kind in HEADINGS:
            rank = HEADINGS.index(node.kind)
            while index < len(nodes) and (
                nodes[index].kind == "clause"
                or nodes[index].kind in HEADINGS[rank + 1 :]
            ):
                index += 1
        found.append(replace(node, children=nested(nodes[start:index])))
    return tuple(found)
