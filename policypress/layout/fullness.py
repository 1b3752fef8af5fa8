"""How far down a page is filled (排到哪里): a page is not left half empty while the text goes
on, and no line stands alone on one.
"""

from __future__ import annotations

from itertools import pairwise

from policypress.layout.measure import Layout, Page
from policypress.layout.norm import GBT9704, Norm


def filled(page: Page, norm: Norm = GBT9704) -> float:
    """The share of the text area (版心) from its top to the last ink; 0 of an empty page.

    The page number is no ink of the text area.
    """
    if page.ink is None:
        return 0.0
    area = norm.margins_of(page.landscape)
    height = page.height - area.top - area.bottom
    used = page.height - page.ink.bottom - area.top
    return max(used / height, 0.0)


def thin_pages(
    layout: Layout, least: float, norm: Norm = GBT9704
) -> list[tuple[int, float]]:
    """Number and share of each page that is filled less than `least` while the next one
    goes on with the same text: what begins a page of its own has a title there.
    """
    found = []
    for count, (page, after) in enumerate(pairwise(layout.pages), 1):
        share = filled(page, norm)
        if share < least and not after.title:
            found.append((count, share))
    return found
