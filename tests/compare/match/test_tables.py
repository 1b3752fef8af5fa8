"""Two tables row by row and cell by cell: which row is which, and what happened to it."""

from __future__ import annotations

import pytest

from policypress.compare.changes import CellPair, Piece, RowPair
from policypress.compare.match.tables import kind_of_rows, lone_rows, rows_of
from policypress.compare.match.words import MatchOptions

HEAD = ("级别", "金额")
OPTIONS = MatchOptions()


def equal(text: str) -> CellPair:
    return CellPair(text, text, (Piece("equal", text),))


def test_a_row_that_comes_or_goes_keeps_its_place() -> None:
    old = [HEAD, ("一级", "10万元"), ("二级", "5万元")]
    new = [HEAD, ("特级", ""), ("一级", "10万元")]
    assert list(rows_of(old, new, OPTIONS)) == [
        RowPair("未变", 0, 0, (equal("级别"), equal("金额"))),
        RowPair(
            "新增",
            None,
            1,
            (
                CellPair(None, "特级", (Piece("insert", "特级"),)),
                CellPair(None, "", ()),
            ),
        ),
        RowPair("未变", 1, 2, (equal("一级"), equal("10万元"))),
        RowPair(
            "删去",
            2,
            None,
            (
                CellPair("二级", None, (Piece("delete", "二级"),)),
                CellPair("5万元", None, (Piece("delete", "5万元"),)),
            ),
        ),
    ]


def test_a_table_on_one_side_only_is_all_its_rows() -> None:
    (row,) = lone_rows([("甲", "")], "删去")
    cells = (CellPair("甲", None, (Piece("delete", "甲"),)),)
    assert row == RowPair("删去", 0, None, (*cells, CellPair("", None, ())))
    (row,) = lone_rows([("甲",)], "新增")
    cells = (CellPair(None, "甲", (Piece("insert", "甲"),)),)
    assert row == RowPair("新增", None, 0, cells)


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        (("一级", "10万元"), ("一级", "10万元"), "未变"),
        (("一级", "10 万元"), ("一级", "10万元"), "版式差异"),
        (("一级", "10万元"), ("一级", "20万元"), "修改"),
        (("一级", "10 万元"), ("二级", "10万元"), "修改"),
    ],
)
def test_the_kind_of_a_row_and_of_its_table(
    old: tuple[str, ...], new: tuple[str, ...], kind: str
) -> None:
    rows = list(rows_of([HEAD, old], [HEAD, new], OPTIONS))
    assert [row.kind for row in rows] == ["未变", kind]
    assert kind_of_rows(rows) == kind


def test_a_table_with_a_new_row_is_amended() -> None:
    rows = rows_of([HEAD], [HEAD, ("一级", "10万元")], OPTIONS)
    assert kind_of_rows(rows) == "修改"


def test_a_new_column_amends_every_row_and_a_short_row_has_what_it_has() -> (
    None
):
    new = [("级别", "条件", "金额"), ("一级", "获奖", "10万元"), ("说明",)]
    old = [HEAD, ("一级", "10万元"), ("说明",)]
    rows = list(rows_of(old, new, OPTIONS))
    assert [row.kind for row in rows] == ["修改", "修改", "未变"]
    assert [(cell.old, cell.new) for cell in rows[1].cells] == [
        ("一级", "一级"),
        (None, "获奖"),
        ("10万元", "10万元"),
    ]
    assert rows[2].cells == (equal("说明"),)


def test_a_citation_in_a_cell_follows_its_clause() -> None:
    options = MatchOptions((), {("条", (2,)): ("条", (3,))})
    (row,) = rows_of([("依照第二条",)], [("依照第三条",)], options)
    assert row.kind == "仅条序调整"
