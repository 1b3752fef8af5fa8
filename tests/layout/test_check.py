"""A page that leaves GB/T 9704—2012 is named with what is wrong, how much, and the clause."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from policypress.layout.check import check_layout
from policypress.layout.measure import Grid, Layout, Page, PageNumber
from policypress.layout.norm import GBT9704, Margins

AREA = GBT9704.margins
GOOD = Page(
    210,
    297,
    22,
    Margins(40, 26.5, 36, 28.2),
    Grid(22, 28, 28.95, AREA),
    PageNumber(1, 7.2, 130, 4.9, 14),
    (),
)
WIDE = Page(
    297, 210, 9, AREA.turned(), None, PageNumber(2, 7.0, 4.9, 200, 14), ()
)


# What the publisher is sent to, by code: the clause of the standard, and the hint.
ADVICE = {
    "page-size": ("5.1", "核对版式的 page: width、height"),
    "rows": ("5.2.3", "正文行距 28.95 磅，29 磅只排得下 21 行"),
    "characters": ("5.2.3", "核对正文字号、字距和左右边距"),
    "line-pitch": ("5.2.3", "核对正文行距"),
    "margin": ("5.2.1", "核对版式的 page 和正文行距"),
    "outside-text-area": ("5.2.1", "核对表格宽度、缩进和图片"),
    "page-number-missing": ("7.5", "核对页脚"),
    "page-number-distance": ("7.5", "调整版式的 number_gap"),
    "page-number-side": ("7.5", "核对页脚的奇偶页设置"),
    "page-number-size": ("7.5", "核对页码样式的字号"),
    "long-title-line": ("7.3.1", "按词意回行，排成梯形或菱形"),
}


def check(*pages: Page):
    return check_layout(Layout("措施正文.pdf", pages))


def test_good_pages_give_nothing_to_say():
    assert (
        check(
            GOOD,
            WIDE,
            replace(GOOD, page_number=PageNumber(3, 6.1, 130, 4.9, 14)),
        )
        == []
    )


@pytest.mark.parametrize(
    "page, code, severity, words",
    [
        (
            replace(GOOD, width=215.9, height=279.4),
            "page-size",
            "error",
            "216×279",
        ),
        (
            replace(GOOD, grid=Grid(21, 28, 29.0, replace(AREA, bottom=45))),
            "rows",
            "warning",
            "21 行",
        ),
        (
            replace(GOOD, grid=Grid(22, 14, 28.95, AREA)),
            "characters",
            "warning",
            "每行 14 字",
        ),
        (
            replace(GOOD, grid=Grid(22, 28, 28.0, AREA)),
            "line-pitch",
            "warning",
            "28.00 磅",
        ),
        (
            replace(GOOD, grid=Grid(22, 28, 28.95, replace(AREA, left=31.8))),
            "margin",
            "error",
            "左边距 31.8 毫米",
        ),
        (
            replace(GOOD, ink=replace(AREA, left=26.1)),
            "outside-text-area",
            "error",
            "左 1.9 毫米",
        ),
        (
            replace(WIDE, ink=replace(AREA.turned(), right=30)),
            "outside-text-area",
            "error",
            "右 7.0 毫米",
        ),
        (
            replace(GOOD, page_number=None),
            "page-number-missing",
            "warning",
            "没有页码",
        ),
        (
            replace(GOOD, page_number=PageNumber(1, 4.6, 130, 4.9, 14)),
            "page-number-distance",
            "error",
            "4.6 毫米",
        ),
        (
            replace(GOOD, page_number=PageNumber(2, 7, 130, 4.9, 14)),
            "page-number-side",
            "error",
            "居左",
        ),
        (
            replace(GOOD, page_number=PageNumber(1, 7, 130, 4.9, 10.5)),
            "page-number-size",
            "warning",
            "10.5 磅",
        ),
        (replace(GOOD, title=(20, 21)), "long-title-line", "warning", "21 字"),
    ],
)
def test_each_deviation_is_named_once(page, code, severity, words):
    found = check(GOOD, page)
    assert [(f.code, f.severity) for f in found] == [(code, severity)]
    clause, hint = ADVICE[code]
    message = found[0].message
    assert message.startswith("第2页：") and words in message
    assert message.endswith(f"（GB/T 9704—2012 {clause}）")
    assert found[0].hint == hint and found[0].place.file == "措施正文.pdf"


def test_a_blank_page_needs_no_number():
    assert check(replace(GOOD, ink=None, grid=None, page_number=None)) == []


def test_it_says_so_when_there_was_no_page_to_count():
    (finding,) = check(*[replace(GOOD, grid=None)] * 3)
    assert (finding.code, finding.severity) == ("no-full-page", "note")
    assert finding.hint == "表格、标题多的文件属正常"
    assert check(*[replace(GOOD, grid=None)] * 2) == []


def test_the_first_page_of_a_letter_has_lines_beyond_the_text_and_no_number():
    """10.1: 170 mm long, 30 mm below and 20 mm above the edges of the sheet."""
    letter = replace(
        GOOD,
        ink=Margins(30, 20.1, 20.0, 20.1),
        grid=None,
        page_number=None,
    )
    assert check(letter) == []
    codes = {one.code for one in check(GOOD, letter)}
    assert codes == {"outside-text-area", "page-number-missing"}
    off = replace(letter, ink=Margins(24, 20.1, 20.0, 20.1))
    assert {one.code for one in check(off)} == codes
