"""Where amendments reach: 段, places spoken of before, what follows a unit that moves."""

from __future__ import annotations

from policypress.compare.decision.apply.quotes import cell_words
from tests.compare.decision.apply.test_verbs import OLD, amended, apply


def test_a_line_by_its_place_among_all_lines_of_a_clause() -> None:
    assert amended("一、将第三条第四段修改为：“（三）照片。”")[8:10] == [
        "（三）照片。",
        "材料应当真实。",
    ]
    assert amended("一、删去第三条第四段至第五段。")[7:9] == [
        "（二）营业执照；",
        "第二章　附则",
    ]
    assert amended("一、在第三条增加一段，作为第四段：“甲。”")[7:10] == [
        "（二）营业执照；",
        "甲。",
        "（三）承诺书。",
    ]


def test_words_of_the_clause_that_was_spoken_of() -> None:
    text = amended(
        "一、对第二条作如下修改：将“10万元”修改为“20万元”，删去“不”。"
    )
    assert text[3:5] == ["第二条　获奖企业奖励20万元。", "个人奖励。"]
    text = amended("一、第二条第二款中的“个人”修改为“团体”，删去“不”。")
    assert text[4] == "团体奖励。"


def test_what_was_put_behind_a_clause_moves_with_its_chapter() -> None:
    text = amended(
        "一、将第一章移至第二章后。\n"
        "二、在第二条后增加一条，作为第二条之一：“新条。”"
    )
    assert text[-7:-4] == [
        "个人不奖励。",
        "第二条之一　新条。",
        "第三条　申请人应当提交下列材料：",
    ]


def test_a_move_to_where_it_stands_says_so_and_another_does_not() -> None:
    for decision in ("将第二条移至第三条前", "将第三条移至第二条后"):
        (found,) = apply(f"一、{decision}。", OLD).findings
        assert found.code == "amendment-changes-nothing"
    text = amended("一、将第五条移至第二条前。")
    assert text[3:5] == [
        "第五条　本办法由区局解释。",
        "第二条　获奖企业奖励10万元。",
    ]


def test_words_are_added_before_and_behind_others() -> None:
    assert amended("一、在第二条第二款中的“不”后增加“再”。")[4] == (
        "个人不再奖励。"
    )
    assert amended("一、在第二条第二款中的“不”前增加“一律”。")[4] == (
        "个人一律不奖励。"
    )


def test_a_quoted_cell_may_hold_bars_and_line_ends() -> None:
    assert cell_words(r"甲\|乙\n丙\\丁") == "甲|乙\n丙\\丁"


def test_a_first_paragraph_may_be_quoted_with_the_number_of_its_clause() -> (
    None
):
    for quoted in ("第二条　团体奖励。", "团体奖励。"):
        text = amended(f"一、将第二条第一款修改为：“{quoted}”")
        assert text[3:5] == ["第二条　团体奖励。", "个人不奖励。"]


def test_a_kind_of_heading_that_the_text_has_not_is_written_the_usual_way() -> (
    None
):
    for quoted in ("第一节　甲", "甲"):
        text = amended(f"一、在第一章后增加一节，作为第一节：“{quoted}”")
        assert text[9:12] == ["材料应当真实。", "第一节　甲", "第二章　附则"]
