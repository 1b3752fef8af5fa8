"""QR codes (二维码, ISO/IEC 18004) of web addresses, as black and white squares: made by
segno, drawn here as a picture for Word and as paths for pages."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from policypress.render.escaping import attribute

if TYPE_CHECKING:
    from segno import QRCode

QUIET = 4  # white squares around a code, without which readers do not find it (6.3.8)
_SCALE = 8  # pixels of a square: printed at 30 mm that is over 250 an inch
# A fifth of the squares may be lost (level M), and no level more where there is room:
# the same address is then the same code in every version of segno.
_LEVEL = "m"


def matrix(words: str) -> list[list[int]]:
    """The rows of the smallest code of these words, 1 dark and 0 light, without its
    border."""
    return [list(row) for row in _code(words).matrix]


def png(words: str) -> bytes:
    """The code of these words with its white border as a PNG file."""
    file = io.BytesIO()
    _code(words).save(file, kind="png", scale=_SCALE, border=QUIET)
    return file.getvalue()


def svg(
    words: str,
    label: str,
) -> str:
    """The code of these words as an element of a page. label: what it is, for those who
    hear the page."""
    rows = matrix(words)
    size = len(rows) + 2 * QUIET
    name = attribute(label)
    return (
        f'<svg class="code" role="img" aria-label="{name}" '
        f'viewBox="0 0 {size} {size}" width="{4 * size}" height="{4 * size}">'
        f'<rect width="{size}" height="{size}" fill="#fff"/>'
        f'<path d="{squares_path(rows, QUIET, QUIET)}" fill="#000"/></svg>'
    )


def squares_path(
    rows: list[list[int]],
    left: int,
    top: int,
) -> str:
    """The dark squares as the data of a path, a run of them a rectangle. left, top: where
    the code begins."""
    parts: list[str] = []
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            end = x
            while end < len(row) and row[end]:
                end += 1
            if end > x:
                parts.append(f"M{left + x} {top + y}h{end - x}v1h-{end - x}z")
            x = max(end, x + 1)
    return "".join(parts)


def _code(words: str) -> QRCode:
    """The smallest code of these words."""
    # Imports what speaks HTTP and TLS: a tenth of a comparison, which draws no code.
    import segno

    return segno.make(words, error=_LEVEL, boost_error=False, micro=False)
