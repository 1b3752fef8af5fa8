"""What a provision gives, and in which of its lines (条文读取)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from policypress.importing.shape import Words
from policypress.importing.supports.bounding import put_on_tables
from policypress.importing.supports.flow import Flow, flow_of
from policypress.importing.supports.given import Given
from policypress.importing.supports.reading import read_among
from policypress.importing.supports.tabled import BETWEEN, Row, given_in

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
    """The supports of a provision, in the text of its lines."""

    lines: list[Line]
    flow: Flow
    given: list[Given]

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
    starts = dict(zip(flow.lines, flow.starts, strict=True))
    ends = _ends_of_tables(found, starts)
    among = read_among(_without_rows(found, flow, starts), ends)
    tables = list(_in_tables(found, starts))
    placed = [(one.end, one) for one in tables]
    put_on_tables(placed, among.loose, among.given)
    return Reading(found, flow, [*among.given, *tables])


def _ends_of_tables(
    lines: Sequence[Line],
    starts: Mapping[int, int],
) -> list[int]:
    """Where tables end in the text. starts: where each line begins in it."""
    return [
        starts[number] + len(line.text)
        for number, line in enumerate(lines)
        if line.row >= 0
    ]


def _without_rows(
    lines: Sequence[Line],
    flow: Flow,
    starts: Mapping[int, int],
) -> str:
    """The text that is read, with blanks for the rows of tables."""
    if all(line.row < 0 for line in lines):
        return flow.text
    made = list(flow.text)
    for number, line in enumerate(lines):
        if line.row >= 0:
            start, length = starts[number], len(line.text)
            made[start : start + length] = " " * length
    return "".join(made)


def _with_rows(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, each followed by the rows of its table."""
    for line in lines:
        yield line
        for number, cells in enumerate(line.words.table):
            bare = [" ".join(one.split("\n")) for one in cells]
            text = BETWEEN.join(bare)
            yield Line(line.words, text, line.place, "", number)


def _in_tables(
    lines: Sequence[Line],
    starts: Mapping[int, int],
) -> Iterator[Given]:
    """What the tables give. starts: where each line begins in the text."""
    for number, line in enumerate(lines):
        if line.row >= 0 or not line.words.table:
            continue
        count = len(line.words.table)
        rows = [
            Row(starts[one], lines[one].text.split(BETWEEN))
            for one in range(number + 1, number + 1 + count)
        ]
        given = given_in(rows, line.text, number)
        if given:
            yield given
