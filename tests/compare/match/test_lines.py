"""The lines of one clause on both sides: which stayed, which moved, which stand alone."""

from __future__ import annotations

import pytest

from policypress.compare.changes import Pair, Piece
from policypress.compare.match.lines import pairs_of
from policypress.compare.match.words import MatchOptions
from policypress.compare.text.tree import Line

OPTIONS = MatchOptions()
APPLY = "申请人应当向主管部门提交申请书、营业执照和项目说明材料。"
DECIDE = "主管部门应当自受理之日起二十日内作出决定，并书面通知申请人。"
MONEY = "专项资金列入年度预算，专款专用，任何单位和个人不得挪用。"
TABLE = (("级别", "金额"), ("一级", "10万元"))


def line(text: str, label: str = "", gap: str = "") -> Line:
    return Line("item" if label[:1] == "（" else "paragraph", text, label, gap)


def pairs(old: list[Line], new: list[Line]) -> tuple[Pair, ...]:
    return pairs_of(old, new, OPTIONS)


def kinds(old: list[Line], new: list[Line]) -> list[tuple[str, int, int]]:
    """The kind of each pair, and how many lines it has on each side."""
    found = pairs(old, new)
    assert [one for pair in found for one in pair.old] == old
    assert [one for pair in found for one in pair.new] == new
    return [(pair.kind, len(pair.old), len(pair.new)) for pair in found]


def test_a_clause_on_one_side_only_is_all_its_lines() -> None:
    one = line(APPLY)
    gone, come = (Piece("delete", APPLY),), (Piece("insert", APPLY),)
    assert pairs([one], []) == (Pair("删去", (one,), (), gone),)
    assert pairs([], [one]) == (Pair("新增", (), (one,), come),)


def test_a_table_on_one_side_only_has_rows_and_no_pieces() -> None:
    table = Line("table", "", rows=TABLE)
    (found,) = pairs([table], [])
    assert (found.kind, found.pieces, len(found.rows)) == ("删去", (), 2)
    (found,) = pairs([], [table])
    assert (found.kind, found.new, len(found.rows)) == ("新增", (table,), 2)


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        (line(APPLY), line(APPLY), "未变"),
        (line(APPLY, "（一）"), line(APPLY, "（二）"), "仅条序调整"),
        (line(DECIDE), line(DECIDE.replace("，", ",")), "版式差异"),
        (line("资助10万元。"), line("资助 10 万元。"), "版式差异"),
        (line(APPLY), line(MONEY), "修改"),
    ],
)
def test_one_line_belongs_to_the_one_opposite_whatever_it_says(
    old: Line, new: Line, kind: str
) -> None:
    assert kinds([old], [new]) == [(kind, 1, 1)]


def test_a_line_between_others_comes_by_itself() -> None:
    old = [line(APPLY, "第二条", "　"), line(MONEY)]
    new = [*old[:1], line(DECIDE), *old[1:]]
    assert kinds(old, new) == [("未变", 1, 1), ("新增", 0, 1), ("未变", 1, 1)]
    assert kinds(new, old) == [("未变", 1, 1), ("删去", 1, 0), ("未变", 1, 1)]


def test_a_line_before_the_first_leaves_the_number_where_it_is() -> None:
    old = [line(APPLY, "第二条", "　"), line(MONEY)]
    new = [line(DECIDE, "第二条", "　"), line(APPLY), line(MONEY)]
    assert kinds(old, new) == [("修改", 1, 2), ("未变", 1, 1)]
    assert kinds(new, old) == [("修改", 2, 1), ("未变", 1, 1)]
    numbered = [*new[:1], line(APPLY, "（一）"), *new[2:]]
    assert kinds(old, numbered)[0] == ("新增", 0, 1)


def test_a_paragraph_cut_in_two_and_two_made_one() -> None:
    whole = [line(APPLY + DECIDE, "第二条", "　"), line(MONEY)]
    cut = [line(APPLY, "第二条", "　"), line(DECIDE), line(MONEY)]
    assert kinds(whole, cut) == [("拆分", 1, 2), ("未变", 1, 1)]
    assert kinds(cut, whole) == [("合并", 2, 1), ("未变", 1, 1)]


def test_lines_that_change_places_are_moves_with_a_name_each() -> None:
    a, b = line(APPLY), line(DECIDE)
    c, d = line(MONEY), line("本办法自公布之日起施行。")
    found = [
        (pair.kind, pair.move) for pair in pairs([a, b, c, d], [c, d, b, a])
    ]
    moves = [name for _, name in found if name]
    assert sorted(moves) == ["1", "1", "2", "2"]
    assert {kind for kind, name in found if name} == {"新增", "删去"}
    assert [kind for kind, name in found if not name] == ["未变", "未变"]


def test_a_line_rewritten_on_its_way_is_no_move() -> None:
    a, b, c = line(APPLY), line(DECIDE), line(MONEY)
    other = line(APPLY.replace("营业执照", "身份证明"))
    found = pairs([a, b, c], [b, c, other])
    assert [pair.move for pair in found] == ["", "", "", ""]


def test_a_table_belongs_to_a_table_only() -> None:
    table, other = (
        Line("table", "", rows=TABLE),
        Line("table", "", rows=TABLE[:1]),
    )
    words = line("级别金额一级10万元")
    assert kinds([line(APPLY), table], [line(APPLY), words]) == [
        ("未变", 1, 1),
        ("删去", 1, 0),
        ("新增", 0, 1),
    ]
    assert kinds([table], [other]) == [("修改", 1, 1)]
    assert kinds([table], [table]) == [("未变", 1, 1)]
