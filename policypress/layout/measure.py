"""A rendered PDF → the numbers GB/T 9704—2012 speaks of.

`build.py layout FILE` prints them.

Needs poppler (pdftotext, pdftoppm) and nothing else. Left and right come from
the places of characters. Top and bottom cannot be read off a line of type:
they follow from its ink, because LibreOffice sets the baseline of a line of
exact height at four fifths of it, and Chinese characters sit with their middle
0.36 em above the baseline. That is good to 0.2 mm with the faces the standard
names, to 0.7 mm with faces that sit higher or lower (Noto Sans CJK).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median

from msgspec import Struct

from policypress.layout.ink import Box, Raster, rasters
from policypress.layout.norm import GBT9704, MM, WIDE_TABLE, Margins, Norm
from policypress.layout.words import Line, Sheet, read_sheets
from policypress.system.tools import find_program

_NUMBER = re.compile(r"([—－–―-]) ?(\d+) ?([—－–―-])")
# Where LibreOffice puts the baseline of a line of exact height, as a share of
# it; and how far above the baseline the middle of a Chinese character sits, as
# a share of its size.
_BASELINE = 0.8
_MIDDLE = 0.36
# So many whole lines tell how many characters a line holds: one alone may be
# justified.
_WHOLE_LINES = 3
# Points that justifying a line may add to a character; the next type sizes are
# 14 and 18.
_STRETCH = 1.7
# Points by which type of title size may differ from it: sizes are rounded in a
# PDF.
_TITLE_TOLERANCE = 0.8
# Millimetres by which a wide table begins before the text area of the standard; one that
# only sticks out of it by its border does not.
_WIDER = 5.0
# Characters of a line from which it is prose: shorter ones may be a number or a name.
_PROSE = 12
# Lines that stand on one grid differ from it by at most so much of its pitch.
_OFF_GRID = 0.15


class PopplerMissing(RuntimeError):
    """pdftotext or pdftoppm is not on this machine."""


class Grid(Struct, frozen=True):
    """A page full of body text (5.2.3).

    Rows, characters of its full lines (0 = too few are full-width throughout),
    line pitch in points, and the margins in mm that follow.
    """

    rows: int
    characters: int
    pitch: float
    margins: Margins


class PageNumber(Struct, frozen=True):
    """页码 (7.5). below: mm from the foot of the text area to the dash.

    left, right: mm in from the text area's edges; size: points.
    """

    number: int
    below: float
    left: float
    right: float
    size: float


class Page(Struct, frozen=True):
    """One page in mm.

    ink: white edges around everything but the page number (None = empty page).

    grid: None unless the page is full of body text. title: characters on each
    line set in title size.
    lines: number of lines, the page number not counted; body: how many of them are
    prose in body type. opening, closing: the words of the first and of the last of them,
    without blanks.
    """

    width: float
    height: float
    lines: int
    ink: Margins | None
    grid: Grid | None
    page_number: PageNumber | None
    title: tuple[int, ...]
    opening: str = ""
    closing: str = ""
    body: int = 0

    @property
    def landscape(self) -> bool:
        return self.width > self.height


class Layout(Struct, frozen=True):
    """The pages of the PDF called `name`. norm: what they were measured by."""

    name: str
    pages: tuple[Page, ...]
    norm: Norm = GBT9704


def measure(
    pdf: Path,
    norm: Norm | None = None,
) -> Layout:
    """Measures every page of `pdf`.

    norm says which type is body and where text ends; None for that of the pages: of
    wide tables where all lie across and are wider than the standard's text area.

    Raises PopplerMissing without poppler, CalledProcessError when the file is
    no PDF and TimeoutExpired when poppler does not come to an end.
    """
    pdftotext = find_program("pdftotext")
    pdftoppm = find_program("pdftoppm")
    if not pdftotext or not pdftoppm:
        raise PopplerMissing(
            "没有找到 pdftotext 或 pdftoppm：请安装 poppler（apt install poppler-utils）"
        )
    sheets = read_sheets(pdf, pdftotext)
    by = norm or _norm_of(sheets)
    pages = zip(sheets, rasters(pdf, pdftoppm), strict=False)
    measured = [_page(sheet, raster, by) for sheet, raster in pages]
    return Layout(pdf.name, tuple(measured), by)


def _norm_of(sheets: Sequence[Sheet]) -> Norm:
    """The norm that a set of pages was laid out by."""
    if any(sheet.width <= sheet.height for sheet in sheets):
        return GBT9704
    lefts = [line.left * MM for sheet in sheets for line in sheet.lines]
    usual = GBT9704.margins_of(landscape=True).left
    if min(lefts, default=usual) < usual - _WIDER:
        return WIDE_TABLE
    return GBT9704


def _page(
    sheet: Sheet,
    raster: Raster,
    norm: Norm,
) -> Page:
    """One page: its text lines without the page number, its ink, its grid."""
    landscape = sheet.width > sheet.height
    margins = norm.margins_of(landscape)
    foot = sheet.height - margins.bottom / MM
    number_line = _number_line(sheet, foot)
    lines = [line for line in sheet.lines if line is not number_line]
    number = None
    number_box = None
    if number_line:
        number = _page_number(number_line, sheet, raster, margins, foot)
        number_box = _box(number_line)
    ink = raster.ink(without=number_box)
    return Page(
        width=sheet.width * MM,
        height=sheet.height * MM,
        lines=len(lines),
        ink=_edges(ink, sheet) if ink else None,
        grid=_grid(lines, sheet, raster, norm),
        page_number=number,
        title=tuple(_title_lengths(lines, norm)),
        opening=_text(lines[0]) if lines else "",
        closing=_text(lines[-1]) if lines else "",
        body=sum(_is_prose(line, norm) for line in lines),
    )


def _text(line: Line) -> str:
    """The words of a line without blanks."""
    return line.text.replace(" ", "").replace("\u3000", "")


def _is_prose(line: Line, norm: Norm) -> bool:
    """Whether a line is prose in body type, and no number of a document or name."""
    is_set = bool(line.advance) and _is_body(line, norm)
    return is_set and len(_text(line)) >= _PROSE


def _number_line(
    sheet: Sheet,
    foot: float,
) -> Line | None:
    """The line “— 1 —” below the text area; None when the page has none."""
    for line in sheet.lines:
        if line.middle > foot and _NUMBER.fullmatch(line.text):
            return line
    return None


def _title_lengths(
    lines: Sequence[Line],
    norm: Norm,
) -> Iterator[int]:
    """How many characters stand on each line set in title size."""
    for line in lines:
        off = line.advance - norm.title
        if abs(off) < _TITLE_TOLERANCE:
            words = line.text.replace(" ", "")
            yield len(words)


def _grid(
    lines: Sequence[Line],
    sheet: Sheet,
    raster: Raster,
    norm: Norm,
) -> Grid | None:
    """The grid of a page on which only body type stands, at one pitch, with no
    room for another row; None for any other page.
    """
    if len(lines) < 3 or not all(_is_body(line, norm) for line in lines):
        return None
    rows = _rows(lines)
    if rows is None:
        return None
    height = lines[-1].middle - lines[0].middle
    pitch = height / (rows - 1)
    landscape = sheet.width > sheet.height
    area = norm.margins_of(landscape)
    above_and_below = (area.top + area.bottom) / MM
    text_height = sheet.height - above_and_below
    if (rows + 1) * pitch <= text_height:
        return None
    first = lines[0]
    top = _top(first, raster, pitch, norm)
    left = min(line.left for line in lines)
    right = _right(lines, norm)
    bottom = sheet.height - top - rows * pitch
    margins = Margins(
        top * MM,
        (sheet.width - right) * MM,
        bottom * MM,
        left * MM,
    )
    characters = _characters(lines, left, right)
    return Grid(rows, characters, pitch, margins)


def _is_body(
    line: Line,
    norm: Norm,
) -> bool:
    """True for a line of body type.

    A line without full-width words can be any type.
    """
    return not line.advance or abs(line.advance - norm.body) <= _STRETCH


def _rows(lines: Sequence[Line]) -> int | None:
    """How many rows of one pitch the lines span.

    None when they stand on no one grid.
    """
    pitch = median(
        below.middle - above.middle for above, below in pairwise(lines)
    )
    steps = [(line.middle - lines[0].middle) / pitch for line in lines]
    if any(abs(step - round(step)) > _OFF_GRID for step in steps):
        return None
    return round(steps[-1]) + 1


def _top(
    head: Line,
    raster: Raster,
    pitch: float,
    norm: Norm,
) -> float:
    """Points from the page's edge to the top of the first row, told from its
    ink.
    """
    ink = raster.ink(_box(head))
    if ink is None:
        return head.top
    middle = (ink.top + ink.bottom) / 2
    return middle + _MIDDLE * norm.body - _BASELINE * pitch


def _right(
    lines: Sequence[Line],
    norm: Norm,
) -> float:
    """Where full lines end.

    Hung punctuation ends a little beyond, and is not asked.
    """
    farthest = max(line.right for line in lines)
    ends = [line.right for line in lines if line.right > farthest - norm.body]
    counted = Counter(round(end) for end in ends)
    usual = max(counted, key=lambda end: (counted[end], end))
    return median(end for end in ends if round(end) == usual)


def _characters(
    lines: Sequence[Line],
    left: float,
    right: float,
) -> int:
    """How many characters a line holds; 0 when too few lines are full to tell.

    A line that may not begin with punctuation gives up a character to it, so
    the fullest line tells.
    """
    whole = [
        line.characters
        for line in lines
        if line.characters
        and line.left < left + 1
        and abs(line.right - right) < 1
    ]
    if len(whole) >= _WHOLE_LINES:
        return max(whole)
    return 0


def _page_number(
    line: Line,
    sheet: Sheet,
    raster: Raster,
    margins: Margins,
    foot: float,
) -> PageNumber:
    """The page number as measured.

    The ink of its first dash tells its height.
    """
    match = _NUMBER.fullmatch(line.text)
    assert match
    dash = line.words[0]
    dash_end = dash.right
    if dash.text != match[1]:  # the dash and the number are one word
        width = dash.right - dash.left
        dash_end = dash.left + width / len(dash.text)
    # Looked for below the text area: the imprint (版记) ends with a rule at
    # its foot.
    highest = max(foot, dash.top)
    ink = raster.ink(Box(dash.left, highest, dash_end, sheet.height))
    middle = (ink.top + ink.bottom) / 2 if ink else line.middle
    right = (sheet.width - line.right) * MM
    return PageNumber(
        number=int(match[2]),
        below=(middle - foot) * MM,
        left=line.left * MM - margins.left,
        right=right - margins.right,
        size=dash_end - dash.left,
    )


def _box(line: Line) -> Box:
    """The box of the type of a line, larger than its ink."""
    return Box(line.left, line.top, line.right, line.bottom)


def _edges(
    ink: Box,
    sheet: Sheet,
) -> Margins:
    """The white edges in mm around a box of ink."""
    bottom = (sheet.height - ink.bottom) * MM
    right = (sheet.width - ink.right) * MM
    return Margins(
        top=ink.top * MM,
        right=right,
        bottom=bottom,
        left=ink.left * MM,
    )
