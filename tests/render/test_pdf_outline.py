"""The headings of a PDF with their pages, as LibreOffice writes them."""

from __future__ import annotations

import pytest

from policypress.render.pdf_outline import standing

TREE = b"137 0 obj\n<</Type/Pages\n/Resources 9 0 R\n/Kids[ 1 0 R 4 0 R\n7 0 R ]\n/Count 3>>\nendobj\n"


def item(words: str, page: int) -> bytes:
    title = words.encode("utf-16-be").hex().upper()
    return (
        f"5 0 obj\n<</Count 0/Title<FEFF{title}>\n"
        f"/Dest[{page} 0 R/XYZ 110.85 736.539 0]/Parent 9 0 R>>\nendobj\n"
    ).encode()


def test_each_heading_stands_on_a_page_counted_from_one() -> None:
    made = item("一、总则", 1) + TREE + item("二、附则", 7)
    assert standing(made) == [("一、总则", 1), ("二、附则", 3)]


@pytest.mark.parametrize(
    "made",
    [b"", b"%PDF-1.7 %%EOF", item("一、总则", 1), TREE, TREE + item("一", 8)],
)
def test_what_is_not_understood_has_none(made: bytes) -> None:
    assert standing(made) == []
