"""A publisher opens the workbook: what she reads, sorts, filters and prints."""

from __future__ import annotations

import os
import subprocess
import sys
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policypress.document import (
    Cell,
    Document,
    LineBreak,
    Mark,
    Paragraph,
    Table,
    Text,
)
from policypress.render.xlsx import render


def cell(
    words: str, mark: Mark | None = None, span: int = 1, rows: int = 1
) -> Cell:
    return Cell(
        (Paragraph("cell", (Text(words, mark=mark),)),), span=span, rows=rows
    )


def table(*rows: tuple[str | Cell, ...], **options) -> Table:
    return Table(
        tuple(
            tuple(c if isinstance(c, Cell) else cell(c) for c in row)
            for row in rows
        ),
        **options,
    )


def open_book(*blocks, marks: bool = False, **options):
    document = Document("对照表", "政策对照表", blocks, **options)
    return openpyxl.load_workbook(BytesIO(render(document, None, marks=marks)))


def test_header_is_frozen_filtered_and_printed_on_each_page():
    sheet = open_book(
        table(("措施", "标准"), ("甲", "一"), ("乙", "二"), name="对照")
    ).active
    assert sheet.title == "对照"
    assert sheet["A1"].value == "政策对照表"
    assert [c.value for c in sheet[2]] == ["措施", "标准"]
    assert sheet.freeze_panes == "A3"
    assert sheet.auto_filter.ref == "A2:B4"
    assert sheet.print_title_rows == "$2:$2"
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == (
        "landscape",
        9,
    )
    assert (
        sheet.page_setup.fitToHeight == 0
        and sheet.sheet_properties.pageSetUpPr.fitToPage
    )
    assert (
        sheet["A2"].font.bold
        and sheet["A3"].alignment.wrap_text
        and sheet["A3"].alignment.vertical == "top"
    )


def test_a_draft_says_so_in_the_first_row():
    sheet = open_book(
        table(("措施",), ("甲",)), draft="草案：金额均为拟定"
    ).active
    assert sheet["A1"].value == "草案：金额均为拟定"
    assert sheet.freeze_panes == "A4"


@pytest.mark.parametrize(
    "words",
    ["=1+1", "+1", "-1", "@SUM(A1)", "http://a.cn", "007", "a<b>&\x01"],
)
def test_words_stay_words_whatever_they_look_like(words):
    found = open_book(table(("甲",), (words,))).active["A3"]
    assert found.data_type == "s" and found.hyperlink is None
    assert str(found.value).replace("_x0001_", "\x01") == words


def test_money_is_a_number_where_the_header_names_the_unit_and_text_elsewhere():
    amount = Mark("proposed", number=2_000_000, unit="yuan")
    sheet = open_book(
        table(
            ("金额", "金额（万元）", "金额(元)"),
            (
                cell("200万元", amount),
                cell("200万元", amount),
                cell("200万元", amount),
            ),
        )
    ).active
    assert [c.value for c in sheet[3]] == ["200万元", 200, 2_000_000]


def test_ratios_and_counts_are_numbers_that_show_the_same_words():
    sheet = open_book(
        table(
            ("比例", "比例", "数"),
            (
                cell("50%", Mark("published", number=0.5, unit="ratio")),
                cell("12.5%", Mark("published", number=0.125, unit="ratio")),
                cell("24条", Mark("published", number=24, unit="count")),
            ),
        )
    ).active
    assert [(c.value, c.number_format) for c in sheet[3]] == [
        (0.5, "0%"),
        (0.125, "0.0%"),
        (24, '0"条"'),
    ]


def test_a_column_of_ordinals_sorts_as_numbers():
    sheet = open_book(table(("序号",), ("2",), ("10",), ("0755",))).active
    assert [row[0].value for row in sheet["A3:A5"]] == [2, 10, "0755"]


def test_a_figure_among_other_words_stays_text():
    words = Cell(
        (
            Paragraph(
                "cell",
                (
                    Text("最高"),
                    Text(
                        "50%", mark=Mark("published", number=0.5, unit="ratio")
                    ),
                ),
            ),
        )
    )
    assert (
        open_book(table(("标准",), (words,))).active["A3"].value == "最高50%"
    )


def test_marks_fill_open_figures_and_tell_why():
    proposed = cell(
        "200万元", Mark("proposed", "拟定：参照2019年标准", 2_000_000, "yuan")
    )
    published = cell("100万元", Mark("published", "", 1_000_000, "yuan"))
    block = table(("甲", "乙"), (proposed, published))
    sheet = open_book(block, marks=True).active
    assert "200万元　拟定：参照2019年标准" in sheet["A3"].comment.text
    assert (
        sheet["A3"].fill.fgColor.rgb == "FFFFF2CC"
        and sheet["B3"].comment is None
    )
    assert open_book(block).active["A3"].comment is None


def test_a_cell_over_several_rows_is_repeated_so_that_sorting_works():
    sheet = open_book(
        table(
            ("章", "措施"),
            (cell("第一章", rows=2), "甲"),
            (cell("", rows=0), "乙"),
        )
    ).active
    assert [sheet["A3"].value, sheet["A4"].value] == ["第一章", "第一章"]


def test_a_two_row_header_is_merged_and_stays_frozen():
    sheet = open_book(
        table(
            (cell("措施", rows=2), cell("标准", span=2)),
            (cell("", rows=0), "市", "区"),
            ("甲", "1", "2"),
            header=2,
        )
    ).active
    assert {str(r) for r in sheet.merged_cells.ranges} == {
        "A2:A3",
        "B2:C2",
    }
    assert (
        sheet.freeze_panes,
        sheet.auto_filter.ref,
        sheet.print_title_rows,
    ) == (
        "A4",
        "A3:C4",
        "$2:$3",
    )


def test_columns_fit_their_words_and_a_wide_table_still_prints():
    sheet = open_book(table(("序号", "标准"), ("1", "支" * 300))).active
    assert (
        sheet.column_dimensions["A"].width < 9
        and 40 < sheet.column_dimensions["B"].width < 50
    )
    wide = open_book(table(tuple("甲乙丙丁戊己庚辛"), ("支" * 90,) * 8)).active
    assert (
        sum(
            d.width * (d.max - d.min + 1)
            for d in wide.column_dimensions.values()
        )
        <= 210
    )


def test_paragraphs_become_a_last_sheet_only_when_there_are_any():
    title = Paragraph(
        "title", (Text("政策"), LineBreak(), Text("对照表")), level=1
    )
    note = Paragraph("body", (Text("口径说明。"),))
    assert open_book(
        title, table(("甲",), ("乙",), name="对照")
    ).sheetnames == ["对照"]
    book = open_book(title, note, table(("甲",), ("乙",), name="对照"))
    assert (
        book.sheetnames == ["对照", "说明"]
        and book["说明"]["A2"].value == "口径说明。"
    )


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
        min_size=1,
        max_size=5,
    )
)
def test_any_table_name_becomes_a_valid_sheet_name(names):
    from policypress.render.xlsx.names import sheet_name

    taken: set[str] = set()
    made = [sheet_name(name, taken) for name in names]
    assert len({name.lower() for name in made}) == len(made)
    assert all(
        0 < len(name) <= 31
        and not set(name) & set("[]:*?/\\")
        and "'" not in (name[0], name[-1])
        for name in made
    )


@pytest.mark.slow
def test_the_same_document_gives_the_same_bytes_in_every_process():
    program = (
        f"import runpy; print(runpy.run_path({__file__!r})['sample']().hex())"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            text=True,
            check=True,
            env={
                **os.environ,
                "PYTHONHASHSEED": seed,
                "PYTHONPATH": os.pathsep.join(sys.path),
            },
        ).stdout
        for seed in ("1", "2")
    }
    assert runs == {sample().hex() + "\n"}


def sample() -> bytes:
    block = table(
        ("标准", "金额（万元）"),
        ("=1", cell("200万元", Mark("proposed", "因", 2_000_000, "yuan"))),
    )
    return render(
        Document("a", "甲", (block, Paragraph("body", (Text("说明"),)))),
        None,
        marks=True,
    )


def test_rows_are_as_tall_as_their_wrapped_words():
    sheet = open_book(table(("标准",), ("支" * 100,), ("短",))).active
    assert (
        sheet.row_dimensions[3].height > 4 * 13
        and sheet.row_dimensions[4].height < 20
    )


def figures(*rows: tuple[str, Mark | None, str]):
    """A sheet of figures with their units beside them."""
    head = ("数据", "数值", "单位")
    made = [
        (f"{at}", cell(words, mark), unit)
        for at, (words, mark, unit) in enumerate(rows)
    ]
    return open_book(table(head, *made)).active


def test_figures_are_numbers_in_the_unit_that_stands_beside_them():
    """Money of every size in one unit can be sorted and summed."""
    sheet = figures(
        ("500万元", Mark("published", number=5_000_000, unit="yuan"), "万元"),
        ("2000元", Mark("published", number=2000, unit="yuan"), "万元"),
        ("50%", Mark("published", number=0.5, unit="ratio"), "%"),
        ("10家", Mark("published", number=10, unit="count"), "家"),
        ("【待核】", Mark("unknown"), ""),
    )
    values = [row[1].value for row in sheet.iter_rows(min_row=3)]
    assert values == [500, 0.2, 0.5, 10, "【待核】"]
    assert sheet["B5"].number_format == "0%"
    assert sum(values[:2]) == 500.2
    assert not sheet.merged_cells.ranges
    assert sheet.auto_filter.ref == "A2:C7" and sheet.freeze_panes == "A3"


@pytest.mark.parametrize("words", ["=1+1", "+2", "-3", "@SUM(A1)", "\u202e=1"])
def test_hostile_words_beside_a_unit_never_become_a_formula(words):
    sheet = figures((words, Mark("unknown"), words))
    for at in ("B3", "C3"):
        assert sheet[at].value == words and sheet[at].data_type == "s"


def test_a_table_for_paper_has_no_sheet():
    book = open_book(
        table(("甲",), ("一",), name="甲", only="paper"),
        table(("乙",), ("二",), name="乙", only="workbook"),
    )
    assert book.sheetnames == ["乙"]
