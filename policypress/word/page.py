"""Pages: w:sectPr and the footers that carry the page number.

GB/T 9704—2012: 5.2.1 (size, margins), 5.2.3 (22 lines of 28 characters), 7.5
(page number). Footers hang under the text area: odd pages right, even pages
left (``w:evenAndOddHeaders`` in the settings switches the second on). A
landscape page is the portrait page turned clockwise by 90°, so the bound edge
becomes its top.
"""

from __future__ import annotations

from msgspec import Struct

from policypress.word import fields
from policypress.word.runs import HINT, run
from policypress.word.xml import DECLARATION, NAMESPACES

_HEADER = 851  # twips from the top of the page, as in Word's own new files


class PageSetup(Struct, frozen=True):
    """Size and margins of the upright page, in twips.

    number_gap: from the foot of the text area to the foot of the footer.
    """

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


def section(
    page: PageSetup,
    landscape: bool,
    footers: tuple[str, str],
    first: str = "",
) -> str:
    """w:sectPr.

    footers: relationship ids of the odd and the even footer, named by each
    section. first: of the footer of its first page, where that has its own.
    """
    odd, even = footers
    width = page.width
    height = page.height
    orient = ""
    if landscape:
        width = page.height
        height = page.width
        orient = ' w:orient="landscape"'
    top, right, bottom, left = page.margins(landscape)
    foot = max(bottom - page.number_gap, 0)
    space = (
        f' w:charSpace="{page.character_space}"'
        if page.character_space
        else ""
    )
    own = ""
    if first:
        own = f'<w:footerReference w:type="first" r:id="{first}"/>'
    return (
        f"<w:sectPr>{own}"
        f'<w:footerReference w:type="default" r:id="{odd}"/>'
        f'<w:footerReference w:type="even" r:id="{even}"/>'
        '<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"{orient}/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" '
        f'w:left="{left}" w:header="{_HEADER}" w:footer="{foot}" '
        'w:gutter="0"/>'
        f"{'<w:titlePg/>' if first else ''}"
        f'<w:docGrid w:type="{page.grid}" w:linePitch="{page.pitch}"{space}/>'
        "</w:sectPr>"
    )


def footer(style: str) -> str:
    """A footer part: "— n —" in the given paragraph style."""
    number = run("— ", HINT) + fields.page() + run(" —", HINT)
    paragraph = (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{number}</w:p>'
    )
    return f"{DECLARATION}<w:ftr {NAMESPACES}>{paragraph}</w:ftr>"


def first_footer(content: str) -> str:
    """The part with the footer of a first page."""
    return f"{DECLARATION}<w:ftr {NAMESPACES}>{content}</w:ftr>"
