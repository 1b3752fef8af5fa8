"""A unit of the old text with everything that is to happen to it (被修改的条), and the unit
that comes of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from policypress.compare.decision.apply.claims import (
    Cell,
    Claim,
    Expected,
    Inserted,
    RowChanges,
)
from policypress.compare.decision.apply.delivery import (
    as_paragraph,
    fitted,
    place_beside,
    place_by_number,
)
from policypress.compare.decision.apply.levels import DEPTH_OF, depth
from policypress.compare.decision.apply.numbering import (
    counted_on,
    items_in_order,
    paragraphs_in_order,
)
from policypress.compare.decision.apply.quotes import decoded, lead_of, opened
from policypress.compare.decision.apply.reference import (
    last_part,
    number_of_label,
)
from policypress.compare.decision.apply.table_rows import (
    amended_cells,
    with_columns,
    with_phrases,
    with_rows,
)
from policypress.compare.text.numbers import article
from policypress.compare.text.tree import (
    HEADINGS,
    Kind,
    Level,
    Line,
    Node,
    Rows,
)

NUMBERED = ("clause", *HEADINGS)


class Delivery(Struct, frozen=True, eq=False):
    """款 or 项 that come from elsewhere. taken: the lines of their unit, None for all.

    kind: what they are here. number: their place among those, 0 when they stand beside
    the line `anchor` of the old text. Compared by identity.
    """

    source: Unit
    taken: tuple[int, ...] | None
    kind: str
    number: int
    anchor: int | None
    before: bool
    said_at: int
    target: str


Origin = int | Inserted | Delivery | None


class Unit(Struct):
    """A unit of the text while it is being amended; new ones have no node. Lines are
    named by their old places.

    number_given: its number is given by the decision, so an adjustment of the order does not
    touch it.
    """

    kind: Kind
    label: str
    gap: str
    lines: list[Line]
    number: tuple[int, ...] = ()
    node: Node | None = None
    deleted: bool = False
    moved: bool = False
    split: bool = False
    number_given: bool = False
    rewritten: tuple[str, ...] | None = None
    phrases: dict[tuple[int, Cell | None], list[tuple[int, int, str]]] = field(
        default_factory=dict
    )
    replaced: dict[int, tuple[str, ...]] = field(default_factory=dict)
    cells: dict[int, dict[Cell, str]] = field(default_factory=dict)
    rows: dict[int, RowChanges] = field(default_factory=dict)
    columns: dict[int, RowChanges] = field(default_factory=dict)
    inserted: dict[int, list[Inserted]] = field(default_factory=dict)
    dropped: set[int] = field(default_factory=set)
    relabelled: dict[int, str] = field(default_factory=dict)
    expected: list[Expected] = field(default_factory=list)
    parts: list[Unit] = field(default_factory=list)
    absorbed: bool = False
    carried: set[int] = field(default_factory=set)
    sources: list[tuple[Unit, tuple[int, ...]]] = field(default_factory=list)
    deliveries: list[Delivery] = field(default_factory=list)
    follows: set[str] = field(default_factory=set)
    said_at: int = 0
    expected_parts: tuple[tuple[int, ...], ...] = ()
    claims: list[Claim] = field(default_factory=list)

    @property
    def stays(self) -> bool:
        """Whether it is still there, in its place or another."""
        if self.deleted or self.split or self.absorbed:
            return False
        return not self.carried or bool(self._lines())

    def renumber(
        self,
        label: str,
        number: tuple[int, ...],
    ) -> None:
        """A number that the decision gives."""
        self.label, self.number, self.number_given = label, number, True

    def written(self) -> list[tuple[Origin, Line]]:
        """The lines as amended, each with where it comes from: an old line, an
        insertion, or a quotation of all.
        """
        lines = self._lines()
        for delivery in sorted(self.deliveries, key=_by_number):
            lines = _with_delivery(lines, delivery)
        lines = self._in_order(lines)
        carries = self.label or (self.node and self.node.label)
        numbered = self.kind in NUMBERED and carries
        if numbered and lines and not lines[0][1].rows:
            origin, first = lines[0]
            level: Level = "clause" if self.kind == "clause" else "heading"
            first = replace(
                first,
                label=self.label,
                gap=self.gap,
                level=level,
            )
            lines[0] = (origin, first)
        return lines

    def _in_order(
        self,
        lines: list[tuple[Origin, Line]],
    ) -> list[tuple[Origin, Line]]:
        """The lines where their new numbers put them; the number of the unit itself only
        before the first.
        """
        if self.expected:
            wanted: dict[Origin, int] = {
                one.line: last_part(one.became)[1][0] for one in self.expected
            }
            lines = paragraphs_in_order(lines, wanted)
        if self.relabelled:
            lines = items_in_order(lines)
        lines = counted_on(lines, self.follows)
        opened_by = self.lines[0].label if self.lines else ""
        return [
            (origin, as_paragraph(line))
            if at and origin == 0 and opened_by and line.label == opened_by
            else (origin, line)
            for at, (origin, line) in enumerate(lines)
        ]

    def made(self) -> Node:
        """The unit as amended, without those below it."""
        written = self.written()
        lines = tuple(line for _, line in written)
        number = self.number if self.label else ()
        heading, identity = "", ""
        if self.node:
            heading, identity = self.node.heading, self.node.id
        return Node(
            self.kind,
            lines,
            self.label,
            number,
            heading,
            (),
            identity,
        )

    def _lines(self) -> list[tuple[Origin, Line]]:
        """The lines as amended, before the unit has its number."""
        if self.rewritten is not None:
            rewritten = self._rewritten(opened(decoded(self.rewritten)))
            return [(None, line) for line in rewritten]
        return [
            (origin, line)
            for home, origin, line in self._homes()
            if home not in self.carried
        ]

    def taken(self, lines: tuple[int, ...] | None) -> list[Line]:
        """The lines that go elsewhere, as amended here; all of them with None."""
        if lines is None:
            return [line for _, line in self._lines()]
        wanted = set(lines)
        return [line for home, _, line in self._homes() if home in wanted]

    def _homes(self) -> Iterator[tuple[int, Origin, Line]]:
        """Every line as amended, each with the old line that it belongs to: what is put
        in behind a line that goes elsewhere goes with it when it stands deeper.
        """
        yield from self._put_in(-1)
        for index, line in enumerate(self.lines):
            if index in self.replaced:
                for made in self._replaced(index, line):
                    yield index, index, made
            elif index not in self.dropped:
                amended = self._amended(index, line)
                # A line of the contents goes with its words.
                if amended.printed or not line.printed:
                    yield index, index, amended
            yield from self._put_in(index)

    def _put_in(self, after: int) -> Iterator[tuple[int, Origin, Line]]:
        """The lines put in behind an old one, -1 for before all."""
        for added in self.inserted.get(after, []):
            home = after if depth(added.lines[0]) else -1
            for line in added.lines:
                yield home, added, line

    def words_at(
        self,
        line: int,
        cell: Cell | None,
    ) -> str:
        """The words of an old line, or of a cell of its table."""
        if cell is None:
            return self.lines[line].text
        return self.lines[line].rows[cell[0]][cell[1]]

    def _table(self, index: int, line: Line) -> Rows:
        """The rows of a table as amended."""
        phrases = {
            cell: found
            for (at, cell), found in self.phrases.items()
            if at == index and cell
        }
        rows = amended_cells(line.rows, self.cells.get(index, {}), phrases)
        rows = with_rows(rows, self.rows.get(index))
        return with_columns(rows, self.columns.get(index))

    def _rewritten(self, lines: list[Line]) -> list[Line]:
        """Quoted paragraphs in place of all; a number at their head is the number of
        the unit.
        """
        if (
            not lines
            or lines[0].rows
            or not self.label
            or self.kind not in NUMBERED
        ):
            return lines
        text = lines[0].text
        lead = lead_of(text, self.kind, self.number)
        if lead and _is_lead(lead, text):
            label, gap = lead
            if number_of_label(label) != number_of_label(self.label):
                self.label = label
            if gap or not self.label.startswith("第"):
                # 第十七条本条例所称…: the text's own blank comes between.
                self.gap = gap
            rest = text[len(lead[0] + lead[1]) :]
            lines[0] = replace(lines[0], text=rest)
        return lines

    def _replaced(
        self,
        index: int,
        line: Line,
    ) -> list[Line]:
        """Quoted paragraphs in place of one; what opens a clause keeps the number of
        the clause.
        """
        made = decoded(self.replaced[index])
        if index or not self.node or not line.label or made[0].rows:
            return made
        made = opened(made)
        text = made[0].text
        lead = lead_of(text, self.kind, self.number) if self.number else None
        if lead and lead[1]:
            text = text[len(lead[0] + lead[1]) :]
        made[0] = replace(
            made[0],
            text=text,
            label=line.label,
            gap=line.gap,
        )
        return made

    def _amended(
        self,
        index: int,
        line: Line,
    ) -> Line:
        """A line with its cells, its words and its own number amended."""
        if line.rows:
            return replace(line, rows=self._table(index, line))
        text = with_phrases(line.text, self.phrases.get((index, None), []))
        return replace(
            line,
            text=text,
            label=self.relabelled.get(index, line.label),
        )


def _is_lead(lead: tuple[str, str], text: str) -> bool:
    """Whether the number that begins quoted words is that of the unit, and no citation of
    it (第十七条规定的…).
    """
    label, gap = lead
    return bool(gap) or not label.startswith("第") or bool(article(text))


def _by_number(delivery: Delivery) -> int:
    """What comes first is put in first, so that the next finds its place."""
    return delivery.number


def _with_delivery(
    lines: list[tuple[Origin, Line]],
    delivery: Delivery,
) -> list[tuple[Origin, Line]]:
    """The lines of a unit with those that come from elsewhere among them."""
    there = [line for _, line in lines]
    at = _place_of(lines, delivery)
    coming = delivery.source.taken(delivery.taken)
    fit = fitted(coming, there, delivery.kind, delivery.number)
    new: list[tuple[Origin, Line]] = [(delivery, line) for line in fit]
    return [*lines[:at], *new, *lines[at:]]


def _place_of(
    lines: list[tuple[Origin, Line]],
    delivery: Delivery,
) -> int:
    """Before which line the new ones come: by their number, or beside their anchor."""
    there = [line for _, line in lines]
    deep = DEPTH_OF.get(delivery.kind, 0)
    if delivery.number:
        return place_by_number(there, deep, delivery.number)
    origins = [origin for origin, _ in lines]
    if delivery.anchor not in origins:
        return len(lines)
    anchor = origins.index(delivery.anchor)
    return place_beside(there, anchor, deep, delivery.before)


def nested(nodes: list[Node]) -> tuple[Node, ...]:
    """Headings hold what follows them up to the next of their rank or a higher one."""
    found: list[Node] = []
    index = 0
    while index < len(nodes):
        node = nodes[index]
        index += 1
        start = index
        if node.kind in HEADINGS:
            lower = ("clause", *HEADINGS[HEADINGS.index(node.kind) + 1 :])
            while index < len(nodes) and nodes[index].kind in lower:
                index += 1
        found.append(replace(node, children=nested(nodes[start:index])))
    return tuple(found)
