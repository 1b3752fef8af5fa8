"""What is printed on a page (墨迹): a raster of poppler's `pdftoppm`, because a font's box is not its ink."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

DPI = 300
_PIXEL = 72 / DPI  # points
_BLACK = bytes(0 if grey < 200 else 255 for grey in range(256))
_WHITE = b"\xff"


@dataclass(frozen=True, slots=True)
class Box:
    """Edges in points from the page's top left."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Raster:
    """A page in black (0) and white (255), row by row from the top."""

    width: int
    rows: tuple[bytes, ...]

    def ink(self, within: Box | None = None, without: Box | None = None) -> Box | None:
        """The smallest box around all ink inside `within`, leaving out the rows of `without`; None without ink."""
        within = within or Box(0, 0, self.width * _PIXEL, len(self.rows) * _PIXEL)
        start, end = max(round(within.left / _PIXEL), 0), round(within.right / _PIXEL)
        first, last = max(round(within.top / _PIXEL), 0), round(within.bottom / _PIXEL)
        skipped = (
            range(round(without.top / _PIXEL), round(without.bottom / _PIXEL))
            if without
            else range(0)
        )
        left, right, inked = end, start, []
        for number in range(first, min(last, len(self.rows))):
            row = self.rows[number][start:end]
            rest = row.lstrip(_WHITE)
            if rest and number not in skipped:
                inked.append(number)
                left = min(left, start + len(row) - len(rest))
                right = max(right, start + len(row.rstrip(_WHITE)))
        if not inked:
            return None
        return Box(
            left * _PIXEL, inked[0] * _PIXEL, right * _PIXEL, (inked[-1] + 1) * _PIXEL
        )


def rasters(pdf: Path, pdftoppm: Path) -> Iterator[Raster]:
    """The pages of a PDF, one at a time."""
    command = [str(pdftoppm), "-gray", "-r", str(DPI), str(pdf)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        while (raster := _read(process.stdout)) is not None:
            yield raster


def _read(stream: BinaryIO) -> Raster | None:
    """The next binary PGM of a stream (P5, width and height, 255, pixels)."""
    if stream.readline().strip() != b"P5":
        return None
    width, height = map(int, stream.readline().split())
    stream.readline()
    pixels = stream.read(width * height).translate(_BLACK)
    return Raster(
        width, tuple(pixels[row * width : (row + 1) * width] for row in range(height))
    )
