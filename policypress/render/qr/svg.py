"""A code as SVG: one path of black squares, sharp at every size."""

from __future__ import annotations

from policypress.render.escaping import attribute
from policypress.render.qr.png import QUIET
from policypress.render.qr.squares import matrix


def svg(
    words: str,
    label: str,
) -> str:
    """The code of these words as an element of a page. label: what it is, for those who
    hear the page. Raises TooLongForCode."""
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
