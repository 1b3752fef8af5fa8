"""QR codes read back: format, mask, blocks and data, the way a reader does it."""

from __future__ import annotations

import re
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policypress.render.qr import TooLongForCode, matrix
from policypress.render.qr.masks import MASKS, penalty
from policypress.render.qr.patterns import blank, format_bits
from policypress.render.qr.png import QUIET, png
from policypress.render.qr.squares import _places
from policypress.render.qr.svg import svg
from policypress.render.qr.versions import VERSIONS, Version

PAGE = "https://www.example.gov.cn/policies/service/m/patent-award.html"


def read(rows: list[list[int]]) -> str:
    """The words of a code, if every one of its blocks is sound."""
    [version] = [one for one in VERSIONS if one.size == len(rows)]
    turned = MASKS[mask_of(rows)]
    bits = [
        rows[row][column] ^ turned(row, column)
        for row, column in _places(blank(version))
    ]
    data: list[int] = []
    for block in blocks(bits, version):
        assert is_sound(block, version.check)
        data += block[: -version.check]
    written = "".join(f"{byte:08b}" for byte in data)
    mode, rest = written[:4], written[4:]
    assert mode == "0100"
    length = int(rest[: version.length_bits], 2)
    begin = version.length_bits
    found = [
        int(rest[at : at + 8], 2) for at in range(begin, begin + 8 * length, 8)
    ]
    return bytes(found).decode()


def mask_of(rows: list[list[int]]) -> int:
    """The mask that both copies of the format name."""
    size = len(rows)
    places = [(8, column) for column in (0, 1, 2, 3, 4, 5, 7, 8)]
    places += [(row, 8) for row in (7, 5, 4, 3, 2, 1, 0)]
    other = [(row, 8) for row in range(size - 1, size - 8, -1)]
    other += [(8, column) for column in range(size - 8, size)]
    names = {
        "".join(str(rows[row][column]) for row, column in copy)
        for copy in (places, other)
    }
    [name] = names
    [mask] = [one for one in range(8) if f"{format_bits(one):015b}" == name]
    return mask


def blocks(bits: list[int], version: Version) -> list[list[int]]:
    """The blocks of a code, data then check bytes, from the order in which they are
    placed."""
    data_bytes = version.room
    count = len(version.blocks)
    total = data_bytes + count * version.check
    read_bytes = [
        int("".join(map(str, bits[8 * at : 8 * at + 8])), 2)
        for at in range(total)
    ]
    found: list[list[int]] = [[] for _ in version.blocks]
    queue = iter(read_bytes)
    for place in range(max(version.blocks)):
        for number, length in enumerate(version.blocks):
            if place < length:
                found[number].append(next(queue))
    for _ in range(version.check):
        for number in range(count):
            found[number].append(next(queue))
    return found


def is_sound(block: list[int], check: int) -> bool:
    """Whether the polynomial of a block is zero at each root of its generator."""
    powers = [1]
    for _ in range(254):
        double = powers[-1] << 1
        powers.append(double ^ 0x11D if double > 255 else double)
    logarithm = {power: place for place, power in enumerate(powers)}
    for root in range(check):
        value = 0
        for byte in block:
            if value:
                value = powers[(logarithm[value] + root) % 255]
            value ^= byte
        if value:
            return False
    return True


@pytest.mark.parametrize("length", [1, 14, 15, 26, 27, 84, 106, 107, 180, 213])
def test_what_is_written_is_read(length: int) -> None:
    words = (PAGE * 4)[:length]
    assert read(matrix(words)) == words


@settings(max_examples=15, deadline=None)
@given(st.text(min_size=1, max_size=50))
def test_any_words_are_read(words: str) -> None:
    try:
        data = words.encode()
    except UnicodeEncodeError:
        return
    if len(data) <= 213:
        assert read(matrix(words)) == words


def test_the_smallest_code_is_taken() -> None:
    sizes = [len(matrix("a" * length)) for length in (14, 15, 26, 27, 213)]
    assert sizes == [21, 25, 25, 29, 57]


def test_what_is_too_long_is_refused() -> None:
    with pytest.raises(TooLongForCode):
        matrix("a" * 214)


def test_three_corners_are_finders_and_the_fourth_is_not() -> None:
    rows = matrix(PAGE)
    finder = ["1111111", "1000001", "1011101", "1011101", "1011101"]
    corners = [
        [
            "".join(map(str, row[left : left + 7]))
            for row in rows[top : top + 5]
        ]
        for top, left in ((0, 0), (0, len(rows) - 7), (len(rows) - 7, 0))
    ]
    assert corners == [finder] * 3
    last = ["".join(map(str, row[-7:])) for row in rows[-7:-2]]
    assert last != finder


def test_the_penalty_of_a_plain_square() -> None:
    """All light: runs in each row and column, blocks everywhere, no balance."""
    size = 21
    rows = [[0] * size for _ in range(size)]
    runs = 2 * size * (size - 2)
    blocks_ = 3 * (size - 1) ** 2
    assert penalty(rows) == runs + blocks_ + 100


def test_the_picture_is_the_code_with_a_white_border() -> None:
    data = png(PAGE)
    assert data == png(PAGE)
    width, height, depth = struct.unpack(">IIB", data[16:25])
    rows = matrix(PAGE)
    scale = width // (len(rows) + 2 * QUIET)
    assert (width, depth) == (height, 1)
    start = data.index(b"IDAT") + 4
    lines = zlib.decompress(data[start:-16])
    step = 1 + width // 8
    seen = []
    for row in range(len(rows)):
        line = lines[(row + QUIET) * scale * step :][1:step]
        bits = "".join(f"{byte:08b}" for byte in line)
        squares = bits[::scale][QUIET:-QUIET]
        seen.append([1 - int(one) for one in squares])
    assert seen == rows
    assert set(lines[:step][1:]) == {255}


def test_the_drawing_is_the_code() -> None:
    drawn = svg(PAGE, '二维码"<')
    rows = matrix(PAGE)
    dark = set()
    for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1", drawn):
        dark |= {(int(y), int(x) + step) for step in range(int(width))}
    assert dark == {
        (row + QUIET, column + QUIET)
        for row, squares in enumerate(rows)
        for column, square in enumerate(squares)
        if square
    }
    assert "&quot;&lt;" in drawn
