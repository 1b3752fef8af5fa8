"""The leaflet of a measure (宣传单页): one page to hand out."""

from __future__ import annotations

import re
from math import ceil
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from policypress.compose.markdown.markers import Marked, visible
from policypress.compose.views.guide_summary import SummaryRow

if TYPE_CHECKING:
    from policypress.compose.views.measures import MeasureView
    from policypress.compose.views.view_context import ViewContext


_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")


class Style(Struct, frozen=True):
    """A table style of the look, as far as room on the page goes: points of a line and of
    what a row has besides, characters of a line in the column of 128 mm (half a character less
    than there is room for: words that are not torn leave some free)."""

    name: str
    line: float
    row: float
    characters: int


# As the look has them: 小四 on 18 points, 五号 on 15 points.
_STYLES = (
    Style("leaflet", 18, 6.5, 30),
    Style("leaflet-small", 15, 4.5, 34),
)
# Points of the text area (225 mm) without the line that says it is a draft, the head of the
# table, the basis of two lines, and a line to spare.
_ROOM = 638 - 20 - 28 - 46 - 10
# A line of title or amount with 20 characters, what stands below both, and a code of 30 mm
# with its address in two lines.
_TITLE_LINE, _TITLE_CHARACTERS, _BELOW = 32, 19, 44
_CODE = 6 + 85 + 28


class LeafletView:
    """What a leaflet prints. rows: questions and answers; style: of the table, by how
    much there is to say."""

    def __init__(
        self,
        context: ViewContext,
        measure: MeasureView,
    ) -> None:
        """The largest style in which all of it fits; if none does, the names of
        materials are left to the guide, and then the steps."""
        self._context = context
        self._guide = measure.guide
        room = self._room(measure)
        summary = [
            _below_the_amount(row) if measure.most else row
            for row in self._guide.summary
        ]
        for names, steps in ((True, True), (False, True), (False, False)):
            last = self._steps() if steps else None
            self.rows = _with(summary, self._materials(names), last)
            for style in _STYLES:
                self.style = Marked(style.name)
                if self._height(style) <= room:
                    return

    def _room(self, measure: MeasureView) -> float:
        """Points that are left for the rows of the table."""
        room = _ROOM - _BELOW - (_CODE if measure.page else 0)
        for words in (measure.subject, *measure.most):
            lines = ceil(self._width(words) / _TITLE_CHARACTERS)
            room -= lines * _TITLE_LINE
        return room

    def _width(self, words: object) -> float:
        """Width of words in Chinese characters: others are half as wide."""
        plain = _ESCAPE.sub("", visible(str(self._context.write(words))))
        narrow = sum(one.isascii() for one in plain)
        return len(plain) - narrow / 2

    def _materials(self, names: bool) -> SummaryRow:
        """How many materials, and which."""
        found = self._guide.materials
        if not found:
            return SummaryRow("materials", "带什么", ["无需提交材料。"])
        if not names:
            words = f"共{len(found)}项，见申报指南。"
            return SummaryRow("materials", "带什么", [words])
        listed = "、".join(self._context.write(one.name) for one in found)
        return SummaryRow("materials", "带什么", [Marked(f"{listed}。")])

    def _steps(self) -> SummaryRow:
        """The steps by name, and how long they take together."""
        names = [self._context.write(one.name) for one in self._guide.steps]
        lines: list[Any] = [Marked(" → ".join(names))]
        if self._guide.total_limit:
            limit = self._context.write(self._guide.total_limit)
            lines.append(Marked(f"全程办理时限：{limit}。"))
        return SummaryRow("steps", "办理流程", lines)

    def _height(self, style: Style) -> float:
        """Points that the rows take in a style."""
        height = 0.0
        for row in self.rows:
            height += style.row
            for line in row.lines:
                lines = ceil(self._width(line) / style.characters)
                height += style.line * max(1, lines)
        return height


def _below_the_amount(row: SummaryRow) -> SummaryRow:
    """A row without the amount that stands above the table in large letters."""
    if row.id != "much":
        return row
    return SummaryRow(row.id, "怎么算", row.lines[1:])


def _with(
    rows: list[SummaryRow],
    materials: SummaryRow,
    steps: SummaryRow | None,
) -> list[SummaryRow]:
    """The rows of the summary, materials and steps before where to ask."""
    last = [row for row in rows if row.id == "where"]
    found = [row for row in rows if row.id != "where" and row.lines]
    found.append(materials)
    if steps:
        found.append(steps)
    return [*found, *last]
