"""Where headings stand, estimated from the lines of a page."""

from __future__ import annotations

from policypress.document import Cell, Contents, PageBreak, Section, Table
from policypress.render.docx.arrange import arrange
from policypress.render.docx.heights import cells, lines, paragraph_height
from policypress.render.docx.pages import estimate
from policypress.render.docx.table_sizes import row_heights
from tests.support.word_files import document, look, para

LINE = "字" * 26


def pages(*blocks: object) -> list[int]:
    return estimate(arrange(document(*blocks)), look(), 1)[0]


def test_a_latin_letter_is_half_as_wide_as_a_chinese_character() -> None:
    assert cells("100万元") == 3.5


def test_lines_break_where_a_typesetter_breaks_them() -> None:
    assert [lines("字" * count, 28) for count in (28, 29, 56, 57)] == [
        1,
        2,
        2,
        3,
    ]
    assert lines("字" * 55 + "。字", 28) == 3, (
        "the full stop takes the last character of the line along"
    )
    assert lines("字" * 27 + "（字）" + "字" * 26, 28) == 3, (
        "a bracket opens on the line of its words"
    )
    assert (
        lines("字" * 26 + "PDF文" + "字" * 26, 28) == 2
        and lines("字" * 27 + "PDF" + "字" * 27, 28) == 3
    )
    assert lines("字" * 26 + "50字", 28) == 2, (
        "there is a little blank before and behind the Latin"
    )


def test_a_heading_before_a_table_keeps_with_its_head_and_first_row() -> None:
    row = (Cell((para("table-cell", "甲"),)),)
    head = para("chapter", "一、总则", level=1)
    for before, page in ((18, 1), (20, 2)):
        assert pages(
            *[para("body", LINE)] * before, head, Table((row, row, row), 1)
        ) == [page]


def test_a_line_holds_twenty_eight_characters_less_the_indent() -> None:
    width = look().page.text_width(False)
    assert paragraph_height(para("body", "字" * 26), look(), width) == 579
    assert paragraph_height(para("body", "字" * 27), look(), width) == 2 * 579


def test_a_page_holds_twenty_two_lines_and_a_heading_keeps_with_its_text() -> (
    None
):
    head = para("chapter", "一、总则", level=1)
    for before, page in ((20, 1), (21, 2), (22, 2)):
        assert pages(
            *[para("body", LINE)] * before, head, para("body", LINE)
        ) == [page]


def test_breaks_turns_and_attachments_begin_pages() -> None:
    head = para("chapter", "一、总则", level=1)
    assert pages(
        para("body", "甲"), PageBreak(), head, Section(True), head
    ) == [2, 3]
    assert pages(
        para("body", "甲"), para("attachment-label", "附件1"), head
    ) == [2]


def test_table_rows_are_not_split_and_their_head_repeats() -> None:
    row = (Cell((para("table-cell", "甲"),)),)
    last = (Cell((para("table-cell", "乙", anchor="last"),)),)

    def page_of_last(rows: int) -> int:
        steps = arrange(document(Table((*(row,) * (rows - 1), last), 1)))
        return estimate(steps, look(), 1)[1]["last"]

    fit = next(rows for rows in range(2, 100) if page_of_last(rows + 1) == 2)
    assert (
        page_of_last(2 * fit - 1) == 2 and page_of_last(2 * fit) == 3
    )  # the head takes a row of the second page


def test_contents_take_a_line_for_each_heading_and_go_on_over_pages() -> None:
    chapter = (para("chapter", "章", level=1), para("body", "字"))
    assert pages(Contents(1), *chapter) == [1]
    assert pages(*chapter * 30)[0] == 1
    assert pages(Contents(1), *chapter * 30)[0] == 2, (
        "22 lines stand on the first"
    )


def test_rows_are_as_high_on_a_landscape_page_as_its_columns_make_them() -> (
    None
):
    """The same table in two documents: nothing of one is kept for the other."""
    row = (
        Cell((para("table-cell", "字" * 40),)),
        Cell((para("table-cell", "乙"),)),
    )
    table = Table((row,), 0)
    upright, turned = arrange(document(table, Section(True), table))
    narrow, wide = (row_heights(item, look()) for item in (upright, turned))
    assert narrow[0] > wide[0]
    again = arrange(document(Section(True), table))[0]
    assert row_heights(again, look()) == wide


def test_a_heading_before_a_turned_page_needs_no_place_for_the_table_on_it() -> (
    None
):
    """What keeps with the next block is measured on that block's own page."""
    rows = ((Cell((para("table-cell", "字" * 60),)),),)
    steps = arrange(
        document(para("chapter", "章", level=1), Section(True), Table(rows, 0))
    )
    assert estimate(steps, look(), 1)[0] == [1]
