"""修改说明: what happened to a clause, and what it cites otherwise now."""

from __future__ import annotations

from policypress.compare.changes import Change, Pair, Piece
from policypress.compare.reports.adjusted_citations import adjusted_citations
from policypress.compare.reports.comparison_notes import notes, row_name
from policypress.compare.text.tree import Line, Node
from tests.support.texts import changed


def change(old: str, new: str) -> Change:
    """The one change of a clause between two texts."""
    (found,) = [one for one in changed(old, new).changes if one.changed]
    return found


def pair(*pieces: tuple) -> Pair:
    """A pair of a clause whose own number was changed from 第一条 to 第二条."""
    old, new = (
        Line("clause", "", "第一条", " "),
        Line("clause", "", "第二条", " "),
    )
    own = (
        Piece("delete", "第一条", "number"),
        Piece("insert", "第二条", "number"),
    )
    made = tuple(Piece(*piece) for piece in pieces)
    return Pair("修改", (old,), (new,), (*own, Piece("equal", " 依照"), *made))


def test_the_own_number_of_a_clause_is_no_citation():
    assert list(adjusted_citations(pair())) == []


def test_a_cited_number_that_became_another():
    found = pair(
        ("delete", "第三条", "number"), ("insert", "第四条", "number")
    )
    assert list(adjusted_citations(found)) == ["“第三条”改为“第四条”"]


def test_a_cited_number_that_was_put_in_or_taken_out():
    inserted = pair(("insert", "第四条", "number"), ("equal", "办理"))
    assert list(adjusted_citations(inserted)) == ["增加“第四条”"]
    deleted = pair(("delete", "第三条", "number"), ("equal", "办理"))
    assert list(adjusted_citations(deleted)) == ["删去“第三条”"]


def test_other_words_are_no_citations():
    found = pair(("delete", "十万元"), ("insert", "二十万元"))
    assert list(adjusted_citations(found)) == []


def test_a_number_at_the_head_of_a_further_line_is_its_own():
    lines = (Line("item", "甲", "（一）"), Line("item", "乙", "（二）"))
    pieces = (
        Piece("equal", "（一）甲\n"),
        Piece("delete", "（二）", "number"),
        Piece("equal", "乙"),
    )
    assert list(adjusted_citations(Pair("修改", lines, lines, pieces))) == []


MOVED = "企业应当在每年三月底以前提交上一年度的申报材料。"


def test_each_thing_that_happened_is_a_sentence():
    old = "第一条 总则。\n第二条 依照第一条奖励10万元。"
    new = (
        "第一条 新设的机构负责。\n第二条 总则。\n第三条 依照第二条奖励20万元。"
    )
    (_, amended) = [one for one in changed(old, new).changes if one.changed]
    assert list(notes(amended)) == [
        "修改。",
        "条序由第二条调整为第三条。",
        "随条序调整的引用：“第一条”改为“第二条”。",
    ]


def test_lines_that_changed_their_order_are_mentioned():
    items = [
        "（一）营业执照的复印件；",
        "（二）上一年度的审计报告；",
        "（三）项目的合同。",
    ]
    texts = [item[3:] for item in items]
    old = "第一条 提交下列材料：\n" + "\n".join(items)
    new = f"第一条 提交下列材料：\n（一）{texts[1]}\n（二）{texts[0]}\n（三）{texts[2]}"
    (found,) = changed(old, new).clauses()
    assert any(one.move for one in found.pairs)
    assert "款项次序有调整。" in list(notes(found))


def test_a_clause_that_was_split_or_moved_says_where_to():
    made = Change(
        "a",
        "clause",
        "拆分",
        ("修改",),
        (Node("clause", label="第一条"),),
        (Node("clause", label="第一条"), Node("clause", label="第二条")),
        (),
    )
    assert list(notes(made)) == [
        "拆分、修改。",
        "原第一条拆分为第一条、第二条。",
    ]
    texts = "给予奖励十万元。", "本办法由区局负责解释。"
    old = f"第一条 {MOVED}\n第二条 {texts[0]}\n第三条 {texts[1]}"
    new = f"第一条 {texts[0]}\n第二条 {texts[1]}\n第三条 {MOVED}"
    assert list(notes(change(old, new))) == ["移动。", "原第一条移至第三条。"]


def test_a_row_is_called_by_the_number_of_its_side_or_by_its_words():
    old, new = Node("clause", label="第一条"), Node("clause", label="第二条")
    both = Change("a", "clause", "修改", (), (old,), (new,), ())
    assert (row_name(both, "old"), row_name(both, "new")) == (
        "第一条",
        "第二条",
    )
    deleted = Change("a", "clause", "删去", (), (old,), (), ())
    assert row_name(deleted, "new") == "第一条"
    bare = Change("原文", "clause", "修改", (), (Node("clause"),), (), ())
    assert row_name(bare, "old") == "原文"
    title = Node("title", (Line("paragraph", "办法"),))
    assert (
        row_name(Change("标题", "title", "修改", (), (title,), (), ()), "old")
        == "办法"
    )
    table = Node("annex", (Line("table", rows=(("甲",),)),))
    assert (
        row_name(Change("附件1", "annex", "修改", (), (table,), (), ()), "old")
        == "附件1"
    )
