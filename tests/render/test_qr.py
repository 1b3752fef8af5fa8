"""The code of an address: squares as segno makes them, in a picture and in a path."""

from __future__ import annotations

import re
import struct
import zlib

from policypress.render.qr import QUIET, matrix, png, squares_path, svg

PAGE = "https://www.example.gov.cn/policies/service/m/patent-award.html"
FINDER = [1, 1, 1, 1, 1, 1, 1]


def test_a_code_has_its_three_corners_and_a_size_of_the_standard():
    rows = matrix(PAGE)
    assert (len(rows) - 17) % 4 == 0
    assert rows[0][:7] == rows[0][-7:] == rows[-1][:7] == FINDER
    assert {one for row in rows for one in row} == {0, 1}


def test_one_address_is_one_code_and_another_is_another():
    assert matrix(PAGE) == matrix(PAGE)
    assert matrix(PAGE) != matrix(PAGE.replace("patent", "parent"))
    assert png(PAGE) == png(PAGE)


def test_a_chinese_address_is_a_code_as_well():
    assert len(matrix("https://www.example.gov.cn/政策/1.html")) >= 21


def test_the_picture_shows_the_squares_with_a_white_border():
    data = png(PAGE)
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height, depth = struct.unpack(">IIB", data[16:25])
    side = len(matrix(PAGE)) + 2 * QUIET
    assert width == height == 8 * side
    start = data.index(b"IDAT") + 4
    [length] = struct.unpack(">I", data[start - 8 : start - 4])
    lines = zlib.decompress(data[start : start + length])
    stride = len(lines) // height
    assert depth == 1 and stride == 1 + -(-width // 8)
    first = lines[1:stride]
    assert set(first[: width // 8]) == {0xFF}


def test_the_path_covers_each_dark_square_once():
    rows = matrix(PAGE)
    covered = set()
    for x, y, run in re.findall(
        r"M(\d+) (\d+)h(\d+)", squares_path(rows, QUIET, QUIET)
    ):
        for step in range(int(run)):
            square = int(y) - QUIET, int(x) - QUIET + step
            assert square not in covered
            covered.add(square)
    dark = {
        (y, x)
        for y, row in enumerate(rows)
        for x, one in enumerate(row)
        if one
    }
    assert covered == dark


def test_a_hostile_label_stays_words():
    assert "<script" not in svg(PAGE, '"><script>alert(1)</script>')
