"""What every code has at the same places: finders in three corners, timing lines, alignment
patterns, and the words that say version and mask (ISO/IEC 18004:2015 6.3, 7.9, 7.10)."""

from __future__ import annotations

from policypress.render.qr.versions import Version

# A square: 1 dark, 0 light; None has no fixed place yet.
Squares = list[list[int | None]]
_LEVEL_M = 0b00
_FORMAT_CHECK, _FORMAT_MASK = 0b10100110111, 0b101010000010010
_VERSION_CHECK = 0b1111100100101
# From this version on a code says which it is.
_NAMES_VERSION = 7


def blank(version: Version) -> Squares:
    """A code with its fixed patterns; the places of format and version are taken (0)."""
    size = version.size
    squares: Squares = [[None] * size for _ in range(size)]
    for row, column in ((0, 0), (0, size - 7), (size - 7, 0)):
        _finder(squares, row, column)
    for place in range(8, size - 8):
        squares[6][place] = squares[place][6] = 1 - place % 2
    for row in version.centres:
        for column in version.centres:
            if squares[row][column] is None or 6 in (row, column):
                _alignment(squares, row, column)
    write_format(squares, None)
    if version.number >= _NAMES_VERSION:
        _write_version(squares, version.number)
    return squares


def _finder(squares: Squares, top: int, left: int) -> None:
    """Three squares in one another, with a light line around them."""
    size = len(squares)
    for row in range(top - 1, top + 8):
        for column in range(left - 1, left + 8):
            if 0 <= row < size and 0 <= column < size:
                distance = max(abs(row - top - 3), abs(column - left - 3))
                squares[row][column] = int(distance not in (2, 4))


def _alignment(squares: Squares, row: int, column: int) -> None:
    """A small square in a square; none where a finder is."""
    edge = len(squares) - 7
    if (row, column) in ((6, 6), (6, edge), (edge, 6)):
        return
    for down in range(-2, 3):
        for right in range(-2, 3):
            distance = max(abs(down), abs(right))
            squares[row + down][column + right] = int(distance != 1)


def write_format(squares: Squares, mask: int | None) -> None:
    """Level and mask, twice, with check bits (7.9). mask: None only keeps the places."""
    bits = 0
    if mask is not None:
        bits = format_bits(mask)
    size = len(squares)
    for place in range(15):
        bit = bits >> place & 1
        row, column = _first_place(place)
        squares[row][column] = bit
        if place < 8:
            squares[8][size - 1 - place] = bit
        else:
            squares[size - 15 + place][8] = bit
    squares[size - 8][8] = 1 if mask is not None else 0


def _first_place(place: int) -> tuple[int, int]:
    """Where a bit of the format stands beside the first finder."""
    if place < 6:
        return place, 8
    if place < 8:
        return place + 1, 8
    if place == 8:
        return 8, 7
    return 8, 14 - place


def format_bits(mask: int) -> int:
    """The fifteen bits of level M and a mask."""
    data = _LEVEL_M << 3 | mask
    return (data << 10 | _remainder(data, 10, _FORMAT_CHECK)) ^ _FORMAT_MASK


def _write_version(squares: Squares, number: int) -> None:
    """The version beside two finders (7.10)."""
    bits = number << 12 | _remainder(number, 12, _VERSION_CHECK)
    edge = len(squares) - 11
    for place in range(18):
        bit = bits >> place & 1
        far, near = edge + place % 3, place // 3
        squares[near][far] = squares[far][near] = bit


def _remainder(data: int, count: int, check: int) -> int:
    """Check bits: the remainder of a division of polynomials over two elements."""
    rest = data << count
    while rest.bit_length() > count:
        rest ^= check << rest.bit_length() - check.bit_length()
    return rest
