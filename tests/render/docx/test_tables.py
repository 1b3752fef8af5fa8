"""Tables keep their columns in Word, WPS and LibreOffice, and their rows on one page."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from policypress.document import Cell, Section, Table
from policypress.render.docx.table_sizes import column_widths
from tests.support.word_files import body, look, para


def cells(*words: str) -> tuple[Cell, ...]:
    return tuple(Cell((para("table-cell", word),)) for word in words)


def test_widths_are_written_three_times_and_fill_the_text_area() -> None:
    story = body(Table((cells("甲", "乙"),), 0, (1, 3)))
    width = look().page.text_width(False)
    assert (
        f'<w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        in story
    )
    grid = [int(w) for w in re.findall(r'<w:gridCol w:w="(\d+)"', story)]
    assert (
        grid == [int(w) for w in re.findall(r'<w:tcW w:w="(\d+)"', story)]
        and sum(grid) == width
    )


def test_a_table_on_a_landscape_page_is_as_wide_as_that_page() -> None:
    story = body(Section(True), Table((cells("甲"),), 0))
    assert f'<w:tblW w:w="{look().page.text_height(False)}"' in story


@given(
    st.lists(st.floats(0.1, 1000), min_size=1, max_size=12),
    st.integers(100, 20000),
)
def test_columns_always_share_out_the_whole_width(
    shares: list[float], total: int
) -> None:
    widths = column_widths(
        Table((cells(*"x" * len(shares)),), 0, tuple(shares)), total
    )
    assert (
        sum(widths) == total
        and min(widths) >= 0
        and len(widths) == len(shares)
    )


def test_the_head_repeats_and_only_a_row_of_half_a_page_is_split() -> None:
    """36 characters a line, 42 lines a page: 17 lines stay together, 23 do not, for a page
    that waits for them would be half empty."""
    rows = ("头", "甲", "乙" * 600, "丙" * 800)
    story = body(Table(tuple(cells(row) for row in rows), 1))
    assert re.findall(r"<w:trPr>(.*?)</w:trPr>", story) == [
        "<w:cantSplit/><w:tblHeader/>",
        "<w:cantSplit/>",
        "<w:cantSplit/>",
        "",
    ]


def test_columns_are_equal_where_the_widths_are_none_or_too_few() -> None:
    for widths in ((), (1,), (0, 0, 0)):
        table = Table((cells("甲", "乙", "丙"),), 0, widths)
        assert column_widths(table, 300) == [100, 100, 100]
    assert column_widths(Table((cells("甲", "乙"),), 0, (1, 2)), 300) == [
        100,
        200,
    ]


def test_cells_span_columns_and_rows() -> None:
    top, covered = Cell((para("table-cell", "高"),), rows=2), Cell((), rows=0)
    table = Table(((top, *cells("甲", "乙")), (covered, Cell((), span=2))), 0)
    one, two, three = column_widths(table, look().page.text_width(False))
    width = '<w:tcPr><w:tcW w:w="{}" w:type="dxa"/>'
    middle = '<w:vAlign w:val="center"/></w:tcPr>'
    assert re.findall(r"<w:tcPr>.*?</w:tcPr>", body(table)) == [
        f'{width.format(one)}<w:vMerge w:val="restart"/>{middle}',
        f"{width.format(two)}{middle}",
        f"{width.format(three)}{middle}",
        f"{width.format(one)}<w:vMerge/>{middle}",
        f'{width.format(two + three)}<w:gridSpan w:val="2"/>{middle}',
    ]


def test_a_dense_table_sets_its_cells_in_a_style_of_their_own() -> None:
    story = body(
        Table(
            (
                tuple(Cell((para("table-head", word),)) for word in "甲乙"),
                cells("丙", "丁"),
            ),
            role="table-dense",
        )
    )
    assert (
        story.count('w:val="dense-head"') == 2
        and story.count('w:val="dense-cell"') == 2
    )
    assert (
        "table-cell" not in story
        and '<w:tblStyle w:val="table-dense"/>' in story
    )


def test_an_empty_cell_and_a_short_row_still_hold_paragraphs() -> None:
    story = body(Table((cells("甲", "乙"), (Cell(()),)), 0))
    assert story.count("<w:tc>") == 4
    assert (
        story.count(
            '<w:p><w:pPr><w:pStyle w:val="table-cell"/></w:pPr></w:p></w:tc>'
        )
        == 2
    )


def test_two_tables_in_a_row_stay_two_and_a_last_one_has_a_paragraph_behind_it() -> (
    None
):
    story = body(Table((cells("甲"),), 0), Table((cells("乙"),), 0))
    assert (
        "</w:tbl><w:p>" in story
        and story.endswith("</w:p>")
        and "</w:tbl><w:tbl>" not in story
    )


def test_a_table_without_cells_is_left_out_and_a_caption_stands_above() -> (
    None
):
    assert "<w:tbl>" not in body(Table((), 0))
    story = body(Table((cells("甲"),), 0, caption="表1 标准"))
    assert (
        story.index("表1 标准") < story.index("<w:tbl>")
        and 'w:val="table-caption"' in story
    )


def test_a_small_table_to_fill_in_stays_whole_with_its_signature() -> None:
    rows = (cells("承诺人"), cells("姓名"), cells("电话"))
    form = Table(rows, 1, role="form")
    assert body(form).count("<w:keepNext/>") == 2
    signed = body(form, para("signature", "承诺人（签名）："))

    assert signed.count("<w:keepNext/>") == 3
    # Of a long one its first two rows do, and its last ones.
    long = Table(rows * 3, 1, role="form")
    assert body(long).count("<w:keepNext/>") == 3
    longer = Table(rows * 30, 1, role="form")
    assert body(longer).count("<w:keepNext/>") == 3
    # So does any table of a few low rows.
    assert body(Table(rows, 1)).count("<w:keepNext/>") == 2
    tall = (*rows, cells("说明" * 2000))
    assert "<w:keepNext/>" not in body(Table(tall[1:], 1))


def test_no_row_of_a_long_table_is_alone_on_a_page() -> None:
    """The first row below the head takes the second along, the last but one the last."""
    rows = [cells(f"{number}") for number in range(6)]
    written = re.findall(r"<w:tr>.*?</w:tr>", body(Table(tuple(rows), 1)))
    kept = ["<w:keepNext/>" in row for row in written]
    assert kept == [False, True, False, False, True, False]


def dense(*rows: tuple[Cell, ...], header: int = 1) -> Table:
    return Table(rows, header, role="table-dense")


def grid(story: str) -> list[int]:
    """Twips of the columns of the first table."""
    return [int(w) for w in re.findall(r'<w:gridCol w:w="(\d+)"', story)]


def test_a_dense_table_without_widths_takes_those_with_which_it_is_lowest() -> (
    None
):
    """The reasons get the room; what is short gets a line of its own width."""
    row = cells("中国专利金奖", "100万元", "参照上一年度的标准" * 12)
    widths = grid(body(dense(cells("项目", "数额", "理由"), *[row] * 8)))
    assert sum(widths) == look().page.text_width(False)
    item, amount, reason = widths
    assert reason > item + amount
    assert amount >= 9 * 20 * 4, "four characters of nine points"


@given(
    st.lists(
        st.lists(
            st.text("专利奖100万元 a-", max_size=40), min_size=2, max_size=8
        ),
        min_size=1,
        max_size=5,
    )
)
def test_fitted_columns_share_out_the_whole_width(
    rows: list[list[str]],
) -> None:
    story = body(dense(*[cells(*row) for row in rows]))
    widths = grid(story)
    assert sum(widths) == look().page.text_width(False)
    assert min(widths) > 0


def test_a_heading_within_a_table_stays_with_the_row_below_it() -> None:
    over_all = (Cell((para("table-cell", "甲"),), span=2),)
    story = body(dense(cells("项目", "数额"), over_all, cells("金奖", "1")))
    _, heading, below = re.findall(r"<w:tr>.*?</w:tr>", story)
    assert "<w:keepNext/>" in heading and "<w:keepNext/>" not in below


def test_a_table_for_workbooks_stands_in_no_document() -> None:
    story = body(
        Table((cells("甲"),), 0, only="workbook"), para("body", "正文")
    )
    assert "<w:tbl>" not in story
