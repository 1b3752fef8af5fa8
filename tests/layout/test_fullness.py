"""How far down pages are filled, and which are left half empty while the text goes on."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from policypress.layout.fullness import (
    WeakPage,
    filled,
    is_heading,
    thin_pages,
    weak_pages,
)
from policypress.layout.measure import Layout, Page
from policypress.layout.norm import WIDE_TABLE, Margins

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


def test_a_wide_table_is_measured_by_its_own_text_area() -> None:
    """20 mm on each side: 170 mm high."""
    page = Page(297, 210, 30, Margins(20, 20, 105, 20), None, None, ())
    assert filled(page, WIDE_TABLE) == pytest.approx(0.5)
    layout = Layout("对照表.pdf", (page, page), WIDE_TABLE)
    assert [number for number, _ in thin_pages(layout, 0.6)] == [1]


@pytest.mark.parametrize(
    ("changes", "kinds"),
    [
        ({}, []),
        ({"lines": 1, "closing": "施行。"}, ["lonely"]),
        ({"closing": "（二）支持重大活动"}, ["heading"]),
        ({"closing": "（二）支持重大活动，每场最高20万元。"}, []),
        ({"lines": 3, "closing": "2026年11月29日"}, ["signature"]),
        ({"lines": 20, "closing": "2026年11月29日"}, []),
    ],
)
def test_what_stands_badly_on_a_page_is_named(
    changes: dict, kinds: list[str]
) -> None:
    pages = (PAGE, replace(PAGE, **changes), PAGE)
    found = weak_pages(Layout("正文.pdf", pages), 0.6)
    assert found == [WeakPage(2, kind, pytest.approx(1)) for kind in kinds]


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("一、拟定和待核的数据", True),
        ("第二章支持标准", True),
        ("（十二）专利导航", True),
        ("一是支持标准制定", False),
        ("（二）支持实施卓越绩效管理30万元", False),  # a row of a table
        ("（一）支持标准制定、修订，" + "每项最高50万元", False),
        ("", False),
    ],
)
def test_headings_are_told_by_their_numbers(line: str, is_one: bool) -> None:
    assert is_heading(line) is is_one
