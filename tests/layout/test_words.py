"""Words with places become lines, as a reader sees them."""

from __future__ import annotations

import subprocess
from pathlib import Path

from policypress.layout import words
from policypress.layout.words import Line, Word, read_sheets


def word(
    text: str,
    left: float = 80,
    top: float = 100,
    advance: float = 15.75,
    height: float = 20,
) -> Word:
    return Word(text, left, top, left + advance * len(text), top + height)


def test_characters_count_only_on_lines_that_are_full_width_throughout():
    assert Line((word("为深入贯彻“标准”……，"),)).characters == 12
    assert Line((word("给予100万元"),)).characters == 0


def test_the_advance_is_measured_on_full_width_words():
    assert (
        round(Line((word("光明区"), word("ABC", 140, advance=8))).advance, 2)
        == 15.75
    )
    assert Line((word("100"),)).advance == 0


def test_words_side_by_side_are_one_line_and_the_next_row_is_another(
    monkeypatch,
):
    page = (
        '<page width="595.3" height="841.9">'
        '<word xMin="200.0" yMin="100.5" xMax="231.5" yMax="120.5">标准</word>'
        '<word xMin="80.0" yMin="129.0" xMax="111.5" yMax="149.0">&lt;甲</word>'
        '<word xMin="80.0" yMin="100.0" xMax="111.5" yMax="120.0">质量</word></page>'
        '<page width="841.9" height="595.3"></page>'
    )
    monkeypatch.setattr(
        words.subprocess,
        "run",
        lambda *a, **k: subprocess.CompletedProcess(a, 0, page.encode(), b""),
    )
    first, second = read_sheets(Path("a.pdf"), Path("pdftotext"))
    assert [line.text for line in first.lines] == ["质量 标准", "<甲"]
    assert (second.width, second.lines) == (841.9, ())
