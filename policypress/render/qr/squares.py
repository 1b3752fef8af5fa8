"""The squares of a code."""

from __future__ import annotations

from collections.abc import Iterator

from policypress.render.qr.codewords import codewords
from policypress.render.qr.masks import MASKS, Rows, penalty
from policypress.render.qr.patterns import Squares, blank, write_format
from policypress.render.qr.versions import VERSIONS, Version


class TooLongForCode(ValueError):
    """An address of more bytes than a code of version 10 holds (213)."""


def matrix(words: str) -> Rows:
    """The rows of the smallest code of these words, 1 dark and 0 light, without the white
    border of four squares that a reader needs. Raises TooLongForCode."""
    data = words.encode()
    version = _version(data)
    fixed = blank(version)
    places = list(_places(fixed))
    bits = [
        byte >> place & 1
        for byte in codewords(data, version)
        for place in reversed(range(8))
    ]
    # Squares that are left over stay light (7.6, remainder bits).
    bits += [0] * (len(places) - len(bits))
    codes = [_masked(fixed, places, bits, mask) for mask in range(len(MASKS))]
    return min(codes, key=penalty)


def _version(data: bytes) -> Version:
    """The smallest version that holds the data with mode and length before them."""
    for version in VERSIONS:
        needed = 4 + version.length_bits + 8 * len(data)
        if needed <= 8 * version.room:
            return version
    raise TooLongForCode(len(data))


def _places(squares: Squares) -> Iterator[tuple[int, int]]:
    """Free squares in the order of the bits: two columns wide, up and down in turn, from
    the right; the timing line is no column (7.7.3)."""
    size = len(squares)
    rights = [*range(size - 1, 6, -2), 5, 3, 1]
    for turn, right in enumerate(rights):
        rows = range(size)
        for row in reversed(rows) if turn % 2 == 0 else rows:
            for column in (right, right - 1):
                if squares[row][column] is None:
                    yield row, column


def _masked(
    fixed: Squares,
    places: list[tuple[int, int]],
    bits: list[int],
    mask: int,
) -> Rows:
    """The whole code with the bits in their places, turned over by a mask."""
    squares = [list(row) for row in fixed]
    write_format(squares, mask)
    turns = MASKS[mask]
    for (row, column), bit in zip(places, bits, strict=True):
        squares[row][column] = bit ^ turns(row, column)
    return [[int(square or 0) for square in row] for row in squares]
