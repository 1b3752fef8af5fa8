"""`layout FILE` prints a line a page, with tabs that a spreadsheet takes."""

from __future__ import annotations

from policypress.layout.measure import Grid, Layout, Page, PageNumber
from policypress.layout.norm import WIDE_TABLE, Margins
from policypress.layout.table import table

FULL = Page(
    210,
    297,
    22,
    Margins(40, 26.5, 36, 28.2),
    Grid(22, 28, 28.954, Margins(37.04, 26, 35, 28)),
    PageNumber(1, 7.2, 130, 4.9, 14),
    (),
)
TURNED = Page(
    297, 210, 9, Margins(1, 2, 3, 4), None, PageNumber(2, 7, 4.9, 200, 14), ()
)
BLANK = Page(210, 297, 0, None, None, None, ())


def test_full_turned_and_blank_pages() -> None:
    head, *rows = table(Layout("措施正文.pdf", (FULL, TURNED, BLANK))).split(
        "\n"
    )
    assert head.split("\t")[:4] == ["页", "纸张（毫米）", "行", "字"]
    assert [row.split("\t") for row in rows] == [
        ["1", "210×297", "22满", "28", "28.95", "37.0/26.0/35.0/28.0"]
        + ["40.0/26.5/36.0/28.2", "1右", "7.2", "14.0", "100%"],
        ["2", "297×210横", "9", "", "", ""]
        + ["1.0/2.0/3.0/4.0", "2左", "7.0", "14.0", "115%"],
        ["3", "210×297", "0", "", "", "", "空白", "无", "", "", "0%"],
    ]


def test_how_far_a_page_is_filled_goes_by_the_norm_it_was_measured_by() -> (
    None
):
    """Between margins of 20 mm stand 170; the ink ends 187 below the upper one."""
    wide = Layout("政策对照表.pdf", (TURNED,), norm=WIDE_TABLE)
    row = table(wide).split("\n")[1]
    assert row.split("\t")[-1] == "110%"
