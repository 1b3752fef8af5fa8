"""What a provision gives, and in which of its lines (条文读取)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from policypress.importing.shape import Words
from policypress.importing.supports.bounding import put_on_tables
from policypress.importing.supports.celled import Cell, cells_in
from policypress.importing.supports.drawn import Cell as DrawnCell
from policypress.importing.supports.drawn import Drawn, drawn_in
from policypress.importing.supports.flow import Flow, flow_of
from policypress.importing.supports.given import Given
from policypress.importing.supports.reading import read_among
from policypress.importing.supports.tabled import BETWEEN, Row, given_in
from policypress.importing.supports.unplaced import Unplaced, unplaced_in

Place = tuple[int, int]  # index of a piece, row of its table or -1


class Line(Struct):
    """A line: its words, how it is cited, the number that is printed before it; row: which
    row of its table it is, -1 of none."""

    words: Words
    text: str
    place: str
    label: str = ""
    row: int = -1

    @property
    def home(self) -> Place:
        """The piece of the file, and the row of its table."""
        return self.words.index, self.row


class Reading(Struct):
    """The supports of a provision, in the text of its lines. unplaced: bounds that are
    those of none; cells: numbers in tables that are in none, their units elsewhere."""

    lines: list[Line]
    flow: Flow
    given: list[Given]
    unplaced: list[Unplaced] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)

    def place_at(self, at: int) -> str:
        """How the line is cited in which a place of the text stands."""
        index, _ = self.flow.home(at)
        return self.lines[index].place


def reading_of(lines: Iterable[Line], full: int = 0) -> Reading:
    """Read the lines of one provision: its sentences, then its tables. full: how wide the
    lines of the file are that a page broke, 0 where that is to be found out."""
    found = list(_with_rows(lines))
    texts = [line.text for line in found]
    flow = flow_of(texts, [line.label for line in found], full)
    drawn = list(_drawn(found, flow))
    giving = [one for one in drawn if given_in(one.rows, one.said, one.line)]
    tables = [*_tables(found, flow), *giving]
    ends = [one.end for one in tables]
    text = _without(flow.text, tables)
    among = read_among(text, ends)
    given = [
        (one.end, made)
        for one in tables
        if (made := given_in(one.rows, one.said, one.line))
    ]
    put_on_tables(given, among.loose, among.given)
    every = [*among.given, *(one for _, one in given)]
    unplaced = unplaced_in(text, every, among.settled)
    cells = _cells([*_tables(found, flow), *drawn], every)
    return Reading(found, flow, every, unplaced, cells)


def _cells(tables: Iterable[_Table], given: Sequence[Given]) -> list[Cell]:
    """The numbers of tables that no support holds."""
    grants = [grant for one in given for grant in one.grants]
    held = {
        one.start for grant in grants for one in (grant.main, grant.cap) if one
    }
    return [
        cell
        for table in tables
        for cell in cells_in(table.rows, table.said)
        if cell.start not in held
    ]


class _Table(Struct, frozen=True):
    """A table of a provision. said: the words before it; line: their number; start, end:
    its place in the text."""

    rows: list[Row]
    said: str
    line: int
    start: int
    end: int


def _without(text: str, tables: Sequence[_Table]) -> str:
    """The text that is read, with blanks for tables."""
    made = list(text)
    for one in tables:
        for at in range(one.start, one.end):
            made[at] = made[at] if made[at] == "\n" else " "
    return "".join(made)


def _drawn(lines: Sequence[Line], flow: Flow) -> Iterator[_Table]:
    """The tables that the text draws with lines or blanks."""
    texts = ["" if one.row >= 0 else one.text for one in lines]
    homes = {
        line: start - skipped
        for line, start, skipped in zip(
            flow.lines, flow.starts, flow.skipped, strict=True
        )
    }
    for drawn in drawn_in(texts):
        table = _of_drawn(drawn, texts, homes)
        if table:
            yield table


def _of_drawn(
    drawn: Drawn,
    texts: Sequence[str],
    homes: Mapping[int, int],
) -> _Table | None:
    """A table of lines that are there whole, below another one; None of others. homes:
    where each of the lines begins in the text."""
    numbers = [number for number, _ in drawn.rows]
    before = numbers[0] - 1
    if before < 0 or any(one not in homes for one in numbers):
        return None
    rows = [_drawn_row(homes[number], cells) for number, cells in drawn.rows]
    last = numbers[-1]
    end = homes[last] + len(texts[last])
    return _Table(rows, texts[before], before, rows[0].start, end)


def _drawn_row(start: int, cells: Sequence[DrawnCell]) -> Row:
    """A row that begins at a place of the text."""
    words = [one.words for one in cells]
    places = [start + one.at for one in cells]
    return Row(start, words, places)


def _with_rows(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, each followed by the rows of its table."""
    for line in lines:
        yield line
        for number, cells in enumerate(line.words.table):
            bare = [" ".join(one.split("\n")) for one in cells]
            text = BETWEEN.join(bare)
            yield Line(line.words, text, line.place, "", number)


def _tables(lines: Sequence[Line], flow: Flow) -> Iterator[_Table]:
    """The tables of the file."""
    starts = dict(zip(flow.lines, flow.starts, strict=True))
    for number, line in enumerate(lines):
        if line.row >= 0 or not line.words.table:
            continue
        last = number + len(line.words.table)
        rows = [
            Row(starts[one], lines[one].text.split(BETWEEN))
            for one in range(number + 1, last + 1)
        ]
        end = starts[last] + len(lines[last].text)
        yield _Table(rows, line.text, number, rows[0].start, end)
