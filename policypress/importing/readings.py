"""What a provision gives, and in which of its lines (条文读取)."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from policypress.importing.shape import Words
from policypress.importing.supports.flow import Flow, flow_of
from policypress.importing.supports.given import Given
from policypress.importing.supports.reading import read


class Line(Struct):
    """A line: its words, how it is cited, and the number that is printed before it."""

    words: Words
    text: str
    place: str
    label: str = ""


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
    """Read the lines of one provision."""
    found = list(lines)
    texts = [line.text for line in found]
    flow = flow_of(texts, [line.label for line in found])
    return Reading(found, flow, read(flow.text))
