"""What is printed on a page (墨迹): a raster of poppler's `pdftoppm`.

A font's box is not its ink, and only the ink is what a reader sees.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from msgspec import Struct

DPI = 300
_PIXEL = 72 / DPI  # points
_BLACK = bytes(0 if grey < 200 else 255 for grey in range(256))
_INK = b"\x00"


class Box(Struct, frozen=True):
    """Edges in points from the page's top left."""

    left: float
    top: float
    right: float
    bottom: float


class Raster(Struct, frozen=True):
    """A page in black (0) and white (255), row by row from the top."""

    width: int
    rows: tuple[bytes, ...]

    def ink(
        self,
        within: Box | None = None,
        without: Box | None = None,
    ) -> Box | None:
        """The smallest box around all ink inside `within`, leaving out the
        rows of `without`; None where there is no ink.
        """
        if within is None:
            height = len(self.rows) * _PIXEL
            within = Box(0, 0, self.width * _PIXEL, height)
        start = max(_pixels(within.left), 0)
        end = _pixels(within.right)
        first = max(_pixels(within.top), 0)
        last = _pixels(within.bottom)
        skipped = range(0)
        if without:
            skipped = range(_pixels(without.top), _pixels(without.bottom))
        left = end
        right = start
        inked = []
        beyond = min(last, len(self.rows))
        for number in range(first, beyond):
            row = self.rows[number]
            leftmost = row.find(_INK, start, end)
            if leftmost < 0 or number in skipped:
                continue
            inked.append(number)
            left = min(left, leftmost)
            right = max(right, row.rfind(_INK, start, end) + 1)
        if not inked:
            return None
        top = inked[0]
        bottom = inked[-1] + 1
        return Box(
            left * _PIXEL,
            top * _PIXEL,
            right * _PIXEL,
            bottom * _PIXEL,
        )


def _pixels(points: float) -> int:
    return round(points / _PIXEL)


def rasters(
    pdf: Path,
    pdftoppm: Path,
) -> Iterator[Raster]:
    """The pages of a PDF, one at a time."""
    command = [str(pdftoppm), "-gray", "-r", str(DPI), str(pdf)]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=quiet,
    ) as process:
        assert process.stdout
        while (raster := read_raster(process.stdout)) is not None:
            yield raster


def read_raster(stream: IO[bytes]) -> Raster | None:
    """The next binary PGM of a stream (P5, width and height, 255, pixels)."""
    if stream.readline().strip() != b"P5":
        return None
    numbers = stream.readline().split()
    width, height = map(int, numbers)
    stream.readline()
    grey = stream.read(width * height)
    pixels = grey.translate(_BLACK)
    starts = range(0, width * height, width)
    return Raster(
        width,
        tuple(pixels[start : start + width] for start in starts),
    )
