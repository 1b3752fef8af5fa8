"""Tables of a redline: as wide as the text, columns by what stands in them, heads on each page."""

from __future__ import annotations

import re

from policypress.compare.proof.redline import prove_redline
from policypress.compare.read.docx import read_docx
from policypress.render.redline import render
from tests.support.texts import AUTHOR, DATE, changed, part
from tests.support.verify_word import verify
from tests.support.word_files import look

HEAD, FIRST, SECOND = ("级别", "金额"), ("一级", "10万元"), ("二级", "5万元")


def story(
    *rows: tuple[str, ...], old: tuple[tuple[str, ...], ...] = ()
) -> str:
    """The body of a redline whose new text has these rows, and whose old one has others."""
    changes = changed(["第一条 标准：", old or rows], ["第一条 标准：", rows])
    data = render(changes, look(), author=AUTHOR, date=DATE)
    assert verify(data) == []
    return part(data)


def widths(body: str) -> list[int]:
    return [
        int(width) for width in re.findall(r'<w:gridCol w:w="(\d+)"/>', body)
    ]


def cells(body: str) -> list[int]:
    return [int(width) for width in re.findall(r'<w:tcW w:w="(\d+)"', body)]


def heads(body: str) -> list[bool]:
    rows = re.findall(r"<w:trPr>.*?</w:trPr>", body)
    return ["<w:tblHeader/>" in row for row in rows]


TOTAL = look().page.text_width(False)


def test_columns_share_the_width_by_their_longest_cells() -> None:
    equal = widths(story(HEAD, FIRST, SECOND))
    assert sum(equal) == TOTAL and abs(equal[0] - equal[1]) <= 1
    long = "给予一次性奖励并且授予证书"  # 13 characters
    wide = widths(story(HEAD, ("一级", long), SECOND))
    assert sum(wide) == TOTAL and abs(wide[0] / wide[1] - 4 / 13) < 0.01


def test_a_column_of_prose_or_of_nothing_leaves_width_to_the_others() -> None:
    prose = widths(story(HEAD, ("一级", "长" * 200), SECOND))
    assert sum(prose) == TOTAL and abs(prose[0] / prose[1] - 4 / 24) < 0.01
    empty = widths(story(("", "金额"), ("", "5万元")))
    assert sum(empty) == TOTAL and abs(empty[0] / empty[1] - 4 / 4) < 0.01


def test_each_cell_is_as_wide_as_its_column_and_the_last_of_a_short_row_as_the_rest() -> (
    None
):
    body = story(("甲", "乙", "丙"), ("说明",))
    columns = widths(body)
    assert cells(body) == [*columns, sum(columns)]
    assert re.findall(r'<w:gridSpan w:val="(\d+)"', body) == ["3"]


def test_only_the_first_row_heads_the_table() -> None:
    body = story(HEAD, FIRST, SECOND)
    assert heads(body) == [True, False, False]
    assert cells(body) == widths(body) * 3


def test_the_table_has_the_style_of_tables() -> None:
    style = look().tables["table"].id
    assert f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>' in story(HEAD)


def test_the_head_is_set_as_heads_are_and_the_rest_as_cells() -> None:
    styles = re.findall(r'<w:pStyle w:val="(table-[^"]+)"', story(HEAD, FIRST))
    assert styles == ["table-head"] * 2 + ["table-cell"] * 2


def test_where_the_head_is_deleted_the_next_row_heads_the_table_too() -> None:
    old = (("旧标题甲", "旧标题乙", "旧标题丙"), FIRST, SECOND)
    assert heads(story(HEAD, FIRST, SECOND, old=old))[:2] == [True, True]
    assert heads(story(HEAD, FIRST, old=(HEAD, FIRST, SECOND))) == [
        True,
        False,
        False,
    ]


def test_a_table_that_is_deleted_as_a_whole_has_one_head() -> None:
    changes = changed(["第一条 标准：", (HEAD, FIRST)], ["第一条 标准："])
    body = part(render(changes, look(), author=AUTHOR, date=DATE))
    assert heads(body) == [True, False]
    assert (
        len(
            re.findall(
                r"<w:trPr><w:cantSplit/>(?:<w:tblHeader/>)?<w:del ", body
            )
        )
        == 2
    )


WIDER = (
    ("级别", "类别", "金额"),
    ("一级", "甲类", "20万元"),
    ("二级", "乙类", "5万元"),
)


def test_a_column_comes_and_goes_without_replacing_the_table() -> None:
    rows = (HEAD, FIRST, SECOND)
    for old, new, mark in ((rows, WIDER, "cellIns"), (WIDER, rows, "cellDel")):
        changes = changed(["第一条 标准：", old], ["第一条 标准：", new])
        data = render(changes, look(), author=AUTHOR, date=DATE)
        assert verify(data) == []
        assert prove_redline("修订稿.docx", data, changes) == []
        body = part(data)
        assert body.count(f"<w:{mark} ") == 3
        assert "<w:trPr><w:cantSplit/><w:del " not in body
        # The amount that changed beside the column is one mark of its own.
        gone, come = (
            ("10万元", "20万元") if old is rows else ("20万元", "10万元")
        )
        assert re.search(f"<w:delText[^>]*>{gone}</w:delText>", body)
        assert re.search(f"<w:t[^>]*>{come}</w:t>", body)
        for reading, expected in (("rejected", old), ("accepted", new)):
            [table] = [
                line.rows
                for line in read_docx(data, "修订稿.docx", reading).lines
                if line.rows
            ]
            assert table == expected


def test_a_table_with_mostly_other_columns_is_replaced_row_by_row() -> None:
    other = (("项目", "级别", "条件", "比例"), ("一", "一级", "有", "5%"))
    changes = changed(
        ["第一条 标准：", (HEAD, FIRST)], ["第一条 标准：", other]
    )
    data = render(changes, look(), author=AUTHOR, date=DATE)
    assert prove_redline("修订稿.docx", data, changes) == []
    assert "cellIns" not in part(data)
