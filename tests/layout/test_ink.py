"""Ink is what is black on the page, wherever the font's box may be."""

from __future__ import annotations

import io

from policypress.layout.ink import DPI, Box, Raster, read_raster

PIXEL = 72 / DPI


def raster(*rows: str) -> Raster:
    return Raster(
        len(rows[0]),
        tuple(bytes(0 if c == "#" else 255 for c in row) for row in rows),
    )


def pixels(box: Box) -> tuple[int, ...]:
    return tuple(
        round(edge / PIXEL)
        for edge in (box.left, box.top, box.right, box.bottom)
    )


def test_the_box_goes_round_all_ink():
    assert pixels(raster("......", "..#...", ".....#", "......").ink()) == (
        2,
        1,
        6,
        3,
    )


def test_only_the_asked_part_counts():
    page = raster("#.....", "..#...", ".....#")
    assert pixels(page.ink(within=Box(PIXEL, 0, 4 * PIXEL, 3 * PIXEL))) == (
        2,
        1,
        3,
        2,
    )
    below = page.ink(within=Box(0, PIXEL, 6 * PIXEL, 2 * PIXEL))
    assert pixels(below) == (2, 1, 3, 2)
    assert pixels(page.ink(without=Box(0, 2 * PIXEL, 0, 3 * PIXEL))) == (
        0,
        0,
        3,
        2,
    )


def test_an_empty_page_has_no_ink():
    assert raster("....", "....").ink() is None


def test_pages_of_a_stream_areread_raster_one_by_one():
    stream = io.BytesIO(b"P5\n2 2\n255\n\x00\xff\xff\xffP5\n1 1\n255\n\xfe")
    assert read_raster(stream).rows == (b"\x00\xff", b"\xff\xff")
    assert read_raster(stream).ink() is None, "a grey no eye sees is paper"
    assert read_raster(stream) is None
