"""The amending decision as a document."""

from __future__ import annotations

from policypress.compare.decision.write.decision import Amendment
from policypress.compare.reports.decision_document import amendment_document
from policypress.document import Document, Table, plain
from tests.support.report_lines import lines_of


def test_a_quoted_table_is_a_table_in_the_decision():
    document = amendment_document(
        Amendment(
            "关于修改的决定",
            (
                "关于修改的决定",
                "一、将第一条修改为：“标准如下：",
                "“〔表格〕",
                "“| 金奖 | 10\\|20 |",
                "“| 银奖 | 5 |",
                "“另行公布。”",
            ),
        )
    )
    table = next(
        block for block in document.blocks if isinstance(block, Table)
    )
    assert [
        [plain(cell.paragraphs[0].inlines) for cell in row]
        for row in table.rows
    ] == [
        ["金奖", "10|20"],
        ["银奖", "5"],
    ]


def document(*lines: str) -> Document:
    """A decision of these lines below its title."""
    return amendment_document(Amendment("决定", ("决定", *lines)))


def test_the_lines_of_a_decision_are_paragraphs():
    made = document("一、删去第二条。", "", "本决定自公布之日起施行。")
    assert lines_of(made) == [
        "决定",
        "一、删去第二条。",
        "本决定自公布之日起施行。",
    ]


def test_a_table_may_follow_words_of_its_line_and_close_the_quotation():
    made = document(
        "一、增加一款：“〔表格〕",
        "“| 甲 | 乙 |",
        "“| 丙 |”",
        "二、删去第二条。",
    )
    assert lines_of(made) == [
        "决定",
        "一、增加一款：",
        "甲|乙",
        "丙|",
        "二、删去第二条。",
    ]


def test_two_tables_one_after_the_other():
    made = document(
        "“〔表格〕", "“| 甲 |”", "“〔表格〕", "“| 乙 |", "“末款。”"
    )
    tables = [block for block in made.blocks if isinstance(block, Table)]
    assert [
        plain(table.rows[0][0].paragraphs[0].inlines) for table in tables
    ] == [
        "甲",
        "乙",
    ]
    assert lines_of(made) == ["决定", "甲", "乙", "“末款。”"]


def test_what_looks_like_a_row_but_follows_no_table_is_words():
    assert lines_of(document("“| 甲 |”")) == ["决定", "“| 甲 |”"]
