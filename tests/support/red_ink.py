"""Where a rendered page has red ink, in millimetres: mastheads and the lines of 信函式."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import NamedTuple

_DPI = 200
_MM = 25.4 / _DPI


class Band(NamedTuple):
    """Red ink from its first row to its last, with its left and right end."""

    top: float
    bottom: float
    left: float
    right: float


def bands(pdf: Path, page: int = 1) -> list[Band]:
    """The bands of red ink of a page from the top; needs pdftoppm."""
    command = ["pdftoppm", "-r", str(_DPI), "-f", str(page), "-l", str(page)]
    raw = subprocess.run(
        [*command, str(pdf)], capture_output=True, check=True
    ).stdout
    _, size, rest = raw.split(b"\n", 2)
    width, height = map(int, size.split())
    pixels = rest.split(b"\n", 1)[1]
    found: list[list[int]] = []
    for row in range(height):
        ends = _red(pixels[row * width * 3 : (row + 1) * width * 3])
        if ends is None:
            continue
        if found and row == found[-1][1] + 1:
            last = found[-1]
            last[1], last[2] = row, min(last[2], ends[0])
            last[3] = max(last[3], ends[1])
        else:
            found.append([row, row, *ends])
    return [
        Band(top * _MM, (bottom + 1) * _MM, left * _MM, (right + 1) * _MM)
        for top, bottom, left, right in found
    ]


def _red(row: bytes) -> tuple[int, int] | None:
    """The first and the last red pixel of a row."""
    red = [
        at
        for at, (strong, weak) in enumerate(
            zip(row[::3], row[1::3], strict=False)
        )
        if strong > 180 and weak < 110
    ]
    return (red[0], red[-1]) if red else None
