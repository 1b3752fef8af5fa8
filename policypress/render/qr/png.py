"""A code as a PNG file of black and white squares (PNG specification, third edition, 5 and
11): one bit a square, the same bytes in every run."""

from __future__ import annotations

import struct
import zlib

from policypress.render.qr.squares import matrix

QUIET = 4  # white squares around a code, without which readers do not find it (6.3.8)
_SCALE = 8  # pixels of a square: printed at 30 mm that is over 250 a inch
_GREY = 0  # colour type
_LEVEL = 9


def png(words: str) -> bytes:
    """The code of these words with its white border. Raises TooLongForCode."""
    rows = matrix(words)
    size = (len(rows) + 2 * QUIET) * _SCALE
    white = [1] * (len(rows) + 2 * QUIET)
    squares = [white] * QUIET
    for row in rows:
        border = [1] * QUIET
        squares.append([*border, *(1 - one for one in row), *border])
    squares += [white] * QUIET
    lines = b"".join(_line(row) * _SCALE for row in squares)
    header = struct.pack(">IIBBBBB", size, size, 1, _GREY, 0, 0, 0)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", header),
            _chunk(b"IDAT", zlib.compress(lines, _LEVEL)),
            _chunk(b"IEND", b""),
        )
    )


def _line(row: list[int]) -> bytes:
    """One line of pixels, eight a byte, led by its filter (none)."""
    bits = "".join(str(one) * _SCALE for one in row)
    return b"\0" + int(bits, 2).to_bytes(len(bits) // 8, "big")


def _chunk(kind: bytes, data: bytes) -> bytes:
    """A part of the file with its length and check sum."""
    length = struct.pack(">I", len(data))
    check = struct.pack(">I", zlib.crc32(kind + data))
    return length + kind + data + check
