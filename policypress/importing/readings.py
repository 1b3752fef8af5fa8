"""What a provision gives, and in which of its lines (条文读取)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from policypress.importing.shape import Words
from policypress.importing.supports.flow import Flow, flow_of
from policypress.importing.supports.given import Given
from policypress.importing.supports.reading import read
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


def reading_of(lines: Iterable[Line]) -> Reading:
    """Read the lines of one provision: its sentences, then its tables."""
    found = list(_with_rows(lines))
    texts = [line.text for line in found]
    flow = flow_of(texts, [line.label for line in found])
    words = flow.text
    for number, line in enumerate(found):
        if line.row >= 0:
            start = _start(flow, number)
            blank = " " * len(line.text)
            words = words[:start] + blank + words[start + len(blank) :]
    return Reading(found, flow, [*read(words), *_in_tables(found, flow)])


def _with_rows(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, each followed by the rows of its table."""
    for line in lines:
        yield line
        for number, cells in enumerate(line.words.table):
            bare = [" ".join(one.split("\n")) for one in cells]
            text = BETWEEN.join(bare)
            yield Line(line.words, text, line.place, "", number)


def _start(flow: Flow, number: int) -> int:
    """Where a line begins in the text that is read."""
    return flow.starts[flow.lines.index(number)]


def _in_tables(lines: Sequence[Line], flow: Flow) -> Iterator[Given]:
    """What the tables give."""
    for number, line in enumerate(lines):
        if line.row >= 0 or not line.words.table:
            continue
        count = len(line.words.table)
        rows = [
            Row(_start(flow, one), lines[one].text.split(BETWEEN))
            for one in range(number + 1, number + 1 + count)
        ]
        given = given_in(rows, line.text, number)
        if given:
            yield given
