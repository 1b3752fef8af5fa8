"""The numbers of GB/T 9704—2012 that can be seen on a page (党政机关公文格式)."""

from __future__ import annotations

from msgspec import Struct

MM = 25.4 / 72  # millimetres in a point


class Margins(Struct, frozen=True):
    """White edges in mm (天头, 切口, 地脚, 订口)."""

    top: float
    right: float
    bottom: float
    left: float

    def turned(self) -> Margins:
        """The same page turned clockwise by 90° (landscape).

        The bound edge is on top (clause 8).
        """
        return Margins(self.left, self.top, self.right, self.bottom)


class Norm(Struct, frozen=True):
    """What is expected, with the clause each number comes from.

    Lengths in mm, type sizes in points.

    width, height: A4 (5.1). margins: 5.2.1; right and bottom follow from the
    text area of 156×225 mm.
    rows, characters: 5.2.3. body: 3号 (5.2.2). title: 2号 (7.3.1),
    title_characters: what 156 mm hold.
    letter: around the name and the red lines of a letter's first page (10.1).
    number: 4号, number_below: from the foot of the text area to the dash,
    number_in: one character (7.5).
    """

    width: float = 210.0
    height: float = 297.0
    margins: Margins = Margins(37.0, 26.0, 35.0, 28.0)
    rows: int = 22
    characters: int = 28
    body: float = 16.0
    title: float = 22.0
    title_characters: int = 20
    number: float = 14.0
    number_below: float = 7.0
    number_in: float = 14.0 * MM
    letter: Margins = Margins(30.0, 20.0, 20.0, 20.0)

    def margins_of(self, landscape: bool) -> Margins:
        """The margins of a page as it lies."""
        if landscape:
            return self.margins.turned()
        return self.margins


GBT9704 = Norm()
# Wide tables beside a document (对照表、数据来源清单): no official document themselves, their
# pages lie across with 20 mm on each side (templates/looks/wide-table.yaml).
WIDE_TABLE = Norm(margins=Margins(20.0, 20.0, 20.0, 20.0))
