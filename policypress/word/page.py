"""Pages: w:sectPr and the footers that carry the page number.

GB/T 9704—2012: 5.2.1 (paper, margins), 5.2.3 (22 lines of 28 characters), 7.5 (page number). Footers hang under
the text area: odd pages right, even pages left (``w:evenAndOddHeaders`` in the settings switches the second on).
A landscape page is the portrait page turned clockwise by 90°, so the bound edge becomes its top.
"""

from __future__ import annotations

from dataclasses import dataclass

from policypress.word import fields
from policypress.word.runs import HINT, run
from policypress.word.xml import DECLARATION, NAMESPACES


@dataclass(frozen=True, slots=True)
class Page:
    """Paper and margins of the upright page, in twips. number_gap: from the text area's foot to the footer's foot."""

    width: int = 11906
    height: int = 16838
    top: int = 2098
    right: int = 1474
    bottom: int = 1984
    left: int = 1587
    number_gap: int = 554
    pitch: int = 579
    grid: str = "lines"
    character_space: int = 0

    def margins(self, landscape: bool) -> tuple[int, int, int, int]:
        """top, right, bottom, left."""
        if landscape:
            return self.left, self.top, self.right, self.bottom
        return self.top, self.right, self.bottom, self.left

    def text_width(self, landscape: bool) -> int:
        """Width of the text area (版心)."""
        if landscape:
            return self.height - self.top - self.bottom
        return self.width - self.left - self.right

    def text_height(self, landscape: bool) -> int:
        """Height of the text area."""
        if landscape:
            return self.width - self.left - self.right
        return self.height - self.top - self.bottom

    def lines(self, landscape: bool) -> int:
        """Whole body lines on a page."""
        return self.text_height(landscape) // self.pitch


def section(page: Page, landscape: bool, footers: tuple[str, str]) -> str:
    """w:sectPr. footers: relationship ids of the odd and the even footer; each section names them again."""
    width, height = (
        (page.height, page.width) if landscape else (page.width, page.height)
    )
    top, right, bottom, left = page.margins(landscape)
    orient = ' w:orient="landscape"' if landscape else ""
    space = f' w:charSpace="{page.character_space}"' if page.character_space else ""
    odd, even = footers
    return (
        f'<w:sectPr><w:footerReference w:type="default" r:id="{odd}"/><w:footerReference w:type="even" r:id="{even}"/>'
        f'<w:type w:val="nextPage"/><w:pgSz w:w="{width}" w:h="{height}"{orient}/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" w:header="851" '
        f'w:footer="{max(bottom - page.number_gap, 0)}" w:gutter="0"/>'
        f'<w:docGrid w:type="{page.grid}" w:linePitch="{page.pitch}"{space}/></w:sectPr>'
    )


def footer(style: str) -> str:
    """A footer part: "— n —" in the given paragraph style."""
    number = run("— ", HINT) + fields.page() + run(" —", HINT)
    return f'{DECLARATION}<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{number}</w:p></w:ftr>'
