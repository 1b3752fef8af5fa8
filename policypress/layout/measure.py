"""A rendered PDF → the numbers GB/T 9704—2012 speaks of. `python -m policypress.layout FILE.pdf` prints them.

Needs poppler (pdftotext, pdftoppm) and nothing else. Left and right come from the places of characters. Top and
bottom cannot be read off a line of type: they follow from its ink, because LibreOffice sets the baseline of a line of
exact height at four fifths of it, and Chinese characters sit with their middle 0.36 em above the baseline. That is
good to 0.2 mm with the faces the standard names, to 0.7 mm with faces that sit higher or lower (Noto Sans CJK).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median

from policypress.layout.ink import Box, Raster, rasters
from policypress.layout.norm import GBT9704, MM, Margins, Norm
from policypress.layout.words import Line, Sheet, read_sheets
from policypress.system.tools import find_program

_NUMBER = re.compile(r"([—－–―-]) ?(\d+) ?([—－–―-])")
_BASELINE, _MIDDLE = 0.8, 0.36
_WHOLE_LINES = 3  # so many tell how many characters a line holds
_STRETCH = 1.7  # points a justified line may widen a character; the next type sizes are 14 and 18


class PopplerMissing(RuntimeError):
    """pdftotext or pdftoppm is not on this machine."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A page full of body text (5.2.3): rows, characters of its full lines (0 = too few are full-width throughout),
    line pitch in points, and the margins in mm that follow."""

    rows: int
    characters: int
    pitch: float
    margins: Margins


@dataclass(frozen=True, slots=True)
class PageNumber:
    """页码 (7.5). below: mm from the foot of the text area to the dash; left, right: mm in from the text area's edges;
    size: points."""

    number: int
    below: float
    left: float
    right: float
    size: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page in mm. ink: white edges around everything but the page number (None = empty page).

    grid: None unless the page is full of body text. title: characters on each line set in title size.
    lines: number of lines, the page number not counted.
    """

    width: float
    height: float
    lines: int
    ink: Margins | None
    grid: Grid | None
    page_number: PageNumber | None
    title: tuple[int, ...]

    @property
    def landscape(self) -> bool:
        return self.width > self.height


@dataclass(frozen=True, slots=True)
class Layout:
    """The pages of the PDF called `name`."""

    name: str
    pages: tuple[Page, ...]


def measure(pdf: Path, norm: Norm = GBT9704) -> Layout:
    """Measure every page of `pdf`. norm says which type is body and where the text area should end.

    Raises PopplerMissing without poppler and CalledProcessError when the file is no PDF.
    """
    pdftotext, pdftoppm = find_program("pdftotext"), find_program("pdftoppm")
    if not pdftotext or not pdftoppm:
        raise PopplerMissing(
            "没有找到 pdftotext 或 pdftoppm：请安装 poppler（apt install poppler-utils）"
        )
    sheets = read_sheets(pdf, pdftotext)
    return Layout(
        pdf.name,
        tuple(_page(*pair, norm) for pair in zip(sheets, rasters(pdf, pdftoppm))),
    )


def _page(sheet: Sheet, raster: Raster, norm: Norm) -> Page:
    landscape = sheet.width > sheet.height
    margins = norm.margins_of(landscape)
    foot = sheet.height - margins.bottom / MM
    number_line = next(
        (
            line
            for line in sheet.lines
            if line.middle > foot and _NUMBER.fullmatch(line.text)
        ),
        None,
    )
    lines = [line for line in sheet.lines if line is not number_line]
    number_box = number_line and Box(
        number_line.left, number_line.top, number_line.right, number_line.bottom
    )
    ink = raster.ink(without=number_box)
    return Page(
        sheet.width * MM,
        sheet.height * MM,
        len(lines),
        ink and _edges(ink, sheet),
        _grid(lines, sheet, raster, norm),
        number_line and _page_number(number_line, sheet, raster, margins, foot),
        tuple(
            len(line.text.replace(" ", ""))
            for line in lines
            if abs(line.advance - norm.title) < 0.8
        ),
    )


def _grid(
    lines: Sequence[Line], sheet: Sheet, raster: Raster, norm: Norm
) -> Grid | None:
    """The grid of a page on which only body type stands, at one pitch, with no room for another row."""
    area = norm.margins_of(sheet.width > sheet.height)
    if len(lines) < 3 or any(
        line.advance and abs(line.advance - norm.body) > _STRETCH for line in lines
    ):
        return None
    pitch = median(below.middle - above.middle for above, below in pairwise(lines))
    steps = [(line.middle - lines[0].middle) / pitch for line in lines]
    if any(abs(step - round(step)) > 0.15 for step in steps):
        return None
    rows = round(steps[-1]) + 1
    pitch = (lines[-1].middle - lines[0].middle) / (rows - 1)
    if (rows + 1) * pitch <= sheet.height - (area.top + area.bottom) / MM:
        return None
    head = lines[0]
    ink = raster.ink(Box(head.left, head.top, head.right, head.bottom))
    top = (
        (ink.top + ink.bottom) / 2 + _MIDDLE * norm.body - _BASELINE * pitch
        if ink
        else head.top
    )
    left = min(line.left for line in lines)
    reach = (
        max(line.right for line in lines) - norm.body
    )  # full lines end there; hung punctuation a little beyond
    ends = [line.right for line in lines if line.right > reach]
    usual, _ = max(
        Counter(map(round, ends)).items(), key=lambda item: (item[1], item[0])
    )
    right = median(end for end in ends if round(end) == usual)
    # A line that may not begin with punctuation gives up a character to it: the fullest tells what a line holds.
    whole = [
        line.characters
        for line in lines
        if line.characters and line.left < left + 1 and abs(line.right - right) < 1
    ]
    bottom = sheet.height - top - rows * pitch
    return Grid(
        rows,
        max(whole) if len(whole) >= _WHOLE_LINES else 0,
        pitch,
        Margins(top * MM, (sheet.width - right) * MM, bottom * MM, left * MM),
    )


def _page_number(
    line: Line, sheet: Sheet, raster: Raster, margins: Margins, foot: float
) -> PageNumber:
    match = _NUMBER.fullmatch(line.text)
    dash = line.words[0]
    across = (
        dash.right
        if dash.text == match[1]
        else dash.left + (dash.right - dash.left) / len(dash.text)
    )
    ink = raster.ink(
        Box(dash.left, max(foot, dash.top), across, sheet.height)
    )  # a 版记 ends with a rule at the foot
    middle = (ink.top + ink.bottom) / 2 if ink else line.middle
    return PageNumber(
        int(match[2]),
        (middle - foot) * MM,
        line.left * MM - margins.left,
        (sheet.width - line.right) * MM - margins.right,
        across - dash.left,
    )


def _edges(ink: Box, sheet: Sheet) -> Margins:
    return Margins(
        ink.top * MM,
        (sheet.width - ink.right) * MM,
        (sheet.height - ink.bottom) * MM,
        ink.left * MM,
    )


def table(layout: Layout) -> str:
    """The measurements as a table in Chinese, a line per page."""
    rows = [
        (
            "页",
            "纸张（毫米）",
            "行",
            "字",
            "行距（磅）",
            "边距 上/右/下/左（毫米）",
            "墨迹 上/右/下/左（毫米）",
            "页码",
            "版心下（毫米）",
            "磅",
        )
    ]
    for count, page in enumerate(layout.pages, 1):
        grid, number = page.grid, page.page_number
        rows.append(
            (
                str(count),
                f"{page.width:.0f}×{page.height:.0f}"
                + ("横" if page.landscape else ""),
                str(grid.rows if grid else page.lines) + ("满" if grid else ""),
                str(grid.characters) if grid else "",
                f"{grid.pitch:.2f}" if grid else "",
                _four(grid.margins) if grid else "",
                _four(page.ink) if page.ink else "空白",
                _side(number) if number else "无",
                f"{number.below:.1f}" if number else "",
                f"{number.size:.1f}" if number else "",
            )
        )
    return "\n".join("\t".join(row) for row in rows)


def _four(margins: Margins) -> str:
    return (
        f"{margins.top:.1f}/{margins.right:.1f}/{margins.bottom:.1f}/{margins.left:.1f}"
    )


def _side(number: PageNumber) -> str:
    return f"{number.number}" + ("右" if number.right < number.left else "左")
