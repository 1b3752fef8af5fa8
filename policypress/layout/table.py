"""The measurements of a PDF as a table for the terminal."""

from __future__ import annotations

from policypress.layout.fullness import filled
from policypress.layout.measure import Layout, Page, PageNumber
from policypress.layout.norm import Margins, Norm

_HEAD: tuple[str, ...] = (
    "页",
    "纸张（毫米）",
    "行",
    "字",
    "行距（磅）",
    "边距 上/右/下/左（毫米）",
    "墨迹 上/右/下/左（毫米）",
    "页码",
    "版心下（毫米）",
    "磅",
    "排到",
)


def table(layout: Layout) -> str:
    """The measurements in Chinese, a line a page, tabs between the columns."""
    rows = [_HEAD]
    rows += [
        _page_row(count, page, layout.norm)
        for count, page in enumerate(layout.pages, 1)
    ]
    return "\n".join("\t".join(row) for row in rows)


def _page_row(
    count: int,
    page: Page,
    norm: Norm,
) -> tuple[str, ...]:
    """The row of one page, in the order of the head. norm: that it was measured by."""
    paper = f"{page.width:.0f}×{page.height:.0f}"
    if page.landscape:
        paper += "横"
    ink = _margins_text(page.ink) if page.ink else "空白"
    lines, characters, pitch, margins = _grid_texts(page)
    number, below, size = _number_texts(page.page_number)
    row = (str(count), paper, lines, characters, pitch, margins, ink)
    return (*row, number, below, size, f"{filled(page, norm):.0%}")


def _grid_texts(page: Page) -> tuple[str, str, str, str]:
    """Lines, characters, pitch and margins.

    Only a page full of body text has them all.
    """
    grid = page.grid
    if grid is None:
        return str(page.lines), "", "", ""
    return (
        f"{grid.rows}满",
        str(grid.characters),
        f"{grid.pitch:.2f}",
        _margins_text(grid.margins),
    )


def _number_texts(number: PageNumber | None) -> tuple[str, str, str]:
    """The page number with the side it stands on, its distance
    and its size.
    """
    if number is None:
        return "无", "", ""
    side = "右" if number.right < number.left else "左"
    return (
        f"{number.number}{side}",
        f"{number.below:.1f}",
        f"{number.size:.1f}",
    )


def _margins_text(margins: Margins) -> str:
    edges = (margins.top, margins.right, margins.bottom, margins.left)
    return "/".join(f"{edge:.1f}" for edge in edges)
