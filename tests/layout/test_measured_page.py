"""What the numbers of a page mean, on pages drawn here: no LibreOffice, no poppler."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.layout import measure as measuring
from policypress.layout.ink import DPI, Box, Raster
from policypress.layout.measure import Page, measure
from policypress.layout.norm import GBT9704, MM
from policypress.layout.words import Line, Sheet, Word

WIDTH, HEIGHT = 210 / MM, 297 / MM
LEFT = 28 / MM
FOOT = HEIGHT - 35 / MM
PITCH = 28.95
ADVANCE = 15.75
# The first row of a page whose text begins 37 mm down: its characters sit 0.36 em above
# a baseline at four fifths of the row.
MIDDLE = 37 / MM + 0.8 * PITCH - 0.36 * 16


def around(middle: float, left: float, right: float, half: float) -> Box:
    return Box(left, middle - half, right, middle + half)


def typed(text: str, left: float, middle: float, advance: float) -> Word:
    right = left + advance * len(text)
    return Word(text, left, middle - 10, right, middle + 10)


def body(
    *characters: int, first: float = MIDDLE, pitch: float = PITCH
) -> list[Line]:
    """Rows of body type with so many characters, 0 for a blank row."""
    return [
        Line((typed("字" * count, LEFT, first + pitch * row, ADVANCE),))
        for row, count in enumerate(characters)
        if count
    ]


def drawn(boxes: list[Box]) -> Raster:
    """A page with black boxes on it."""
    scale = DPI / 72
    width = round(WIDTH * scale)
    rows = [b"\xff" * width] * round(HEIGHT * scale)
    for box in boxes:
        left, right = round(box.left * scale), round(box.right * scale)
        for row in range(round(box.top * scale), round(box.bottom * scale)):
            before = rows[row]
            rows[row] = before[:left] + bytes(right - left) + before[right:]
    return Raster(width, tuple(rows))


def page(
    monkeypatch: pytest.MonkeyPatch,
    lines: list[Line],
    boxes: list[Box] | None = None,
) -> Page:
    """The page as measured; without boxes the ink of a line is 14 points high."""
    if boxes is None:
        boxes = [around(x.middle, x.left, x.right, 7) for x in lines]
    sheet = Sheet(WIDTH, HEIGHT, tuple(lines))
    monkeypatch.setattr(measuring, "find_program", lambda name: Path(name))
    monkeypatch.setattr(measuring, "read_sheets", lambda *_: [sheet])
    monkeypatch.setattr(measuring, "rasters", lambda *_: iter([drawn(boxes)]))
    (found,) = measure(Path("措施正文.pdf")).pages
    return found


def test_a_full_page_tells_rows_characters_pitch_and_margins(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = page(monkeypatch, body(*[28] * 20, 0, 17))
    assert (found.width, found.height) == pytest.approx((210, 297))
    assert found.lines == 21 and found.page_number is None
    grid = found.grid
    assert grid and (grid.rows, grid.characters) == (22, 28)
    assert grid.pitch == pytest.approx(PITCH)
    wanted = GBT9704.margins
    assert grid.margins.top == pytest.approx(wanted.top, abs=0.1)
    assert grid.margins.right == pytest.approx(
        210 - 28 - 28 * ADVANCE * MM, abs=0.1
    )
    assert grid.margins.bottom == pytest.approx(
        297 - 37 - 22 * PITCH * MM, abs=0.1
    )
    assert grid.margins.left == pytest.approx(wanted.left, abs=0.1)


def test_the_white_edges_are_those_around_all_ink(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    square = Box(30 / MM, 40 / MM, 180 / MM, 250 / MM)
    ink = page(monkeypatch, [], [square]).ink
    assert ink
    edges = (ink.top, ink.right, ink.bottom, ink.left)
    assert edges == pytest.approx((40, 30, 47, 30), abs=0.1)
    assert page(monkeypatch, []).ink is None


def test_the_first_line_alone_tells_where_the_text_begins(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Ink of a further line that sits lower in its row does not move the top."""
    lines = body(*[28] * 22)
    boxes = [around(x.middle, x.left, x.right, 7) for x in lines]
    second = lines[1]
    boxes[1] = around(second.middle + 3, second.left, second.right, 6)
    grid = page(monkeypatch, lines, boxes).grid
    assert grid and grid.margins.top == pytest.approx(37, abs=0.1)


def test_hung_punctuation_does_not_move_the_right_edge(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines = body(*[28] * 22)
    hung = typed("字" * 28 + "。", LEFT, MIDDLE, ADVANCE * 28.5 / 29)
    grid = page(monkeypatch, [Line((hung,)), *lines[1:]]).grid
    assert grid and grid.characters == 28
    assert grid.margins.right == pytest.approx(
        210 - 28 - 28 * ADVANCE * MM, abs=0.1
    )


def test_a_page_with_place_for_another_row_is_not_full(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert page(monkeypatch, body(*[28] * 21)).grid is None
    assert page(monkeypatch, body(28, 28)).grid is None


def test_rows_that_stand_on_no_one_grid_are_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines = body(*[28] * 10) + body(*[28] * 12, first=MIDDLE + 10.3 * PITCH)
    assert page(monkeypatch, lines).grid is None


def test_too_few_whole_lines_do_not_tell_how_many_characters_one_holds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    two = page(monkeypatch, body(28, 28, *[20] * 20)).grid
    three = page(monkeypatch, body(28, 28, 28, *[20] * 19)).grid
    assert two and three
    assert (two.characters, three.characters) == (0, 28)


@pytest.mark.parametrize("parts", [("—", "3", "—"), ("— 3 —",)])
def test_a_page_number_is_measured_from_its_dash(
    monkeypatch: pytest.MonkeyPatch, parts: tuple[str, ...]
) -> None:
    """The dash's ink tells the height, wherever the box of the font may be."""
    left, middle = 150 / MM, FOOT + 7 / MM
    words = []
    for text in parts:
        words.append(typed(text, left, middle + 2, 14))
        left = words[-1].right
    ink = around(middle, words[0].left, words[0].left + 14, 0.5)
    found = page(monkeypatch, [*body(28, 28), Line(tuple(words))], [ink])
    number = found.page_number
    assert number and number.number == 3 and number.size == pytest.approx(14)
    assert number.below == pytest.approx(7, abs=0.1)
    assert number.left == pytest.approx(150 - 28)
    assert number.right == pytest.approx(210 - left * MM - 26)
    assert found.lines == 2 and found.ink is None


def test_a_number_inside_the_text_is_none_of_the_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    inside = Line((typed("— 3 —", LEFT, FOOT - 30, 14),))
    assert page(monkeypatch, [inside]).page_number is None


def test_the_lines_in_title_size_are_counted_without_blanks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    parted = Line(
        (typed("关于", LEFT, 150, 22), typed("促进发展", LEFT + 50, 150, 22))
    )
    near = Line((typed("若干措施", LEFT, 180, 21.3),))
    assert page(monkeypatch, [parted, near, *body(28)]).title == (6, 4)
