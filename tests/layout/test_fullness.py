"""How far down pages are filled, and which are left half empty while the text goes on."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from policypress.layout.fullness import filled, thin_pages
from policypress.layout.measure import Layout, Page
from policypress.layout.norm import Margins

# The text area of an upright page: from 37 mm to 262 mm of 297.
PAGE = Page(210, 297, 22, Margins(37, 26, 35, 28), None, None, ())
HALF = replace(PAGE, ink=Margins(37, 26, 147.5, 28))
TITLED = replace(PAGE, title=(12,))


@pytest.mark.parametrize(
    ("page", "share"),
    [
        (PAGE, 1),
        (HALF, 0.5),
        (replace(PAGE, ink=None), 0),
        (
            replace(PAGE, ink=Margins(20, 26, 270, 28)),
            0,
        ),  # above the text area
        (Page(297, 210, 9, Margins(28, 35, 104, 37), None, None, ()), 0.5),
    ],
)
def test_ink_tells_how_far_a_page_is_filled(page: Page, share: float) -> None:
    assert filled(page) == pytest.approx(share, abs=0.02)


@pytest.mark.parametrize(
    ("pages", "found"),
    [
        ((PAGE, HALF), []),  # the last page may be short
        ((HALF, PAGE), [1]),
        ((PAGE, HALF, PAGE, HALF, PAGE), [2, 4]),
        ((HALF, TITLED), []),  # an annex begins a page of its own
    ],
)
def test_a_page_is_thin_where_the_text_goes_on(
    pages: tuple[Page, ...], found: list[int]
) -> None:
    thin = thin_pages(Layout("措施正文.pdf", pages), 0.6)
    assert [count for count, _ in thin] == found
